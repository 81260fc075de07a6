package org.headroom.app.study;

import java.util.Locale;

/** What may keep GPUs from being used while a site is built, in the order in which ties are told. */
public enum Bottleneck {
    /** GPUs delivered and in their racks. */
    GPUS("it."),
    /** Utility and on-site generation. */
    POWER("grid.utility_mw", "grid.generation.", "limits.site_power_mw"),
    /** Main transformers, lines and voltage. */
    SUBSTATION("grid.substation.", "grid.network."),
    /** Cold water and GPU temperatures. */
    COOLING("cooling."),
    /** Mains and recycled water. */
    WATER("water.", "limits.potable_gal_per_day", "limits.potable_gal_per_hour"),
    /** What the sewer takes. */
    SEWER("water.sewer", "limits.sewer_gal_per_day");

    private final String[] paths;

    Bottleneck(String... paths) {
        this.paths = paths;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a site's path may lift it. */
    boolean liftedBy(String path) {
        for (String prefix : paths) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** What a broken limit of the ledger belongs to. */
    static Bottleneck of(String limit) {
        return switch (limit) {
            case "site_power_mw" -> POWER;
            case "cold_water_c", "gpu_c", "servers_off_count" -> COOLING;
            case "potable_gal_per_day", "potable_gal_per_hour", "recycled_gal_per_day" -> WATER;
            case "sewer_gal_per_day" -> SEWER;
            default -> SUBSTATION;
        };
    }
}
