package org.headroom.app.report;

/** What the four variants of a plan are called and what they mean, in plain words. */
public final class VariantText {
    private VariantText() {}

    public static final String BASELINE = "baseline";
    public static final String WITHIN_LIMITS = "fcfs_within_limits";
    public static final String HAND_RULE = "hand_rule";
    public static final String OPTIMIZED = "optimized";

    public static String title(String key) {
        return switch (key) {
            case BASELINE -> "Baseline";
            case WITHIN_LIMITS -> "First come, within limits";
            case HAND_RULE -> "Hand rule";
            case OPTIMIZED -> "Plan";
            default -> key;
        };
    }

    public static String description(String key) {
        return switch (key) {
            case BASELINE ->
                "Every job starts as soon as GPUs are free, first come first served with backfill; limits are ignored.";
            case WITHIN_LIMITS ->
                "First come first served with backfill, but a job starts only if the same limits over time still hold.";
            case HAND_RULE ->
                "As first come within limits, and all GPUs are capped to 500 W in the tariff's on-peak hours.";
            case OPTIMIZED ->
                "Start times, GPU counts and power caps chosen by the optimizer under the limits, then run through the twin.";
            default -> "";
        };
    }
}
