package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.storage.Battery;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.BatteryKeys;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.ModelCard;
import org.jspecify.annotations.Nullable;

/** {@code battery}: what it gives and takes along a series of powers, with losses, cell temperature and fade. */
final class StorageModels {
    private static final double MWH = 3.6e9;

    /** 168 Megapacks at the site in Memphis, as its site file has them. */
    private static final Map<String, Double> MEGAPACKS = Map.ofEntries(
            Map.entry("power_mw", 150.0),
            Map.entry("energy_mwh", 655.0),
            Map.entry("charge_efficiency", 0.959),
            Map.entry("discharge_efficiency", 0.959),
            Map.entry("reserve_share", 0.2),
            Map.entry("standby_w", 300e3),
            Map.entry("no_load_loss_share", 0.1),
            Map.entry("square_loss_share", 0.4),
            Map.entry("least_load_share", 0.1),
            Map.entry("empty_taper_share", 0.05),
            Map.entry("full_taper_share", 0.05),
            Map.entry("charge_none_c", 0.0),
            Map.entry("charge_all_c", 10.0),
            Map.entry("discharge_none_c", -20.0),
            Map.entry("discharge_all_c", 0.0),
            Map.entry("hot_all_c", 45.0),
            Map.entry("hot_none_c", 60.0),
            Map.entry("heat_capacity_j_per_k", 4e9),
            Map.entry("leak_w_per_k", 15e3),
            Map.entry("cell_loss_share", 0.5),
            Map.entry("upper_c", 30.0),
            Map.entry("lower_c", 10.0),
            Map.entry("cooling_w", 5e6),
            Map.entry("heating_w", 1.7e6),
            Map.entry("cooling_cop", 3.0),
            Map.entry("time_ageing_factor", 1.0),
            Map.entry("cycle_ageing_factor", 1.0),
            Map.entry("age_days", 180.0));

    private static final List<String> REQUIRED =
            List.of("power_mw", "energy_mwh", "charge_efficiency", "discharge_efficiency");

    private static final List<String> OPTIONAL = List.of(
            "reserve_share",
            "standby_w",
            "no_load_loss_share",
            "square_loss_share",
            "least_load_share",
            "empty_taper_share",
            "full_taper_share",
            "charge_none_c",
            "charge_all_c",
            "discharge_none_c",
            "discharge_all_c",
            "hot_all_c",
            "hot_none_c",
            "heat_capacity_j_per_k",
            "leak_w_per_k",
            "cell_loss_share",
            "upper_c",
            "lower_c",
            "cooling_w",
            "heating_w",
            "cooling_cop",
            "time_ageing_factor",
            "cycle_ageing_factor",
            "age_days",
            "past_cycles_count",
            "start_soc_percent");

    private StorageModels() {}

    static TableModel battery() {
        ModelCard card = new ModelCard(
                "battery",
                "energy, loss, cell temperature and fade of a battery along a series of powers",
                List.of(
                        in("time_h", "end of the row's step, h; the first row is the start", -1e6, 1e7),
                        in("power_mw", "wanted at AC over the step, MW; discharge is positive", -1e5, 1e5),
                        in("ambient_c", "air outside, C; 25 if not given", -60, 70)),
                List.of(
                        out("given_mw", "what it gives (takes if negative), within its limits, MW"),
                        out("energy_mwh", "stored at the end of the step, MWh"),
                        out("soc_percent", "stored over capacity, %"),
                        out("auxiliary_mw", "controls, cooling and heating, from AC, MW"),
                        out("loss_mw", "all losses of the step, auxiliaries among them, MW"),
                        out("cell_c", "cell temperature, C"),
                        out("capacity_mwh", "what it holds when full, MWh"),
                        out("cycles_count", "equivalent full cycles since the start")),
                "dE/dt = P (1 - loss share of charging) or - P (1 + loss share of discharging), losses with fixed, linear and"
                        + " square part; C dT/dt = q loss + UA (Ta - T) - cooling + heating; fade k sqrt(t) + z sqrt(n),"
                        + " rainflow",
                "Naumann et al. (2018, 2020); ASTM E1049-85; docs/models/storage-generation.md");
        List<DesignKey> keys = new ArrayList<>();
        REQUIRED.forEach(name -> keys.add(DesignKey.number(name, false)));
        OPTIONAL.forEach(name -> keys.add(DesignKey.number(name, true)));
        return new TableModel(
                card,
                Set.of(),
                Set.of("ambient_c"),
                keys,
                "150 MW and 655 MWh of Megapacks, full, as in memphis-announced; keys that a design leaves out are those of a"
                        + " plain battery: one efficiency, full power at any state, no temperature, no ageing",
                StorageModels::build);
    }

    private static RowModel build(@Nullable DesignValues design) {
        BatteryDesign built = BatteryKeys.design((key, usual) -> given(design, key, usual));
        double percent = design == null ? 100 : design.number("start_soc_percent", 100);
        double soc = Checks.within("start_soc_percent", percent, 0, 100) / 100;
        Battery battery = new Battery(built, soc * built.energyJ());
        return new TimeSeries((row, dtS, out) -> step(battery, row, dtS, out));
    }

    /** What is used without {@code --design}. */
    static BatteryDesign megapacks() {
        return BatteryKeys.design((key, usual) -> given(null, key, usual));
    }

    private static double given(@Nullable DesignValues design, String key, double usual) {
        if (design == null) {
            Double value = MEGAPACKS.get(key);
            return value == null ? usual : Unit.ofKey(key).toBase(value);
        }
        return design.values().containsKey(key) ? Unit.ofKey(key).toBase(design.number(key)) : usual;
    }

    private static void step(Battery battery, Row row, double dtS, double[] out) {
        battery.setAmbientC(row.number("ambient_c", 25));
        double wantedW = row.number("power_mw") * 1e6;
        double givenW = 0;
        double auxiliaryW = 0;
        double lossW = 0;
        if (dtS > 0) {
            givenW = wantedW > 0
                    ? Math.min(wantedW, battery.dischargeOfferW(dtS))
                    : -Math.min(-wantedW, battery.chargeOfferW(dtS));
            battery.advance(givenW, dtS);
            auxiliaryW = battery.auxiliaryW();
            lossW = battery.lossW();
            if (Math.abs(givenW - wantedW) > 1e-9 * Math.abs(wantedW)) {
                row.note("power_mw " + Row.plain(wantedW * 1e-6) + " is limited to " + Row.plain(givenW * 1e-6));
            }
        }
        out[0] = givenW * 1e-6;
        out[1] = battery.storedJ() / MWH;
        out[2] = 100 * battery.stateOfCharge();
        out[3] = auxiliaryW * 1e-6;
        out[4] = lossW * 1e-6;
        out[5] = battery.cellC();
        out[6] = battery.capacityJ() / MWH;
        out[7] = battery.equivalentCycles();
    }
}
