package org.headroom.app.impact;

import java.util.List;

/** The names of limits, as the twin has them, in words of a reader. */
public final class LimitWords {
    private LimitWords() {}

    /** Some of them in a row; a name without words of its own is spelt out. */
    public static String joined(List<String> limits) {
        return String.join(", ", limits.stream().map(LimitWords::of).toList());
    }

    /** A limit as a reader would call it. */
    static String of(String limit) {
        return switch (limit) {
            case "site_power_mw" -> "power at the utility's meter";
            case "transformer_mva" -> "load of the main transformers";
            case "transformer_n1_mva" -> "load of the main transformers with one out";
            case "transformer_hot_spot_c" -> "temperature inside the main transformers";
            case "voltage_deviation_percent" -> "voltage";
            case "branch_loading_percent" -> "load of the site's cables and transformers";
            case "potable_gal_per_day" -> "tap water in a day";
            case "potable_gal_per_hour" -> "tap water in an hour";
            case "recycled_gal_per_day" -> "recycled water in a day";
            case "sewer_gal_per_day" -> "discharge to the sewer in a day";
            case "cold_water_c" -> "temperature of the cooling water";
            case "gpu_c" -> "temperature of the GPUs";
            case "servers_off_count" -> "servers that go off in heat";
            default -> limit.replace('_', ' ');
        };
    }
}
