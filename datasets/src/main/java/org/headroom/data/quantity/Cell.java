package org.headroom.data.quantity;

import java.util.regex.Pattern;

/** One cell of a table as a number, or an error that names file, line, column and range. */
public final class Cell {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private Cell() {}

    /** True for a plain decimal number: no NaN, infinity, hexadecimal, thousands sign or type suffix. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** @throws InputError unless the text is a number with {@code low <= number <= high} */
    public static double number(String file, long line, String column, String text, double low, double high) {
        String cell = text.strip();
        if (isNumber(cell)) {
            double value = Double.parseDouble(cell);
            if (value >= low && value <= high) {
                return value;
            }
        }
        String found = cell.isEmpty() ? "an empty cell" : cell;
        throw new InputError(file, line, column + " " + found, range(low, high));
    }

    private static String range(double low, double high) {
        if (high >= 1e300) {
            return low <= -1e300 ? "a number" : plain(low) + " or more";
        }
        return plain(low) + " to " + plain(high);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
