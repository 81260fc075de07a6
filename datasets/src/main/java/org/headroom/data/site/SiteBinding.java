package org.headroom.data.site;

import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.headroom.grid.conversion.LossDesign;
import org.headroom.grid.supply.BlockRule;
import org.headroom.grid.supply.EmissionFactor;
import org.headroom.grid.supply.Holidays;
import org.headroom.grid.supply.OnPeak;
import org.headroom.grid.supply.Prices;
import org.headroom.grid.supply.Tariff;
import org.headroom.grid.transformer.SubstationDesign;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.AshraeWClass;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.DryCooler;
import org.headroom.physics.cooling.DryCoolerDesign;
import org.headroom.physics.cooling.PlateExchangerDesign;
import org.headroom.physics.cooling.Tower;
import org.headroom.physics.cooling.TowerDesign;
import org.jspecify.annotations.Nullable;

/** Builds the designs of a site from the values in force at an instant. */
final class SiteBinding {
    private final SiteValues v;
    private final ZoneId zone;
    private final PumpBinding pumps;

    SiteBinding(SiteValues values, ZoneId zone) {
        this.v = values;
        this.pumps = new PumpBinding(values);
        this.zone = zone;
    }

    Site site(String id, String hash) {
        SiteEvents events = new SiteEvents(v);
        List<SiteEvent> happening = events.all();
        WaterPlant water = new WaterBinding(v).water(happening);
        return new Site(
                id,
                v.text("name"),
                v.text("label"),
                v.text("summary"),
                zone,
                v.si("location.latitude_deg"),
                v.si("location.longitude_deg"),
                v.si("location.elevation_m"),
                new ItBinding(v).it(),
                cooling(),
                water,
                grid(),
                List.of(other("lighting_and_offices"), other("water_treatment")),
                v.design("tariff", this::tariff),
                new EmissionFactor(v.si("emissions.grid_kg_per_mwh")),
                events.limits(happening, water.recycling().stages()),
                happening,
                weather(),
                cloud(),
                new CapitalCost(v.raw("capital.gpu_usd"), v.raw("capital.total_usd"), v.si("capital.life_h")),
                Objects.requireNonNull(v.date("planning.from")),
                v.whole("planning.days"),
                planning(),
                calibration(),
                hash);
    }

    private Calibration calibration() {
        return v.design(
                "calibration",
                () -> new Calibration(
                        v.optional("calibration.tower_ua").orElse(1),
                        v.optional("calibration.exchanger_ua").orElse(1),
                        v.optional("calibration.pump_efficiency").orElse(1),
                        v.optional("calibration.chiller_power").orElse(1),
                        v.optional("calibration.gpu_power").orElse(1)));
    }

    private Site.OtherLoad other(String name) {
        return new Site.OtherLoad(name, v.si("other." + name + "_w"));
    }

    private CoolingPlant cooling() {
        String c = "cooling.";
        double flowLPerMin = v.raw(c + "cold_plate.flow_l_per_min");
        return new CoolingPlant(
                v.choice(c + "mode", CoolingPlant.Mode.class),
                v.design(
                        c + "cold_plate",
                        () -> new ColdPlateDesign(
                                v.si(c + "cold_plate.resistance_k_per_w"),
                                flowLPerMin,
                                v.raw(c + "cold_plate.flow_exponent"))),
                flowLPerMin,
                new CoolingPlant.Cdu(
                        pumps.of(c + "cdu", 2, v.si(c + "cdu.flow_kg_per_s")),
                        cduExchanger(c + "cdu."),
                        v.si(c + "cdu.heat_capacity_j_per_k")),
                new CoolingPlant.WarmLoop(
                        pumps.of(c + "warm_loop", 5, v.si(c + "warm_loop.flow_kg_per_s")),
                        v.raw(c + "warm_loop.minimum_flow_share"),
                        v.si(c + "warm_loop.ua_w_per_k"),
                        v.raw(c + "warm_loop.tower_water_share"),
                        v.si(c + "warm_loop.heat_capacity_j_per_k"),
                        v.optional(c + "warm_loop.supply_low_c").orElse(18),
                        wClass(c + "warm_loop.w_class"),
                        mains(c + "warm_loop.mains")),
                new CoolingPlant.ChilledLoop(
                        pumps.of(c + "chilled_loop", 5, v.si(c + "chilled_loop.flow_kg_per_s")),
                        v.raw(c + "chilled_loop.minimum_flow_share"),
                        v.si(c + "chilled_loop.supply_c"),
                        v.si(c + "chilled_loop.heat_capacity_j_per_k"),
                        v.si(c + "chilled_loop.rear_door_fan_w"),
                        mains(c + "chilled_loop.mains")),
                towers(c + "towers."),
                chillers(c + "chillers", 0),
                chillers(c + "dry", v.raw(c + "dry.auxiliary_share")),
                towerControl(c + "towers."),
                economizer(c + "economizer."),
                new CoolingPlant.Rooms(
                        v.optional(c + "chilled_loop.rear_door_w_per_k").orElse(2500),
                        v.optional(c + "chilled_loop.room_heat_capacity_j_per_k")
                                .orElse(400_000),
                        v.optional(c + "chilled_loop.room_shutdown_c").orElse(45)),
                new CoolingPlant.Restart(
                        v.optional(c + "restart.pumps_s").orElse(20),
                        v.optional(c + "restart.fans_s").orElse(30),
                        v.optional(c + "restart.chillers_s").orElse(300)),
                dryCoolers(c + "dry_coolers"));
    }

    private CoolingPlant.Economizer economizer(String e) {
        double onK = v.optional(e + "on_k").orElse(3);
        double offK = v.optional(e + "off_k").orElse(1.5);
        if (offK > onK) {
            throw v.error(e + "off_k", Numbers.text(offK), "at most on_k, " + Numbers.text(onK));
        }
        return new CoolingPlant.Economizer(v.optional(e + "ua_w_per_k").orElse(0), onK, offK);
    }

    private CoolingPlant.@Nullable DryCoolers dryCoolers(String at) {
        if (v.names(at).isEmpty()) {
            if (v.choice("cooling.mode", CoolingPlant.Mode.class) == CoolingPlant.Mode.HYBRID) {
                throw v.error("cooling.mode", "hybrid", "wet or dry, since the site has no " + at);
            }
            return null;
        }
        DryCoolerDesign unit = v.design(
                at,
                () -> new DryCoolerDesign(
                        v.si(at + ".water_kg_per_s"),
                        v.si(at + ".air_kg_per_s"),
                        v.si(at + ".drybulb_c"),
                        v.si(at + ".water_in_c"),
                        v.si(at + ".water_out_c"),
                        v.si(at + ".pressure_pa"),
                        v.si(at + ".fan_w"),
                        v.raw(at + ".pad_effectiveness"),
                        v.si(at + ".pads_above_c")));
        v.design(at, () -> new DryCooler(unit)); // its air must be able to take the heat
        double setpointC = v.si(at + ".setpoint_c");
        double trimC = v.si(at + ".trim_c");
        if (trimC < setpointC) {
            throw v.error(at + ".trim_c", Numbers.text(trimC), "at least setpoint_c, " + Numbers.text(setpointC));
        }
        return new CoolingPlant.DryCoolers(v.whole(at + ".units_count"), unit, setpointC, trimC);
    }

    private CoolingPlant.TowerControl towerControl(String t) {
        double setpointC = v.si(t + "setpoint_c");
        double lowC = v.optional(t + "setpoint_low_c").orElse(setpointC);
        double freezeC = v.optional(t + "freeze_c").orElse(Math.min(5, lowC));
        if (lowC > setpointC) {
            throw v.error(t + "setpoint_low_c", Numbers.text(lowC), "at most setpoint_c, " + Numbers.text(setpointC));
        }
        if (freezeC > lowC) {
            throw v.error(t + "freeze_c", Numbers.text(freezeC), "at most the lowest setpoint, " + Numbers.text(lowC));
        }
        return new CoolingPlant.TowerControl(
                lowC,
                v.optional(t + "reset_approach_k").orElse(5),
                v.optional(t + "minimum_flow_share").orElse(1),
                v.optional(t + "cell_minimum_flow_share").orElse(0.5),
                freezeC,
                v.optional(t + "low_level_share").orElse(0.4));
    }

    private CoolingPlant.Towers towers(String t) {
        int cells = v.whole(t + "cells_count");
        TowerDesign cell = v.design(
                t.substring(0, t.length() - 1),
                () -> new TowerDesign(
                        v.si(t + "water_kg_per_s"),
                        v.si(t + "air_kg_per_s"),
                        v.si(t + "wetbulb_c"),
                        v.si(t + "water_in_c"),
                        v.si(t + "water_out_c"),
                        v.si(t + "pressure_pa"),
                        v.si(t + "fan_w")));
        v.design(t.substring(0, t.length() - 1), () -> new Tower(cell)); // its air must be able to take the heat
        return new CoolingPlant.Towers(
                cells,
                cell,
                v.si(t + "setpoint_c"),
                v.si(t + "basin_m3"),
                v.raw(t + "drift_fraction"),
                pumps.ofTowers(t + "pumps", 5, cells * cell.waterKgPerS()));
    }

    private PlateExchangerDesign cduExchanger(String at) {
        double perRack = v.si("cooling.warm_loop.flow_kg_per_s") / v.whole("it.racks_count");
        return v.design(
                at.substring(0, at.length() - 1),
                () -> new PlateExchangerDesign(
                        v.si(at + "ua_w_per_k"),
                        v.si(at + "flow_kg_per_s") * Constants.WATER_CP_J_PER_KG_K,
                        perRack * Constants.WATER_CP_J_PER_KG_K,
                        v.optional(at + "film_exponent").orElse(0.8),
                        v.optional(at + "wall_share").orElse(0.2)));
    }

    private @Nullable AshraeWClass wClass(String path) {
        String name = v.textOrNull(path);
        return name == null ? null : AshraeWClass.named(name.equals("w_plus") ? "W+" : name);
    }

    private CoolingPlant.@Nullable Mains mains(String at) {
        return v.optional(at + ".diameter_m").isEmpty()
                ? null
                : new CoolingPlant.Mains((int) v.optional(at + ".mains_count").orElse(1), v.si(at + ".diameter_m"));
    }

    private CoolingPlant.Chillers chillers(String at, double auxiliaryShare) {
        ChillerDesign unit = v.design(
                at,
                () -> new ChillerDesign(
                        v.si(at + ".capacity_w"),
                        v.raw(at + ".cop"),
                        v.numbers(at + ".cap_ft"),
                        v.numbers(at + ".eir_ft"),
                        v.numbers(at + ".eir_plr"),
                        v.raw(at + ".min_part_load"),
                        v.si(at + ".chilled_low_c"),
                        v.si(at + ".chilled_high_c"),
                        v.si(at + ".condenser_low_c"),
                        v.si(at + ".condenser_high_c")));
        return new CoolingPlant.Chillers(v.whole(at + ".units_count"), unit, auxiliaryShare);
    }

    private GridConnection grid() {
        SubstationDesign substation = v.design(
                "grid.substation",
                () -> new SubstationDesign(
                        v.whole("grid.substation.units_count"),
                        v.si("grid.substation.rated_mva"),
                        v.si("grid.substation.no_load_loss_w"),
                        v.si("grid.substation.load_loss_w"),
                        v.raw("grid.substation.power_factor")));
        double siteRatedW = substation.units() * substation.ratingVa() * substation.powerFactor();
        LossDesign unit = v.design(
                "grid.unit_substations",
                () -> new LossDesign(
                        v.si("grid.unit_substations.rated_mva") * substation.powerFactor(),
                        v.si("grid.unit_substations.no_load_loss_w"),
                        0,
                        v.si("grid.unit_substations.load_loss_w")));
        StorageBinding storage = new StorageBinding(v);
        GenerationBinding generation = new GenerationBinding(v);
        return new GridConnection(
                v.si("grid.utility_mw"),
                generation.sources(),
                generation.permit(),
                loss("grid.pdu"),
                loss("grid.ups"),
                v.raw("grid.ups.it_share"),
                v.raw("grid.ups.network_share"),
                unit.inParallel(v.whole("grid.unit_substations.units_count")),
                v.design(
                        "grid.feeders",
                        () -> new LossDesign(siteRatedW, 0, v.raw("grid.feeders.proportional_loss"), 0)),
                substation,
                new TransformerBinding(v).of(substation),
                storage.battery(),
                storage.dispatch(),
                NetworkTree.bind(v));
    }

    private LossDesign loss(String at) {
        return v.design(
                at,
                () -> new LossDesign(
                        v.si(at + ".rated_w"), v.si(at + ".fixed_loss_w"), v.raw(at + ".proportional_loss"), 0));
    }

    private Tariff tariff() {
        List<Prices> seasons = new ArrayList<>();
        for (String name : v.names("tariff.seasons")) {
            seasons.add(prices(name, "tariff.seasons." + name));
        }
        List<OnPeak> onPeak = new ArrayList<>();
        for (String name : v.names("tariff.on_peak")) {
            String at = "tariff.on_peak." + name;
            onPeak.add(new OnPeak(months(at + ".months"), v.whole(at + ".from_h"), v.whole(at + ".to_h")));
        }
        Tariff tariff = new Tariff(
                zone,
                seasons,
                onPeak,
                v.choice("tariff.holidays", Holidays.class),
                v.choice("tariff.block_rule", BlockRule.class),
                v.raw("tariff.customer_usd") + v.raw("tariff.administration_usd"),
                v.raw("tariff.delivery_usd_per_kw"),
                v.si("tariff.contract_mw"));
        OptionalDouble month = v.optional("tariff.prices_of_month");
        return month.isPresent() ? tariff.withPricesOf(Month.of((int) month.getAsDouble())) : tariff;
    }

    private Prices prices(String name, String at) {
        List<Prices.Block> blocks = new ArrayList<>();
        for (String block : v.names(at + ".off_peak")) {
            String path = at + ".off_peak." + block;
            blocks.add(new Prices.Block(
                    v.optional(path + ".hours_use_h").orElse(Double.POSITIVE_INFINITY),
                    v.raw(path + ".price_usd_per_kwh")));
        }
        String sheet = v.textOrNull(at + ".sheet");
        return new Prices(
                name,
                sheet == null ? name : sheet,
                months(at + ".months"),
                v.raw(at + ".on_peak_usd_per_kwh"),
                blocks,
                v.raw(at + ".on_peak_demand_usd_per_kw"),
                v.raw(at + ".maximum_demand_usd_per_kw"),
                v.raw(at + ".over_contract_usd_per_kw"));
    }

    private Set<Month> months(String path) {
        EnumSet<Month> months = EnumSet.noneOf(Month.class);
        for (double number : v.numbers(path)) {
            if (number != Math.rint(number) || number < 1 || number > 12) {
                throw v.error(path, Arrays.toString(v.numbers(path)), "months from 1 to 12");
            }
            months.add(Month.of((int) number));
        }
        return months;
    }

    private WeatherOverlay weather() {
        return new WeatherOverlay(
                v.si("weather.offset_k"),
                v.date("weather.heat_wave.start"),
                v.whole("weather.heat_wave.days"),
                v.si("weather.heat_wave.wetbulb_c"),
                v.date("weather.extreme_day.date"),
                v.si("weather.extreme_day.wetbulb_c"));
    }

    private SitePlanning planning() {
        SitePlanning otherwise = SitePlanning.DEFAULT;
        String w = "planning.weights.";
        String first = v.textOrNull("planning.first");
        return new SitePlanning(
                v.optional(w + "lateness_usd_per_h").orElse(otherwise.latenessUsdPerH()),
                v.optional(w + "carbon_usd_per_t").orElse(otherwise.carbonUsdPerT()),
                v.optional(w + "peak_usd_per_mw").orElse(otherwise.peakUsdPerMw()),
                v.optional(w + "potable_usd_per_m3").orElse(otherwise.potableUsdPerM3()),
                first == null ? otherwise.first() : first,
                v.optional("planning.restart_s").orElse(otherwise.restartS()),
                orNull("planning.ramp_up_mw", 1e6),
                orNull("planning.ramp_down_mw", 1e6),
                orNull("planning.carbon_t_per_day", 1));
    }

    private @Nullable Double orNull(String path, double factor) {
        OptionalDouble value = v.optional(path);
        return value.isPresent() ? Double.valueOf(value.getAsDouble() * factor) : null;
    }

    private CloudSite cloud() {
        return new CloudSite(
                v.text("cloud.location"),
                v.whole("cloud.gpus_count"),
                v.si("cloud.gpu_ac_w"),
                v.raw("cloud.pue"),
                v.si("cloud.water_l_per_kwh"),
                v.si("cloud.emission_kg_per_mwh"),
                v.raw("cloud.price_usd_per_gpu_h"),
                3600 * v.optional("cloud.transfer_h").orElse(0));
    }
}
