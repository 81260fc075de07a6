package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;

/** Which limits bear on which part of the plant: the one table to extend. A limit that is not set bounds nothing. */
final class PlantLimits {
    private final PlantValues v;
    private final PlantSeries series;
    private final List<PlantState.Limit> found = new ArrayList<>();

    private PlantLimits(PlantValues v, PlantSeries series) {
        this.v = v;
        this.series = series;
    }

    static List<PlantState.Limit> of(String part, PlantValues v, PlantSeries series) {
        PlantLimits limits = new PlantLimits(v, series);
        limits.collect(part);
        return limits.found;
    }

    private void collect(String part) {
        switch (part) {
            case "utility_meter" -> site(Measures.SITE_POWER_MW);
            case "transformers" -> {
                site(Measures.TRANSFORMER_MVA);
                site(Measures.TRANSFORMER_HOT_SPOT_C);
            }
            case "mv_bus" -> site(Measures.VOLTAGE_DEVIATION_PERCENT);
            case "unit_substations" -> site(Measures.BRANCH_LOADING_PERCENT);
            case "generation" -> own(Measures.GENERATION_MW, v.site().grid().generationW() * 1e-6);
            case "racks" -> {
                site(Measures.GPU_MAX_C);
                if (found.isEmpty()) {
                    own(Measures.GPU_MAX_C, v.site().it().gpu().throttleC());
                }
            }
            case "chillers", "dry" -> own(Measures.CHILLER_LOAD_PERCENT, 100);
            case "towers" -> site(Measures.COLD_WATER_C);
            case "mains" -> site(Measures.POTABLE_GAL_PER_DAY);
            case "recycled" -> site(Measures.RECYCLED_GAL_PER_DAY);
            case "sewer" -> site(Measures.SEWER_GAL_PER_DAY);
            default -> {
                // nothing bounds it
            }
        }
    }

    /** A limit of the site that has its measure's name, or the short one of GPUs. */
    private void site(Measures measure) {
        String id = measure == Measures.GPU_MAX_C ? "gpu_c" : measure.measure().id();
        add(measure, id, v.limit(id));
    }

    private void own(Measures measure, double allowed) {
        add(measure, measure.measure().id(), allowed);
    }

    private void add(Measures measure, String id, double allowed) {
        Unit unit = measure.measure().unit();
        boolean daily = unit == Unit.GAL_PER_DAY;
        double value = daily ? series.dayMean(measure, (double) v.atS()) : v.get(measure);
        boolean nothing = allowed == 0 && value == 0;
        if (!Double.isFinite(allowed) || !Double.isFinite(value) || nothing) {
            return;
        }
        double left = allowed - value;
        double share = unit == Unit.C ? left / PlantState.AMPLE_K : allowed > 0 ? left / allowed : value > 0 ? -1 : 1;
        found.add(new PlantState.Limit(measure.measure().label(), id, value, allowed, unit, daily, Math.min(1, share)));
    }
}
