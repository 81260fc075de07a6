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
        Readings readings,
        Wrong wrong) {

    /**
     * How readings differ from the truth; the texts are those of the options of the same name.
     *
     * @param noise empty for usual instruments
     * @param lost share of samples that never come
     */
    public record Readings(
            List<String> noise,
            List<String> bias,
            List<String> drift,
            List<String> quantum,
            double lost,
            double sentinels,
            double nans) {
        /** Usual instruments without bias. */
        public static final Readings USUAL = new Readings(List.of(), List.of(), List.of(), List.of(), 0, 0, 0);

        public Readings {
            noise = List.copyOf(noise);
            bias = List.copyOf(bias);
            drift = List.copyOf(drift);
            quantum = List.copyOf(quantum);
        }
    }

    /**
     * What goes wrong.
     *
     * @param gaps silences of everything, {@code FROM..TO}
     * @param silent share of the racks that never say anything
     * @param injections {@code KIND[:WHAT]@FROM..TO[=VALUE]}
     * @param faultsPerDay such things drawn at random, a day of the site's clock
     */
    public record Wrong(List<String> gaps, double silent, List<String> injections, double faultsPerDay) {
        public static final Wrong NOTHING = new Wrong(List.of(), 0, List.of(), 0);

        public Wrong {
            gaps = List.copyOf(gaps);
            injections = List.copyOf(injections);
        }
    }

    /** A site from a time on, with jobs, usual instruments without bias, and nothing that goes wrong. */
    public static TelemetryRequest of(SiteInput site, @Nullable String from, long stepS, long forS, long seed) {
        return new TelemetryRequest(
                site, null, null, null, true, null, from, stepS, forS, 0, seed, Readings.USUAL, Wrong.NOTHING);
    }

    /** The same with every server at one power instead of jobs. */
    public TelemetryRequest fullLoad(SimulateRequest.FullLoadKind kind) {
        return new TelemetryRequest(
                site, weather, jobs, jobsScale, inTime, kind, from, stepS, forS, single, seed, readings, wrong);
    }

    /** The same with hosts GPU by GPU. */
    public TelemetryRequest single(int hosts) {
        return new TelemetryRequest(
                site, weather, jobs, jobsScale, inTime, fullLoad, from, stepS, forS, hosts, seed, readings, wrong);
    }

    public TelemetryRequest readings(Readings other) {
        return new TelemetryRequest(
                site, weather, jobs, jobsScale, inTime, fullLoad, from, stepS, forS, single, seed, other, wrong);
    }

    public TelemetryRequest wrong(Wrong other) {
        return new TelemetryRequest(
                site, weather, jobs, jobsScale, inTime, fullLoad, from, stepS, forS, single, seed, readings, other);
    }

    /** The same with noise, as of {@code --noise}. */
    public TelemetryRequest noise(String... texts) {
        Readings r = readings;
        return readings(new Readings(List.of(texts), r.bias, r.drift, r.quantum, r.lost, r.sentinels, r.nans));
    }

    /** The same with biased meters, as of {@code --bias}. */
    public TelemetryRequest bias(String... texts) {
        Readings r = readings;
        return readings(new Readings(r.noise, List.of(texts), r.drift, r.quantum, r.lost, r.sentinels, r.nans));
    }

    /** The same with silences of everything, as of {@code --gap}. */
    public TelemetryRequest gaps(String... texts) {
        return wrong(new Wrong(List.of(texts), wrong.silent, wrong.injections, wrong.faultsPerDay));
    }

    /** The same with what goes wrong, as of {@code --inject}. */
    public TelemetryRequest inject(String... texts) {
        return wrong(new Wrong(wrong.gaps, wrong.silent, List.of(texts), wrong.faultsPerDay));
    }
}
