package org.headroom.app.models;

import java.util.Map;
import org.headroom.physics.basis.OutOfRange;

/** The numbers of a {@code --design} file by key, lists included. */
public record DesignValues(Map<String, double[]> values) {

    public double number(String key) {
        return numbers(key)[0];
    }

    /** @throws OutOfRange when the key is not there */
    public double[] numbers(String key) {
        double[] found = values.get(key);
        if (found == null) {
            throw new OutOfRange(key, "nothing", "a number");
        }
        return found;
    }
}
