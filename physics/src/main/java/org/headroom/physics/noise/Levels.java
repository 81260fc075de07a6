package org.headroom.physics.noise;

/**
 * Sums and means of levels, and what a day of them is called.
 *
 * <pre>
 *   sum   L = 10 lg Σ 10^(Li/10)              two equal sounds: 3.01 dB more
 *   mean  Leq = 10 lg (1/n Σ 10^(Li/10))
 *   Ldn = 10 lg (1/24 (15 10^(Ld/10) + 9 10^((Ln + 10)/10)))
 * </pre>
 *
 * Ld is the mean from 7 to 22 h, Ln from 22 to 7 h, both of the local clock; night sounds count ten times (US EPA 550/9-74-004,
 * 1974). A sound that is the same day and night has Ldn = L + 6.41 dB. A level of minus infinity is no sound.
 */
public final class Levels {
    /** Hour of the local clock at which the night of the day-night level begins. */
    public static final int NIGHT_FROM_H = 22;

    /** Hour at which it ends. */
    public static final int NIGHT_TO_H = 7;

    /** What a sound at night counts more. */
    public static final double NIGHT_DB = 10;

    private Levels() {}

    /** 10^(L/10): what levels add up by. */
    public static double energy(double levelDb) {
        return Math.pow(10, levelDb / 10);
    }

    /** The level of an energy; minus infinity of none. */
    public static double level(double energy) {
        return 10 * Math.log10(energy);
    }

    public static double sum(double... levelsDb) {
        double energy = 0;
        for (double levelDb : levelsDb) {
            energy += energy(levelDb);
        }
        return level(energy);
    }

    /** The equivalent level of spans of equal length. */
    public static double mean(double... levelsDb) {
        return sum(levelsDb) - 10 * Math.log10(levelsDb.length);
    }

    /** Whether an hour of the local clock belongs to the night. */
    public static boolean isNight(int hour) {
        return hour >= NIGHT_FROM_H || hour < NIGHT_TO_H;
    }

    /** The day-night level of a day's and a night's equivalent level. */
    public static double dayNight(double dayDb, double nightDb) {
        return level((15 * energy(dayDb) + 9 * energy(nightDb + NIGHT_DB)) / 24);
    }

    /** The A-weighted overall level of octave bands. */
    public static double aWeighted(double... bandsDb) {
        double energy = 0;
        for (int band = 0; band < Octaves.COUNT; band++) {
            energy += energy(bandsDb[band] + Octaves.aDb(band));
        }
        return level(energy);
    }
}
