package org.headroom.physics.aquifer;

/**
 * Where pumped water comes from: pumped = storage + leakage + boundary. All four in m3/s ({@link WellField#budgetM3PerS}) or in m3 up to a time
 * ({@link WellField#budgetM3}). Storage is negative while the aquifer recovers.
 *
 * @param storage released by the aquifer as its head falls
 * @param leakage through the confining bed, induced by the drawdown
 * @param boundary from edges of constant head
 */
public record AquiferBudget(double pumped, double storage, double leakage, double boundary) {

    /** Leakage over pumping; NaN when nothing is pumped (leakage goes on after a stop: look at the flow itself). */
    public double leakageShare() {
        return pumped == 0 ? Double.NaN : leakage / pumped;
    }
}
