package org.headroom.physics.cooling;

/**
 * Counterflow plate exchanger whose conductance follows both flows.
 *
 * <pre>
 * UA0 / UA = (1 - w)/2 (h0/h)^n + (1 - w)/2 (c0/c)^n + w        h, c flow x specific heat of the hot and cold side
 * Q = eps(UA / C_min, C_min / C_max) C_min (T_hot,in - T_cold,in)
 * </pre>
 *
 * <p>Both films have the same share of the nominal resistance; w is plate and fouling. n = 0.8 is the turbulent exponent
 * of Dittus and Boelter; corrugated plates are at 0.65 to 0.8 (Shah and Sekulic, Fundamentals of Heat Exchanger Design,
 * 2003, ch. 7.5). Valid from about a fifth of nominal flow, where films turn laminar. Worked number: w 0.2, half the
 * flow on one side: UA falls to 0.771 of nominal.
 */
public final class PlateExchanger {
    private final PlateExchangerDesign design;
    private final double film;

    public PlateExchanger(PlateExchangerDesign design) {
        this.design = design;
        this.film = 0.5 * (1 - design.wallShare());
    }

    public PlateExchangerDesign design() {
        return design;
    }

    /** Conductance at these flows, W/K; 0 when a side stands. */
    public double uaWPerK(double hotWPerK, double coldWPerK) {
        if (!(hotWPerK > 0 && coldWPerK > 0)) {
            return 0;
        }
        double hot = Math.pow(design.hotWPerK() / hotWPerK, design.filmExponent());
        double cold = Math.pow(design.coldWPerK() / coldWPerK, design.filmExponent());
        return design.uaWPerK() / (film * (hot + cold) + design.wallShare());
    }

    /** Effectiveness times the smaller capacity flow, W/K: heat per kelvin between the two inlets. 0 when a side stands. */
    public double heatPerK(double hotWPerK, double coldWPerK) {
        double ua = uaWPerK(hotWPerK, coldWPerK);
        return ua == 0
                ? 0
                : HeatExchanger.effectiveness(Arrangement.COUNTERFLOW, hotWPerK, coldWPerK, ua)
                        * Math.min(hotWPerK, coldWPerK);
    }
}
