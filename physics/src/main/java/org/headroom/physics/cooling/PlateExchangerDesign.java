package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * A counterflow plate exchanger at its nominal flows.
 *
 * @param uaWPerK conductance x area at the nominal flows, fouling included
 * @param hotWPerK nominal flow x specific heat of the hot side
 * @param coldWPerK the same of the cold side
 * @param filmExponent how a film coefficient goes with flow, 0.65 to 0.8 in plates
 * @param wallShare share of the nominal resistance in plate and fouling, which flow does not change
 */
public record PlateExchangerDesign(
        double uaWPerK, double hotWPerK, double coldWPerK, double filmExponent, double wallShare) {
    public PlateExchangerDesign {
        Checks.positive("ua_w_per_k", uaWPerK);
        Checks.positive("hot_w_per_k", hotWPerK);
        Checks.positive("cold_w_per_k", coldWPerK);
        Checks.within("film_exponent", filmExponent, 0, 1);
        Checks.share("wall_share", wallShare);
    }

    /** The usual plate: film exponent 0.8, a fifth of the resistance in plate and fouling. */
    public PlateExchangerDesign(double uaWPerK, double hotWPerK, double coldWPerK) {
        this(uaWPerK, hotWPerK, coldWPerK, 0.8, 0.2);
    }
}
