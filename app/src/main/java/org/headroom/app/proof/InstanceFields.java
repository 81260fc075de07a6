package org.headroom.app.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One JSON object of an instance file, read strictly: each key asked for must be there, and none besides. */
final class InstanceFields {
    private final String file;
    private final String place;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>();

    /** @param place where the object stands, as in {@code jobs[3]}; empty for the document */
    InstanceFields(String file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw error("", shown(node), "an object");
        }
    }

    /** Keys that may be there and are not read. */
    void ignore(String... keys) {
        known.addAll(List.of(keys));
    }

    /** To be called when all is read: a key that nobody asked for is refused. */
    void done() {
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw error(
                        key,
                        "an unknown key",
                        String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    InputError error(String key, String found, String allowed) {
        String dot = place.isEmpty() || key.isEmpty() ? "" : ".";
        return new InputError(file, place + dot + key, found, allowed);
    }

    private JsonNode get(String key, String allowed) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value == null) {
            throw error(key, "no such key", allowed);
        }
        return value;
    }

    String text(String key) {
        JsonNode value = get(key, "text");
        if (!value.isString() || value.stringValue().isBlank()) {
            throw error(key, shown(value), "text");
        }
        return value.stringValue();
    }

    boolean truth(String key) {
        JsonNode value = get(key, "true or false");
        if (!value.isBoolean()) {
            throw error(key, shown(value), "true or false");
        }
        return value.booleanValue();
    }

    double number(String key) {
        JsonNode value = get(key, "a number");
        if (!value.isNumber()) {
            throw error(key, shown(value), "a number");
        }
        return value.doubleValue();
    }

    long whole(String key, long least, long most) {
        return whole(key, get(key, range(least, most)), least, most);
    }

    int small(String key, int least, int most) {
        return (int) whole(key, least, most);
    }

    /** Null where the file says null. */
    @Nullable
    Long wholeOrNull(String key, long least, long most) {
        JsonNode value = get(key, range(least, most) + ", or null");
        return value.isNull() ? null : (Long) whole(key, value, least, most);
    }

    private long whole(String key, JsonNode value, long least, long most) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw error(key, shown(value), range(least, most));
        }
        long found = value.longValue();
        if (found < least || found > most) {
            throw error(key, Long.toString(found), range(least, most));
        }
        return found;
    }

    private static String range(long least, long most) {
        return "a whole number, " + least + " to " + most;
    }

    /** Numbers in a row, {@code count} of them, or any number of them below 0. */
    long[] row(String key, int count, long least, long most) {
        String allowed = (count < 0 ? "" : count + " ") + "whole numbers in a list";
        JsonNode list = get(key, allowed);
        if (!list.isArray()) {
            throw error(key, shown(list), allowed);
        }
        if (count >= 0 && list.size() != count) {
            throw error(key, list.size() + " numbers", allowed);
        }
        long[] row = new long[list.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = whole(key + "[" + i + "]", list.get(i), least, most);
        }
        return row;
    }

    int[] smallRow(String key, int count, int least, int most) {
        long[] row = row(key, count, least, most);
        int[] small = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            small[i] = (int) row[i];
        }
        return small;
    }

    List<InstanceFields> objects(String key) {
        JsonNode list = get(key, "a list of objects");
        if (!list.isArray()) {
            throw error(key, shown(list), "a list of objects");
        }
        List<InstanceFields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String dot = place.isEmpty() ? "" : place + ".";
            objects.add(new InstanceFields(file, dot + key + "[" + i + "]", list.get(i)));
        }
        return objects;
    }

    private static String shown(JsonNode value) {
        String text = value.isObject() ? "an object" : value.isArray() ? "a list" : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + " ..." : text;
    }
}
