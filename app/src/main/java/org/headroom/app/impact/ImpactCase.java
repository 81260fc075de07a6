package org.headroom.app.impact;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/**
 * All that a report is made from: a stored run, the year around it, its uncertainty and its alternatives.
 *
 * @param tree the site's file as the run kept it
 * @param site bound at the start of the run's window
 * @param window what the run itself computed
 * @param weather the air of the year's hours
 * @param switched the year for each combination of commitments: bit i of the index is commitment i; empty if none
 * @param commitments in the order of the bits
 * @param events what the year does not show: heat wave, demand call, drought, outages
 * @param compared another run to hold against, or null
 */
public record ImpactCase(
        String runId,
        SiteTree tree,
        Site site,
        ZoneId zone,
        Window window,
        Year year,
        Weather weather,
        Ensemble ensemble,
        List<Commitment> commitments,
        List<Year> switched,
        List<Alternative> events,
        @Nullable ImpactCase compared) {
    /**
     * A stored run's variant.
     *
     * @param variant as in {@code optimized}
     * @param figures its summary by dotted key, as in {@code cost_usd.total}
     * @param baseline the same of what it is held against inside its run; empty if there is none
     * @param series kept by the store, on {@code grid}
     */
    public record Window(
            String kind,
            String variant,
            long fromS,
            long toS,
            TimeGrid grid,
            Map<String, Double> figures,
            Map<String, Double> baseline,
            Map<Measures, double[]> series) {}

    /**
     * Something promised that a reader can switch.
     *
     * @param changes paths and values of the site's file with it kept
     * @param promised who said so and when
     */
    public record Commitment(String id, String title, String words, String promised, Map<String, String> changes) {}
}
