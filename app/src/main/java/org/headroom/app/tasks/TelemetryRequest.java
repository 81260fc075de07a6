package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site to simulate and how its instruments see it.
 *
 * @param site as it truly is, hidden calibration included
 * @param weather a weather file, or null for the embedded year
 * @param jobs a job file, or null for the embedded list
 * @param inTime jobs with their phases, failures and delays instead of their steady means
 * @param fullLoad every server at this power instead of jobs, or null
 * @param from start of the site's clock: a day, a time, {@code now}, or null for the site's planning start
 * @param stepS length of a step of the site's clock
 * @param forS how long, s of the site's clock; null for as long as it is let
 * @param single hosts that are shown GPU by GPU
 * @param noise as of {@code --noise}: empty for usual instruments
 * @param gaps silences of everything, {@code FROM..TO}
 * @param silent share of the racks that never say anything
 * @param injections {@code KIND[:WHAT]@FROM..TO[=VALUE]}
 * @param faultsPerDay faults drawn at random a day of the site's clock
 */
public record TelemetryRequest(
        SiteInput site,
        @Nullable Path weather,
        @Nullable Path jobs,
        @Nullable String jobsScale,
        boolean inTime,
        SimulateRequest.@Nullable FullLoadKind fullLoad,
        @Nullable String from,
        long stepS,
        @Nullable Long forS,
        int single,
        long seed,
        List<String> noise,
        List<String> bias,
        List<String> drift,
        List<String> quantum,
        double lost,
        double sentinels,
        double nans,
        List<String> gaps,
        double silent,
        List<String> injections,
        double faultsPerDay) {

    public TelemetryRequest {
        noise = List.copyOf(noise);
        bias = List.copyOf(bias);
        drift = List.copyOf(drift);
        quantum = List.copyOf(quantum);
        gaps = List.copyOf(gaps);
        injections = List.copyOf(injections);
    }

    /** The default site from a time on, with jobs, usual instruments without bias, and nothing that goes wrong. */
    public static TelemetryRequest of(SiteInput site, String from, long stepS, long forS, long seed) {
        return new TelemetryRequest(
                site, null, null, null, true, null, from, stepS, forS, 0, seed, List.of(), List.of(), List.of(),
                List.of(), 0, 0, 0, List.of(), 0, List.of(), 0);
    }

    /** The same with noise, as of {@code --noise}. */
    public TelemetryRequest noise(String... texts) {
        return with(List.of(texts), bias, gaps, injections, single);
    }

    /** The same with biased meters, as of {@code --bias}. */
    public TelemetryRequest bias(String... texts) {
        return with(noise, List.of(texts), gaps, injections, single);
    }

    /** The same with silences of everything, as of {@code --gap}. */
    public TelemetryRequest gaps(String... texts) {
        return with(noise, bias, List.of(texts), injections, single);
    }

    /** The same with what goes wrong, as of {@code --inject}. */
    public TelemetryRequest inject(String... texts) {
        return with(noise, bias, gaps, List.of(texts), single);
    }

    /** The same with hosts GPU by GPU. */
    public TelemetryRequest single(int hosts) {
        return with(noise, bias, gaps, injections, hosts);
    }

    private TelemetryRequest with(
            List<String> noise, List<String> bias, List<String> gaps, List<String> injections, int single) {
        return new TelemetryRequest(
                site,
                weather,
                jobs,
                jobsScale,
                inTime,
                fullLoad,
                from,
                stepS,
                forS,
                single,
                seed,
                noise,
                bias,
                drift,
                quantum,
                lost,
                sentinels,
                nans,
                gaps,
                silent,
                injections,
                faultsPerDay);
    }
}
