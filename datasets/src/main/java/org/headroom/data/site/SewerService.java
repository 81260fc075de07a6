package org.headroom.data.site;

import java.util.List;
import org.headroom.physics.water.DomesticLoad;
import org.headroom.physics.water.SewerStrength;

/**
 * What the sewer takes, on what terms, and what people and towers put into it beside what is dissolved.
 *
 * @param usdPerM3 price of a volume
 * @param billedOn which volume
 * @param surcharges on strong waste
 * @param domestic what people add to their water
 * @param domesticC temperature of their waste water
 * @param domesticPh pH of it; not a number where the file has no analysis of mains water
 * @param blowdown what tower water carries that is not dissolved
 */
public record SewerService(
        double usdPerM3,
        BilledOn billedOn,
        List<Surcharge> surcharges,
        DomesticLoad domestic,
        double domesticC,
        double domesticPh,
        SewerStrength blowdown) {
    /** The limits that {@code water.sewer.limits} may name; in force they are called {@code sewer_} and this. */
    public static final List<String> LIMITS = List.of(
            "temperature_c",
            "ph_least",
            "ph_most",
            "tds_mg_per_l",
            "ammonia_n_mg_per_l",
            "nitrogen_mg_per_l",
            "phosphorus_mg_per_l",
            "bod_mg_per_l",
            "cod_mg_per_l",
            "tss_mg_per_l");

    public SewerService {
        surcharges = List.copyOf(surcharges);
    }

    /** The volume that the price is asked on. */
    public enum BilledOn {
        /** Mains water through the utility's meter, whatever becomes of it. */
        METERED_WATER("metered_water"),
        /** What goes to the sewer. */
        DISCHARGE("discharge");

        private final String id;

        BilledOn(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * A charge on what is stronger than household sewage.
     *
     * @param quality what it is asked on
     * @param aboveMgPerL nothing up to here
     * @param usdPerKg for the mass above it
     */
    public record Surcharge(Quality quality, double aboveMgPerL, double usdPerKg) {}

    /** What a surcharge may be asked on; keys as in {@link #LIMITS} without the unit. */
    public enum Quality {
        TDS("tds"),
        AMMONIA_N("ammonia_n"),
        NITROGEN("nitrogen"),
        PHOSPHORUS("phosphorus"),
        BOD("bod"),
        COD("cod"),
        TSS("tss");

        private final String id;

        Quality(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
