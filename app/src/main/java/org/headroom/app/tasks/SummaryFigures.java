package org.headroom.app.tasks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers of a summary under flat keys, so that runs can be compared: {@code cost_usd.energy} for a number within
 * an object, {@code headroom.site_power_mw} for the smallest headroom of a limit, and the length of any other array.
 */
final class SummaryFigures {
    private SummaryFigures() {}

    static Map<String, Double> of(JsonNode summary) {
        Map<String, Double> figures = new LinkedHashMap<>();
        collect("", summary, figures);
        return figures;
    }

    /** For each key of either: {@code first}, {@code second}, {@code difference} and {@code percent} of the first. */
    static void sideBySide(JsonNode first, JsonNode second, ObjectNode into) {
        Map<String, Double> a = of(first);
        Map<String, Double> b = of(second);
        Set<String> keys = new LinkedHashSet<>(a.keySet());
        keys.addAll(b.keySet());
        for (String key : keys) {
            Double x = a.get(key);
            Double y = b.get(key);
            ObjectNode row = into.putObject(key);
            row.put("first", x);
            row.put("second", y);
            if (x == null || y == null) {
                row.putNull("difference");
                row.putNull("percent");
            } else {
                row.put("difference", y - x);
                row.put("percent", x == 0 ? null : (Double) (100 * (y - x) / Math.abs(x)));
            }
        }
    }

    private static void collect(String key, JsonNode node, Map<String, Double> into) {
        if (node.isNumber()) {
            into.put(key, node.doubleValue());
        } else if (node.isObject()) {
            node.properties().forEach(e -> collect(join(key, e.getKey()), e.getValue(), into));
        } else if (node.isArray() && key.equals("headroom")) {
            node.forEach(e -> collect(join(key, e.path("limit").asString()), e.path("smallest"), into));
        } else if (node.isArray()) {
            into.put(key, (double) node.size());
        }
    }

    private static String join(String key, String next) {
        return key.isEmpty() ? next : key + "." + next;
    }
}
