package org.headroom.physics.wastewater;

/** Membranes and product tank of the recycled-water plant at an instant. */
public final class WaterRecyclingState {
    /** Resistance that a maintenance clean removes, 1/m, mean of the trains. */
    public double residualPerM;

    /** Resistance that a recovery clean removes, 1/m, mean of the trains. */
    public double irreversiblePerM;

    /** Mean load of the biology over its sludge age, over the rated load. */
    public double loadShare;

    /** Product stored, m3. */
    public double storedM3;

    public double ammoniumNGPerM3;
    public double nitrateNGPerM3;
    public double phosphatePGPerM3;
    public double alkalinityMolPerM3;

    public WaterRecyclingState copy() {
        WaterRecyclingState copy = new WaterRecyclingState();
        copy.set(this);
        return copy;
    }

    public void set(WaterRecyclingState other) {
        residualPerM = other.residualPerM;
        irreversiblePerM = other.irreversiblePerM;
        loadShare = other.loadShare;
        storedM3 = other.storedM3;
        ammoniumNGPerM3 = other.ammoniumNGPerM3;
        nitrateNGPerM3 = other.nitrateNGPerM3;
        phosphatePGPerM3 = other.phosphatePGPerM3;
        alkalinityMolPerM3 = other.alkalinityMolPerM3;
    }
}
