package org.headroom.data.site;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes at the recycled-water plant or in its feed.
 *
 * @param eventId the event's name in the site file
 * @param trainsOut trains out of service; infinite for the whole plant
 * @param flowFactor on the flow of the works' treated sewage; more than 1 is rain
 * @param feedK added to its temperature
 * @param powerShare electricity over what the plant needs, 0 to 1
 */
public record RecyclingChange(
        String eventId,
        long fromS,
        long toS,
        boolean foreseen,
        double trainsOut,
        double flowFactor,
        double feedK,
        double powerShare) {

    /** Whether it holds at an instant. */
    boolean holdsAt(double epochS) {
        return fromS <= epochS && epochS < toS;
    }

    /** In a few words, as in {@code 2 trains out}. */
    public String text() {
        if (trainsOut > 0) {
            return Double.isInfinite(trainsOut)
                    ? "the whole plant out"
                    : Numbers.text(trainsOut) + (trainsOut == 1 ? " train out" : " trains out");
        }
        if (powerShare < 1) {
            return percent(powerShare) + " of its electricity";
        }
        return flowFactor != 1
                ? Numbers.text(flowFactor) + " times the works' flow"
                : "feed " + String.format(Locale.ROOT, "%+.1f", feedK) + " K";
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    static @Nullable RecyclingChange of(SiteValues v, String id, SiteEvent.Kind kind, long fromS, long toS) {
        String at = "events." + id;
        boolean foreseen = v.flag(at + ".foreseen");
        return switch (kind) {
            case RECYCLING_OUTAGE ->
                new RecyclingChange(
                        id,
                        fromS,
                        toS,
                        foreseen,
                        v.optional(at + ".trains_out").orElse(Double.POSITIVE_INFINITY),
                        1,
                        0,
                        1);
            case STORM_FLOW -> new RecyclingChange(id, fromS, toS, foreseen, 0, v.raw(at + ".flow_factor"), 0, 1);
            case FEED_COLD -> new RecyclingChange(id, fromS, toS, foreseen, 0, 1, v.raw(at + ".feed_offset_k"), 1);
            case POWER_CUT ->
                new RecyclingChange(
                        id,
                        fromS,
                        toS,
                        foreseen,
                        0,
                        1,
                        0,
                        v.optional(at + ".power_share").orElse(0));
            case UTILITY_CALL, WATER_REQUEST, SEWER_REQUEST, TRANSFORMER_OUTAGE, EQUIPMENT_FAULT -> null;
        };
    }
}
