package org.headroom.app.tasks;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Indicators;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.SiteConditions;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Site;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.water.CycleLimit;

/**
 * What the synoptic's table reads: measures of a moment, the site, and what follows from both.
 *
 * @param racks how many there are
 * @param row what a measure was then; NaN if nobody knows
 * @param pue energy into the site over energy of IT, 1
 * @param wueLPerKwh water over energy of IT
 */
record PlantValues(Site site, long atS, int racks, ToDoubleFunction<Measures> row, double pue, double wueLPerKwh) {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;

    /** Measures that a limit of the site bears on, with the limit's id. */
    private static final Map<Measures, String> LIMITED = new EnumMap<>(Map.of(
            Measures.SITE_POWER_MW, "site_power_mw",
            Measures.POTABLE_GAL_PER_DAY, "potable_gal_per_day",
            Measures.SEWER_GAL_PER_DAY, "sewer_gal_per_day",
            Measures.GPU_MAX_C, "gpu_c",
            Measures.COLD_WATER_C, "cold_water_c"));

    /** A settled hour. */
    static PlantValues of(PlantHour hour) {
        return new PlantValues(
                hour.site(),
                hour.atS(),
                hour.fleet().racks(),
                hour.row()::get,
                Indicators.pue(hour.ledger()),
                Indicators.wueLPerKwh(hour.ledger()));
    }

    double get(Measures measure) {
        return row.applyAsDouble(measure);
    }

    /** What the site's file or an event allows at that time; infinite if nothing is said. */
    double limit(String id) {
        return new Limits(site().limits()).at(id, atS);
    }

    boolean overLimit(Measures measure) {
        String id = LIMITED.get(measure);
        return id != null && get(measure) > limit(id) * (1 + 1e-9);
    }

    boolean always() {
        return true;
    }

    /** Whether towers take the heat. */
    boolean wet() {
        return site().cooling().mode() == CoolingPlant.Mode.WET;
    }

    boolean hybrid() {
        return site().cooling().mode() == CoolingPlant.Mode.HYBRID;
    }

    boolean dry() {
        return !wet();
    }

    int transformers() {
        return SiteConditions.transformersInService(site(), atS, atS + 1);
    }

    /** The water that carries a heat over a rise of temperature, kg/s; NaN without a rise. */
    double flow(Measures heatMw, Measures hotC, Measures coldC) {
        double rise = get(hotC) - get(coldC);
        return rise > 1e-6 ? get(heatMw) * 1e6 / (CP * rise) : Double.NaN;
    }

    double chillerCop() {
        return (get(Measures.AIR_HEAT_MW) - get(Measures.ECONOMIZER_MW)) / get(Measures.CHILLERS_MW);
    }

    double basinM3() {
        return site().cooling().towers().basinM3() * get(Measures.BASIN_PERCENT) / 100;
    }

    /** Cycles of concentration and what sets them, as in 5.0, silica. */
    String cyclesText() {
        if (!Double.isFinite(get(Measures.CYCLES)) || !Double.isFinite(get(Measures.CYCLE_LIMIT))) {
            return "";
        }
        String limit = CycleLimit.ofCode((int) get(Measures.CYCLE_LIMIT)).key().replace('_', ' ');
        return String.format(Locale.ROOT, "%.2f, %s", get(Measures.CYCLES), limit);
    }

    /** NaN where no chemistry is followed. */
    double calciteIndex() {
        return get(Measures.BASIN_TDS_MG_PER_L) > 0 ? get(Measures.BASIN_CALCITE_INDEX) : Double.NaN;
    }

    double domesticGalPerDay() {
        return Unit.GAL_PER_DAY.fromBase(site().water().domesticM3PerS());
    }

    String pueText() {
        return Double.isFinite(pue) ? String.format(Locale.ROOT, "%.3f", pue) : "";
    }

    String wueText() {
        return Double.isFinite(wueLPerKwh) ? String.format(Locale.ROOT, "%.2f L/kWh", wueLPerKwh) : "";
    }
}
