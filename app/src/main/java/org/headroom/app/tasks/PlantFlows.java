package org.headroom.app.tasks;

import static org.headroom.app.tasks.PlantModel.Medium.AIR;
import static org.headroom.app.tasks.PlantModel.Medium.CHILLED_LOOP;
import static org.headroom.app.tasks.PlantModel.Medium.ELECTRICITY;
import static org.headroom.app.tasks.PlantModel.Medium.MAKEUP;
import static org.headroom.app.tasks.PlantModel.Medium.TOWER_WATER;
import static org.headroom.app.tasks.PlantModel.Medium.WARM_LOOP;
import static org.headroom.app.tasks.PlantModel.Medium.WASTE;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PlantModel.Medium;
import org.headroom.data.quantity.Unit;

/**
 * What flows from which part to which, and how much: the one table to extend. Loops are drawn with the heat that they
 * carry. A flow whose measure nobody kept is not a number.
 */
final class PlantFlows {
    /** Where vapour and heat go. */
    static final String OUTDOORS = "outdoors";

    private PlantFlows() {}

    record Row(String id, Medium medium, String from, String to, Unit unit, ToDoubleFunction<PlantValues> size) {}

    /** Electricity that becomes heat inside a part, MW. */
    static final Map<String, ToDoubleFunction<PlantValues>> LOSSES = Map.of(
            "transformers", v -> v.get(Measures.TRANSFORMER_LOSS_MW),
            "unit_substations", v -> v.get(Measures.FEEDER_LOSS_MW) + v.get(Measures.UNIT_SUBSTATION_LOSS_MW),
            "rack_power", v -> v.get(Measures.PDU_LOSS_MW) + v.get(Measures.UPS_LOSS_MW));

    static final List<Row> TABLE = List.of(
            mw("incoming", ELECTRICITY, "utility_meter", "transformers", v -> v.get(Measures.SITE_POWER_MW)),
            mw(
                    "main",
                    ELECTRICITY,
                    "transformers",
                    "mv_bus",
                    v -> v.get(Measures.SITE_POWER_MW) - v.get(Measures.TRANSFORMER_LOSS_MW)),
            mw("from_battery", ELECTRICITY, "battery", "mv_bus", v -> v.get(Measures.BATTERY_MW)),
            mw("from_generation", ELECTRICITY, "generation", "mv_bus", v -> v.get(Measures.GENERATION_MW)),
            mw("feeders", ELECTRICITY, "mv_bus", "unit_substations", v -> v.get(Measures.MV_BUS_MW)),
            mw(
                    "to_racks",
                    ELECTRICITY,
                    "unit_substations",
                    "rack_power",
                    v -> servers(v)
                            + v.get(Measures.NETWORK_STORAGE_MW)
                            + v.get(Measures.PDU_LOSS_MW)
                            + v.get(Measures.UPS_LOSS_MW)),
            mw("to_plant", ELECTRICITY, "unit_substations", "plant_power", PlantFlows::plant),
            mw("to_servers", ELECTRICITY, "rack_power", "racks", PlantFlows::servers),
            mw("to_network", ELECTRICITY, "rack_power", "rear_doors", v -> v.get(Measures.NETWORK_STORAGE_MW)),
            mw("warm_hot", WARM_LOOP, "racks", "warm_exchangers", PlantFlows::liquid),
            mw("warm_cold", WARM_LOOP, "warm_exchangers", "racks", PlantFlows::liquid),
            mw("warm_hot_dry", WARM_LOOP, "racks", "dry", PlantFlows::liquid),
            mw("warm_cold_dry", WARM_LOOP, "dry", "racks", PlantFlows::liquid),
            mw("chilled_hot", CHILLED_LOOP, "rear_doors", "chillers", PlantFlows::air),
            mw("chilled_cold", CHILLED_LOOP, "chillers", "rear_doors", PlantFlows::air),
            mw("chilled_hot_dry", CHILLED_LOOP, "rear_doors", "dry", PlantFlows::air),
            mw("chilled_cold_dry", CHILLED_LOOP, "dry", "rear_doors", PlantFlows::air),
            mw("free_cooling", CHILLED_LOOP, "economizer", "chillers", v -> v.get(Measures.ECONOMIZER_MW)),
            mw("tower_from_exchangers", TOWER_WATER, "warm_exchangers", "towers", PlantFlows::liquid),
            mw("tower_from_economizer", TOWER_WATER, "economizer", "towers", v -> v.get(Measures.ECONOMIZER_MW)),
            mw("tower_from_chillers", TOWER_WATER, "chillers", "towers", PlantFlows::condensers),
            mw("tower_fall", TOWER_WATER, "towers", "basin", v -> v.get(Measures.TOWER_HEAT_MW)),
            mw("tower_to_exchangers", TOWER_WATER, "basin", "warm_exchangers", PlantFlows::liquid),
            mw("tower_to_economizer", TOWER_WATER, "basin", "economizer", v -> v.get(Measures.ECONOMIZER_MW)),
            mw("tower_to_chillers", TOWER_WATER, "basin", "chillers", PlantFlows::condensers),
            mw("heat_of_towers", AIR, "towers", OUTDOORS, v -> v.get(Measures.TOWER_HEAT_MW)),
            mw("heat_of_dry", AIR, "dry", OUTDOORS, v -> v.get(Measures.DRY_HEAT_MW)),
            water(
                    "from_mains",
                    MAKEUP,
                    "mains",
                    "makeup",
                    v -> v.get(Measures.POTABLE_GAL_PER_DAY) - v.domesticGalPerDay()),
            water("from_recycled", MAKEUP, "recycled", "makeup", v -> v.get(Measures.RECYCLED_GAL_PER_DAY)),
            water("from_tank", MAKEUP, "tank", "makeup", v -> v.get(Measures.TANK_GAL_PER_DAY)),
            water("to_basin", MAKEUP, "makeup", "basin", v -> v.get(Measures.MAKEUP_GAL_PER_DAY)),
            water("to_pads", MAKEUP, "makeup", "dry", v -> v.get(Measures.MAKEUP_GAL_PER_DAY)),
            water("to_people", MAKEUP, "mains", "people", PlantValues::domesticGalPerDay),
            water("blowdown", WASTE, "basin", "sewer", v -> v.get(Measures.BLOWDOWN_GAL_PER_DAY)),
            water("pads_drain", WASTE, "dry", "sewer", v -> v.get(Measures.BLOWDOWN_GAL_PER_DAY)),
            water("from_people", WASTE, "people", "sewer", PlantValues::domesticGalPerDay),
            water("reject", WASTE, "recycled", "sewer", v -> v.get(Measures.SEWER_REJECT_GAL_PER_DAY)));

    private static double servers(PlantValues v) {
        return v.get(Measures.SERVER_AC_MW);
    }

    private static double plant(PlantValues v) {
        return v.get(Measures.PUMPS_MW)
                + v.get(Measures.TOWERS_MW)
                + v.get(Measures.CHILLERS_MW)
                + v.get(Measures.OTHER_MW);
    }

    private static double liquid(PlantValues v) {
        return v.get(Measures.LIQUID_HEAT_MW);
    }

    private static double air(PlantValues v) {
        return v.get(Measures.AIR_HEAT_MW);
    }

    private static double condensers(PlantValues v) {
        return v.get(Measures.AIR_HEAT_MW) - v.get(Measures.ECONOMIZER_MW) + v.get(Measures.CHILLERS_MW);
    }

    private static Row mw(String id, Medium medium, String from, String to, ToDoubleFunction<PlantValues> size) {
        return new Row(id, medium, from, to, Unit.MW, size);
    }

    private static Row water(String id, Medium medium, String from, String to, ToDoubleFunction<PlantValues> size) {
        return new Row(id, medium, from, to, Unit.GAL_PER_DAY, size);
    }
}
