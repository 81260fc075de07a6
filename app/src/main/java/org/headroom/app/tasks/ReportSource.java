package org.headroom.app.tasks;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Leaf;

/**
 * What a report is about: a window of a site as it was computed, whether it is a scenario of the desktop or a run of the
 * store.
 *
 * @param kind as in {@code Scenario} or {@code Stored plan}
 * @param name of the scenario or the run
 * @param facts name and value, in words
 * @param changes what differs from the site as it is, by path; the value of the site before the scenario's
 * @param allowed what was allowed over the steps, by limit; infinite where nothing is said
 * @param drawn what was drawn, on the same steps
 * @param figures every number, in order
 * @param series means over the steps of {@code grid}
 * @param inputs of the site with their passports; empty if they are not known
 */
public record ReportSource(
        String kind,
        String name,
        String site,
        List<List<String>> facts,
        List<List<String>> changes,
        TimeGrid grid,
        ZoneId zone,
        Map<String, double[]> drawn,
        Map<String, double[]> allowed,
        List<KeyFigure> figures,
        List<Headroom> headroom,
        List<Violation> violations,
        Map<Measures, double[]> series,
        List<WhatIfJob> jobs,
        List<Leaf> inputs) {

    /**
     * A scenario as it was answered.
     *
     * @param site the site without the scenario's changes
     */
    public static ReportSource scenario(String name, WhatIf whatIf, SiteInput site, WhatIfOutcome outcome) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        Map<String, double[]> allowed = new LinkedHashMap<>();
        List<Headroom> headroom = new ArrayList<>();
        for (HeadroomBand band : outcome.bands()) {
            drawn.put(band.limit(), band.drawn());
            allowed.put(band.limit(), band.allowed());
            if (Double.isFinite(band.smallest())) {
                headroom.add(new Headroom(band.limit(), band.smallest(), band.unit(), band.smallestAtS()));
            }
        }
        Map<String, SiteInputs.Entry> known = SiteInputs.of(site);
        List<List<String>> changes = new ArrayList<>();
        outcome.question().changes().forEach((path, value) -> changes.add(change(whatIf, known, path, value)));
        Map<Measures, double[]> series = new EnumMap<>(Measures.class);
        series.putAll(outcome.series());
        return new ReportSource(
                "Scenario",
                name,
                whatIf.siteName(),
                List.of(
                        List.of("Weather", whatIf.weatherName()),
                        List.of("Jobs", whatIf.jobsName()),
                        List.of("Computed", "in steps of " + outcome.stepS() / 60 + " min")),
                changes,
                new TimeGrid(outcome.startS(), outcome.stepS(), outcome.count()),
                outcome.zone(),
                drawn,
                allowed,
                outcome.figures().key(),
                headroom,
                outcome.violations(),
                series,
                outcome.jobs(),
                site.tree().leaves());
    }

    private static List<String> change(WhatIf whatIf, Map<String, SiteInputs.Entry> known, String path, String value) {
        for (WhatIfItem item : whatIf.items()) {
            if (item.path().equals(path)) {
                return List.of(path, item.base(), value, item.unit());
            }
        }
        SiteInputs.Entry entry = known.get(path);
        return List.of(path, entry == null ? "" : entry.value(), value, entry == null ? "" : entry.unit());
    }

    /** A figure by its id; not a number if there is none. */
    double figure(String id) {
        for (KeyFigure figure : figures) {
            if (figure.id().equals(id)) {
                return figure.value();
            }
        }
        return Double.NaN;
    }

    long endS() {
        return grid.startS() + grid.stepS() * grid.count();
    }
}
