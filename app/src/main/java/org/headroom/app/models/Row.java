package org.headroom.app.models;

import java.util.Map;
import java.util.StringJoiner;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** One row of a table on its way through a model: the inputs by column name, and the notes that the model adds. */
public final class Row {
    private final Map<String, Double> numbers;
    private final Map<String, String> texts;
    private @Nullable StringJoiner notes;

    public Row(Map<String, Double> numbers, Map<String, String> texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** @throws OutOfRange when the column is not there */
    public double number(String column) {
        Double value = numbers.get(column);
        if (value == null) {
            throw new OutOfRange(column, "no value", "a number");
        }
        return value;
    }

    public double number(String column, double otherwise) {
        return numbers.getOrDefault(column, otherwise);
    }

    public boolean has(String column) {
        return numbers.containsKey(column);
    }

    /** @throws OutOfRange when the column is not there */
    public String text(String column) {
        String value = texts.get(column);
        if (value == null) {
            throw new OutOfRange(column, "no value", "a word");
        }
        return value;
    }

    public String text(String column, String otherwise) {
        return texts.getOrDefault(column, otherwise);
    }

    /** Says something about this row that a reader must know. */
    public void note(String text) {
        if (notes == null) {
            notes = new StringJoiner("; ");
        }
        notes.add(text);
    }

    /** Notes a number outside the range that the model was fitted in. */
    public void noteOutside(String column, double low, double high) {
        double value = number(column);
        if (value < low || value > high) {
            note(column + " " + plain(value) + " is outside the fitted range " + plain(low) + " to " + plain(high));
        }
    }

    public String notes() {
        return notes == null ? "" : notes.toString();
    }

    /** A number for people: no needless ".0", no noise beyond nine decimals. */
    public static String plain(double value) {
        double rounded = Math.abs(value) > 1e-6 && Math.abs(value) < 1e6 ? Math.rint(value * 1e9) / 1e9 : value;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
