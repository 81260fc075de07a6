package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.BothUnits;
import org.headroom.app.report.PlantPicture;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Site;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.basis.Constants;

/**
 * Which values stand at which machine or pipe of the synoptic: the one table to extend. A value that is not finite, such
 * as a limit that is not set, is left out; a machine that the site does not have, too.
 */
final class PlantTable {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;
    private static final double GAL_PER_DAY_PER_M3_PER_S = 1 / Unit.GAL_PER_DAY.toBase(1);

    private PlantTable() {}

    /** The site and its settled hour. */
    private record Values(PlantHour hour) {
        Site site() {
            return hour.site();
        }

        double get(Measures measure) {
            return hour.row().get(measure);
        }

        double limit(String id) {
            return new Limits(site().limits()).at(id, hour.atS());
        }

        boolean always() {
            return true;
        }

        boolean wet() {
            return site().cooling().mode() != CoolingPlant.Mode.DRY;
        }

        boolean dry() {
            return site().cooling().mode() != CoolingPlant.Mode.WET;
        }

        int transformers() {
            return Operation.transformersInService(site(), hour.atS(), hour.atS() + 1);
        }

        /** The water that carries a heat over a rise of temperature, kg/s. */
        double flow(Measures heatMw, Measures hotC, Measures coldC) {
            double rise = get(hotC) - get(coldC);
            return rise > 1e-6 ? get(heatMw) * 1e6 / (CP * rise) : Double.NaN;
        }
    }

    private record Entry(String label, Function<Values, PlantPicture.Reading> of) {}

    private record Row(
            String id, String title, Predicate<Values> there, Predicate<Values> active, List<Entry> entries) {}

    private static final List<Row> TABLE = List.of(
            row(
                    "utility_meter",
                    "Utility meter",
                    Values::always,
                    Values::always,
                    m("site power", Measures.SITE_POWER_MW),
                    d("allowed", Unit.MW, v -> v.limit("site_power_mw")),
                    d("headroom", Unit.MW, v -> v.limit("site_power_mw") - v.get(Measures.SITE_POWER_MW))),
            row(
                    "transformers",
                    "Main transformers",
                    Values::always,
                    Values::always,
                    t(
                            "in service",
                            v -> v.transformers() + " of " + v.site().grid().transformers() + " × "
                                    + BothUnits.text(
                                            v.site().grid().substation().ratingVa() * 1e-6, Unit.MVA)),
                    m("load", Measures.TRANSFORMER_MVA),
                    m("loss", Measures.TRANSFORMER_LOSS_MW)),
            row("mv_bus", "Medium-voltage bus", Values::always, Values::always, m("power", Measures.MV_BUS_MW)),
            row(
                    "battery",
                    "Battery",
                    v -> v.site().grid().battery().powerW() > 0,
                    Values::always,
                    m("gives", Measures.BATTERY_MW),
                    m("holds", Measures.BATTERY_MWH)),
            row(
                    "generation",
                    "Generation",
                    v -> v.site().grid().generationW() > 0,
                    v -> v.get(Measures.GENERATION_MW) > 0,
                    m("gives", Measures.GENERATION_MW),
                    d("of", Unit.MW, v -> v.site().grid().generationW() * 1e-6)),
            row(
                    "unit_substations",
                    "Feeders, unit substations",
                    Values::always,
                    Values::always,
                    m("feeder loss", Measures.FEEDER_LOSS_MW),
                    m("unit substations", Measures.UNIT_SUBSTATION_LOSS_MW)),
            row(
                    "rack_power",
                    "Rack PDUs, UPS",
                    Values::always,
                    Values::always,
                    d("to the racks", Unit.MW, v -> v.get(Measures.SERVER_AC_MW) + v.get(Measures.NETWORK_STORAGE_MW)),
                    m("rack PDU loss", Measures.PDU_LOSS_MW),
                    m("UPS loss", Measures.UPS_LOSS_MW)),
            row(
                    "plant_power",
                    "Power of the plant",
                    Values::always,
                    Values::always,
                    m("pumps", Measures.PUMPS_MW),
                    m("tower and door fans", Measures.TOWERS_MW),
                    m("chillers", Measures.CHILLERS_MW),
                    m("lights, offices, rest", Measures.OTHER_MW),
                    t(
                            "PUE",
                            v -> String.format(
                                    Locale.ROOT,
                                    "%.3f",
                                    v.get(Measures.SITE_POWER_MW)
                                            / (v.get(Measures.SERVER_AC_MW) + v.get(Measures.NETWORK_STORAGE_MW))))),
            row(
                    "racks",
                    "Racks: cold plates and CDUs",
                    Values::always,
                    Values::always,
                    m("servers, AC input", Measures.SERVER_AC_MW),
                    m("of that GPUs", Measures.GPU_MW),
                    m("GPU, mean", Measures.GPU_MEAN_C),
                    m("GPU, hottest", Measures.GPU_MAX_C),
                    d("throttle at", Unit.C, v -> v.site().it().gpu().throttleC()),
                    m("coolant supply", Measures.COOLANT_MEAN_C),
                    m("servers held back", Measures.THROTTLED_PERCENT)),
            row(
                    "rear_doors",
                    "Rear doors and rooms",
                    Values::always,
                    Values::always,
                    m("heat to air", Measures.AIR_HEAT_MW),
                    m("network and storage", Measures.NETWORK_STORAGE_MW),
                    d(
                            "door fans",
                            Unit.MW,
                            v -> v.site().cooling().chilledLoop().rearDoorFanW()
                                    * v.hour().fleet().racks()
                                    * 1e-6)),
            row(
                    "warm_return",
                    "Warm loop, return",
                    Values::always,
                    Values::always,
                    m("return", Measures.WARM_RETURN_C)),
            row(
                    "warm_supply",
                    "Warm loop, supply",
                    Values::always,
                    Values::always,
                    m("supply", Measures.WARM_SUPPLY_C)),
            row(
                    "warm_loop",
                    "Warm loop",
                    Values::always,
                    Values::always,
                    m("heat", Measures.LIQUID_HEAT_MW),
                    d(
                            "flow",
                            Unit.KG_PER_S,
                            v -> v.flow(Measures.LIQUID_HEAT_MW, Measures.WARM_RETURN_C, Measures.WARM_SUPPLY_C))),
            row("chilled_loop", "Chilled loop", Values::always, Values::always, m("heat", Measures.AIR_HEAT_MW)),
            row(
                    "chilled_supply",
                    "Chilled loop, supply",
                    Values::always,
                    Values::always,
                    m("supply", Measures.CHILLED_SUPPLY_C)),
            row(
                    "warm_exchangers",
                    "Plate exchangers",
                    Values::wet,
                    Values::wet,
                    m("heat", Measures.LIQUID_HEAT_MW),
                    m("hot side in", Measures.WARM_RETURN_C),
                    m("hot side out", Measures.WARM_SUPPLY_C),
                    m("tower water in", Measures.COLD_WATER_C),
                    d("approach", Unit.K, v -> v.get(Measures.WARM_SUPPLY_C) - v.get(Measures.COLD_WATER_C))),
            row(
                    "chillers",
                    "Chillers, water-cooled",
                    Values::wet,
                    Values::wet,
                    m("load", Measures.AIR_HEAT_MW),
                    m("of capacity", Measures.CHILLER_LOAD_PERCENT),
                    m("power", Measures.CHILLERS_MW),
                    d("COP", Unit.ONE, v -> v.get(Measures.AIR_HEAT_MW) / v.get(Measures.CHILLERS_MW)),
                    t("installed", v -> v.site().cooling().chillers().units() + " units")),
            row("tower_hot", "Tower water, hot", Values::wet, Values::wet, m("hot", Measures.HOT_WATER_C)),
            row("tower_cold", "Tower water, cold", Values::wet, Values::wet, m("cold", Measures.COLD_WATER_C)),
            row(
                    "towers",
                    "Cooling towers",
                    Values::always,
                    Values::wet,
                    d("cells", Unit.COUNT, v -> v.site().cooling().towers().cells()),
                    m("heat", Measures.TOWER_HEAT_MW),
                    m("fan speed", Measures.TOWER_FAN_PERCENT),
                    d("range", Unit.K, v -> v.get(Measures.HOT_WATER_C) - v.get(Measures.COLD_WATER_C)),
                    d("approach", Unit.K, v -> v.get(Measures.COLD_WATER_C) - v.get(Measures.WETBULB_C)),
                    m("evaporation", Measures.EVAPORATION_GAL_PER_DAY),
                    m("drift", Measures.DRIFT_GAL_PER_DAY)),
            row(
                    "basin",
                    "Basins",
                    Values::always,
                    Values::wet,
                    m("cold water", Measures.COLD_WATER_C),
                    d("holds", Unit.M3, v -> v.site().cooling().towers().basinM3()),
                    d("cycles", Unit.ONE, v -> v.site().water().cycles()),
                    m("blowdown", Measures.BLOWDOWN_GAL_PER_DAY)),
            row(
                    "dry",
                    "Air-cooled chillers",
                    Values::always,
                    Values::dry,
                    d("units", Unit.COUNT, v -> v.site().cooling().dry().units()),
                    m("heat to air", Measures.DRY_HEAT_MW),
                    d("power", Unit.MW, v -> v.dry() ? v.get(Measures.CHILLERS_MW) : 0),
                    d("of capacity", Unit.PERCENT, v -> v.dry() ? v.get(Measures.CHILLER_LOAD_PERCENT) : Double.NaN),
                    m("outdoor air", Measures.DRYBULB_C)),
            row("dry_heat", "Heat to outdoor air", v -> !v.wet(), Values::always, m("heat", Measures.DRY_HEAT_MW)),
            row(
                    "mains",
                    "City mains (aquifer)",
                    Values::always,
                    v -> v.get(Measures.POTABLE_GAL_PER_DAY) > 0,
                    m("taken", Measures.POTABLE_GAL_PER_DAY),
                    d("allowed", Unit.GAL_PER_DAY, v -> v.limit("potable_gal_per_day")),
                    d("at", Unit.C, v -> v.site().water().potableC())),
            row(
                    "recycled",
                    "Recycled-water plant",
                    Values::always,
                    v -> v.site().water().recycledAt(v.hour().atS()),
                    m("taken", Measures.RECYCLED_GAL_PER_DAY),
                    d(
                            "capacity",
                            Unit.GAL_PER_DAY,
                            v -> Unit.GAL_PER_DAY.fromBase(Unit.M3_PER_DAY.toBase(
                                    v.site().water().recycled().productM3PerDay())))),
            row(
                    "people",
                    "People",
                    v -> v.site().water().domesticM3PerS() > 0,
                    Values::always,
                    d("use", Unit.GAL_PER_DAY, PlantTable::domestic)),
            row(
                    "makeup",
                    "Make-up",
                    Values::always,
                    v -> v.get(Measures.MAKEUP_GAL_PER_DAY) > 0,
                    m("to the basins", Measures.MAKEUP_GAL_PER_DAY),
                    m("evaporates", Measures.EVAPORATION_GAL_PER_DAY),
                    m("drifts away", Measures.DRIFT_GAL_PER_DAY),
                    m("is blown down", Measures.BLOWDOWN_GAL_PER_DAY),
                    t("per IT energy", PlantTable::wue)),
            row(
                    "sewer",
                    "Sewer",
                    Values::always,
                    Values::always,
                    m("discharge", Measures.SEWER_GAL_PER_DAY),
                    d("allowed", Unit.GAL_PER_DAY, v -> v.limit("sewer_gal_per_day")),
                    m("from the basins", Measures.BLOWDOWN_GAL_PER_DAY),
                    d("from people", Unit.GAL_PER_DAY, PlantTable::domestic)));

    /** The picture of a settled hour. */
    static PlantPicture picture(PlantHour hour) {
        Values v = new Values(hour);
        List<PlantPicture.Node> nodes = new ArrayList<>();
        for (Row row : TABLE) {
            if (row.there().test(v)) {
                List<PlantPicture.Reading> readings = row.entries().stream()
                        .map(e -> e.of().apply(v))
                        .filter(r -> !r.text().isEmpty())
                        .toList();
                nodes.add(new PlantPicture.Node(
                        row.id(), row.title(), row.active().test(v), readings));
            }
        }
        return new PlantPicture(
                hour.site().name() + ": plant synoptic",
                hour.site().cooling().mode().id(),
                PlantWords.lines(hour),
                PlantWords.halls(hour),
                nodes,
                PlantBalance.of(hour).lines());
    }

    private static double domestic(Values v) {
        return v.site().water().domesticM3PerS() * GAL_PER_DAY_PER_M3_PER_S;
    }

    private static String wue(Values v) {
        double itKwhPerDay = (v.get(Measures.SERVER_AC_MW) + v.get(Measures.NETWORK_STORAGE_MW)) * 24e3;
        double litres = v.get(Measures.MAKEUP_GAL_PER_DAY) * Constants.LITRES_PER_US_GALLON;
        return String.format(Locale.ROOT, "%.2f L/kWh", litres / itKwhPerDay);
    }

    private static Row row(
            String id, String title, Predicate<Values> there, Predicate<Values> active, Entry... entries) {
        return new Row(id, title, there, active, List.of(entries));
    }

    /** A measure as the twin wrote it. */
    private static Entry m(String label, Measures measure) {
        Unit unit = measure.measure().unit();
        return new Entry(label, v -> reading(label, measure.measure().id(), v.get(measure), unit));
    }

    /** What follows from measures or from the site. */
    private static Entry d(String label, Unit unit, ToDoubleFunction<Values> value) {
        return new Entry(label, v -> reading(label, null, value.applyAsDouble(v), unit));
    }

    private static Entry t(String label, Function<Values, String> text) {
        return new Entry(label, v -> new PlantPicture.Reading(label, null, Double.NaN, Unit.ONE, text.apply(v)));
    }

    private static PlantPicture.Reading reading(
            String label, @org.jspecify.annotations.Nullable String measure, double value, Unit unit) {
        String text = Double.isFinite(value) ? BothUnits.text(value, unit) : "";
        return new PlantPicture.Reading(label, measure, value, unit, text);
    }
}
