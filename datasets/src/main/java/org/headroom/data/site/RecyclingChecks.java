package org.headroom.data.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.membrane.Membrane;

/** Holds the parts of a site's recycled-water plant, its feed and its stages against each other. */
final class RecyclingChecks {

    /** 40 CFR 133.102: mean of 30 days after secondary treatment, BOD and solids alike. */
    private static final double SECONDARY_MG_PER_L = 30;

    /** A day curve whose mean is further from 1 changes the day's total. */
    private static final double CURVE_SHARE = 0.02;

    private final WaterPlant water;
    private final RecyclingTimeline recycling;
    private final double productM3PerS;
    private final double intakeM3PerS;
    private final List<Finding> findings = new ArrayList<>();

    private RecyclingChecks(WaterPlant water) {
        this.water = water;
        this.recycling = water.recycling();
        this.productM3PerS = water.recycled().productM3PerDay() / Constants.SECONDS_PER_DAY;
        this.intakeM3PerS = water.recycled().intakeM3PerDay() / Constants.SECONDS_PER_DAY;
    }

    static List<Finding> of(WaterPlant water) {
        RecyclingChecks checks = new RecyclingChecks(water);
        checks.stages();
        checks.feed();
        checks.neighbours();
        RecyclingPlant plant = water.recyclingPlant();
        if (plant != null) {
            checks.membranes(plant);
            checks.tank(plant);
        }
        checks.changes();
        return checks.findings;
    }

    private void stages() {
        RecyclingStages stages = recycling.stages();
        for (RecyclingStages.Stage stage : stages.superseded()) {
            warning(
                    RecyclingBinding.STAGES + "." + stage.name() + ".from",
                    "not followed: by available_from the plant runs before it");
        }
        RecyclingStages.Stage before = null;
        for (RecyclingStages.Stage stage : stages.stages()) {
            String path = RecyclingBinding.STAGES + "." + stage.name() + ".status";
            if (stage.status() == RecyclingStages.Status.PAUSED && before == null) {
                warning(path, "paused before anything was built");
            } else if (stage.status() == RecyclingStages.Status.BUILDING && before != null && before.gives()) {
                warning(path, "building after it gave water in " + before.name() + ": nothing is on offer meanwhile");
            } else if (stage.status() == RecyclingStages.Status.RUNNING && !stage.gives()) {
                warning(path, "running with a capacity_share of 0: it gives nothing");
            }
            before = stage;
        }
    }

    private void feed() {
        RecyclingFeed feed = recycling.feed();
        double lowest = feed.flow().meanM3PerS() * feed.lowestHourFactor();
        if (lowest < intakeM3PerS) {
            warning(
                    RecyclingBinding.FEED + ".flow_gal_per_day",
                    String.format(
                            Locale.ROOT,
                            "in its lowest hour %.2f Mgal/d come, less than the plant's intake of %.2f Mgal/d",
                            mgd(lowest),
                            mgd(intakeM3PerS)));
        }
        curve(RecyclingBinding.FEED + ".flow_factor", feed.meanHourFactor());
        double bod = feed.bodMgPerL();
        double tss = feed.quality().tssGPerM3();
        if (bod > RecyclingFeed.RAW_BOD_MG_PER_L) {
            error(
                    RecyclingBinding.FEED + ".bod_mg_per_l",
                    String.format(
                            Locale.ROOT,
                            "%.0f mg/L: raw sewage? The plant takes treated sewage, at most about %.0f mg/L",
                            bod,
                            SECONDARY_MG_PER_L));
        } else if (bod > SECONDARY_MG_PER_L) {
            poorlyTreated("bod_mg_per_l", bod);
        }
        if (tss > SECONDARY_MG_PER_L) {
            poorlyTreated("tss_mg_per_l", tss);
        }
        if (bod > feed.quality().codGPerM3()) {
            error(
                    RecyclingBinding.FEED + ".bod_mg_per_l",
                    String.format(
                            Locale.ROOT,
                            "%.0f mg/L; at most its chemical oxygen demand, %.0f mg/L",
                            bod,
                            feed.quality().codGPerM3()));
        }
    }

    private void poorlyTreated(String key, double mgPerL) {
        warning(
                RecyclingBinding.FEED + "." + key,
                String.format(
                        Locale.ROOT,
                        "%.0f mg/L; secondary treatment leaves at most %.0f mg/L in the mean of 30 days (40 CFR 133.102)",
                        mgPerL,
                        SECONDARY_MG_PER_L));
    }

    private void neighbours() {
        double asked = recycling.neighbours().meanM3PerS();
        String path = RecyclingBinding.PLANT + ".others_gal_per_day";
        if (asked > productM3PerS) {
            warning(
                    path,
                    String.format(
                            Locale.ROOT,
                            "%.2f Mgal/d of a plant that gives %.2f Mgal/d",
                            mgd(asked),
                            mgd(productM3PerS)));
        }
        if (asked > 0) {
            curve(
                    RecyclingBinding.PLANT + ".others_factor",
                    recycling.neighbours().meanFactor());
        }
    }

    private void curve(String path, double mean) {
        if (Math.abs(mean - 1) > CURVE_SHARE) {
            warning(path, String.format(Locale.ROOT, "its mean is %.3f; 1 keeps the day's total", mean));
        }
    }

    /** What the membranes give for long, at 20 C and in the coldest of its water, at the reference sludge. */
    private void membranes(RecyclingPlant plant) {
        double warmM3PerS = membranesM3PerS(plant, 20);
        double coldestC =
                recycling.feed().season().meanC() - recycling.feed().season().swingK();
        double coldM3PerS = membranesM3PerS(plant, Math.max(1, coldestC));
        String path = RecyclingBinding.PLANT + ".membranes_m2";
        if (warmM3PerS < productM3PerS) {
            error(
                    path,
                    String.format(
                            Locale.ROOT,
                            "at their sustainable flux and 20 C they give %.2f of the rated %.2f Mgal/d",
                            mgd(warmM3PerS),
                            mgd(productM3PerS)));
        } else if (coldM3PerS < productM3PerS) {
            warning(
                    path,
                    String.format(
                            Locale.ROOT,
                            "at their sustainable flux in water of %.1f C, its coldest, they give %.2f of the rated %.2f Mgal/d",
                            coldestC,
                            mgd(coldM3PerS),
                            mgd(productM3PerS)));
        }
    }

    private static double membranesM3PerS(RecyclingPlant plant, double waterC) {
        Membrane membrane = new Membrane(plant.membrane());
        double flux =
                membrane.sustainableFluxMPerS(waterC, plant.membrane().fouling().referenceMlssGPerM3());
        double most = Math.min(flux, plant.membrane().pumpsFluxMPerS());
        return most * membrane.netShare() * plant.trains() * plant.membrane().areaM2();
    }

    private void tank(RecyclingPlant plant) {
        boolean used = water.recycledFromS() < Site.OPEN_TO_S;
        if (used && plant.storage().volumeM3() == 0) {
            warning(
                    RecyclingBinding.PLANT + ".storage_gal",
                    "no product tank: whatever stops the plant stops its users' water at once");
        }
        if (plant.storage().mostM3PerS() < productM3PerS) {
            warning(
                    RecyclingBinding.PLANT + ".storage_most_gpm",
                    String.format(
                            Locale.ROOT,
                            "its pumps send %.0f gpm, less than the rated product of %.0f gpm",
                            Unit.GPM.fromBase(plant.storage().mostM3PerS()),
                            Unit.GPM.fromBase(productM3PerS)));
        }
    }

    /** Events that change nothing, since there is no plant then or since the works cannot treat as much. */
    private void changes() {
        RecyclingFeed.Flow flow = recycling.feed().flow();
        for (RecyclingChange what : recycling.changes()) {
            String path = "events." + what.eventId();
            boolean gives = recycling.stages().at(what.fromS()).gives()
                    || recycling.stages().at(what.toS() - 1).gives();
            if (!gives) {
                warning(path + ".from", "the recycling plant gives no water then: it changes nothing");
            } else if (flow.meanM3PerS() * what.flowFactor() > flow.peakM3PerS()) {
                warning(
                        path + ".flow_factor",
                        String.format(
                                Locale.ROOT,
                                "%.0f Mgal/d; the works treat at most %.0f Mgal/d, which counts",
                                mgd(flow.meanM3PerS() * what.flowFactor()),
                                mgd(flow.peakM3PerS())));
            }
        }
    }

    private static double mgd(double m3PerS) {
        return Unit.GAL_PER_DAY.fromBase(m3PerS) / 1e6;
    }

    private void error(String path, String text) {
        findings.add(new Finding(Finding.Severity.ERROR, path, text));
    }

    private void warning(String path, String text) {
        findings.add(new Finding(Finding.Severity.WARNING, path, text));
    }
}
