package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.generation.Fleet;
import org.headroom.grid.generation.Pollutant;
import org.headroom.grid.generation.UnitDesign;
import org.headroom.grid.generation.UnitKeys;
import org.headroom.grid.generation.UnitState;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;
import org.jspecify.annotations.Nullable;

/** {@code generator}: turbines, gas engines or diesel sets that follow a wanted power. */
final class GenerationModels {
    private static final List<String> NUMBERS = List.of(
            "minimum_load_share",
            "start_min",
            "ramp_mw_per_min",
            "cool_down_min",
            "minimum_run_min",
            "minimum_down_min",
            "reference_c",
            "hot_c",
            "hot_power_share",
            "efficiency",
            "no_load_fuel_share",
            "square_fuel_share",
            "start_fuel_share",
            "catalyst_warm_min",
            "low_load_share",
            "low_load_factor",
            "start_factor");

    private GenerationModels() {}

    static TableModel generator() {
        List<Column> outputs = new ArrayList<>(List.of(
                out("given_mw", "mean power over the step, MW"),
                out("power_mw", "power at its end, MW"),
                out("state", "of the first unit at its end: 0 off, 1 starting, 2 running, 3 stopping, 4 cooling down"),
                out("running_count", "units that run at its end"),
                out("starts_count", "start-ups so far, all units"),
                out("fuel_mw", "mean fuel by higher heating value, MW"),
                out("heat_mw", "mean heat to exhaust and cooling, MW")));
        for (Pollutant p : Pollutant.values()) {
            outputs.add(out(p.key() + "_kg_per_h", "mean emission, kg/h"));
        }
        ModelCard card = new ModelCard(
                "generator",
                "power, fuel and emissions of turbines, gas engines or diesel sets that follow a wanted power",
                List.of(
                        in("time_h", "end of the row's step, h; the first row is the start", -1e6, 1e7),
                        in("wanted_mw", "power asked for over the step, MW", 0, 1e5),
                        in("ambient_c", "air, C; 15 if not given", -60, 70, -40, 50)),
                outputs,
                "fuel = Pr/eta (f0 + f1 x + f2 x^2); off, starting, running, stopping, cooling down; straight ramps integrated"
                        + " exactly; emissions = factor x fuel x (1 - reduction of a warm catalyst)",
                "US EPA AP-42 ch. 3.1, 3.2, 3.4; docs/models/storage-generation.md");
        List<DesignKey> keys = new ArrayList<>();
        keys.add(DesignKey.word("kind", false, List.of("turbine", "engine", "diesel")));
        keys.add(DesignKey.number("unit_mw", false));
        keys.add(DesignKey.number("units_count", true));
        NUMBERS.forEach(name -> keys.add(DesignKey.number(name, true)));
        for (Pollutant p : Pollutant.values()) {
            keys.add(DesignKey.number("fuel_" + p.key() + "_kg_per_mwh", true));
            keys.add(DesignKey.number("catalyst_" + p.key() + "_share", true));
        }
        return new TableModel(
                card,
                Set.of(),
                Set.of("ambient_c"),
                keys,
                "one lean premix turbine of 16.5 MW without a catalyst; keys that a design leaves out are those of its kind",
                GenerationModels::build);
    }

    private static RowModel build(@Nullable DesignValues design) {
        UnitDesign unit = design == null
                ? UnitKeys.design("turbine", 16.5e6, (key, usual) -> usual)
                : UnitKeys.design(
                        design.text("kind"),
                        Checks.positive("unit_mw", design.number("unit_mw")) * 1e6,
                        (key, usual) -> design.values().containsKey(key)
                                ? Unit.ofKey(key).toBase(design.number(key))
                                : usual);
        int units = design == null ? 1 : (int) Checks.within("units_count", design.number("units_count", 1), 1, 1000);
        Fleet fleet = new Fleet(unit, units);
        int[] starts = {0};
        return new TimeSeries((row, dtS, out) -> step(fleet, starts, row, dtS, out));
    }

    private static void step(Fleet fleet, int[] starts, Row row, double dtS, double[] out) {
        double ambientC = row.number("ambient_c", 15);
        double wantedW = row.number("wanted_mw") * 1e6;
        if (dtS > 0) {
            fleet.step(wantedW, 0, ambientC, dtS);
            for (int u = 0; u < fleet.units(); u++) {
                starts[0] += fleet.starts(u);
            }
            if (wantedW > fleet.capacityW(ambientC) * (1 + 1e-9)) {
                row.note("wanted_mw is beyond the " + Row.plain(fleet.capacityW(ambientC) * 1e-6) + " MW in this air");
            }
            if (row.has("ambient_c")) {
                row.noteOutside("ambient_c", -40, 50);
            }
        }
        out[0] = fleet.powerW() * 1e-6;
        out[1] = fleet.powerNowW() * 1e-6;
        out[2] = number(fleet.state(0));
        out[3] = fleet.count(UnitState.RUNNING);
        out[4] = starts[0];
        out[5] = fleet.fuelW() * 1e-6;
        out[6] = fleet.heatW() * 1e-6;
        for (Pollutant p : Pollutant.values()) {
            out[7 + p.index()] = fleet.kgPerS(p) * 3600;
        }
    }

    private static int number(UnitState state) {
        return switch (state) {
            case OFF -> 0;
            case STARTING -> 1;
            case RUNNING -> 2;
            case STOPPING -> 3;
            case COOLING_DOWN -> 4;
        };
    }
}
