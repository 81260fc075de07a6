package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.site.Finding;
import org.headroom.data.site.SiteTree;

/** What does not fit together in the aquifer of a site. */
public final class AquiferFindings {
    private final SiteTree tree;
    private final List<Finding> findings;

    public AquiferFindings(SiteInput site) {
        this.tree = site.tree();
        this.findings = tree.check(tree.planningFrom()).stream()
                .filter(f -> f.path().startsWith("water.aquifer") || f.path().equals("limits.drawdown_m"))
                .toList();
    }

    /** Whether the site names an aquifer at all. */
    public boolean aquifer() {
        return tree.aquifer(tree.planningFrom()) != null;
    }

    public boolean ok() {
        return findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
    }

    /** A line each, as {@code site check} writes them. */
    public List<String> lines() {
        return findings.stream()
                .map(f -> f.severity().id() + ": " + f.path() + ": " + f.text())
                .toList();
    }

    public Map<String, Object> json() {
        Map<String, Object> d = Envelope.begin("headroom.aquifer_check/1", null);
        d.put("site", tree.id());
        d.put("aquifer", aquifer());
        d.put("ok", ok());
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding f : findings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("severity", f.severity().id());
            one.put("path", f.path());
            one.put("text", f.text());
            list.add(one);
        }
        d.put("findings", list);
        return d;
    }
}
