package org.headroom.app.desktop.synoptic;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantModel.Medium;
import org.headroom.app.tasks.PlantState;
import org.headroom.data.quantity.Unit;

/**
 * What flows into a part against what flows out of it, as it is drawn: equal within rounding.
 *
 * @param key of its text
 */
record PlantBalanceRow(String key, double in, double out, Unit unit) {
    static List<PlantBalanceRow> of(PlantModel plant, PlantState state) {
        List<PlantBalanceRow> rows = new ArrayList<>();
        rows.add(electricity("bus", "mv_bus", plant, state));
        rows.add(electricity("racks", "rack_power", plant, state));
        rows.add(water("makeup", "makeup", Medium.MAKEUP, plant, state, state.flow("to_basin"), state.flow("to_pads")));
        return rows.stream()
                .filter(r -> Double.isFinite(r.in()) && Double.isFinite(r.out()))
                .toList();
    }

    private static PlantBalanceRow electricity(String key, String part, PlantModel plant, PlantState state) {
        double out = sum(part, Medium.ELECTRICITY, plant, state, false);
        return new PlantBalanceRow(
                key,
                sum(part, Medium.ELECTRICITY, plant, state, true),
                out + state.lossesMw().getOrDefault(part, 0.0),
                Unit.MW);
    }

    private static PlantBalanceRow water(
            String key, String part, Medium medium, PlantModel plant, PlantState state, double basin, double pads) {
        double out = plant.has("basin") ? basin : pads;
        return new PlantBalanceRow(key, sum(part, medium, plant, state, true), out, Unit.GAL_PER_DAY);
    }

    private static double sum(String part, Medium medium, PlantModel plant, PlantState state, boolean in) {
        return plant.flows().stream()
                .filter(f -> f.medium() == medium && (in ? f.to() : f.from()).equals(part))
                .mapToDouble(f -> state.flow(f.id()))
                .sum();
    }
}
