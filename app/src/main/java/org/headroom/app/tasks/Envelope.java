package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Violation;
import org.jspecify.annotations.Nullable;

/** What every JSON document has in common: how it begins, how times and unknowns are written. */
final class Envelope {
    private Envelope() {}

    /** The head of a document, keys in order of insertion. */
    static Map<String, Object> begin(String schema, @Nullable String runId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", schema);
        document.put("headroom_version", Version.CURRENT);
        put(document, "run_id", runId);
        return document;
    }

    /** Unknown and non-finite numbers become null, never text. */
    @SuppressWarnings("NullAway") // a JSON null
    static void put(Map<String, Object> document, String key, @Nullable Object value) {
        boolean unknown = value instanceof Double d && !Double.isFinite(d);
        document.put(key, unknown ? null : value);
    }

    /** ISO 8601 with the zone's offset. */
    static String time(long epochS, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochSecond(epochS).atZone(zone).toOffsetDateTime());
    }

    static List<Map<String, Object>> violations(List<Violation> violations, ZoneId zone) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Violation v : violations) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("limit", v.limit());
            one.put("from", time(v.fromS(), zone));
            one.put("to", time(v.toS(), zone));
            put(one, "worst", v.worst());
            put(one, "allowed", v.allowed());
            one.put("unit", v.unit().suffix());
            list.add(one);
        }
        return list;
    }

    static List<Map<String, Object>> headroom(List<Headroom> headroom, ZoneId zone) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Headroom h : headroom) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("limit", h.limit());
            put(one, "smallest", h.smallest());
            one.put("unit", h.unit().suffix());
            one.put("at", time(h.atS(), zone));
            list.add(one);
        }
        return list;
    }
}
