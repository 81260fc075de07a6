package org.headroom.app.report;

import static org.headroom.app.report.Words.number;

import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;

/** Short values for drawings, in SI and in United States units where these differ: {@code 31.0 °C · 88 °F}. */
public final class BothUnits {
    private static final double M3_PER_GAL = Constants.LITRES_PER_US_GALLON / 1000;
    private static final double GAL_PER_M3 = 1 / M3_PER_GAL;
    private static final double PA_PER_PSI = 6894.757;
    private static final double MILLION = 1e6;

    private BothUnits() {}

    /** A value in its unit. */
    public static String text(double value, Unit unit) {
        return switch (unit) {
            case MW, MVA, MWH -> number(value, decimals(value)) + " " + unit.label();
            case KW -> number(value, Math.abs(value) < 100 ? 1 : 0) + " kW";
            case C -> number(value, 1) + " °C · " + number(value * 1.8 + 32, 0) + " °F";
            case K -> number(value, 1) + " K";
            case GAL_PER_DAY -> gallons(value) + "/d · " + cubic(value * M3_PER_GAL) + "/d";
            case GAL -> gallons(value) + " · " + cubic(value * M3_PER_GAL);
            case M3 -> cubic(value) + " · " + gallons(value * GAL_PER_M3);
            case KG_PER_S ->
                number(value, value < 100 ? 1 : 0) + " kg/s · "
                        + number(value / Constants.WATER_DENSITY_KG_PER_M3 * GAL_PER_M3 * 60, 0) + " gpm";
            case PA -> number(value / 1000, 0) + " kPa · " + number(value / PA_PER_PSI, 0) + " psi";
            case KPA -> number(value, 0) + " kPa · " + number(value * 1000 / PA_PER_PSI, 0) + " psi";
            case PERCENT -> number(value, Math.abs(value) < 10 ? 1 : 0) + " %";
            case COUNT -> number(value, 0);
            case ONE -> number(value, 2);
            default -> number(value, 1) + " " + unit.label();
        };
    }

    private static String gallons(double gal) {
        double millions = Math.abs(gal) / MILLION;
        return millions >= 0.1 ? number(gal / MILLION, millions >= 10 ? 1 : 3) + " Mgal" : number(gal, 0) + " gal";
    }

    private static String cubic(double m3) {
        return number(m3, Math.abs(m3) < 10 ? 1 : 0) + " m³";
    }

    private static int decimals(double value) {
        return Math.abs(value) < 10 ? 2 : 1;
    }
}
