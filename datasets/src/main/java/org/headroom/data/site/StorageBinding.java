package org.headroom.data.site;

import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.CellAgeing;
import org.headroom.grid.storage.CellThermal;
import org.headroom.grid.storage.DispatchDesign;
import org.headroom.grid.storage.DispatchStrategy;
import org.headroom.grid.storage.PartLoad;
import org.headroom.grid.storage.PowerWindow;

/** Builds the battery of a site and what it is for. */
final class StorageBinding {
    private static final String AT = "grid.battery.";

    private final SiteValues v;

    StorageBinding(SiteValues values) {
        this.v = values;
    }

    BatteryDesign battery() {
        double powerW = v.si(AT + "power_mw");
        double energyJ = v.si(AT + "energy_mwh");
        boolean there = powerW > 0 && energyJ > 0;
        return v.design(
                "grid.battery",
                () -> new BatteryDesign(
                        powerW,
                        energyJ,
                        v.raw(AT + "charge_efficiency"),
                        v.raw(AT + "discharge_efficiency"),
                        v.raw(AT + "reserve_share"),
                        v.si(AT + "standby_w"),
                        partLoad(),
                        window(),
                        there ? thermal() : CellThermal.NONE,
                        there ? ageing() : CellAgeing.NONE));
    }

    private PartLoad partLoad() {
        return new PartLoad(
                or("no_load_loss_share", 0),
                or("square_loss_share", 0),
                or("least_load_share", PartLoad.CONSTANT.leastShare()));
    }

    private PowerWindow window() {
        PowerWindow open = PowerWindow.OPEN;
        return new PowerWindow(
                or("empty_taper_share", open.emptyTaper()),
                or("full_taper_share", open.fullTaper()),
                or("charge_none_c", open.chargeNoneC()),
                or("charge_all_c", open.chargeAllC()),
                or("discharge_none_c", open.dischargeNoneC()),
                or("discharge_all_c", open.dischargeAllC()),
                or("hot_all_c", open.hotAllC()),
                or("hot_none_c", open.hotNoneC()));
    }

    private CellThermal thermal() {
        CellThermal none = CellThermal.NONE;
        return new CellThermal(
                or("heat_capacity_j_per_k", none.heatCapacityJPerK()),
                or("leak_w_per_k", none.leakWPerK()),
                or("cell_loss_share", none.cellLossShare()),
                or("upper_c", none.upperC()),
                or("lower_c", none.lowerC()),
                or("cooling_w", none.coolingW()),
                or("heating_w", none.heatingW()),
                or("cooling_cop", none.cop()));
    }

    private CellAgeing ageing() {
        return new CellAgeing(
                or("time_ageing_factor", 0),
                or("cycle_ageing_factor", 0),
                or("age_days", 0),
                or("past_cycles_count", 0));
    }

    DispatchDesign dispatch() {
        DispatchDesign usual = DispatchDesign.of(v.choice(AT + "dispatch", DispatchStrategy.class));
        return v.design(
                "grid.battery",
                () -> new DispatchDesign(
                        usual.strategy(),
                        or("hold_mw", usual.holdW()),
                        or("recharge_share", usual.rechargeShare()),
                        or("on_peak_share", usual.onPeakShare()),
                        or("ramp_mw_per_min", usual.rampWPerS()),
                        or("middle_share", usual.middleShare())));
    }

    /** In SI, or what is usual where the file says nothing. */
    private double or(String key, double usual) {
        return v.optional(AT + key).isPresent() ? v.si(AT + key) : usual;
    }
}
