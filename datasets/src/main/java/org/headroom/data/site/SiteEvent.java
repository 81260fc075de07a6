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
        @Nullable Fault fault) {

    /** What happens. */
    public enum Kind {
        UTILITY_CALL,
        WATER_REQUEST,
        SEWER_REQUEST,
        TRANSFORMER_OUTAGE,
        EQUIPMENT_FAULT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
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
