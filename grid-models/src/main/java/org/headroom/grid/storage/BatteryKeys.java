package org.headroom.grid.storage;

import java.util.function.ToDoubleBiFunction;

/**
 * A battery from named numbers, as a site file ({@code grid.battery.*}) and a {@code --design} file spell them. What is not
 * given makes the plain battery: one efficiency, full power at any state, no temperature, no ageing.
 */
public final class BatteryKeys {
    private BatteryKeys() {}

    /** @param given the number of a key in SI (degrees Celsius), or the second argument where it is not given */
    public static BatteryDesign design(ToDoubleBiFunction<String, Double> given) {
        double powerW = given.applyAsDouble("power_mw", Double.NaN);
        double energyJ = given.applyAsDouble("energy_mwh", Double.NaN);
        boolean there = powerW > 0 && energyJ > 0;
        return new BatteryDesign(
                powerW,
                energyJ,
                given.applyAsDouble("charge_efficiency", Double.NaN),
                given.applyAsDouble("discharge_efficiency", Double.NaN),
                given.applyAsDouble("reserve_share", 0.0),
                given.applyAsDouble("standby_w", 0.0),
                new PartLoad(
                        given.applyAsDouble("no_load_loss_share", 0.0),
                        given.applyAsDouble("square_loss_share", 0.0),
                        given.applyAsDouble("least_load_share", PartLoad.CONSTANT.leastShare())),
                window(given),
                there ? thermal(given) : CellThermal.NONE,
                there ? ageing(given) : CellAgeing.NONE);
    }

    private static PowerWindow window(ToDoubleBiFunction<String, Double> given) {
        PowerWindow open = PowerWindow.OPEN;
        return new PowerWindow(
                given.applyAsDouble("empty_taper_share", open.emptyTaper()),
                given.applyAsDouble("full_taper_share", open.fullTaper()),
                given.applyAsDouble("charge_none_c", open.chargeNoneC()),
                given.applyAsDouble("charge_all_c", open.chargeAllC()),
                given.applyAsDouble("discharge_none_c", open.dischargeNoneC()),
                given.applyAsDouble("discharge_all_c", open.dischargeAllC()),
                given.applyAsDouble("hot_all_c", open.hotAllC()),
                given.applyAsDouble("hot_none_c", open.hotNoneC()));
    }

    private static CellThermal thermal(ToDoubleBiFunction<String, Double> given) {
        CellThermal none = CellThermal.NONE;
        return new CellThermal(
                given.applyAsDouble("heat_capacity_j_per_k", none.heatCapacityJPerK()),
                given.applyAsDouble("leak_w_per_k", none.leakWPerK()),
                given.applyAsDouble("cell_loss_share", none.cellLossShare()),
                given.applyAsDouble("upper_c", none.upperC()),
                given.applyAsDouble("lower_c", none.lowerC()),
                given.applyAsDouble("cooling_w", none.coolingW()),
                given.applyAsDouble("heating_w", none.heatingW()),
                given.applyAsDouble("cooling_cop", none.cop()));
    }

    private static CellAgeing ageing(ToDoubleBiFunction<String, Double> given) {
        return new CellAgeing(
                given.applyAsDouble("time_ageing_factor", 0.0),
                given.applyAsDouble("cycle_ageing_factor", 0.0),
                given.applyAsDouble("age_days", 0.0),
                given.applyAsDouble("past_cycles_count", 0.0));
    }
}
