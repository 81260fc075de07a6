package org.headroom.data.site;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.wastewater.RecycledPlantDesign;
import org.headroom.physics.water.CycleLimits;
import org.headroom.physics.water.MainsDesign;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.TankDesign;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/** Builds the water part of a site. */
final class WaterBinding {
    private static final double PPM = 1e-6;

    private final SiteValues v;

    WaterBinding(SiteValues values) {
        this.v = values;
    }

    WaterPlant water(List<SiteEvent> events) {
        RecycledPlantDesign plant = v.design("water.recycled", this::recycled);
        RecyclingTimeline recycling = new RecyclingBinding(v).timeline(plant, events);
        WaterPlant.Source potable = new WaterPlant.Source(
                v.si("water.potable.supply_c"), v.si("water.potable.price_usd_per_kgal"), quality("water.potable"));
        WaterPlant.Source recycled = new WaterPlant.Source(
                v.optional("water.recycled.supply_c").orElse(potable.supplyC()),
                v.si("water.recycled.price_usd_per_kgal"),
                quality("water.recycled"));
        double fixed = v.optional("water.cycles").orElse(Double.NaN);
        if (Double.isNaN(fixed) && potable.quality() == null) {
            throw v.error("water.cycles", "no value", "a number, or the ions of water.potable");
        }
        boolean gives = recycling.stages().firstProductS() < Site.OPEN_TO_S;
        if (Double.isNaN(fixed) && gives && recycled.quality() == null) {
            throw v.error("water.cycles", "no value", "a number, or the ions of water.recycled too");
        }
        return new WaterPlant(
                v.si("water.domestic_gal_per_day"),
                potable,
                plant,
                recycled,
                new SewerBinding(v).sewer(potable),
                new WaterPlant.Cycling(fixed, v.design("water.cycle_limits", this::limits), hotWaterC()),
                v.optional("water.mains.static_kpa").isPresent() ? v.design("water.mains", this::mains) : null,
                v.design("water.storage", this::storage),
                recycling,
                new RecyclingPlantBinding(v).plant(plant));
    }

    private RecycledPlantDesign recycled() {
        return new RecycledPlantDesign(
                Unit.M3_PER_DAY.fromBase(v.si("water.recycled.intake_gal_per_day")),
                Unit.M3_PER_DAY.fromBase(v.si("water.recycled.product_gal_per_day")),
                v.raw("water.recycled.energy_kwh_per_m3"));
    }

    /** The analysis of a source; null where the file names no ion of it. */
    private @Nullable WaterQuality quality(String at) {
        Map<Species, Double> mgPerL = new EnumMap<>(Species.class);
        for (Species s : Species.values()) {
            v.optional(at + "." + s.key() + "_mg_per_l").ifPresent(value -> mgPerL.put(s, value));
        }
        return mgPerL.isEmpty()
                ? null
                : v.design(
                        at, () -> WaterQuality.of(mgPerL, v.optional(at + ".ph").orElse(7.5)));
    }

    private CycleLimits limits() {
        return new CycleLimits(
                limit("silica_mg_per_l"),
                limit("calcium_hardness_mg_per_l"),
                limit("alkalinity_mg_per_l"),
                limit("chloride_mg_per_l"),
                limit("sulphate_mg_per_l"),
                limit("tds_mg_per_l"),
                limit("phosphate_mg_per_l"),
                limit("ammonium_mg_per_l"),
                limit("calcite_index"),
                v.optional("water.cycle_limits.co2_ppm").orElse(CycleLimits.AIR_CO2_ATM / PPM) * PPM,
                v.optional("water.cycle_limits.most_cycles").orElse(20),
                limit("ph"));
    }

    private double limit(String key) {
        return v.optional("water.cycle_limits." + key).orElse(Double.POSITIVE_INFINITY);
    }

    private double hotWaterC() {
        OptionalDouble own = v.optional("water.cycle_limits.hot_water_c");
        return own.isPresent() ? own.getAsDouble() : v.si("cooling.towers.water_in_c");
    }

    private WaterPlant.Mains mains() {
        MainsDesign design = new MainsDesign(
                v.si("water.mains.static_kpa"),
                v.si("water.mains.test_kpa"),
                v.si("water.mains.test_gpm"),
                v.si("water.mains.floor_kpa"),
                optionalSi("water.mains.city_loss_kpa", Unit.KPA));
        double[] city = v.numbers("water.mains.city_factor");
        for (int hour = 0; hour < city.length; hour++) {
            if (city[hour] < 0) {
                throw v.error("water.mains.city_factor." + hour, Numbers.text(city[hour]), "at least 0");
            }
        }
        return new WaterPlant.Mains(design, city);
    }

    private TankDesign storage() {
        return new TankDesign(
                optionalSi("water.storage.volume_gal", Unit.GAL),
                optionalSi("water.storage.most_gpm", Unit.GPM),
                optionalSi("water.storage.refill_gpm", Unit.GPM));
    }

    private double optionalSi(String path, Unit unit) {
        return unit.toBase(v.optional(path).orElse(0));
    }
}
