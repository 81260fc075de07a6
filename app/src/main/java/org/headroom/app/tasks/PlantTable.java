package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.BothUnits;
import org.headroom.app.report.PlantPicture;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Which values stand at which machine or pipe of the synoptic: the one table to extend. A value that is not finite, such
 * as a limit that is not set, is left out; a machine that the site does not have, too.
 */
final class PlantTable {

    private PlantTable() {}

    /** @param design whether it holds without operation too, as a count of units does */
    private record Entry(boolean design, Function<PlantValues, PlantPicture.Reading> of) {}

    private record Row(
            String id,
            String title,
            Predicate<PlantValues> there,
            Predicate<PlantValues> active,
            List<Entry> entries) {}

    private static final List<Row> TABLE = List.of(
            row(
                    "utility_meter",
                    "Utility meter",
                    PlantValues::always,
                    PlantValues::always,
                    m("site power", Measures.SITE_POWER_MW),
                    s("allowed", Unit.MW, v -> v.limit("site_power_mw")),
                    d("headroom", Unit.MW, v -> v.limit("site_power_mw") - v.get(Measures.SITE_POWER_MW))),
            row(
                    "transformers",
                    "Main transformers",
                    PlantValues::always,
                    PlantValues::always,
                    t(
                            "in service",
                            v -> v.transformers() + " of " + v.site().grid().transformers() + " × "
                                    + BothUnits.text(
                                            v.site().grid().substation().ratingVa() * 1e-6, Unit.MVA)),
                    m("load", Measures.TRANSFORMER_MVA),
                    m("loss", Measures.TRANSFORMER_LOSS_MW)),
            row(
                    "mv_bus",
                    "Medium-voltage bus",
                    PlantValues::always,
                    PlantValues::always,
                    m("power", Measures.MV_BUS_MW)),
            row(
                    "battery",
                    "Battery",
                    v -> v.site().grid().battery().powerW() > 0,
                    PlantValues::always,
                    m("gives", Measures.BATTERY_MW),
                    m("holds", Measures.BATTERY_MWH)),
            row(
                    "generation",
                    "Generation",
                    v -> v.site().grid().generationW() > 0,
                    v -> v.get(Measures.GENERATION_MW) > 0,
                    m("gives", Measures.GENERATION_MW),
                    s("of", Unit.MW, v -> v.site().grid().generationW() * 1e-6)),
            row(
                    "unit_substations",
                    "Feeders, unit substations",
                    PlantValues::always,
                    PlantValues::always,
                    m("feeder loss", Measures.FEEDER_LOSS_MW),
                    m("unit substations", Measures.UNIT_SUBSTATION_LOSS_MW)),
            row(
                    "rack_power",
                    "Rack PDUs, UPS",
                    PlantValues::always,
                    PlantValues::always,
                    d("to the racks", Unit.MW, v -> v.get(Measures.SERVER_AC_MW) + v.get(Measures.NETWORK_STORAGE_MW)),
                    m("rack PDU loss", Measures.PDU_LOSS_MW),
                    m("UPS loss", Measures.UPS_LOSS_MW)),
            row(
                    "plant_power",
                    "Power of the plant",
                    PlantValues::always,
                    PlantValues::always,
                    m("pumps", Measures.PUMPS_MW),
                    m("tower and door fans", Measures.TOWERS_MW),
                    m("chillers", Measures.CHILLERS_MW),
                    m("lights, offices, rest", Measures.OTHER_MW),
                    t("PUE", PlantValues::pueText),
                    t("WUE", PlantValues::wueText)),
            row(
                    "racks",
                    "Racks: cold plates and CDUs",
                    PlantValues::always,
                    PlantValues::always,
                    m("servers, AC input", Measures.SERVER_AC_MW),
                    m("of that GPUs", Measures.GPU_MW),
                    m("GPU, mean", Measures.GPU_MEAN_C),
                    m("GPU, hottest", Measures.GPU_MAX_C),
                    s("throttle at", Unit.C, v -> v.site().it().gpu().throttleC()),
                    m("coolant supply", Measures.COOLANT_MEAN_C),
                    m("servers held back", Measures.THROTTLED_PERCENT)),
            row(
                    "rear_doors",
                    "Rear doors and rooms",
                    PlantValues::always,
                    PlantValues::always,
                    m("heat to air", Measures.AIR_HEAT_MW),
                    m("hall air", Measures.HALL_AIR_C),
                    m("network and storage", Measures.NETWORK_STORAGE_MW),
                    d(
                            "door fans",
                            Unit.MW,
                            v -> v.site().cooling().chilledLoop().rearDoorFanW() * v.racks() * 1e-6)),
            row(
                    "warm_return",
                    "Warm loop, return",
                    PlantValues::always,
                    PlantValues::always,
                    m("return", Measures.WARM_RETURN_C)),
            row(
                    "warm_supply",
                    "Warm loop, supply",
                    PlantValues::always,
                    PlantValues::always,
                    m("supply", Measures.WARM_SUPPLY_C)),
            row(
                    "warm_loop",
                    "Warm loop",
                    PlantValues::always,
                    PlantValues::always,
                    m("heat", Measures.LIQUID_HEAT_MW),
                    d(
                            "flow",
                            Unit.KG_PER_S,
                            v -> v.flow(Measures.LIQUID_HEAT_MW, Measures.WARM_RETURN_C, Measures.WARM_SUPPLY_C))),
            row(
                    "chilled_loop",
                    "Chilled loop",
                    PlantValues::always,
                    PlantValues::always,
                    m("heat", Measures.AIR_HEAT_MW)),
            row(
                    "chilled_supply",
                    "Chilled loop, supply",
                    PlantValues::always,
                    PlantValues::always,
                    m("supply", Measures.CHILLED_SUPPLY_C)),
            row(
                    "warm_exchangers",
                    "Plate exchangers",
                    PlantValues::wet,
                    PlantValues::wet,
                    m("heat", Measures.LIQUID_HEAT_MW),
                    m("hot side in", Measures.WARM_RETURN_C),
                    m("hot side out", Measures.WARM_SUPPLY_C),
                    m("tower water in", Measures.COLD_WATER_C),
                    d("approach", Unit.K, v -> v.get(Measures.WARM_SUPPLY_C) - v.get(Measures.COLD_WATER_C))),
            row(
                    "economizer",
                    "Waterside economizer",
                    v -> v.wet() && v.site().cooling().economizer().uaWPerK() > 0,
                    v -> v.get(Measures.ECONOMIZER_MW) > 0,
                    m("heat", Measures.ECONOMIZER_MW)),
            row(
                    "three_way_valve",
                    "Three-way valve",
                    PlantValues::wet,
                    PlantValues::wet,
                    m("3-way valve", Measures.WARM_VALVE_PERCENT)),
            row(
                    "chillers",
                    "Chillers, water-cooled",
                    PlantValues::wet,
                    PlantValues::wet,
                    d("load", Unit.MW, v -> v.get(Measures.AIR_HEAT_MW) - v.get(Measures.ECONOMIZER_MW)),
                    m("of capacity", Measures.CHILLER_LOAD_PERCENT),
                    m("power", Measures.CHILLERS_MW),
                    d("COP", Unit.ONE, PlantValues::chillerCop),
                    s("units", Unit.COUNT, v -> v.site().cooling().chillers().units())),
            row("tower_hot", "Tower water, hot", PlantValues::wet, PlantValues::wet, m("hot", Measures.HOT_WATER_C)),
            row(
                    "tower_cold",
                    "Tower water, cold",
                    PlantValues::wet,
                    PlantValues::wet,
                    m("cold", Measures.COLD_WATER_C)),
            row(
                    "towers",
                    "Cooling towers",
                    PlantValues::always,
                    PlantValues::wet,
                    s("cells", Unit.COUNT, v -> v.site().cooling().towers().cells()),
                    m("cells running", Measures.TOWER_CELLS_COUNT),
                    m("heat", Measures.TOWER_HEAT_MW),
                    m("fan speed", Measures.TOWER_FAN_PERCENT),
                    m("water", Measures.TOWER_WATER_KG_PER_S),
                    d("range", Unit.K, v -> v.get(Measures.HOT_WATER_C) - v.get(Measures.COLD_WATER_C)),
                    d("approach", Unit.K, v -> v.get(Measures.COLD_WATER_C) - v.get(Measures.WETBULB_C)),
                    m("evaporation", Measures.EVAPORATION_GAL_PER_DAY),
                    m("drift", Measures.DRIFT_GAL_PER_DAY)),
            row(
                    "basin",
                    "Basins",
                    PlantValues::always,
                    PlantValues::wet,
                    m("cold water", Measures.COLD_WATER_C),
                    d("holds", Unit.M3, PlantValues::basinM3),
                    t("cycles, set by", PlantValues::cyclesText),
                    positive("dissolved solids", Measures.BASIN_TDS_MG_PER_L),
                    d("calcite index", Unit.ONE, PlantValues::calciteIndex),
                    m("blowdown", Measures.BLOWDOWN_GAL_PER_DAY)),
            row(
                    "dry",
                    "Air-cooled chillers",
                    v -> !v.hybrid(),
                    PlantValues::dry,
                    s("units", Unit.COUNT, v -> v.site().cooling().dry().units()),
                    m("heat to air", Measures.DRY_HEAT_MW),
                    d("power", Unit.MW, v -> v.dry() ? v.get(Measures.CHILLERS_MW) : 0),
                    d("of capacity", Unit.PERCENT, v -> v.dry() ? v.get(Measures.CHILLER_LOAD_PERCENT) : Double.NaN),
                    m("outdoor air", Measures.DRYBULB_C)),
            row(
                    "dry",
                    "Dry coolers, chillers",
                    PlantValues::hybrid,
                    PlantValues::always,
                    m("heat to air", Measures.DRY_HEAT_MW),
                    m("chiller power", Measures.CHILLERS_MW),
                    m("fans", Measures.TOWERS_MW),
                    m("outdoor air", Measures.DRYBULB_C),
                    m("wet bulb", Measures.WETBULB_C),
                    m("vapour", Measures.EVAPORATION_GAL_PER_DAY)),
            row(
                    "dry_heat",
                    "Heat to outdoor air",
                    PlantValues::dry,
                    PlantValues::always,
                    m("heat", Measures.DRY_HEAT_MW)),
            row(
                    "mains",
                    "City mains (aquifer)",
                    PlantValues::always,
                    v -> v.get(Measures.POTABLE_GAL_PER_DAY) > 0,
                    m("taken", Measures.POTABLE_GAL_PER_DAY),
                    s("allowed", Unit.GAL_PER_DAY, v -> v.limit("potable_gal_per_day")),
                    positive("pressure", Measures.MAINS_KPA),
                    s("temperature", Unit.C, v -> v.site().water().potableC())),
            row(
                    "recycled",
                    "Recycled-water plant",
                    PlantValues::always,
                    v -> v.site().water().recycledAt(v.atS()),
                    m("taken", Measures.RECYCLED_GAL_PER_DAY),
                    s(
                            "capacity",
                            Unit.GAL_PER_DAY,
                            v -> Unit.GAL_PER_DAY.fromBase(Unit.M3_PER_DAY.toBase(
                                    v.site().water().recycled().productM3PerDay())))),
            row(
                    "tank",
                    "Tank on site",
                    v -> v.site().water().storage().volumeM3() > 0,
                    v -> v.get(Measures.TANK_GAL_PER_DAY) > 0,
                    s("holds", Unit.M3, v -> v.site().water().storage().volumeM3()),
                    m("gives", Measures.TANK_GAL_PER_DAY),
                    m("level", Measures.TANK_PERCENT)),
            row(
                    "people",
                    "People",
                    v -> v.site().water().domesticM3PerS() > 0,
                    PlantValues::always,
                    d("use", Unit.GAL_PER_DAY, PlantValues::domesticGalPerDay)),
            row(
                    "makeup",
                    "Make-up",
                    PlantValues::always,
                    v -> v.get(Measures.MAKEUP_GAL_PER_DAY) > 0,
                    m("make-up", Measures.MAKEUP_GAL_PER_DAY),
                    m("evaporated", Measures.EVAPORATION_GAL_PER_DAY),
                    m("drift", Measures.DRIFT_GAL_PER_DAY),
                    m("blowdown", Measures.BLOWDOWN_GAL_PER_DAY)),
            row(
                    "sewer",
                    "Sewer",
                    PlantValues::always,
                    PlantValues::always,
                    m("discharge", Measures.SEWER_GAL_PER_DAY),
                    s("allowed", Unit.GAL_PER_DAY, v -> v.limit("sewer_gal_per_day")),
                    m("from basins", Measures.BLOWDOWN_GAL_PER_DAY),
                    d("from people", Unit.GAL_PER_DAY, PlantValues::domesticGalPerDay),
                    positive("plant's reject", Measures.SEWER_REJECT_GAL_PER_DAY),
                    positive("dissolved solids", Measures.SEWER_TDS_MG_PER_L)));

    /** The picture of a settled hour. */
    static PlantPicture picture(PlantHour hour) {
        return new PlantPicture(
                hour.site().name() + ": plant synoptic",
                hour.site().cooling().mode().id(),
                PlantWords.lines(hour),
                PlantWords.halls(hour),
                nodes(PlantValues.of(hour)),
                PlantBalance.of(hour).lines());
    }

    /** Machines and pipes that the site has, with the values of a moment. */
    static List<PlantPicture.Node> nodes(PlantValues v) {
        List<PlantPicture.Node> nodes = new ArrayList<>();
        for (Row row : TABLE) {
            if (row.there().test(v)) {
                boolean active = row.active().test(v);
                List<PlantPicture.Reading> readings = row.entries().stream()
                        .filter(e -> active || e.design())
                        .map(e -> e.of().apply(v))
                        .filter(r -> !r.text().isEmpty())
                        .toList();
                nodes.add(new PlantPicture.Node(row.id(), row.title(), active, readings));
            }
        }
        return nodes;
    }

    private static Row row(
            String id, String title, Predicate<PlantValues> there, Predicate<PlantValues> active, Entry... entries) {
        return new Row(id, title, there, active, List.of(entries));
    }

    /** A measure as the twin wrote it. */
    private static Entry m(String label, Measures measure) {
        Unit unit = measure.measure().unit();
        return new Entry(
                false, v -> reading(label, measure.measure().id(), v.get(measure), unit, v.overLimit(measure)));
    }

    /** What follows from measures or from the site. */
    private static Entry d(String label, Unit unit, ToDoubleFunction<PlantValues> value) {
        return new Entry(false, v -> reading(label, null, value.applyAsDouble(v), unit, false));
    }

    /** What the site's file says, whether the machine runs or not. */
    private static Entry s(String label, Unit unit, ToDoubleFunction<PlantValues> value) {
        return new Entry(true, v -> reading(label, null, value.applyAsDouble(v), unit, false));
    }

    /** A measure that says nothing while it is 0. */
    private static Entry positive(String label, Measures measure) {
        Unit unit = measure.measure().unit();
        return new Entry(
                false,
                v -> reading(
                        label,
                        measure.measure().id(),
                        v.get(measure) > 0 ? v.get(measure) : Double.NaN,
                        unit,
                        v.overLimit(measure)));
    }

    private static Entry t(String label, Function<PlantValues, String> text) {
        return new Entry(false, v -> new PlantPicture.Reading(label, null, Double.NaN, Unit.ONE, text.apply(v), false));
    }

    private static PlantPicture.Reading reading(
            String label, @Nullable String measure, double value, Unit unit, boolean over) {
        String text = Double.isFinite(value) ? BothUnits.text(value, unit) : "";
        return new PlantPicture.Reading(label, measure, value, unit, text, over);
    }
}
