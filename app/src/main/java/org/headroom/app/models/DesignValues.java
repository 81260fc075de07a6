package org.headroom.app.models;

import java.util.Map;
import org.headroom.physics.basis.OutOfRange;

/**
 * The values of a {@code --design} file by key.
 *
 * @param values numbers, lists included
 * @param texts words, as the key lists them
 */
public record DesignValues(Map<String, double[]> values, Map<String, String> texts) {

    public double number(String key) {
        return numbers(key)[0];
    }

    public double number(String key, double otherwise) {
        return values.containsKey(key) ? number(key) : otherwise;
    }

    /** @throws OutOfRange when the key is not there */
    public double[] numbers(String key) {
        double[] found = values.get(key);
        if (found == null) {
            throw new OutOfRange(key, "nothing", "a number");
        }
        return found;
    }

    /** @throws OutOfRange when the key is not there */
    public String text(String key) {
        String found = texts.get(key);
        if (found == null) {
            throw new OutOfRange(key, "nothing", "a word");
        }
        return found;
    }

    public String text(String key, String otherwise) {
        return texts.getOrDefault(key, otherwise);
    }
}
