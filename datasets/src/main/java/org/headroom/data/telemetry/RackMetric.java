package org.headroom.data.telemetry;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * What is asked for of each rack: by the name of its recording rule, or, where there are no rules, by the same sums over
 * each host straight from dcgm-exporter's metrics.
 *
 * <p>A GPU counts once, however often it was scraped and into however many instances it is cut (the largest value of
 * equal host, gpu and UUID; a UUID under two names of a host: {@link #shared}). What no GPU can be is left out before anything is added up: DCGM's blank values, NaN, below
 * 0 W or 5 kW and more, 150 C and more. A GPU without power in W is taken by its energy counter (mJ); one whose counter
 * began again within the rate's window says nothing, because what it used before is lost. A GPU that said nothing within the step is not there.
 */
public enum RackMetric {
    /** W. */
    POWER("rack:dcgm_power_usage_watts:sum", "sum by (PLACE) (GPU_POWER)", 0, 2e6),
    /** GPUs that report power. */
    GPUS("rack:dcgm_gpus:count", "count by (PLACE) (GPU_POWER)", 0, 1e5),
    /** C, mean of the GPUs. */
    TEMPERATURE(
            "rack:dcgm_gpu_temp_celsius:avg",
            "avg by (PLACE) (max by (PLACE, gpu, UUID) (avg_over_time(DCGM_FI_DEV_GPU_TEMP[STEP]) > -50 < 150))",
            -50,
            150),
    /** 0 to 1, mean of the GPUs. */
    TENSOR(
            "rack:dcgm_tensor_active:avg",
            "avg by (PLACE) (max by (PLACE, gpu, UUID) (avg_over_time(DCGM_FI_PROF_PIPE_TENSOR_ACTIVE[STEP]) >= 0 <= 1))",
            0,
            1),
    /** 0 to 1, mean of the GPUs. */
    SM(
            "rack:dcgm_sm_active:avg",
            "avg by (PLACE) (max by (PLACE, gpu, UUID) (avg_over_time(DCGM_FI_PROF_SM_ACTIVE[STEP]) >= 0 <= 1))",
            0,
            1),
    /** GPUs whose power comes from their energy counter. */
    FROM_COUNTER(
            "rack:dcgm_gpus_from_counter:count",
            "count by (PLACE) (max by (PLACE, gpu, UUID) (COUNTER_POWER) unless max by (PLACE, gpu, UUID) (METER_POWER))",
            0,
            1e5);

    /** Readings refused before the sums, over the whole fleet, by the label {@code why}. */
    public static final String REFUSED_RULE = "site:dcgm_refused:count";

    private static final String METER_POWER = "avg_over_time(DCGM_FI_DEV_POWER_USAGE[STEP]) >= 0 < 5000";
    private static final String COUNTER_POWER =
            "rate(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[FOUR_STEPS]) / 1000 < 5000 and "
                    + "last_over_time(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[STEP]) >= 0 unless "
                    + "resets(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[FOUR_STEPS]) > 0";
    private static final String GPU_POWER =
            "max by (PLACE, gpu, UUID) (METER_POWER) or max by (PLACE, gpu, UUID) (COUNTER_POWER)";

    private static final String SHARED =
            "(GPU_POWER) and on (UUID) (count by (UUID) (count by (PLACE, UUID) (GPU_POWER)) > 1)"
                    .replace("GPU_POWER", GPU_POWER)
                    .replace("METER_POWER", METER_POWER)
                    .replace("COUNTER_POWER", COUNTER_POWER)
                    .replace("_USAGE[", "_USAGE{UUID!=\"\"}[")
                    .replace("_CONSUMPTION[", "_CONSUMPTION{UUID!=\"\"}[");

    private final String rule;
    private final String raw;
    private final double lowest;
    private final double highest;

    RackMetric(String rule, String raw, double lowest, double highest) {
        this.rule = rule;
        this.raw = raw;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The recording rule's name. */
    public String rule() {
        return rule;
    }

    /** The smallest value that a rack can have. */
    public double lowest() {
        return lowest;
    }

    /** The largest value that a rack can have. */
    public double highest() {
        return highest;
    }

    /** The mean of the rule over a step: nothing where the rule said nothing within it. */
    public String byRule(double stepS) {
        return "avg_over_time(" + rule + "[" + window(stepS) + "])";
    }

    /** The same by host from the exporters' metrics. */
    public String byHost(String hostLabel, double stepS) {
        return filled(raw, hostLabel, stepS);
    }

    private static String filled(String promql, String hostLabel, double stepS) {
        return promql.replace("GPU_POWER", GPU_POWER)
                .replace("COUNTER_POWER", COUNTER_POWER)
                .replace("METER_POWER", METER_POWER)
                .replace("PLACE", hostLabel + ", hall, rack")
                .replace("FOUR_STEPS", window(4 * stepS))
                .replace("STEP", window(stepS));
    }

    /** Power and temperature readings refused, by why: sentinel, not_a_number, infinite, impossible. */
    public static String refused() {
        String both = "{__name__=~\"DCGM_FI_DEV_(POWER_USAGE|GPU_TEMP)\"}";
        return because("sentinel", "count(" + both + " >= 2147483632 < Inf)")
                + " or " + because("not_a_number", sum(nan("DCGM_FI_DEV_POWER_USAGE"), nan("DCGM_FI_DEV_GPU_TEMP")))
                + " or " + because("infinite", "count(" + both + " == Inf)")
                + " or "
                + because(
                        "impossible",
                        sum(
                                "DCGM_FI_DEV_POWER_USAGE < 0 or DCGM_FI_DEV_POWER_USAGE >= 5000 < 2147483632",
                                "DCGM_FI_DEV_GPU_TEMP <= -50 or DCGM_FI_DEV_GPU_TEMP >= 150 < 2147483632",
                                "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE < 0 or DCGM_FI_PROF_PIPE_TENSOR_ACTIVE > 1 < 2147483632",
                                "DCGM_FI_PROF_SM_ACTIVE < 0 or DCGM_FI_PROF_SM_ACTIVE > 1 < 2147483632"));
    }

    private static String nan(String metric) {
        return metric + " unless " + metric + " >= -Inf";
    }

    /** Series in all of these; nothing where there are none. {@code or} would take equal labels of two metrics once. */
    private static String sum(String... sets) {
        StringJoiner all = new StringJoiner(" + ", "(", ") > 0");
        for (String set : sets) {
            all.add("(count(" + set + ") or vector(0))");
        }
        return all.toString();
    }

    private static String because(String why, String what) {
        return "label_replace(" + what + ", \"why\", \"" + why + "\", \"\", \"\")";
    }

    /**
     * Power of each GPU whose UUID is there under more than one host or rack, one series each, with the label {@code UUID}:
     * an exporter under a node's short and full name, or two exporters on it.
     */
    public static String shared(String hostLabel, double stepS) {
        return filled(SHARED, hostLabel, stepS);
    }

    /** Energy counters that began again within the last seconds. */
    public static String resets(double seconds) {
        return "sum(resets(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[" + window(seconds) + "]))";
    }

    /** A millisecond short of the time, so that samples on both ends are not both inside. */
    static String window(double seconds) {
        long ms = Math.max(1, Math.round(seconds * 1000) - 1);
        return String.format(Locale.ROOT, "%dms", ms);
    }
}
