package org.headroom.app.desktop.base;

import org.headroom.app.desktop.base.Display.Units;
import org.headroom.data.quantity.Unit;

/**
 * How a number is shown: {@code shown = value * factor + offset} in the unit of a {@code label}. SI units are those of
 * the International System and degrees Celsius; US ones are US gallons, degrees Fahrenheit, feet, pounds and pounds a
 * square inch. Power, energy and money are the same in both. A difference of temperatures takes the factor alone.
 * Factors are exact by definition: NIST Special Publication 811 (Thompson and Taylor, 2008), appendix B.8: the US gallon
 * is 231 cubic inches, 3.785411784 L; the pound 0.45359237 kg; the foot 0.3048 m; 1 psi is 6.894757 kPa.
 *
 * @param label of the unit, as people read it
 * @param decimals that a number of it is worth
 */
public record Shown(String label, double factor, double offset, int decimals) {
    private static final double GAL_L = 3.785411784;
    private static final double FOOT_M = 0.3048;
    private static final double LB_KG = 0.45359237;
    private static final double PSI_KPA = 6.894757293168361;
    private static final double IN_H2O_PA = 249.08891;
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    /** In the units that the window shows now. */
    public static Shown of(Display display, Unit unit) {
        return of(display.units().get(), unit);
    }

    public static Shown of(Units units, Unit unit) {
        boolean us = units == Units.US;
        return switch (unit) {
            case C -> us ? new Shown(Unit.F.label(), 1.8, 32, 1) : same(unit, 1);
            case F -> us ? same(unit, 1) : new Shown(Unit.C.label(), 1 / 1.8, -32 / 1.8, 1);
            case K -> us ? new Shown(Unit.F.label(), 1.8, 0, 1) : same(unit, 1);
            case M3, GAL -> by(unit, us ? Unit.GAL : Unit.M3, us ? 0 : 1);
            case L -> by(unit, us ? Unit.GAL : Unit.L, 1);
            case M3_PER_DAY, GAL_PER_DAY -> by(unit, us ? Unit.GAL_PER_DAY : Unit.M3_PER_DAY, us ? 0 : 1);
            case M3_PER_S -> by(unit, us ? Unit.GPM : Unit.M3_PER_S, us ? 0 : 3);
            case L_PER_MIN, GPM -> by(unit, us ? Unit.GPM : Unit.L_PER_MIN, 1);
            case GAL_PER_HOUR -> us ? same(unit, 0) : new Shown("m\u00b3/h", GAL_L / KILO, 0, 1);
            case L_PER_M2_H, M3_PER_M2_H -> flux(unit, us);
            case PA -> us ? new Shown("inH\u2082O", 1 / IN_H2O_PA, 0, 2) : same(unit, 0);
            case KPA -> us ? new Shown("psi", 1 / PSI_KPA, 0, 1) : same(unit, 0);
            case PA_PER_MIN -> us ? new Shown("inH\u2082O/min", 1 / IN_H2O_PA, 0, 2) : same(unit, 0);
            case KG -> us ? new Shown("lb", 1 / LB_KG, 0, 1) : same(unit, 1);
            case T, SHORT_TON -> us ? by(unit, Unit.SHORT_TON, 1).called("short tons") : by(unit, Unit.T, 1);
            case KG_PER_S -> us ? new Shown("lb/s", 1 / LB_KG, 0, 1) : same(unit, 1);
            case KG_PER_H -> us ? new Shown("lb/h", 1 / LB_KG, 0, 1) : same(unit, 1);
            case G_PER_M2 -> us ? new Shown("lb/ft\u00b2", FOOT_M * FOOT_M / LB_KG / KILO, 0, 2) : same(unit, 1);
            case M -> us ? new Shown("ft", 1 / FOOT_M, 0, 1) : same(unit, 1);
            case M2 -> us ? new Shown("ft\u00b2", 1 / (FOOT_M * FOOT_M), 0, 0) : same(unit, 0);
            case M2_PER_DAY, FT2_PER_DAY -> by(unit, us ? Unit.FT2_PER_DAY : Unit.M2_PER_DAY, 0);
            case M_PER_S -> us ? new Shown("ft/s", 1 / FOOT_M, 0, 1) : same(unit, 1);
            case M_PER_DAY -> us ? new Shown("ft/d", 1 / FOOT_M, 0, 2) : same(unit, 2);
            case USD_PER_KGAL, USD_PER_M3 -> by(unit, us ? Unit.USD_PER_KGAL : Unit.USD_PER_M3, 2);
            case USD_PER_KG, USD_PER_LB -> by(unit, us ? Unit.USD_PER_LB : Unit.USD_PER_KG, 2);
            case KG_PER_MWH -> us ? new Shown("lb/MWh", 1 / LB_KG, 0, 0) : same(unit, 0);
            case KWH_PER_M3 -> us ? new Shown("kWh/1000 US gal", GAL_L, 0, 2) : same(unit, 2);
            case L_PER_KWH -> us ? new Shown("US gal/kWh", 1 / GAL_L, 0, 2) : same(unit, 2);
            default -> same(unit, decimals(unit));
        };
    }

    /**
     * The same, in a larger unit where the greatest number is large, and with as many decimals as tell four digits:
     * millions of gallons (Mgal) or of litres (ML), for a chart's axis or one figure.
     *
     * @param greatest the greatest absolute value, in {@code unit}
     */
    public static Shown fitting(Display display, Unit unit, double greatest) {
        return of(display, unit).fitting(greatest);
    }

    Shown fitting(double greatest) {
        double most = Math.abs(value(greatest));
        Shown larger = this;
        if (label.startsWith(Unit.GAL.label()) && !label.contains("/m") && most >= 1e5) {
            larger = scaled("Mgal" + label.substring(Unit.GAL.label().length()), MEGA);
        } else if ((label.equals(Unit.M3.label()) || label.equals(Unit.M3_PER_DAY.label())) && most >= 1e3) {
            larger = scaled("ML" + label.substring(Unit.M3.label().length()), KILO);
        } else if (label.equals(Unit.KW.label()) && most >= 1e4) {
            larger = scaled(Unit.MW.label(), KILO);
        } else if (label.equals(Unit.MWH.label()) && most >= 1e4) {
            larger = scaled("GWh", KILO);
        } else if (label.equals(Unit.KWH.label()) && most >= 1e4) {
            larger = scaled(Unit.MWH.label(), KILO);
        } else if (label.equals(Unit.USD.label()) && most >= 1e6) {
            larger = scaled("million $", MEGA);
        }
        double shown = Math.abs(larger.value(greatest));
        boolean degrees = label.startsWith("\u00b0");
        if (degrees || shown == 0 || !Double.isFinite(shown)) {
            return larger;
        }
        int digits = shown >= 100 ? 1 : shown >= 1 ? 2 : 3;
        return new Shown(larger.label, larger.factor, larger.offset, shown >= 1000 ? 0 : Math.min(digits, 3));
    }

    /** A value in the unit shown. */
    public double value(double value) {
        return value * factor + offset;
    }

    /** A value in the data's unit from one that is shown. */
    public double back(double shown) {
        return (shown - offset) / factor;
    }

    /** A difference of two values in the unit shown. */
    public double difference(double difference) {
        return difference * factor;
    }

    /** As in {@code 1,234.5}; a dash where there is no number. */
    public String number(double value) {
        return Double.isFinite(value) ? Texts.number(value(value) + 0.0, decimals) : "\u2013";
    }

    /** As in {@code 1,234.5 m³}. */
    public String format(double value) {
        return number(value) + (label.isEmpty() || label.equals("1") ? "" : " " + label);
    }

    /** A difference of two values with its sign, as in {@code +3.6 °F}. */
    public String formatDifference(double difference) {
        return Texts.signed(difference(difference) + 0.0, decimals)
                + (label.isEmpty() || label.equals("1") ? "" : " " + label);
    }

    /** All values in the unit shown: a copy. */
    public double[] values(double[] values) {
        double[] shown = new double[values.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = value(values[i]);
        }
        return shown;
    }

    /** With another number of decimals. */
    public Shown with(int newDecimals) {
        return new Shown(label, factor, offset, newDecimals);
    }

    private Shown called(String newLabel) {
        return new Shown(newLabel, factor, offset, decimals);
    }

    private static Shown flux(Unit unit, boolean us) {
        if (!us) {
            return same(unit, 1);
        }
        double litres = unit == Unit.M3_PER_M2_H ? KILO : 1;
        return new Shown("US gal/(ft\u00b2\u00b7d)", litres * 24 / GAL_L * FOOT_M * FOOT_M, 0, 1);
    }

    private static Shown same(Unit unit, int decimals) {
        return new Shown(unit == Unit.COUNT || unit == Unit.ONE ? "" : unit.label(), 1, 0, decimals);
    }

    private static Shown by(Unit from, Unit to, int decimals) {
        return new Shown(to.label(), to.fromBase(from.toBase(1)), 0, decimals);
    }

    private Shown scaled(String newLabel, double by) {
        return new Shown(newLabel, factor / by, offset / by, decimals);
    }

    private static int decimals(Unit unit) {
        return switch (unit) {
            case W, VA, VAR, V, A, COUNT, USD, J, TFLOP_PER_S, S, MIN -> 0;
            case ONE, PER_UNIT -> 3;
            case USD_PER_KWH, USD_PER_GPU_H -> 4;
            case USD_PER_MWH, USD_PER_KW, HZ -> 2;
            default -> 1;
        };
    }
}
