package org.headroom.data.site;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a known time.
 *
 * @param values what it changes, by limit id in that id's unit, or {@code units_out}; in the order of the schema
 * @param noticeS how long before its start it is announced, s; 0 if the file does not say
 * @param foreseen whether a plan may know of it
 * @param hypothetical whether it is made up for planning
 * @param fault the cooling equipment out of service meanwhile, if any
 * @param recycling what it changes at the recycled-water plant, if anything
 */
public record SiteEvent(
        String id,
        Kind kind,
        long fromS,
        long toS,
        Map<String, Double> values,
        double noticeS,
        boolean foreseen,
        boolean hypothetical,
        String source,
        @Nullable Fault fault,
        @Nullable RecyclingChange recycling) {

    /** What happens. */
    public enum Kind {
        UTILITY_CALL,
        WATER_REQUEST,
        SEWER_REQUEST,
        TRANSFORMER_OUTAGE,
        EQUIPMENT_FAULT,
        /** Trains of the recycled-water plant, or all of it, out of service. */
        RECYCLING_OUTAGE,
        /** Rain in the sewers: more treated sewage, and thinner. */
        STORM_FLOW,
        /** Treated sewage colder than the season has it. */
        FEED_COLD,
        /** Electricity fails at the recycled-water plant. */
        POWER_CUT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that leaves the recycled-water plant alone. */
    public SiteEvent(
            String id,
            Kind kind,
            long fromS,
            long toS,
            Map<String, Double> values,
            double noticeS,
            boolean foreseen,
            boolean hypothetical,
            String source,
            @Nullable Fault fault) {
        this(id, kind, fromS, toS, values, noticeS, foreseen, hypothetical, source, fault, null);
    }

    /** Main transformers out of service meanwhile. */
    public int unitsOut() {
        return values.getOrDefault("units_out", 0.0).intValue();
    }

    /** For a chart or a table, as in {@code utility call (call_17_july), hypothetical}. */
    public String label() {
        return kind.id().replace('_', ' ') + " (" + id + ")" + (hypothetical ? ", hypothetical" : "");
    }
}
