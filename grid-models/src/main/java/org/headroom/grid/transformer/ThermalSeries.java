package org.headroom.grid.transformer;

/**
 * A standard's thermal model of one transformer along a series of loads: temperatures now, and the equivalent ageing since
 * it settled. For a twin's steps there is {@link ThermalUnit}.
 */
public sealed interface ThermalSeries permits AnnexG, Clause7, DifferenceEquations {
    /** To the equilibrium under a load; the ageing starts from 0. @throws OutOfRange if there is none */
    void settle(LoadPoint at);

    /** On to a later point; {@code from} is where it stands. */
    void advance(LoadPoint from, LoadPoint to);

    /** Starts the ageing from 0 and leaves the temperatures. */
    void forgetAgeing();

    double topOilC();

    double hotSpotC();

    Insulation insulation();

    /** Equivalent ageing, s. */
    double agedS();

    /** The temperatures that make up the state, C or K, in a new array. */
    double[] state();

    default double ageingFactor() {
        return insulation().ageingFactor(hotSpotC());
    }
}
