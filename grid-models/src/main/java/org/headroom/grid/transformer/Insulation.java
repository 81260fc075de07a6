package org.headroom.grid.transformer;

/**
 * How fast the paper of a winding ages in relation to its reference temperature.
 *
 * <pre>
 *   UPGRADED   V = exp(15000 / 383 - 15000 / (th + 273))   1 at 110 C   (F_AA of IEEE; V of IEC, the same expression)
 *   NORMAL     V = 2^((th - 98) / 6)                        1 at  98 C   (IEC)
 *   RISE_55    V = exp(15000 / 368 - 15000 / (th + 273))   1 at  95 C   (IEEE, units of 55 K average winding rise)
 * </pre>
 *
 * th is the hot-spot temperature, C; V is 1. An equivalent ageing of t is the integral of V dt. Valid for dry, sealed
 * insulation from about 80 to 180 C; below that V is practically 0, above it bubbles matter more than ageing.
 *
 * <p>Sources: IEEE C57.91-2011, equation 2 and Annex I; IEC 60076-7:2005, equations 2 and 3.
 *
 * <p>Worked numbers: UPGRADED at 120 C 2.71; NORMAL at 104 C 2.
 */
public enum Insulation {
    NORMAL,
    UPGRADED,
    RISE_55;

    /** Normal life of the IEEE guide's 65 K insulation, h (20.55 years). */
    public static final double NORMAL_LIFE_H = 180_000;

    /** The other normal life of the same guide: half of the tensile strength left, h (7.42 years). */
    public static final double HALF_STRENGTH_LIFE_H = 65_000;

    /** Ageing over ageing at the reference temperature, 1. */
    public double ageingFactor(double hotSpotC) {
        return switch (this) {
            case NORMAL -> Math.exp((hotSpotC - 98) * (Math.log(2) / 6));
            case UPGRADED -> arrhenius(383, hotSpotC);
            case RISE_55 -> arrhenius(368, hotSpotC);
        };
    }

    private static double arrhenius(double referenceK, double hotSpotC) {
        return Math.exp(15_000 / referenceK - 15_000 / Math.max(1, hotSpotC + 273));
    }
}
