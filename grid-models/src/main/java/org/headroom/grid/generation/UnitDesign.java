package org.headroom.grid.generation;

import org.headroom.physics.basis.Checks;

/**
 * A generating unit.
 *
 * @param ratedW at its terminals and the reference temperature, W
 * @param minimumShare lowest steady load over rated power, 1
 * @param startS from the call to synchronization, s
 * @param rampWPerS how fast its power may change, W/s
 * @param coolDownS after a stop, before it may start again, s
 * @param minimumRunS it runs at least as long once synchronized, s
 * @param minimumDownS it stands at least as long once stopped, s
 * @param referenceC air up to which it gives rated power, C
 * @param deratePerK of rated power per kelvin above, 1/K
 * @param heatRate fuel over power
 * @param startFuelShare fuel while starting, over fuel at rated power, 1
 * @param emissions what it emits
 */
public record UnitDesign(
        double ratedW,
        double minimumShare,
        double startS,
        double rampWPerS,
        double coolDownS,
        double minimumRunS,
        double minimumDownS,
        double referenceC,
        double deratePerK,
        HeatRate heatRate,
        double startFuelShare,
        EmissionDesign emissions) {
    public UnitDesign {
        Checks.positive("unit_w", ratedW);
        Checks.within("minimum_load_share", minimumShare, 0, 1);
        Checks.within("start_s", startS, 0, 1e6);
        Checks.positive("ramp_w_per_s", rampWPerS);
        Checks.within("cool_down_s", coolDownS, 0, 1e6);
        Checks.within("minimum_run_s", minimumRunS, 0, 1e7);
        Checks.within("minimum_down_s", minimumDownS, 0, 1e7);
        Checks.within("reference_c", referenceC, -50, 60);
        Checks.within("derate_per_k", deratePerK, 0, 0.1);
        Checks.share("start_fuel_share", startFuelShare);
    }

    /** What it can give in air of this temperature, W; never less than its lowest load. */
    public double capacityW(double ambientC) {
        return ratedW * Math.max(minimumShare, Math.min(1, 1 - deratePerK * (ambientC - referenceC)));
    }

    public double minimumW() {
        return minimumShare * ratedW;
    }

    /** Fuel burnt at rated power, W. */
    public double ratedFuelW() {
        return ratedW / heatRate.efficiency();
    }
}
