package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.RecyclingPlant;
import org.headroom.data.site.RecyclingStages;
import org.headroom.data.site.SewerService;
import org.headroom.data.site.Site;
import org.headroom.data.site.WaterPlant;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.water.CycleLimit;
import org.headroom.physics.water.CycleLimits;
import org.headroom.physics.water.Cycles;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's site says of its water, beside what a run of it gives: how far each limit lets mains and recycled water
 * be concentrated, the recycled-water plant, the tank, what the sewer takes.
 *
 * @param cyclesFixed cycles that the file or the user sets; not a number where chemistry decides
 * @param cycleLimits what stops tower water from being concentrated further, in the order of their numbers
 * @param waters what is in the waters on offer; those without an analysis are left out
 * @param tankGal make-up kept on site, US gallons; 0 for none
 * @param recycled null where the site never has any
 * @param sewerLimits what the sewer takes at the window's start, beside its gallons
 */
public record WaterFacts(
        ZoneId zone,
        double cyclesFixed,
        List<CycleRow> cycleLimits,
        List<Water> waters,
        double tankGal,
        @Nullable Recycled recycled,
        List<SewerLimit> sewerLimits) {

    /**
     * One limit of tower water.
     *
     * @param id as in {@code silica}
     * @param allowed in {@code unit}
     * @param mainsCycles what it alone allows with mains water; infinite if it never binds, not a number without an analysis
     * @param recycledCycles the same with recycled water
     */
    public record CycleRow(String id, double allowed, Unit unit, double mainsCycles, double recycledCycles) {}

    /**
     * A water on offer, mg/L.
     *
     * @param id {@code mains} or {@code recycled}
     * @param alkalinityMgPerL as CaCO3
     */
    public record Water(
            String id,
            double tdsMgPerL,
            double silicaMgPerL,
            double hardnessMgPerL,
            double alkalinityMgPerL,
            double chlorideMgPerL,
            double sulphateMgPerL,
            double phosphateMgPerL,
            double ammoniumMgPerL,
            double ph) {}

    /**
     * The recycled-water plant.
     *
     * @param fromS epoch seconds of its first water
     * @param stage what stands of it at the window's start
     * @param capacityShare part of its rating that stage offers
     * @param ratedGalPerDay product, US gallons a day
     * @param trains that it has; 0 where the file does not say
     * @param tmpMostKpa trans-membrane pressure at which flux is cut; not a number where the file does not say
     * @param storageGal product tank; 0 for none
     */
    public record Recycled(
            long fromS,
            String stage,
            double capacityShare,
            double ratedGalPerDay,
            double intakeGalPerDay,
            double ratedKwhPerM3,
            int trains,
            double tmpMostKpa,
            double storageGal) {}

    /**
     * What the sewer takes.
     *
     * @param id as in {@code sewer_bod_mg_per_l}
     * @param measure what is judged
     * @param least whether it is the least that is allowed
     */
    public record SewerLimit(String id, Measures measure, double allowed, boolean least) {}

    public WaterFacts {
        cycleLimits = List.copyOf(cycleLimits);
        waters = List.copyOf(waters);
        sewerLimits = List.copyOf(sewerLimits);
    }

    /**
     * What a site says at an instant.
     *
     * @param atS epoch seconds
     */
    public static WaterFacts of(SiteInput input, long atS) {
        Site site = input.tree().bind(Instant.ofEpochSecond(atS));
        WaterPlant water = site.water();
        List<Water> waters = new ArrayList<>();
        add(waters, "mains", water.potable().quality());
        boolean ever = water.recycledFromS() < Site.OPEN_TO_S;
        if (ever) {
            add(waters, "recycled", water.recycledWater().quality());
        }
        return new WaterFacts(
                site.zone(),
                water.cycling().fixed(),
                cycleRows(water, ever),
                waters,
                Unit.GAL.fromBase(water.storage().volumeM3()),
                ever ? recycled(water, atS) : null,
                sewerLimits(site, atS));
    }

    /** What the number in {@link Measures#CYCLE_LIMIT} stands for, as in {@code silica}. */
    public static String cycleLimit(double code) {
        return CycleLimit.ofCode((int) Math.rint(code)).key();
    }

    private static void add(List<Water> waters, String id, @Nullable WaterQuality q) {
        if (q != null) {
            waters.add(new Water(
                    id,
                    q.tdsMgPerL(),
                    q.mgPerL(Species.SILICA),
                    q.hardnessMgPerL(),
                    q.mgPerL(Species.ALKALINITY),
                    q.mgPerL(Species.CHLORIDE),
                    q.mgPerL(Species.SULPHATE),
                    q.mgPerL(Species.PHOSPHATE),
                    q.mgPerL(Species.AMMONIUM),
                    q.ph()));
        }
    }

    private static List<CycleRow> cycleRows(WaterPlant water, boolean recycled) {
        CycleLimits limits = water.cycling().limits();
        Map<CycleLimit, Double> allowed = new TreeMap<>(Map.ofEntries(
                Map.entry(CycleLimit.SILICA, limits.silicaMgPerL()),
                Map.entry(CycleLimit.CALCIUM, limits.calciumMgPerL()),
                Map.entry(CycleLimit.ALKALINITY, limits.alkalinityMgPerL()),
                Map.entry(CycleLimit.CHLORIDE, limits.chlorideMgPerL()),
                Map.entry(CycleLimit.SULPHATE, limits.sulphateMgPerL()),
                Map.entry(CycleLimit.TDS, limits.tdsMgPerL()),
                Map.entry(CycleLimit.PHOSPHATE, limits.phosphateMgPerL()),
                Map.entry(CycleLimit.AMMONIUM, limits.ammoniumMgPerL()),
                Map.entry(CycleLimit.CALCITE, limits.calciteIndex()),
                Map.entry(CycleLimit.PH, limits.ph()),
                Map.entry(CycleLimit.MOST_CYCLES, limits.mostCycles())));
        Cycles mains = cycles(water, water.potable().quality());
        Cycles second = recycled ? cycles(water, water.recycledWater().quality()) : null;
        List<CycleRow> rows = new ArrayList<>();
        allowed.forEach((limit, value) -> {
            if (Double.isFinite(value)) {
                Unit unit = switch (limit) {
                    case CALCITE, PH, MOST_CYCLES, FIXED -> Unit.ONE;
                    default -> Unit.MG_PER_L;
                };
                rows.add(new CycleRow(limit.key(), value, unit, of(mains, limit), of(second, limit)));
            }
        });
        return rows;
    }

    private static @Nullable Cycles cycles(WaterPlant water, @Nullable WaterQuality quality) {
        return quality == null
                ? null
                : Cycles.of(quality, water.cycling().limits(), water.cycling().hotWaterC());
    }

    private static double of(@Nullable Cycles cycles, CycleLimit limit) {
        return cycles == null ? Double.NaN : cycles.of(limit);
    }

    private static Recycled recycled(WaterPlant water, long atS) {
        RecyclingStages.Stage stage = water.recycling().stages().at((double) atS);
        RecyclingPlant plant = water.recyclingPlant();
        return new Recycled(
                water.recycledFromS(),
                stage.name(),
                stage.capacityShare(),
                gal(water.recycled().productM3PerDay()),
                gal(water.recycled().intakeM3PerDay()),
                water.recycled().energyKwhPerM3(),
                plant == null ? 0 : plant.trains(),
                plant == null ? Double.NaN : plant.membrane().tmpMostPa() / 1000,
                plant == null ? 0 : gal(plant.storage().volumeM3()));
    }

    private static double gal(double m3) {
        return Unit.GAL.fromBase(m3);
    }

    private static List<SewerLimit> sewerLimits(Site site, long atS) {
        Map<String, Measures> byId = new HashMap<>();
        for (Measures measure : Measures.values()) {
            byId.put(measure.measure().id(), measure);
        }
        Limits limits = new Limits(site.limits());
        List<SewerLimit> rows = new ArrayList<>();
        for (String name : SewerService.LIMITS) {
            String id = "sewer_" + name;
            double allowed = limits.at(id, atS);
            boolean least = name.endsWith("_least");
            Measures measure = name.startsWith("ph_") ? Measures.SEWER_PH : byId.get(id);
            if (measure != null && Double.isFinite(allowed)) {
                rows.add(new SewerLimit(id, measure, allowed, least));
            }
        }
        return rows;
    }
}
