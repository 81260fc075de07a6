package org.headroom.physics.noise;

import org.headroom.physics.basis.Checks;

/**
 * The way of sound from a machine to an ear with a wind that carries it there (ISO 9613-2:1996).
 *
 * <pre>
 *   Lp = Lw + DΩ - Adiv - Aatm - Agr - Abar
 *   Adiv = 20 lg d + 11                                            equation 7
 *   Aatm = α d                                                     equation 8, α of {@link AirAbsorption}
 *   porous ground, A-weighted alone (clause 7.3.2):
 *     Agr = 4.8 - (2 hm/d)(17 + 300/d), not below 0                equation 10
 *     DΩ = 10 lg(1 + (dp² + (hs - hr)²)/(dp² + (hs + hr)²))        equation 11
 *   any ground, by octave (clause 7.3.1, table 3): Agr = As + Ar + Am, DΩ = 0
 *     As and Ar: -1.5 | -1.5 + G a'(h) | -1.5 + G b'(h) | -1.5 + G c'(h) | -1.5 + G d'(h) | -1.5 (1 - G) from 2 kHz
 *     Am: -3 q at 63 Hz, -3 q (1 - G) above; q = 1 - 30 (hs + hr)/dp, not below 0
 *     a'(h) = 1.5 + 3.0 e^(-0.12 (h - 5)²) (1 - e^(-dp/50)) + 5.7 e^(-0.09 h²) (1 - e^(-2.8e-6 dp²))
 *     b'(h) = 1.5 + 8.6 e^(-0.09 h²) (1 - e^(-dp/50)), c'(h) = 1.5 + 14.0 e^(-0.46 h²) (1 - e^(-dp/50))
 *     d'(h) = 1.5 + 5.0 e^(-0.9 h²) (1 - e^(-dp/50))
 * </pre>
 *
 * d is the slant and dp the level distance, hs and hr the heights of source and ear, hm the mean height of the way (half of hs +
 * hr over flat ground), all in m, G the porous share of the ground. The standard states an accuracy of 3 dB up to 1,000 m and none
 * beyond; it gives the level with the wind, which a mean over all weather stays below. Over hard ground (G = 0) at 100 m from a
 * source and an ear at 2 m the ground gives back 3 dB and Lp = Lw - 51 + 3 = Lw - 48 dB at 1 kHz without air.
 *
 * @param distanceM dp
 * @param porousShare G; not a number for the A-weighted method of clause 7.3.2
 */
public record SoundPath(double distanceM, double sourceHeightM, double receiverHeightM, double porousShare) {
    /** Porous ground all the way, A-weighted levels alone. */
    public static final double A_WEIGHTED_ONLY = Double.NaN;

    /** Nearer than this no machine is a point. */
    private static final double NEAREST_M = 1;

    public SoundPath {
        Checks.within("distance_m", distanceM, NEAREST_M, 1e5);
        Checks.within("source_height_m", sourceHeightM, 0, 1000);
        Checks.within("receiver_height_m", receiverHeightM, 0, 1000);
        if (!Double.isNaN(porousShare)) {
            Checks.share("porous_share", porousShare);
        }
    }

    /** d, m. */
    public double slantM() {
        return Math.hypot(distanceM, sourceHeightM - receiverHeightM);
    }

    /** Adiv, dB. */
    public double divergenceDb() {
        return 20 * Math.log10(slantM()) + 11;
    }

    /** Agr - DΩ of a band, dB; less than 0 where the ground gives back. */
    public double groundDb(int band) {
        return Double.isNaN(porousShare)
                ? aWeightedGroundDb() - solidAngleDb()
                : end(band, sourceHeightM) + end(band, receiverHeightM) + middle(band);
    }

    /** Adiv + Agr - DΩ by band: all that the air does not do. */
    public void geometry(double[] db) {
        double divergenceDb = divergenceDb();
        for (int band = 0; band < Octaves.COUNT; band++) {
            db[band] = divergenceDb + groundDb(band);
        }
    }

    private double aWeightedGroundDb() {
        double d = slantM();
        return Math.max(0, 4.8 - (sourceHeightM + receiverHeightM) / d * (17 + 300 / d));
    }

    private double solidAngleDb() {
        double dp2 = distanceM * distanceM;
        double less = sourceHeightM - receiverHeightM;
        double more = sourceHeightM + receiverHeightM;
        return 10 * Math.log10(1 + (dp2 + less * less) / (dp2 + more * more));
    }

    private double middle(int band) {
        double q = Math.max(0, 1 - 30 * (sourceHeightM + receiverHeightM) / distanceM);
        return band == 0 ? -3 * q : -3 * q * (1 - porousShare);
    }

    private double end(int band, double h) {
        double near = 1 - Math.exp(-distanceM / 50);
        double shape = switch (band) {
            case 0 -> 0;
            case 1 ->
                1.5
                        + 3.0 * Math.exp(-0.12 * (h - 5) * (h - 5)) * near
                        + 5.7 * Math.exp(-0.09 * h * h) * (1 - Math.exp(-2.8e-6 * distanceM * distanceM));
            case 2 -> 1.5 + 8.6 * Math.exp(-0.09 * h * h) * near;
            case 3 -> 1.5 + 14.0 * Math.exp(-0.46 * h * h) * near;
            case 4 -> 1.5 + 5.0 * Math.exp(-0.9 * h * h) * near;
            default -> 1.5;
        };
        return -1.5 + porousShare * shape;
    }
}
