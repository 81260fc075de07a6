package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.ScenarioFile;
import org.headroom.data.quantity.InputError;

/** Scenarios from a file, held against the site and the window that they are opened in: every value must be allowed there. */
public final class ScenarioInput {
    private static final Pattern SCHEDULE = Pattern.compile("schedule\\..+\\.[a-z_]+");

    private ScenarioInput() {}

    /** @throws InputError for a file that is none of scenarios, and for a path or value that this site does not allow */
    public static ScenarioFile read(Path file, SiteInput site, WhatIf whatIf) {
        ScenarioFile read = ScenarioFile.read(file);
        for (Scenario scenario : read.scenarios().all()) {
            String place = "scenario \"" + scenario.name() + "\"";
            scenario.changes().forEach((path, value) -> own(file, place, path, value, whatIf.items()));
            SortedMap<String, String> changes = new TreeMap<>(read.scenarios().effective(scenario.id()));
            changes.keySet()
                    .removeIf(path -> path.startsWith(WhatIfQuestion.OWN)
                            || SCHEDULE.matcher(path).matches());
            check(file, place, site, changes, whatIf.startS());
        }
        return read;
    }

    /**
     * Why a site does not allow a change; empty if it does.
     *
     * @param atS epoch seconds at which the site is looked at
     */
    public static String refusal(SiteInput site, Map<String, String> changes, long atS) {
        try {
            site.with(changes).tree().bind(Instant.ofEpochSecond(atS));
            return "";
        } catch (InputError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void check(Path file, String place, SiteInput site, SortedMap<String, String> changes, long atS) {
        String why = changes.isEmpty() ? "" : refusal(site, changes, atS);
        if (!why.isEmpty()) {
            throw new InputError(file, place, "what the site refuses (" + why + ")", "what --set allows");
        }
    }

    private static void own(Path file, String place, String path, String value, List<WhatIfItem> items) {
        if (!path.startsWith(WhatIfQuestion.OWN)) {
            return;
        }
        WhatIfItem item = items.stream()
                .filter(i -> i.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new InputError(
                        file,
                        place,
                        path,
                        String.join(
                                ", ",
                                items.stream()
                                        .map(WhatIfItem::path)
                                        .filter(p -> p.startsWith(WhatIfQuestion.OWN))
                                        .toList())));
        String allowed = item.allowed();
        if (!item.allows(value)) {
            throw new InputError(file, place + ": " + path, value, allowed);
        }
    }
}
