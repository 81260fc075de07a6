package org.headroom.app.report;

import java.time.ZoneId;
import java.util.List;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.SiteEvent;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of one {@code plan} run shows.
 *
 * @param fromS start of the window, epoch seconds
 * @param toS end of the window, epoch seconds
 * @param variants in the order of the page; the charts compare {@code baseline} with {@code optimized}
 * @param limits what was allowed, over time
 * @param events what happens in the window; drawn as bands with their labels
 * @param fullLoad rows of the table that explains the announced figures; empty leaves the section out
 * @param validity sentences on where the models hold and where they do not
 * @param passports the inputs of the site, for the appendix
 */
public record PlanReport(
        SiteText site,
        ZoneId zone,
        long fromS,
        long toS,
        String weather,
        JobsText jobs,
        List<VariantReport> variants,
        Limits limits,
        List<SiteEvent> events,
        List<FullLoadCase> fullLoad,
        List<String> validity,
        List<Leaf> passports,
        RunText run) {

    /**
     * @param label what kind of site this is, as in {@code counterfactual: what was announced in 2024}; may be empty
     * @param summary one sentence
     * @param gpus GPUs of the site
     * @param gpuLimitW power limit of an uncapped GPU, W
     */
    public record SiteText(String id, String name, String label, String summary, int gpus, double gpuLimitW) {}

    /**
     * The jobs line of {@code plan --json}.
     *
     * @param source the list or log they come from
     * @param scale the factor on GPU counts
     * @param gpuShare GPU-hours submitted over the GPU-hours that the site has in the window
     */
    public record JobsText(
            String source,
            int total,
            int scheduled,
            int late,
            int offloaded,
            int rejected,
            double scale,
            double gpuShare) {}

    /**
     * How the run came about; null is unknown and printed so.
     *
     * @param command the command that repeats it
     * @param score the optimizer's objective, USD
     * @param lowerBound no plan can have a lower score
     */
    public record RunText(
            @Nullable String runId,
            String version,
            String modelVersion,
            String command,
            @Nullable Double score,
            @Nullable Double lowerBound,
            @Nullable Double gapPercent) {}

    public PlanReport {
        variants = List.copyOf(variants);
        events = List.copyOf(events);
        fullLoad = List.copyOf(fullLoad);
        validity = List.copyOf(validity);
        passports = List.copyOf(passports);
    }

    /** A variant by its key, or null if it was not run. */
    public @Nullable VariantReport variant(String key) {
        return variants.stream().filter(v -> v.key().equals(key)).findFirst().orElse(null);
    }
}
