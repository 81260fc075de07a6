package org.headroom.app.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfItem;
import org.headroom.app.tasks.WhatIfQuestion;
import org.headroom.data.quantity.InputError;

/**
 * Scenarios of the inputs before that still say something of other inputs.
 *
 * @param scenarios all of them, each without what no longer applies
 * @param dropped the paths that no longer apply, in order
 */
record CarriedOver(Scenarios scenarios, List<String> dropped) {
    private static final String SCHEDULE = "schedule.";

    /** @param sameJobs whether edits of single jobs still mean the same jobs */
    static CarriedOver of(Scenarios before, SiteInput site, WhatIf whatIf, boolean sameJobs) {
        TreeSet<String> dropped = new TreeSet<>();
        List<Scenario> kept = new ArrayList<>();
        for (Scenario each : before.all()) {
            SortedMap<String, String> changes = new TreeMap<>(each.changes());
            changes.entrySet().removeIf(change -> {
                boolean goes = !applies(change, site, whatIf, sameJobs);
                if (goes) {
                    dropped.add(change.getKey());
                }
                return goes;
            });
            String name = each.isRoot() ? whatIf.siteName() : each.name();
            SortedMap<String, String> then = new TreeMap<>(each.parentThen());
            then.keySet().removeAll(dropped);
            kept.add(new Scenario(each.id(), name, each.parentId(), changes, then));
        }
        return new CarriedOver(new Scenarios(kept, before.currentId(), before.made()), List.copyOf(dropped));
    }

    private static boolean applies(Map.Entry<String, String> change, SiteInput site, WhatIf whatIf, boolean sameJobs) {
        String path = change.getKey();
        if (path.startsWith(SCHEDULE)) {
            return sameJobs;
        }
        if (path.startsWith(WhatIfQuestion.OWN)) {
            return whatIf.items().stream().map(WhatIfItem::path).anyMatch(path::equals);
        }
        try {
            return site.with(Map.of(path, change.getValue())).changed().contains(path);
        } catch (InputError e) {
            return false;
        }
    }
}
