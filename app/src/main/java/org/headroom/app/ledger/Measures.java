package org.headroom.app.ledger;

import static org.headroom.data.quantity.Measure.Aggregation.LAST;
import static org.headroom.data.quantity.Measure.Aggregation.MEAN;

import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.Measure;
import org.headroom.data.quantity.Unit;

/**
 * Every output of one step of the twin, in the order of {@link LedgerRow}. Powers name their metering plane: {@code
 * gpu} and {@code server_ac} are what the servers take at their AC inlet, {@code poi} is the utility's meter.
 */
public enum Measures {
    SITE_POWER_MW("site_power_mw", Unit.MW, "Site power at the utility's meter", "site"),
    GPU_MW("gpu_mw", Unit.MW, "GPU power", "gpu-power"),
    SERVERS_REST_MW("servers_rest_mw", Unit.MW, "Rest of the servers (PSU loss and fans included)", "gpu-power"),
    NETWORK_STORAGE_MW("network_storage_mw", Unit.MW, "Network and storage", "site"),
    LOSSES_MW("losses_mw", Unit.MW, "Electrical losses from the rack PDU to the meter", "conversion"),
    PUMPS_MW("pumps_mw", Unit.MW, "Pumps", "pump"),
    TOWERS_MW("towers_mw", Unit.MW, "Tower fans and rear-door fans", "tower"),
    CHILLERS_MW("chillers_mw", Unit.MW, "Chillers", "chiller"),
    OTHER_MW("other_mw", Unit.MW, "Lighting, offices, water treatment, battery standby", "site"),
    SERVER_AC_MW("server_ac_mw", Unit.MW, "Servers at their AC inlet", "gpu-power"),
    SERVERS_DEMANDED_MW(
            "servers_demanded_mw",
            Unit.MW,
            "What the servers ask for, GPUs at their reference temperature",
            "gpu-power"),
    PDU_LOSS_MW("pdu_loss_mw", Unit.MW, "Rack PDU loss", "conversion"),
    UPS_LOSS_MW("ups_loss_mw", Unit.MW, "UPS loss", "conversion"),
    UNIT_SUBSTATION_LOSS_MW("unit_substation_loss_mw", Unit.MW, "Unit-substation loss", "conversion"),
    FEEDER_LOSS_MW("feeder_loss_mw", Unit.MW, "Feeder loss", "conversion"),
    TRANSFORMER_LOSS_MW("transformer_loss_mw", Unit.MW, "Main-transformer loss", "transformer"),
    MV_BUS_MW("mv_bus_mw", Unit.MW, "Medium-voltage bus", "conversion"),
    TRANSFORMER_MVA("transformer_mva", Unit.MVA, "Main-transformer load", "transformer"),
    TRANSFORMER_TOP_OIL_C("transformer_top_oil_c", Unit.C, "Top oil of the main transformers", "transformer", LAST),
    TRANSFORMER_HOT_SPOT_C("transformer_hot_spot_c", Unit.C, "Hot spot of the main transformers", "transformer", LAST),
    TRANSFORMER_AGEING("transformer_ageing", Unit.ONE, "Ageing of the main transformers over normal", "transformer"),
    SITE_POWER_FACTOR("site_power_factor", Unit.ONE, "Power factor at the utility's meter", "power-flow"),
    VOLTAGE_DEVIATION_PERCENT(
            "voltage_deviation_percent", Unit.PERCENT, "Largest voltage deviation of the site's buses", "power-flow"),
    BRANCH_LOADING_PERCENT(
            "branch_loading_percent", Unit.PERCENT, "Most loaded cable or transformer of the site", "power-flow"),
    BATTERY_MW("battery_mw", Unit.MW, "Battery discharge (charge is negative)", "battery"),
    GENERATION_MW("generation_mw", Unit.MW, "On-site generation", "generation"),
    GENERATION_FUEL_MW(
            "generation_fuel_mw", Unit.MW, "Fuel of on-site generation, by higher heating value", "generation"),
    GENERATION_NOX_KG_PER_H("generation_nox_kg_per_h", Unit.KG_PER_H, "Nitrogen oxides of generation", "generation"),
    GENERATION_CO_KG_PER_H("generation_co_kg_per_h", Unit.KG_PER_H, "Carbon monoxide of generation", "generation"),
    GENERATION_VOC_KG_PER_H(
            "generation_voc_kg_per_h", Unit.KG_PER_H, "Volatile organic compounds of generation", "generation"),
    GENERATION_PM_KG_PER_H("generation_pm_kg_per_h", Unit.KG_PER_H, "Particulate matter of generation", "generation"),
    GENERATION_HAP_KG_PER_H(
            "generation_hap_kg_per_h", Unit.KG_PER_H, "Hazardous air pollutants of generation", "generation"),
    GENERATION_FORMALDEHYDE_KG_PER_H(
            "generation_formaldehyde_kg_per_h", Unit.KG_PER_H, "Formaldehyde of generation", "generation"),
    GENERATION_CO2_KG_PER_H("generation_co2_kg_per_h", Unit.KG_PER_H, "Carbon dioxide of generation", "generation"),
    BATTERY_CELL_C("battery_cell_c", Unit.C, "Battery cells", "battery", LAST),
    BATTERY_HEALTH_PERCENT(
            "battery_health_percent", Unit.PERCENT, "Battery capacity over that at the start", "battery", LAST),
    BATTERY_MWH("battery_mwh", Unit.MWH, "Energy in the battery", "battery", LAST),
    LIQUID_HEAT_MW("liquid_heat_mw", Unit.MW, "Heat into the warm loop", "cold-plate"),
    AIR_HEAT_MW("air_heat_mw", Unit.MW, "Heat into the chilled loop", "site"),
    TOWER_HEAT_MW("tower_heat_mw", Unit.MW, "Heat brought to the towers", "tower"),
    CHILLER_LOAD_PERCENT("chiller_load_percent", Unit.PERCENT, "Chiller load over capacity", "chiller"),
    ECONOMIZER_MW("economizer_mw", Unit.MW, "Chilled-loop heat taken by the economizer", "economizer"),
    DRY_HEAT_MW("dry_heat_mw", Unit.MW, "Heat rejected by air-cooled chillers", "chiller"),
    GPU_MEAN_C("gpu_mean_c", Unit.C, "Mean GPU temperature", "cold-plate"),
    GPU_MAX_C("gpu_max_c", Unit.C, "Hottest GPU", "cold-plate"),
    COOLANT_MEAN_C("coolant_mean_c", Unit.C, "Rack coolant supply, mean", "heat-exchanger"),
    WARM_SUPPLY_C("warm_supply_c", Unit.C, "Warm-loop supply", "heat-exchanger"),
    WARM_RETURN_C("warm_return_c", Unit.C, "Warm-loop return", "heat-exchanger"),
    CHILLED_SUPPLY_C("chilled_supply_c", Unit.C, "Chilled-loop supply", "chiller"),
    COLD_WATER_C("cold_water_c", Unit.C, "Tower cold water", "tower"),
    HOT_WATER_C("hot_water_c", Unit.C, "Tower hot water", "tower"),
    HALL_AIR_C("hall_air_c", Unit.C, "Air of the halls", "site"),
    WARM_VALVE_PERCENT("warm_valve_percent", Unit.PERCENT, "Warm return through the exchangers", "heat-exchanger"),
    TOWER_CELLS_COUNT("tower_cells_count", Unit.COUNT, "Tower cells in service", "tower"),
    TOWER_WATER_KG_PER_S("tower_water_kg_per_s", Unit.KG_PER_S, "Tower water", "tower"),
    BASIN_PERCENT(
            "basin_percent", Unit.PERCENT, "Water in the basins over their normal content", "water-balance", LAST),
    TOWER_FAN_PERCENT("tower_fan_percent", Unit.PERCENT, "Tower fan speed", "tower"),
    THROTTLED_PERCENT("throttled_percent", Unit.PERCENT, "Servers held back by temperature", "gpu-power"),
    SERVERS_OFF_COUNT("servers_off_count", Unit.COUNT, "Servers that shut down and were not reset", "gpu-power", LAST),
    DRYBULB_C("drybulb_c", Unit.C, "Dry bulb", "moist-air"),
    WETBULB_C("wetbulb_c", Unit.C, "Wet bulb", "moist-air"),
    EVAPORATION_GAL_PER_DAY("evaporation_gal_per_day", Unit.GAL_PER_DAY, "Evaporation", "tower"),
    DRIFT_GAL_PER_DAY("drift_gal_per_day", Unit.GAL_PER_DAY, "Drift", "water-balance"),
    BLOWDOWN_GAL_PER_DAY("blowdown_gal_per_day", Unit.GAL_PER_DAY, "Blowdown", "water-balance"),
    MAKEUP_GAL_PER_DAY("makeup_gal_per_day", Unit.GAL_PER_DAY, "Make-up", "water-balance"),
    POTABLE_GAL_PER_DAY("potable_gal_per_day", Unit.GAL_PER_DAY, "Mains water", "water-balance"),
    RECYCLED_GAL_PER_DAY("recycled_gal_per_day", Unit.GAL_PER_DAY, "Recycled water", "recycled-plant"),
    RECYCLED_OFFER_GAL_PER_DAY(
            "recycled_offer_gal_per_day",
            Unit.GAL_PER_DAY,
            "Recycled water that the site may have for good, the tank apart",
            "recycled-plant"),
    RECYCLING_PRODUCT_GAL_PER_DAY(
            "recycling_product_gal_per_day", Unit.GAL_PER_DAY, "Product of the recycling plant", "recycled-plant"),
    RECYCLING_INTAKE_GAL_PER_DAY(
            "recycling_intake_gal_per_day",
            Unit.GAL_PER_DAY,
            "Treated sewage into the recycling plant",
            "recycled-plant"),
    RECYCLING_REJECT_GAL_PER_DAY(
            "recycling_reject_gal_per_day", Unit.GAL_PER_DAY, "Reject of the recycling plant", "recycled-plant"),
    RECYCLING_OTHERS_GAL_PER_DAY(
            "recycling_others_gal_per_day", Unit.GAL_PER_DAY, "Recycled water to the neighbours", "recycled-plant"),
    RECYCLING_OTHERS_SHORT_GAL_PER_DAY(
            "recycling_others_short_gal_per_day",
            Unit.GAL_PER_DAY,
            "Recycled water that the neighbours ask for and do not get",
            "recycled-plant"),
    RECYCLING_MW("recycling_mw", Unit.MW, "Recycling plant, for all its users", "recycled-plant"),
    RECYCLING_STORAGE_PERCENT(
            "recycling_storage_percent", Unit.PERCENT, "Product tank of the recycling plant", "recycled-plant", LAST),
    RECYCLING_TMP_KPA("recycling_tmp_kpa", Unit.KPA, "Trans-membrane pressure", "membrane", LAST),
    RECYCLING_TRAINS_COUNT("recycling_trains_count", Unit.COUNT, "Membrane trains at work", "membrane"),
    RECYCLING_LIMIT(
            "recycling_limit", Unit.ONE, "Number of what holds the recycling plant back", "recycled-plant", LAST),
    SEWER_GAL_PER_DAY("sewer_gal_per_day", Unit.GAL_PER_DAY, "Discharge to the sewer", "water-balance"),
    TANK_GAL_PER_DAY(
            "tank_gal_per_day", Unit.GAL_PER_DAY, "Water from the tank on site (refill is negative)", "water-balance"),
    TANK_PERCENT("tank_percent", Unit.PERCENT, "Water in the tank on site", "water-balance", LAST),
    MAINS_KPA("mains_kpa", Unit.KPA, "Main pressure at the site's meter", "water-balance"),
    CYCLES("cycles", Unit.ONE, "Cycles of concentration that are aimed at", "water-chemistry"),
    CYCLE_LIMIT("cycle_limit", Unit.ONE, "Number of the limit that binds the cycles", "water-chemistry", LAST),
    BASIN_TDS_MG_PER_L(
            "basin_tds_mg_per_l", Unit.MG_PER_L, "Dissolved solids in the tower basins", "water-chemistry", LAST),
    BASIN_PH("basin_ph", Unit.ONE, "pH of the hottest tower water", "water-chemistry", LAST),
    BASIN_CALCITE_INDEX(
            "basin_calcite_index", Unit.ONE, "Calcite saturation index, hottest tower water", "water-chemistry", LAST),
    SEWER_TDS_MG_PER_L("sewer_tds_mg_per_l", Unit.MG_PER_L, "Dissolved solids in the discharge", "water-chemistry"),
    SEWER_REJECT_GAL_PER_DAY(
            "sewer_reject_gal_per_day",
            Unit.GAL_PER_DAY,
            "Reject of the recycling plant to the sewer",
            "recycled-plant"),
    SEWER_TEMPERATURE_C("sewer_temperature_c", Unit.C, "Discharge to the sewer", "sewer"),
    SEWER_PH("sewer_ph", Unit.ONE, "pH of the discharge", "sewer"),
    SEWER_AMMONIA_N_MG_PER_L("sewer_ammonia_n_mg_per_l", Unit.MG_PER_L, "Ammonia nitrogen in the discharge", "sewer"),
    SEWER_NITROGEN_MG_PER_L("sewer_nitrogen_mg_per_l", Unit.MG_PER_L, "Total nitrogen in the discharge", "sewer"),
    SEWER_PHOSPHORUS_MG_PER_L("sewer_phosphorus_mg_per_l", Unit.MG_PER_L, "Total phosphorus in the discharge", "sewer"),
    SEWER_BOD_MG_PER_L("sewer_bod_mg_per_l", Unit.MG_PER_L, "Biochemical oxygen demand of the discharge", "sewer"),
    SEWER_COD_MG_PER_L("sewer_cod_mg_per_l", Unit.MG_PER_L, "Chemical oxygen demand of the discharge", "sewer"),
    SEWER_TSS_MG_PER_L("sewer_tss_mg_per_l", Unit.MG_PER_L, "Suspended solids in the discharge", "sewer"),
    GPUS_BUSY_COUNT("gpus_busy_count", Unit.COUNT, "GPUs with a job", "site"),
    ENERGY_RESIDUAL("energy_residual", Unit.ONE, "Largest energy residual, relative to throughput", "balance"),
    WATER_RESIDUAL("water_residual", Unit.ONE, "Largest water residual, relative to throughput", "balance"),
    SPECIES_RESIDUAL(
            "species_residual", Unit.ONE, "Largest residual of a dissolved species, relative to throughput", "balance");

    /** Number of values in a row. */
    public static final int COUNT = values().length;

    private static final List<Measure> ALL = all();

    private final Measure measure;

    Measures(String id, Unit unit, String label, String model) {
        this(id, unit, label, model, MEAN);
    }

    Measures(String id, Unit unit, String label, String model, Measure.Aggregation aggregation) {
        this.measure = new Measure(id, unit, label, aggregation, model);
    }

    public Measure measure() {
        return measure;
    }

    /** Its place in a row. */
    @SuppressWarnings("EnumOrdinal") // a row is an array in the order of this list
    int index() {
        return ordinal();
    }

    /** All measures in row order. */
    public static List<Measure> list() {
        return ALL;
    }

    /** What a permit judges in the sewer as a mean of the day; a limit has its measure's name. */
    public static List<Measures> sewerComposites() {
        return List.of(
                SEWER_TDS_MG_PER_L,
                SEWER_AMMONIA_N_MG_PER_L,
                SEWER_NITROGEN_MG_PER_L,
                SEWER_PHOSPHORUS_MG_PER_L,
                SEWER_BOD_MG_PER_L,
                SEWER_COD_MG_PER_L,
                SEWER_TSS_MG_PER_L);
    }

    private static List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        for (Measures m : values()) {
            all.add(m.measure);
        }
        return List.copyOf(all);
    }
}
