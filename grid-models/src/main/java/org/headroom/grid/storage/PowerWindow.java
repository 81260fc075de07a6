package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;

/**
 * Where a battery's full power is to be had: near empty and near full, and when the cells are cold or hot, it is less.
 *
 * <pre>
 *   discharge <= Pr min(1, soc / d) t(T)        charge <= Pr min(1, (1 - soc) / c) t(T)
 *   t rises from 0 to 1 between the two cold temperatures and falls from 1 to 0 between the two hot ones
 * </pre>
 *
 * State of charge soc at the end of a step, cell temperature T at its start. Straight tapers are what battery management
 * systems do towards the constant-voltage phase: Plett, Battery Management Systems II (2015), ch. 6; no charging of
 * graphite below 0 C (lithium plating): Waldmann et al., J. Power Sources 262 (2014) 129.
 *
 * @param emptyTaper d, state of charge below which discharge is tapered, 1; 0: never
 * @param fullTaper c, room below which charge is tapered, 1; 0: never
 * @param chargeNoneC cells at or below this take nothing, C
 * @param chargeAllC from this on they take full power, C
 * @param dischargeNoneC cells at or below this give nothing, C
 * @param dischargeAllC from this on they give full power, C
 * @param hotAllC up to this, full power both ways, C
 * @param hotNoneC from this on nothing, C
 */
public record PowerWindow(
        double emptyTaper,
        double fullTaper,
        double chargeNoneC,
        double chargeAllC,
        double dischargeNoneC,
        double dischargeAllC,
        double hotAllC,
        double hotNoneC) {
    /** Full power at any state of charge and temperature. */
    public static final PowerWindow OPEN = new PowerWindow(0, 0, -273, -272, -273, -272, 1000, 1001);

    /** Cells of lithium iron phosphate, tapered in the last 5 % below full and above empty. */
    public static final PowerWindow LFP = new PowerWindow(0.05, 0.05, 0, 10, -20, 0, 45, 60);

    public PowerWindow {
        Checks.within("empty_taper_share", emptyTaper, 0, 1);
        Checks.within("full_taper_share", fullTaper, 0, 1);
        Checks.within("charge_all_c", chargeAllC, Math.nextUp(chargeNoneC), 1e4);
        Checks.within("discharge_all_c", dischargeAllC, Math.nextUp(dischargeNoneC), 1e4);
        Checks.within("hot_none_c", hotNoneC, Math.nextUp(hotAllC), 1e4);
        Checks.within("hot_all_c", hotAllC, Math.max(chargeAllC, dischargeAllC), 1e4);
    }

    double chargeShareAt(double cellC) {
        return between(cellC, chargeNoneC, chargeAllC) * between(-cellC, -hotNoneC, -hotAllC);
    }

    double dischargeShareAt(double cellC) {
        return between(cellC, dischargeNoneC, dischargeAllC) * between(-cellC, -hotNoneC, -hotAllC);
    }

    private static double between(double x, double none, double all) {
        return Math.min(1, Math.max(0, (x - none) / (all - none)));
    }
}
