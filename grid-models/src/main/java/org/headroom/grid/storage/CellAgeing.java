package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;

/**
 * Capacity fade of cells of lithium iron phosphate and graphite, by time and by cycles; the two add up.
 *
 * <pre>
 *   by time     Qt = k sqrt(t)       k = kr exp(-Ea/R (1/T - 1/298.15)) (c (soc - 1/2)^3 + d)
 *   by cycles   Qc = z sqrt(n)       z = (a r + b) (e (D - 0.6)^3 + f) / 100
 * </pre>
 *
 * Q lost share of the capacity, 1; t time, s; T cell temperature, K; soc state of charge; n equivalent full cycles; D depth
 * of a cycle; r rate, 1/h (C-rate). With changing stress the squares add: d(Q^2) = k^2 dt and z^2 dn, which for constant
 * stress is the square root again, and does not depend on the step. Cycles and their depths are counted by
 * {@link Rainflow}; a cycle of depth D is D of an equivalent full one.
 *
 * <p>Sources: by time Naumann, Schimpe, Keil, Hesse and Jossen, J. Energy Storage 17 (2018) 153, kr = 1.2571e-5 s^-1/2, Ea =
 * 17,126 J/mol, c = 2.8575, d = 0.60225; by cycles Naumann, Spingler and Jossen, J. Power Sources 451 (2020) 227666, a =
 * 0.0630 h, b = 0.0971, e = 4.0253, f = 1.0923: a Sony US26650FTC1 cell of 3 Ah, 0 to 60 C, both used in SimSES. Cells of
 * today's containers last longer or not; the two factors are for that. No knee, no plating. Worked number: 10 years at 25
 * C and half charge lose 13.4 %; 10,000 cycles of 80 % depth at 1 C lose 18.0 % of the capacity.
 *
 * @param timeFactor on Qt, 1 as published; 0: no ageing by time
 * @param cycleFactor on Qc, 1 as published; 0: no ageing by cycles
 * @param ageS how old the cells are at the start; the capacity of the design is what they hold then, s
 * @param cycles equivalent full cycles that they have done by then
 */
public record CellAgeing(double timeFactor, double cycleFactor, double ageS, double cycles) {
    /** Capacity does not fade. */
    public static final CellAgeing NONE = new CellAgeing(0, 0, 0, 0);

    /** New cells as published. */
    public static final CellAgeing LFP = new CellAgeing(1, 1, 0, 0);

    private static final double TIME_PER_SQRT_S = 1.2571e-5;
    private static final double ACTIVATION_K = 17_126 / 8.314462618;
    private static final double REFERENCE_PER_K = 1 / 298.15;

    public CellAgeing {
        Checks.within("time_ageing_factor", timeFactor, 0, 10);
        Checks.within("cycle_ageing_factor", cycleFactor, 0, 10);
        Checks.within("age_s", ageS, 0, 1e10);
        Checks.within("cycles", cycles, 0, 1e6);
    }

    public boolean modelled() {
        return timeFactor > 0 || cycleFactor > 0;
    }

    /** k, share lost per square root of a second. */
    public double timeRate(double stateOfCharge, double cellC) {
        double centred = stateOfCharge - 0.5;
        double bySoc = 2.8575 * centred * centred * centred + 0.60225;
        return timeFactor
                * TIME_PER_SQRT_S
                * Math.exp(-ACTIVATION_K * (1 / (cellC + 273.15) - REFERENCE_PER_K))
                * bySoc;
    }

    /** z, share lost per square root of an equivalent full cycle. */
    public double cycleRate(double depth, double perHour) {
        double centred = depth - 0.6;
        double byDepth = 4.0253 * centred * centred * centred + 1.0923;
        return cycleFactor * 0.01 * (0.0630 * perHour + 0.0971) * byDepth;
    }
}
