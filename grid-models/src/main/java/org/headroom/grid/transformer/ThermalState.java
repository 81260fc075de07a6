package org.headroom.grid.transformer;

/** Temperatures and ageing of one transformer; written by {@link ThermalUnit}. */
public final class ThermalState {
    /** Oil at the top of the tank, C. */
    public double topOilC;
    /** Rise of the winding over the oil next to it, K. */
    public double windingRiseK;
    /** By how much that oil has caught up with its new flow, K; hot spot = top oil + winding rise - this. */
    public double oilFlowK;
    /** Hottest spot of the winding, C. */
    public double hotSpotC;
    /** Ageing over ageing at the reference temperature, at the end of the step, 1. */
    public double ageingFactor;
    /** Equivalent ageing since the state was made, s. */
    public double agedS;
    /** Stage of the cooling that ran during the step; 0 is natural. */
    public int stage;

    /** Takes over another state, without allocating. */
    public void copyFrom(ThermalState from) {
        topOilC = from.topOilC;
        windingRiseK = from.windingRiseK;
        oilFlowK = from.oilFlowK;
        hotSpotC = from.hotSpotC;
        ageingFactor = from.ageingFactor;
        agedS = from.agedS;
        stage = from.stage;
    }
}
