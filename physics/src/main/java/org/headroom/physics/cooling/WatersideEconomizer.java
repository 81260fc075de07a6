package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Free cooling by tower water: a plate exchanger that cools the chilled return before the evaporators (integrated), put
 * on and off with hysteresis.
 *
 * <pre>
 * on when T_tower &lt;= T_return - on_below, off when T_tower &gt; T_return - off_below
 * Q = eps C_min (T_return - T_tower), never less than 0
 * </pre>
 *
 * <p>Source: ASHRAE Standard 90.1-2019, 6.5.1.2 (integrated water economizers); effectiveness as in {@link
 * PlateExchanger}. What chillers then take is the load less Q; whoever calls holds the supply at its setpoint by asking
 * for no more than the load. Worked number: 5 kW/K a side and 20 kW/K, 23 C return, 13 C tower water: 40 kW.
 */
public final class WatersideEconomizer {
    private final PlateExchanger exchanger;
    private final double onBelowK;
    private final double offBelowK;

    /**
     * @param onBelowK tower water this far below the chilled return puts it on
     * @param offBelowK with less than this it goes off
     */
    public WatersideEconomizer(PlateExchangerDesign exchanger, double onBelowK, double offBelowK) {
        this.exchanger = new PlateExchanger(exchanger);
        this.onBelowK = Checks.within("on_below_k", onBelowK, 0, 50);
        this.offBelowK = Checks.notNegative("off_below_k", offBelowK);
        if (!(offBelowK <= onBelowK)) {
            throw new OutOfRange("off_below_k", offBelowK + "", "at most on_below_k, " + onBelowK);
        }
    }

    public PlateExchanger exchanger() {
        return exchanger;
    }

    /** Whether it runs in the next step, given whether it runs now. */
    public boolean on(boolean now, double chilledReturnC, double towerC) {
        return chilledReturnC - towerC >= (now ? offBelowK : onBelowK);
    }

    /** Heat per kelvin between chilled return and tower water, W/K: linear for a caller that solves for either. */
    public double heatPerK(double chilledWPerK, double towerWPerK) {
        return exchanger.heatPerK(chilledWPerK, towerWPerK);
    }

    /** Heat from the chilled return to the tower water while it runs, W. */
    public double heatW(double chilledReturnC, double chilledWPerK, double towerC, double towerWPerK) {
        return Math.max(0, heatPerK(chilledWPerK, towerWPerK) * (chilledReturnC - towerC));
    }
}
