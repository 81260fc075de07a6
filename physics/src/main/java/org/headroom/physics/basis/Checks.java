package org.headroom.physics.basis;

/** Range checks for design data; each returns its argument so that it can stand in an assignment. */
public final class Checks {
    private Checks() {}

    /** @throws OutOfRange unless {@code low <= value <= high} (so NaN and infinity never pass a finite range) */
    public static double within(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new OutOfRange(name, text(value), text(low) + " to " + text(high));
        }
        return value;
    }

    /** @throws OutOfRange unless the value is finite and greater than 0 */
    public static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new OutOfRange(name, text(value), "greater than 0");
        }
        return value;
    }

    /** @throws OutOfRange unless the value is finite and 0 or greater */
    public static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new OutOfRange(name, text(value), "0 or greater");
        }
        return value;
    }

    /** @throws OutOfRange unless the value is finite */
    public static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new OutOfRange(name, text(value), "a finite number");
        }
        return value;
    }

    /** @throws OutOfRange unless {@code 0 <= value <= 1} */
    public static double share(String name, double value) {
        return within(name, value, 0, 1);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
