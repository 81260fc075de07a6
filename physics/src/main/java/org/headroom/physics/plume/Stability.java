package org.headroom.physics.plume;

import java.util.Locale;
import org.headroom.physics.basis.OutOfRange;

/**
 * Pasquill's classes of how strongly the air mixes, from A (sun and light wind) to F (clear, still night).
 *
 * <p>By day, where radiation is known, from wind and global radiation on the horizontal (EPA-454/R-99-005, 2000, table 6-7, the SRDT
 * method); at night and where radiation is not known, from wind, height of the sun and cloud (Turner 1964, J. Appl. Meteorol. 3, 83; the
 * same guidance, tables 6-4 and 6-5). Ceilings are not known: more than half a sky of cloud counts as between 7,000 and 16,000 feet, a
 * closed sky as low. Turner's seventh class counts as F. Worked: 4 m/s under 700 W/m2 is B; 1.5 m/s on a clear night is F.
 */
public enum Stability {
    A(0, 0.07, 0.15),
    B(1, 0.07, 0.15),
    C(2, 0.10, 0.20),
    D(3, 0.15, 0.25),
    E(4, 0.35, 0.30),
    F(5, 0.55, 0.30);

    private static final double KNOT_M_PER_S = 1852.0 / 3600;

    /** Turner's classes 1 to 7 by wind (rows) and net radiation index 4, 3, 2, 1, 0, -1, -2 (columns). */
    private static final String[] TURNER = {
        "1123467", "1223467", "1234456", "2234456", "2234445", "2334445", "3344445", "3344444", "3444444"
    };

    /** Wind in whole knots up to which each row holds. */
    private static final int[] TURNER_KNOTS = {1, 3, 5, 6, 7, 9, 10, 11};

    private static final Stability[] BY_NUMBER = {A, B, C, D, E, F, F};

    private final int index;
    private final double ruralExponent;
    private final double urbanExponent;

    Stability(int index, double ruralExponent, double urbanExponent) {
        this.index = index;
        this.ruralExponent = ruralExponent;
        this.urbanExponent = urbanExponent;
    }

    /** Reads a letter from A to F, in either case. */
    public static Stability of(String text) {
        String letter = text.strip().toUpperCase(Locale.ROOT);
        for (Stability s : values()) {
            if (s.name().equals(letter)) {
                return s;
            }
        }
        throw new OutOfRange("stability", "\"" + text + "\"", "A, B, C, D, E or F");
    }

    /** Its place in tables, A first. */
    int index() {
        return index;
    }

    /** Whether warmer air lies over colder: E and F. */
    public boolean stable() {
        return this == E || this == F;
    }

    /** Rise of potential temperature with height, K/m: 0.020 in E, 0.035 in F, 0 else (ISC3 volume II, section 1.1.4.6). */
    public double potentialKPerM() {
        return this == E ? 0.020 : this == F ? 0.035 : 0;
    }

    /** Exponent of wind over height, u = u10 (z / 10 m)^p (ISC3 volume II, section 1.1.3). */
    public double windExponent(boolean urban) {
        return urban ? urbanExponent : ruralExponent;
    }

    /**
     * The class of an hour.
     *
     * @param windMPerS at 10 m
     * @param sunDeg height of the sun above the horizon, degrees
     * @param globalWPerM2 radiation on the horizontal, W/m2; not a number if unknown
     * @param cloudTenths sky covered, 0 to 10; not a number if unknown, taken as clear
     */
    public static Stability of(double windMPerS, double sunDeg, double globalWPerM2, double cloudTenths) {
        return sunDeg > 0 && !Double.isNaN(globalWPerM2)
                ? byDay(windMPerS, globalWPerM2)
                : turner(windMPerS, sunDeg, Double.isNaN(cloudTenths) ? 0 : cloudTenths);
    }

    /** Of a day's hour by the SRDT method. */
    public static Stability byDay(double windMPerS, double globalWPerM2) {
        int sun = globalWPerM2 >= 925 ? 0 : globalWPerM2 >= 675 ? 1 : globalWPerM2 >= 175 ? 2 : 3;
        String row = windMPerS < 2
                ? "AABD"
                : windMPerS < 3 ? "ABCD" : windMPerS < 5 ? "BBCD" : windMPerS < 6 ? "CCDD" : "CDDD";
        return BY_NUMBER[row.charAt(sun) - 'A'];
    }

    /** Of any hour by Turner's method. */
    public static Stability turner(double windMPerS, double sunDeg, double cloudTenths) {
        int knots = (int) Math.rint(windMPerS / KNOT_M_PER_S);
        int row = 0;
        while (row < TURNER_KNOTS.length && knots > TURNER_KNOTS[row]) {
            row++;
        }
        return BY_NUMBER[TURNER[row].charAt(4 - radiationIndex(sunDeg, cloudTenths)) - '1'];
    }

    private static int radiationIndex(double sunDeg, double cloudTenths) {
        if (cloudTenths >= 9.5) {
            return 0;
        }
        if (sunDeg <= 0) {
            return cloudTenths <= 4 ? -2 : -1;
        }
        int sun = sunDeg > 60 ? 4 : sunDeg > 35 ? 3 : sunDeg > 15 ? 2 : 1;
        return cloudTenths <= 5 ? sun : Math.max(1, sun - 1);
    }
}
