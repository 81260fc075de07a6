package org.headroom.data.network;

/**
 * Numbers as MATLAB writes them, correctly rounded: {@code 1}, {@code -.5}, {@code 1.5e-3}, {@code 2D6}, {@code Inf},
 * {@code -Inf}, {@code NaN}.
 *
 * <p>A case of 10,000 buses holds half a million numbers. A number with at most 15 digits and a power of ten up to 22 is
 * one division or product of two exact doubles, so it is rounded once (Clinger, How to read floating point numbers
 * accurately, PLDI 1990); all others go through {@link Double#parseDouble}.
 */
final class DecimalText {
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final String text;
    private int at;
    private int end;
    private boolean number;

    DecimalText(String text) {
        this.text = text;
    }

    /** Whether the last {@link #value} was a number. */
    boolean isNumber() {
        return number;
    }

    /** The number in {@code text[from, to)}; NaN with {@link #isNumber} false if it is none. */
    double value(int from, int to) {
        at = from;
        end = to;
        number = true;
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative || at < end && text.charAt(at) == '+') {
            at++;
        }
        double size = at < end && Character.isLetter(text.charAt(at)) ? word() : decimal();
        return negative ? -size : size;
    }

    private double word() {
        String word = text.substring(at, end);
        return switch (word) {
            case "Inf", "inf" -> Double.POSITIVE_INFINITY;
            case "NaN", "nan" -> Double.NaN;
            default -> none();
        };
    }

    private double decimal() {
        int from = at;
        long mantissa = digits(0);
        int significant = at - from;
        int fraction = 0;
        if (at < end && text.charAt(at) == '.') {
            int point = ++at;
            mantissa = digits(mantissa);
            fraction = at - point;
        }
        significant += fraction;
        if (significant == 0) {
            return none();
        }
        int exponent = 0;
        if (at < end && "eEdD".indexOf(text.charAt(at)) >= 0) {
            at++;
            boolean negative = at < end && text.charAt(at) == '-';
            if (negative || at < end && text.charAt(at) == '+') {
                at++;
            }
            int first = at;
            exponent = (int) Math.min(9999, digits(0));
            if (at == first || at - first > 9) {
                return at == first ? none() : slow(from);
            }
            exponent = negative ? -exponent : exponent;
        }
        if (at < end) {
            return none();
        }
        int power = exponent - fraction;
        if (significant > EXACT_DIGITS || Math.abs(power) >= POWERS.length) {
            return slow(from);
        }
        return power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
    }

    /** Appends digits to a whole number, which overflows harmlessly where there are too many to use it. */
    private long digits(long sofar) {
        long value = sofar;
        while (at < end) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            at++;
        }
        return value;
    }

    private double slow(int from) {
        return at < end
                ? none()
                : Double.parseDouble(text.substring(from, end).replace('d', 'e').replace('D', 'e'));
    }

    private double none() {
        number = false;
        return Double.NaN;
    }
}
