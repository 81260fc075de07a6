package org.headroom.physics.basis;

/**
 * One input or output of a model as a table column.
 *
 * @param name snake_case with the unit last, as in {@code wetbulb_c}
 * @param meaning a few words for people
 * @param low the lowest value that makes physical sense (refused below)
 * @param high the highest value that makes physical sense (refused above)
 * @param fittedLow below this the model extrapolates and says so
 * @param fittedHigh above this the model extrapolates and says so
 */
public record Column(String name, String meaning, double low, double high, double fittedLow, double fittedHigh) {

    /** An input that is fitted over its whole physical range. */
    public static Column in(String name, String meaning, double low, double high) {
        return new Column(name, meaning, low, high, low, high);
    }

    /** An input that is answered outside its fitted range, with a note. */
    public static Column in(String name, String meaning, double low, double high, double fittedLow, double fittedHigh) {
        return new Column(name, meaning, low, high, fittedLow, fittedHigh);
    }

    public static Column out(String name, String meaning) {
        return in(name, meaning, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
