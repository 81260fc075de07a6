package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.models.TableModels;
import org.headroom.physics.basis.ModelCard;

/**
 * What stands behind the values of a part.
 *
 * @param formula how its values hang together, in words and signs
 * @param models that compute it
 * @param passports numbers of the site that it is made of
 * @param charted the measures that tell its story
 */
public record PlantNotes(String formula, List<Model> models, List<SiteView.Row> passports, List<Measures> charted) {
    public PlantNotes {
        models = List.copyOf(models);
        passports = List.copyOf(passports);
        charted = List.copyOf(charted);
    }

    /** A component model: its name at the command line, its equation and where that is from. */
    public record Model(String name, String title, String equation, String source) {}

    private record Row(String formula, List<String> models, List<String> paths, List<Measures> charted) {}

    private static Row row(String formula, List<String> models, List<String> paths, Measures... charted) {
        return new Row(formula, models, paths, List.of(charted));
    }

    static PlantNotes of(String part, PlantModel plant) {
        Row row = row(part);
        List<Model> models = new ArrayList<>();
        for (String name : row.models()) {
            ModelCard card = TableModels.named(name).orElseThrow().card();
            models.add(new Model(card.name(), card.title(), card.equation(), card.source()));
        }
        SiteView site = new SiteView(new SiteInput(plant.tree(), java.util.Set.of()));
        List<SiteView.Row> all = site.rows(null);
        List<SiteView.Row> passports = all.stream()
                .filter(r -> row.paths().stream()
                        .anyMatch(p -> r.path().equals(p)
                                || r.path().startsWith(p + ".")
                                || r.path().startsWith(p + "@")))
                .filter(r -> !r.source().isEmpty())
                .toList();
        return new PlantNotes(row.formula(), models, passports, row.charted());
    }

    private static Row row(String part) {
        return switch (part) {
            case "utility_meter" ->
                row(
                        "site power = MV bus - generation - battery + transformer loss",
                        List.of(),
                        List.of("grid.utility_mw"),
                        Measures.SITE_POWER_MW,
                        Measures.SERVER_AC_MW);
            case "transformers" ->
                row(
                        "load = apparent power through the units in service; hot spot = top oil + gradient x K^1.6",
                        List.of("transformer"),
                        List.of("grid.substation"),
                        Measures.TRANSFORMER_HOT_SPOT_C,
                        Measures.TRANSFORMER_TOP_OIL_C);
            case "mv_bus" ->
                row(
                        "in: utility - transformer loss + generation + battery = out: feeders",
                        List.of(),
                        List.of("grid.substation.power_factor"),
                        Measures.MV_BUS_MW,
                        Measures.SITE_POWER_MW);
            case "battery" ->
                row(
                        "stored(t+dt) = stored(t) - dt x (power / efficiency when it gives, power x efficiency when it takes)",
                        List.of("battery"),
                        List.of("grid.battery"),
                        Measures.BATTERY_MW);
            case "generation" ->
                row(
                        "power follows its target within ramp, least power and permit",
                        List.of("generator"),
                        List.of("grid.generation"),
                        Measures.GENERATION_MW);
            case "unit_substations" ->
                row(
                        "loss = no-load part + load part x load^2, feeders I^2 R",
                        List.of(),
                        List.of("grid.unit_substations", "grid.feeders"),
                        Measures.UNIT_SUBSTATION_LOSS_MW,
                        Measures.FEEDER_LOSS_MW);
            case "rack_power" ->
                row(
                        "to the racks = servers + network and storage; loss = a + b x load + c x load^2",
                        List.of("server-power"),
                        List.of("grid.pdu", "grid.ups"),
                        Measures.PDU_LOSS_MW,
                        Measures.UPS_LOSS_MW);
            case "plant_power" ->
                row(
                        "power of the plant = pumps + fans + chillers + lights and rest",
                        List.of("pump"),
                        List.of("other"),
                        Measures.CHILLERS_MW,
                        Measures.TOWERS_MW,
                        Measures.PUMPS_MW);
            case "racks" ->
                row(
                        "GPU = coolant + power x thermal resistance; servers = GPUs + rest of the servers",
                        List.of("gpu-power", "cold-plate", "cdu"),
                        List.of("it.gpus_count", "it.gpu", "cooling.cold_plate", "cooling.cdu"),
                        Measures.GPU_MAX_C,
                        Measures.GPU_MEAN_C,
                        Measures.COOLANT_MEAN_C);
            case "rear_doors" ->
                row(
                        "heat to air = air share of servers + network and storage",
                        List.of("heat-exchanger"),
                        List.of("cooling.chilled_loop"),
                        Measures.HALL_AIR_C,
                        Measures.CHILLED_SUPPLY_C);
            case "warm_return", "warm_supply", "warm_loop", "three_way_valve" ->
                row(
                        "heat = flow x c x (return - supply)",
                        List.of("pump", "control-valve"),
                        List.of("cooling.warm_loop"),
                        Measures.WARM_RETURN_C,
                        Measures.WARM_SUPPLY_C);
            case "chilled_loop", "chilled_supply" ->
                row(
                        "heat = what rear doors and rooms give to the chilled loop",
                        List.of("pump"),
                        List.of("cooling.chilled_loop"),
                        Measures.CHILLED_SUPPLY_C,
                        Measures.HALL_AIR_C);
            case "warm_exchangers" ->
                row(
                        "heat = effectiveness x least capacity flow x (hot in - cold in)",
                        List.of("heat-exchanger"),
                        List.of("cooling.warm_loop"),
                        Measures.WARM_RETURN_C,
                        Measures.WARM_SUPPLY_C,
                        Measures.COLD_WATER_C);
            case "economizer" ->
                row(
                        "heat = UA-limited exchange between tower water and chilled return",
                        List.of("heat-exchanger"),
                        List.of("cooling.economizer"),
                        Measures.ECONOMIZER_MW);
            case "chillers" ->
                row(
                        "power = capacity x EIR(lift) x part load curve; COP = load / power",
                        List.of("chiller"),
                        List.of("cooling.chillers"),
                        Measures.CHILLERS_MW);
            case "towers", "tower_hot" ->
                row(
                        "heat = effectiveness x air flow x (saturated enthalpy at hot water - enthalpy of air)",
                        List.of("tower"),
                        List.of("cooling.towers"),
                        Measures.HOT_WATER_C,
                        Measures.COLD_WATER_C,
                        Measures.WETBULB_C);
            case "basin", "tower_cold" ->
                row(
                        "blowdown = evaporation / (cycles - 1) - drift",
                        List.of("water-balance", "water-chemistry"),
                        List.of("water.cycles", "water.cycle_limits", "cooling.towers.basin_gal"),
                        Measures.COLD_WATER_C,
                        Measures.WETBULB_C);
            case "dry", "dry_heat" ->
                row(
                        "heat to air = heat of both loops + compressors",
                        List.of("dry-cooler", "chiller"),
                        List.of("cooling.dry", "cooling.dry_coolers"),
                        Measures.DRYBULB_C,
                        Measures.WARM_SUPPLY_C);
            case "mains" ->
                row(
                        "mains = make-up + people - recycled - tank",
                        List.of("water-balance"),
                        List.of("water.potable", "water.mains"),
                        Measures.POTABLE_GAL_PER_DAY,
                        Measures.MAKEUP_GAL_PER_DAY);
            case "recycled" ->
                row(
                        "recycled = least of what is asked, produced and stored",
                        List.of("membrane"),
                        List.of("water.recycled"),
                        Measures.RECYCLED_GAL_PER_DAY);
            case "tank" ->
                row(
                        "level(t+dt) = level(t) + dt x (refill - given)",
                        List.of(),
                        List.of("water.storage"),
                        Measures.TANK_PERCENT);
            case "people" -> row("use is even over the day", List.of(), List.of("water.domestic_gal_per_day"));
            case "makeup" ->
                row(
                        "make-up = evaporation + drift + blowdown + refill of the basins",
                        List.of("water-balance"),
                        List.of("water.cycle_limits"),
                        Measures.MAKEUP_GAL_PER_DAY,
                        Measures.EVAPORATION_GAL_PER_DAY,
                        Measures.BLOWDOWN_GAL_PER_DAY);
            case "sewer" ->
                row(
                        "to the sewer = blowdown + people + reject of the recycled-water plant",
                        List.of("water-balance"),
                        List.of("water.sewer"),
                        Measures.SEWER_GAL_PER_DAY,
                        Measures.BLOWDOWN_GAL_PER_DAY);
            default -> row("", List.of(), List.of());
        };
    }

    /** What each model is called at the command line, for people who want to hold it against their own. */
    public List<String> modelNames() {
        return models.stream().map(Model::name).toList();
    }

    /** Numbers of the site by how well they are known. */
    public Map<String, Long> confidences() {
        return passports.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        SiteView.Row::confidence, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
    }
}
