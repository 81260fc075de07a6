package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.water.CycleLimit;
import org.headroom.physics.water.Cycles;
import org.headroom.physics.water.DomesticLoad;
import org.headroom.physics.water.Mains;
import org.headroom.physics.water.SewerConstituent;
import org.headroom.physics.water.TankDesign;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/** Holds the parts of a site's water against each other. */
final class WaterChecks {
    /** Standard Methods 1030 E: a good analysis closes to 2 to 5 %; beyond 10 % an ion is missing or wrong. */
    private static final double DOUBTFUL_PERCENT = 5;

    private static final double REFUSED_PERCENT = 10;

    private final WaterPlant water;
    private final List<Finding> findings = new ArrayList<>();

    private WaterChecks(WaterPlant water) {
        this.water = water;
    }

    /** @param makeupM3PerS make-up while training on the design day, about */
    static List<Finding> of(WaterPlant water, double makeupM3PerS) {
        WaterChecks checks = new WaterChecks(water);
        checks.source("water.potable", water.potable().quality());
        checks.source("water.recycled", water.recycledWater().quality());
        checks.main(makeupM3PerS);
        checks.storage(makeupM3PerS);
        checks.findings.addAll(RecyclingChecks.of(water));
        checks.sewer();
        return checks.findings;
    }

    private void source(String path, @Nullable WaterQuality quality) {
        if (quality == null) {
            return;
        }
        double imbalance = quality.imbalancePercent();
        if (Math.abs(imbalance) > DOUBTFUL_PERCENT) {
            String text = String.format(
                    Locale.ROOT,
                    "its charges do not balance: %.2f meq/L of cations, %.2f meq/L of anions, %+.1f %%; at most %.0f %%",
                    quality.cationsMeqPerL(),
                    quality.anionsMeqPerL(),
                    imbalance,
                    REFUSED_PERCENT);
            found(Math.abs(imbalance) > REFUSED_PERCENT, path, text);
        }
        Cycles cycles =
                Cycles.of(quality, water.cycling().limits(), water.cycling().hotWaterC());
        if (water.cycling().byChemistry() && cycles.value() < 1) {
            found(
                    true,
                    "water.cycle_limits." + key(cycles.binding()),
                    String.format(
                            Locale.ROOT,
                            "the make-up of %s is beyond it before it is concentrated: %.2f cycles; at least 1",
                            path,
                            cycles.value()));
        } else if (!water.cycling().byChemistry()
                && cycles.value() < water.cycling().fixed()) {
            found(
                    false,
                    "water.cycles",
                    String.format(
                            Locale.ROOT,
                            "%.2f are fixed, %s allows %.2f by %s",
                            water.cycling().fixed(),
                            path,
                            cycles.value(),
                            cycles.binding().key()));
        }
    }

    private static String key(CycleLimit limit) {
        return switch (limit) {
            case CALCITE -> "calcite_index";
            case PH -> "ph";
            case CALCIUM -> "calcium_hardness_mg_per_l";
            case MOST_CYCLES, FIXED -> "most_cycles";
            case SILICA, ALKALINITY, CHLORIDE, SULPHATE, TDS, PHOSPHATE, AMMONIUM -> limit.key() + "_mg_per_l";
        };
    }

    private void main(double makeupM3PerS) {
        WaterPlant.Mains main = water.mains();
        if (main == null) {
            return;
        }
        double mostM3PerS = new Mains(main.design()).mostM3PerS(main.highestCityFactor());
        double needM3PerS = makeupM3PerS + water.domesticM3PerS();
        if (mostM3PerS < needM3PerS) {
            found(
                    false,
                    "water.mains.floor_kpa",
                    String.format(
                            Locale.ROOT,
                            "in the city's peak hour the main gives %.0f gpm above it, the site needs about %.0f gpm",
                            Unit.GPM.fromBase(mostM3PerS),
                            Unit.GPM.fromBase(needM3PerS)));
        }
    }

    private void storage(double makeupM3PerS) {
        TankDesign tank = water.storage();
        if (tank.volumeM3() > 0 && tank.mostM3PerS() == 0) {
            found(true, "water.storage.most_gpm", "0, so that the tank can never give its water; more than 0");
        } else if (tank.volumeM3() > 0 && tank.refillM3PerS() == 0) {
            found(false, "water.storage.refill_gpm", "0: once drawn the tank is never filled again");
        } else if (tank.volumeM3() > 0 && tank.mostM3PerS() < makeupM3PerS) {
            found(
                    false,
                    "water.storage.most_gpm",
                    String.format(
                            Locale.ROOT,
                            "%.0f gpm cannot replace the make-up of about %.0f gpm",
                            Unit.GPM.fromBase(tank.mostM3PerS()),
                            Unit.GPM.fromBase(makeupM3PerS)));
        } else if (tank.volumeM3() == 0 && tank.mostM3PerS() > 0) {
            found(true, "water.storage.volume_gal", "no volume for a tank that gives water; more than 0");
        }
    }

    private void sewer() {
        SewerService sewer = water.sewer();
        DomesticLoad people = sewer.domestic();
        if (people.people() > 0 && water.domesticM3PerS() == 0) {
            found(
                    true,
                    "water.sewer.domestic.people_count",
                    "people without water.domestic_gal_per_day; 0 or their water");
        }
        if (people.bodG() > people.codG()) {
            found(false, "water.sewer.domestic.bod_g_per_person_day", "more than cod_g_per_person_day; at most that");
        }
        if (sewer.blowdown().mgPerL(SewerConstituent.BOD) > sewer.blowdown().mgPerL(SewerConstituent.COD)) {
            found(false, "water.sewer.blowdown.bod_mg_per_l", "more than cod_mg_per_l; at most that");
        }
    }

    private void found(boolean error, String path, String text) {
        findings.add(new Finding(error ? Finding.Severity.ERROR : Finding.Severity.WARNING, path, text));
    }
}
