package org.headroom.app.twin;

import java.util.Arrays;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.storage.Battery;
import org.headroom.grid.transformer.ThermalState;
import org.jspecify.annotations.Nullable;

/**
 * All that the site remembers from step to step. Copied whole for what-if, restart and N-1.
 *
 * <p>Arrays are slot-major: {@code gpuC[slot][rack]}; temperatures in degrees Celsius, energies in J.
 */
public final class SiteState {
    final double[][] gpuC;
    final double[] coolantC;
    double warmC;
    double chilledC;
    double basinC;
    double basinKg;
    double evaporationKgPerS;
    double hallC;
    int cells;
    boolean economizing;
    boolean basinTripped;
    boolean padsWet;
    double towerFan;

    /** How long the chillers still need before they may run, s. */
    double chillersWaitS;

    /** Halls got too hot: all in their air is off until it is reset. */
    boolean hallsOff;

    final Battery battery;
    final WaterState water;

    /** Voltages of the site's network; null without one. */
    final @Nullable FlowState voltages;

    final OnSiteGeneration generation;

    /** What the medium-voltage bus took from the main transformers, W; not a number before the first step. */
    double busW = Double.NaN;

    /** Of the most loaded main transformer. */
    final ThermalState transformer = new ThermalState();

    /** Servers that shut down and were not reset, {@code [slot][rack]}. */
    final boolean[][] off;

    int offCount;

    SiteState(
            int slots,
            int racks,
            Battery battery,
            OnSiteGeneration generation,
            WaterState water,
            @Nullable FlowState voltages) {
        this.generation = generation;
        this.voltages = voltages;
        this.battery = battery;
        this.water = water;
        gpuC = new double[slots][racks];
        coolantC = new double[racks];
        off = new boolean[slots][racks];
    }

    PlantStates plant() {
        return new PlantStates(warmC, chilledC, hallC, basinC, basinKg, battery.storedJ());
    }

    void setPlant(PlantStates p) {
        warmC = p.warmC();
        chilledC = p.chilledC();
        hallC = p.hallC();
        basinC = p.basinC();
        basinKg = p.basinKg();
        battery.setStoredJ(p.batteryJ());
    }

    /** A deep copy that shares nothing. */
    public SiteState copy() {
        SiteState copy = new SiteState(
                gpuC.length,
                coolantC.length,
                battery.snapshot(),
                generation.snapshot(),
                water.copy(),
                voltages == null ? null : voltages.copy());
        copy.set(this);
        return copy;
    }

    /** Takes over another state of the same site. */
    public void set(SiteState other) {
        for (int s = 0; s < gpuC.length; s++) {
            System.arraycopy(other.gpuC[s], 0, gpuC[s], 0, gpuC[s].length);
        }
        System.arraycopy(other.coolantC, 0, coolantC, 0, coolantC.length);
        warmC = other.warmC;
        chilledC = other.chilledC;
        basinC = other.basinC;
        basinKg = other.basinKg;
        evaporationKgPerS = other.evaporationKgPerS;
        hallC = other.hallC;
        cells = other.cells;
        economizing = other.economizing;
        basinTripped = other.basinTripped;
        padsWet = other.padsWet;
        towerFan = other.towerFan;
        chillersWaitS = other.chillersWaitS;
        hallsOff = other.hallsOff;
        battery.restore(other.battery);
        generation.restore(other.generation);
        busW = other.busW;
        water.set(other.water);
        transformer.copyFrom(other.transformer);
        takeVoltages(other);
        setOff(other);
    }

    /** Takes over the voltages, as the start of a solution. */
    void takeVoltages(SiteState other) {
        if (voltages != null && other.voltages != null) {
            voltages.copyFrom(other.voltages);
        }
    }

    /** Takes over which servers are off. */
    void setOff(SiteState other) {
        if (offCount > 0 || other.offCount > 0) {
            for (int s = 0; s < off.length; s++) {
                System.arraycopy(other.off[s], 0, off[s], 0, off[s].length);
            }
            offCount = other.offCount;
        }
    }

    /** Every server may run again. */
    void resetAll() {
        if (offCount > 0) {
            for (boolean[] slot : off) {
                Arrays.fill(slot, false);
            }
            offCount = 0;
        }
    }

    void switchOff(int slot, int rack) {
        if (!off[slot][rack]) {
            off[slot][rack] = true;
            offCount++;
        }
    }

    void switchOn(int slot, int rack) {
        if (off[slot][rack]) {
            off[slot][rack] = false;
            offCount--;
        }
    }
}
