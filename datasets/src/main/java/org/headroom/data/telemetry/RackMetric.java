package org.headroom.data.telemetry;

import java.util.Locale;

/**
 * What is asked for of each rack: by the name of its recording rule, or, where there are no rules, by the same sums over
 * each host straight from dcgm-exporter's metrics.
 *
 * <p>A GPU counts once, however often it was scraped and into however many instances it is cut (the largest value of
 * equal host, gpu and UUID). What no GPU can be is left out before anything is added up: DCGM's blank values, NaN, below
 * 0 W or 5 kW and more, 150 C and more. A GPU without power in W is taken by its energy counter (mJ), whose resets
 * {@code rate} sees. A GPU that said nothing within the step is not there.
 */
public enum RackMetric {
    /** W. */
    POWER("rack:dcgm_power_usage_watts:sum", "sum by (HOST) (GPU_POWER)", 0, 2e6),
    /** GPUs that report power. */
    GPUS("rack:dcgm_gpus:count", "count by (HOST) (GPU_POWER)", 0, 1e5),
    /** C, mean of the GPUs. */
    TEMPERATURE(
            "rack:dcgm_gpu_temp_celsius:avg",
            "avg by (HOST) (max by (HOST, gpu, UUID) (avg_over_time(DCGM_FI_DEV_GPU_TEMP[STEP]) > -50 < 150))",
            -50,
            150),
    /** 0 to 1, mean of the GPUs. */
    TENSOR(
            "rack:dcgm_tensor_active:avg",
            "avg by (HOST) (max by (HOST, gpu, UUID) (avg_over_time(DCGM_FI_PROF_PIPE_TENSOR_ACTIVE[STEP]) >= 0 <= 1))",
            0,
            1),
    /** 0 to 1, mean of the GPUs. */
    SM(
            "rack:dcgm_sm_active:avg",
            "avg by (HOST) (max by (HOST, gpu, UUID) (avg_over_time(DCGM_FI_PROF_SM_ACTIVE[STEP]) >= 0 <= 1))",
            0,
            1),
    /** GPUs whose power comes from their energy counter. */
    FROM_COUNTER(
            "rack:dcgm_gpus_from_counter:count",
            "count by (HOST) (max by (HOST, gpu, UUID) (COUNTER_POWER) unless max by (HOST, gpu, UUID) (METER_POWER))",
            0,
            1e5);

    /** Readings refused before the sums, over the whole fleet, by the label {@code why}. */
    public static final String REFUSED_RULE = "site:dcgm_refused:count";

    private static final String METER_POWER = "avg_over_time(DCGM_FI_DEV_POWER_USAGE[STEP]) >= 0 < 5000";
    private static final String COUNTER_POWER =
            "rate(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[FOUR_STEPS]) / 1000 < 5000 and "
                    + "last_over_time(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[STEP]) >= 0";
    private static final String GPU_POWER =
            "max by (HOST, gpu, UUID) (METER_POWER) or max by (HOST, gpu, UUID) (COUNTER_POWER)";

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
        return raw.replace("GPU_POWER", GPU_POWER)
                .replace("COUNTER_POWER", COUNTER_POWER)
                .replace("METER_POWER", METER_POWER)
                .replace("HOST", hostLabel)
                .replace("FOUR_STEPS", window(4 * stepS))
                .replace("STEP", window(stepS));
    }

    /** Power and temperature readings refused, by why: sentinel, not_a_number, infinite, impossible. */
    public static String refused() {
        String both = "{__name__=~\"DCGM_FI_DEV_(POWER_USAGE|GPU_TEMP)\"}";
        return because("sentinel", both + " >= 2147483632 < Inf")
                + " or "
                + because(
                        "not_a_number",
                        "(DCGM_FI_DEV_POWER_USAGE unless DCGM_FI_DEV_POWER_USAGE >= -Inf)"
                                + " or (DCGM_FI_DEV_GPU_TEMP unless DCGM_FI_DEV_GPU_TEMP >= -Inf)")
                + " or " + because("infinite", both + " == Inf")
                + " or "
                + because(
                        "impossible",
                        "DCGM_FI_DEV_POWER_USAGE < 0 or DCGM_FI_DEV_POWER_USAGE >= 5000 < 2147483632"
                                + " or DCGM_FI_DEV_GPU_TEMP <= -50 or DCGM_FI_DEV_GPU_TEMP >= 150 < 2147483632");
    }

    private static String because(String why, String what) {
        return "label_replace(count(" + what + "), \"why\", \"" + why + "\", \"\", \"\")";
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
