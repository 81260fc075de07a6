package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Counterflow fill by the full Poppe method: no assumption of Merkel's (Lewis factor 1, saturated outlet, constant water
 * flow) is made, the air may become supersaturated, and evaporation and outlet air come out of the same equations.
 *
 * <pre>
 * dMe/dt_w = c_w / D,   dw/dMe = (m_w/m_a) (w_s - w_v),   w_v = min(w, w_s(t_a))
 * D   = h_s - h + (Le - 1) (h_s - h - (w_s - w_v) h_v + f c_w t_w) - (w_s - w) c_w t_w,   f = w - w_v (fog)
 * h   = 1006 t_a + w_v (2 501 000 + 1860 t_a) + f c_w t_a,   h_v = 2 501 000 + 1860 t_w
 * Le  = 0.865^0.667 (q - 1) / ln q,   q = (w_s + 0.622) / (w_v + 0.622)       Bosnjakovic
 * m_w = m_w,out + m_a (w - w_in),   m_a (h - h_in) = c_w (m_w t_w - m_w,out t_w,out)
 * </pre>
 *
 * <p>t_w water, t_a air, C; w water in the air, w_v its vapour part, w_s saturated at t_w, kg per kg of dry air; h of the
 * air, h_s saturated at t_w, J/kg; Me = h_d a V / m_w with the local water flow, as in the source. With no fog the
 * equations are those of unsaturated air, with fog those of supersaturated air: one set, continuous between the two. The
 * enthalpy follows from the balance and not from an integration, so that energy closes to rounding.
 *
 * <p>From the cold end upwards Runge-Kutta steps of fourth order in Me are taken (in Me the equations have no pole where
 * water and air come to equilibrium); the cold-water temperature is found by bracketing, the flow that leaves by repetition.
 * Properties are those of ASHRAE ({@link MoistAir}) with constant specific heats; with the correlations of Kroeger that the
 * source uses the Merkel number of its fill test differs by less than 0.5 % (see {@code docs/models/cooling.md}).
 *
 * <p>Valid range: Me to 10 (answered to 50), water 0 to 95 C, air -40 to 60 C. Ice on the fill is not modelled; fog below 0 C is
 * taken as liquid. Source: Poppe and Roegener, VDI-Waermeatlas (1991); Kloppers, PhD thesis, Stellenbosch (2003), chapter
 * 3; Kloppers and Kroeger, Int. J. Heat Mass Transfer 48, 765 (2005).
 */
public final class Poppe {
    private Poppe() {}

    /** Beyond this the water is at the limit of the air to all digits, and more fill changes nothing. */
    public static final double MOST_MERKEL_NUMBER = 50;

    /** Fills are built for 0.5 to 2.5. */
    public static final double MOST_WATER_OVER_AIR = 50;

    /**
     * The tower of a known Merkel number.
     *
     * @throws OutOfRange for air whose wet bulb is above its dry bulb or impossibly low, or flows that are not positive
     */
    public static PoppePoint at(PoppeAir air, double waterInC, double waterInKgPerS, double merkelNumber) {
        Checks.within("water_in_c", waterInC, 0, 95);
        flows(air, waterInKgPerS);
        Checks.within("merkel_number", merkelNumber, 0, MOST_MERKEL_NUMBER);
        return new PoppeFill(air, waterInC, waterInKgPerS).solve(merkelNumber);
    }

    /**
     * The Merkel number that a duty needs.
     *
     * @throws OutOfRange when no fill can cool the water so far with that air
     */
    public static double merkelNumber(PoppeAir air, double waterInC, double waterOutC, double waterInKgPerS) {
        Checks.within("water_in_c", waterInC, 0, 95);
        flows(air, waterInKgPerS);
        return new PoppeFill(air, waterInC, waterInKgPerS).merkelNumber(waterOutC);
    }

    /** Far outside what a fill is built for the equations are too stiff to be worth an answer. */
    private static void flows(PoppeAir air, double waterInKgPerS) {
        Checks.positive("water_kg_per_s", waterInKgPerS);
        Checks.within("water_kg_per_s over air_kg_per_s", waterInKgPerS / air.dryKgPerS(), 0.02, MOST_WATER_OVER_AIR);
    }
}
