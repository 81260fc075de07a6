package org.headroom.app.report.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How a report writes numbers. A modelled number has four significant figures (three for shares, distances, sound and
 * air; whole numbers below 10,000 in full), one that somebody published is written as published, one in plain text has two
 * figures and a word for millions. The other system of units follows in brackets.
 *
 * <p>What is printed can be checked: each {@link Num} carries the value, the scale and the decimals that were kept, and
 * {@code round(value / scale, decimals)}, half up, is {@link #read} of its text. Worked: 1093309.2 US gal/day prints as
 * {@code 1,093,000} (scale 1, decimals -3) and in plain text as {@code 1.1 million} (scale 1e6, decimals 1).
 */
public final class Printed {
    /** What stands for a number that is not known. */
    public static final String UNKNOWN = "–";

    private Printed() {}

    /** A piece of a printed number. */
    public sealed interface Piece {}

    /** Signs and words between numbers. */
    public record Sign(String text) implements Piece {}

    /**
     * A printed number.
     *
     * @param part {@code value}, {@code low} or {@code high}, of the quantity
     * @param other whether it is in the other system of units
     * @param value in {@code unit}, unrounded
     * @param unit short name of the unit that is printed
     * @param scale what a word or a power of ten stands for, as 1e6 for million
     * @param decimals kept after the point once divided by the scale; negative: zeros before it
     * @param text digits with separators, without unit, word or power of ten
     */
    public record Num(String part, boolean other, double value, String unit, double scale, int decimals, String text)
            implements Piece {}

    /** The number that a text of {@link Num} means, before it is scaled; not a number for {@link #UNKNOWN}. */
    public static double read(String text) {
        return text.equals(UNKNOWN)
                ? Double.NaN
                : Double.parseDouble(text.replace(",", "").replace("$", "").replace('−', '-'));
    }

    /** What a correct print reads as: {@code read(text)} equals this. */
    public static double expected(double value, double scale, int decimals) {
        return new BigDecimal(value / scale)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** The words and numbers of a quantity. */
    public static List<Piece> of(Quantity q, Span.Form form) {
        List<Piece> pieces = new ArrayList<>();
        if (!q.known()) {
            pieces.add(new Sign(form == Span.Form.PLAIN ? "not known" : UNKNOWN));
            return pieces;
        }
        Systems.Pair units = Systems.of(q.unit());
        if (form == Span.Form.PLAIN) {
            plain(pieces, q, units);
            return pieces;
        }
        int decimals = decimals(q);
        one(pieces, "value", false, q.value(), units.name(), decimals);
        if (form == Span.Form.RANGE && q.ranged()) {
            int ends = endDecimals(q, decimals);
            pieces.add(new Sign(" (" + q.range().sign() + " "));
            bare(pieces, "low", q.low(), units.name(), ends);
            pieces.add(new Sign(" to "));
            bare(pieces, "high", q.high(), units.name(), ends);
            pieces.add(new Sign(")"));
        }
        Systems.@Nullable Name other = units.other();
        if (other != null) {
            double value = units.converted(q.value());
            pieces.add(new Sign(form == Span.Form.RANGE && q.ranged() ? "; " : " ("));
            one(pieces, "value", true, value, other, otherDecimals(value, q, decimals, other));
            if (form != Span.Form.RANGE || !q.ranged()) {
                pieces.add(new Sign(")"));
            }
        }
        return pieces;
    }

    /** Both ends of the range with the unit, or the sign for unknown. */
    public static List<Piece> range(Quantity q) {
        List<Piece> pieces = new ArrayList<>();
        if (!q.ranged()) {
            pieces.add(new Sign(UNKNOWN));
            return pieces;
        }
        Systems.Name name = Systems.of(q.unit()).name();
        int ends = endDecimals(q, q.known() ? decimals(q) : significant(q.high(), figures(q.unit())));
        bare(pieces, "low", q.low(), name, ends);
        pieces.add(new Sign(" to "));
        bare(pieces, "high", q.high(), name, ends);
        pieces.add(new Sign(name.after()));
        return pieces;
    }

    /** As plain characters. */
    public static String text(List<Piece> pieces) {
        StringBuilder s = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Sign sign -> s.append(sign.text());
                case Num num -> s.append(num.text());
            }
        }
        return s.toString();
    }

    /** A value of an axis or a table: at most four significant figures, without a unit. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        int decimals = Math.min(9, significant(value, 4));
        BigDecimal rounded =
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return digits(value, 1, decimals > 0 ? Math.max(0, rounded.scale()) : decimals);
    }

    /** Value and unit alone, as beside a point of a map. */
    static String brief(double value, Unit unit) {
        Systems.Name name = Systems.of(unit).name();
        return Double.isFinite(value)
                ? num("value", false, value, name, 1, Math.clamp(significant(value, 3), -12, 4))
                                .text()
                        + name.after()
                : UNKNOWN;
    }

    private static void plain(List<Piece> pieces, Quantity q, Systems.Pair units) {
        Systems.@Nullable Name other = units.other();
        if (other == null) {
            rough(pieces, q.value(), units.name(), false);
            return;
        }
        double converted = units.converted(q.value());
        boolean usFirst = units.name().us() || !other.us();
        rough(pieces, usFirst ? q.value() : converted, usFirst ? units.name() : other, !usFirst);
        pieces.add(new Sign(" ("));
        rough(pieces, usFirst ? converted : q.value(), usFirst ? other : units.name(), usFirst);
        pieces.add(new Sign(")"));
    }

    private static void rough(List<Piece> pieces, double value, Systems.Name name, boolean other) {
        double size = Math.abs(value);
        double scale = 1;
        String word = "";
        if (size >= 999.5e9) {
            scale = 1e12;
            word = " trillion";
        } else if (size >= 999.5e6) {
            scale = 1e9;
            word = " billion";
        } else if (size >= 999.5e3) {
            scale = 1e6;
            word = " million";
        }
        int decimals = significant(value / scale, 2);
        if (scale > 1
                || name.id().equals("c")
                || name.id().equals("f")
                || name.id().equals("dba")
                || name.id().equals("percent")) {
            decimals = Math.max(0, decimals);
        }
        if ((name.id().equals("c") || name.id().equals("f")) && scale == 1) {
            decimals = 0;
        }
        if (value == Math.rint(value) && size < 1000) {
            decimals = 0;
        }
        decimals = Math.min(decimals, 8);
        pieces.add(num("value", other, value, name, scale, decimals));
        pieces.add(new Sign(word + (name.plain().isEmpty() && !name.after().isEmpty() ? name.after() : name.plain())));
        fold(pieces);
    }

    private static void one(
            List<Piece> pieces, String part, boolean other, double value, Systems.Name name, int decimals) {
        scaled(pieces, part, other, value, name, decimals);
        pieces.add(new Sign(name.after()));
        fold(pieces);
    }

    private static void bare(List<Piece> pieces, String part, double value, Systems.Name name, int decimals) {
        scaled(pieces, part, false, value, name, decimals);
    }

    /** Tiny and huge numbers as a power of ten. */
    private static void scaled(
            List<Piece> pieces, String part, boolean other, double value, Systems.Name name, int decimals) {
        double size = Math.abs(value);
        if (size == 0 || size >= 1e-4 && size < 1e13) {
            pieces.add(num(part, other, value, name, 1, decimals));
            return;
        }
        int power = (int) Math.floor(Math.log10(size));
        double scale = Double.parseDouble("1e" + power);
        pieces.add(num(part, other, value, name, scale, 1));
        pieces.add(new Sign(" × 10" + raised(power)));
    }

    /** Money carries its sign inside, so that a loss reads −$1,234. */
    private static Num num(String part, boolean other, double value, Systems.Name name, double scale, int decimals) {
        String digits = digits(value, scale, decimals);
        String text = digits.startsWith("−") ? "−" + name.before() + digits.substring(1) : name.before() + digits;
        return new Num(part, other, value, name.id(), scale, decimals, text);
    }

    private static String raised(int power) {
        StringBuilder s = new StringBuilder(power < 0 ? "⁻" : "");
        Integer.toString(Math.abs(power)).chars().forEach(c -> s.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return s.toString();
    }

    private static void fold(List<Piece> pieces) {
        pieces.removeIf(p -> p instanceof Sign s && s.text().isEmpty());
    }

    private static int figures(Unit unit) {
        return switch (unit) {
            case PERCENT, UG_PER_M3, M, KM, DBA, DB, DAYS, H, MIN, S, MG_PER_L, M_PER_S -> 3;
            default -> 4;
        };
    }

    private static int decimals(Quantity q) {
        double value = q.value();
        if (published(q)) {
            BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            if (exact.precision() <= 7) {
                int decimals = Math.max(0, exact.scale());
                boolean dimes = decimals == 1 && q.unit().label().startsWith("$"); // $3.20, not $3.2
                return dimes ? 2 : decimals;
            }
        }
        return decimals(value, q.unit());
    }

    private static int decimals(double value, Unit unit) {
        if (unit == Unit.C || unit == Unit.F || unit == Unit.DBA) {
            return 1;
        }
        if (value == Math.rint(value)
                && Math.abs(value) < 10_000
                && (unit == Unit.COUNT || unit == Unit.DAYS || unit == Unit.H)) {
            return 0;
        }
        return Math.min(6, wholeBelow(value, significant(value, figures(unit))));
    }

    /** Numbers of four digits before the point are written in full. */
    private static int wholeBelow(double value, int decimals) {
        return Math.abs(value) < 10_000 ? Math.max(0, decimals) : decimals;
    }

    private static int otherDecimals(double value, Quantity q, int decimals, Systems.Name other) {
        if (other.id().equals("c") || other.id().equals("f")) {
            return Math.max(decimals, 0) > 1 ? 2 : 1;
        }
        return Math.min(6, wholeBelow(value, significant(value, figures(q.unit()))));
    }

    /** Ends of a range no finer than the value, unless they would vanish. */
    private static int endDecimals(Quantity q, int decimals) {
        double least = Math.min(Math.abs(q.low()), Math.abs(q.high()));
        int needed = least == 0 ? decimals : significant(least, 2);
        int coarse = published(q) ? Math.min(decimals, significant(q.high(), figures(q.unit()))) : decimals;
        return Math.min(6, Math.max(wholeBelow(q.high(), coarse), needed));
    }

    private static boolean published(Quantity q) {
        return switch (q.confidence()) {
            case OFFICIAL, OFFICIAL_QUOTED, PRESS -> true;
            case ESTIMATE, DERIVED -> false;
            case ASSUMPTION -> q.id().startsWith("input.");
        };
    }

    /** Decimals that keep so many significant figures; may be negative. */
    private static int significant(double value, int figures) {
        if (value == 0 || !Double.isFinite(value)) {
            return 0;
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(figures, RoundingMode.HALF_UP));
        return figures - (rounded.precision() - rounded.scale());
    }

    private static String digits(double value, double scale, int decimals) {
        BigDecimal rounded = new BigDecimal(value / scale).setScale(decimals, RoundingMode.HALF_UP);
        String text = String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", rounded);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero && text.startsWith("-") ? text.substring(1) : text.replace('-', '−');
    }
}
