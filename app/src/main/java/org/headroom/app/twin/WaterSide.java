package org.headroom.app.twin;

import java.util.Arrays;
import org.headroom.data.site.Site;
import org.headroom.data.site.WaterPlant;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.water.CarbonateSystem;
import org.headroom.physics.water.CycleLimit;
import org.headroom.physics.water.Cycles;
import org.headroom.physics.water.Mains;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.StorageTank;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/**
 * Where make-up comes from, what is dissolved in it, and what that makes of basins and sewer.
 *
 * <p>Before the towers are solved, {@link #offer} says how much make-up there is, how warm, and how many cycles its
 * chemistry allows. After it, {@link #draw} takes it: recycled water first, then the main as far as residents keep their
 * pressure, then the tank on site; the main's spare flow fills the tank again. Every water and species is accounted for.
 *
 * <p>A loss of make-up takes main and recycled water; the tank on site still gives. What reaches the sewer is {@link
 * SewerSide}'s; what is dissolved in the recycling plant's reject counts as in its product.
 */
final class WaterSide {
    private static final double DENSITY = Constants.WATER_DENSITY_KG_PER_M3;

    /** Cycles that towers can run at; a make-up beyond its limits is let through almost once. */
    private static final double LEAST_CYCLES = 1.1;

    private static final int BLEND_SWEEPS = 8;

    private final WaterPlant water;
    private final RecyclingSide recycling;
    private final @Nullable Mains mains;
    private final Cycles chemistry;
    private final SewerSide sewer;
    private final CarbonateSystem carbonate = new CarbonateSystem();
    private final double co2Atm;
    private final boolean known;
    private final double domesticKgPerS;
    private final double[] potable = new double[Species.COUNT];
    private final double[] recycled;
    private final double[] blend = new double[Species.COUNT];
    private final double[] judged = new double[Species.COUNT];

    private double recycledOfferKgPerS;
    private double mainsOfferKgPerS;
    private double tankOfferKgPerS;

    /** What the main should give at most on request; the tank goes first beyond it. */
    private double mainsAskedKgPerS;

    private double cityFactor = 1;

    // results of offer
    double cycles;
    CycleLimit binding = CycleLimit.FIXED;
    double mostMakeupKgPerS;
    double makeupC;

    // results of draw
    double recycledKgPerS;
    double mainsKgPerS;
    double potableKgPerS;
    double tankKgPerS;
    double refillKgPerS;
    double sewerKgPerS;
    double mainsPa;
    double basinTdsMgPerL;
    double basinPh;
    double basinCalcite;
    double speciesResidual;

    /** @param domesticKgPerS mains water for people, all of it to the sewer */
    WaterSide(WaterPlant water, double domesticKgPerS) {
        this.water = water;
        this.recycling = new RecyclingSide(water);
        this.recycled = recycling.concentrations();
        WaterPlant.Mains main = water.mains();
        this.mains = main == null ? null : new Mains(main.design());
        this.chemistry = new Cycles(water.cycling().limits());
        this.co2Atm = water.cycling().limits().co2Atm();
        this.domesticKgPerS = domesticKgPerS;
        WaterQuality fromMain = water.potable().quality();
        WaterQuality fromPlant = water.recycledWater().quality();
        Arrays.fill(judged, Double.NaN);
        this.known = fromMain != null && (fromPlant != null || water.recycledFromS() == Site.OPEN_TO_S);
        this.sewer = new SewerSide(water, domesticKgPerS, known);
        if (fromMain != null) {
            fromMain.copyTo(potable);
        }
    }

    /** Whether the last step mixed its make-up of several sources, so that it hangs on how much was drawn. */
    boolean mixes() {
        return recycledKgPerS > 0 && recycledKgPerS < makeupKgPerS();
    }

    WaterState newState() {
        return new WaterState(water, recycling.newState());
    }

    /** The recycling plant as it stands after a long while of the boundary's conditions. */
    void settle(WaterState state, Boundary b) {
        recycling.settle(state.recycling, b);
    }

    RecyclingSide recycling() {
        return recycling;
    }

    /**
     * What may be drawn over a step.
     *
     * @param evaporationKgPerS of the last step: it tells how the sources will mix
     * @param perS 1/dt, 0 for the equilibrium
     */
    void offer(WaterState from, Boundary b, double evaporationKgPerS, double perS) {
        double there = perS == 0 ? 1 : b.available.makeup;
        cityFactor = b.cityFactor;
        recycling.offer(from.recycling, b, there, perS);
        recycledOfferKgPerS = b.recycledAllowed ? recycling.offerKgPerS : 0;
        double mostKgPerS = mains == null ? Double.POSITIVE_INFINITY : mains.mostM3PerS(cityFactor) * DENSITY;
        mainsOfferKgPerS = there > 0 ? Math.max(0, mostKgPerS * there - domesticKgPerS) : 0;
        mainsAskedKgPerS = Math.clamp(b.mainsRequestKgPerS - domesticKgPerS, 0, mainsOfferKgPerS);
        tankOfferKgPerS = from.tank.offerKgPerS(perS);
        mostMakeupKgPerS = recycledOfferKgPerS + mainsOfferKgPerS + tankOfferKgPerS;
        boolean fixed = Double.isFinite(b.cycles);
        cycles = fixed ? b.cycles : LEAST_CYCLES;
        binding = CycleLimit.FIXED;
        double makeup = Math.min(1.2 * evaporationKgPerS, mostMakeupKgPerS);
        double before = Double.NaN;
        for (int sweep = 0; sweep < BLEND_SWEEPS && makeup != before; sweep++) {
            before = makeup;
            share(makeup);
            mix(from.tank);
            if (!fixed) {
                judge();
                cycles = Math.max(LEAST_CYCLES, chemistry.value());
                binding = chemistry.binding();
            }
            if (makeup <= recycledOfferKgPerS || recycledOfferKgPerS == 0 && makeup <= mainsAskedKgPerS) {
                break; // one source alone: its blend does not hang on how much is drawn
            }
            makeup = Math.min(evaporationKgPerS * cycles / (cycles - 1), mostMakeupKgPerS);
        }
        makeupC = makeupKgPerS() > 0
                ? (recycledKgPerS * recycling.waterC
                                + (makeupKgPerS() - recycledKgPerS)
                                        * water.potable().supplyC())
                        / makeupKgPerS()
                : water.potable().supplyC();
    }

    /**
     * Takes the make-up of a step and moves the state on; each species and the site's water are balanced.
     *
     * @param basinBeforeKg water in the basins at the start of the step
     * @param basinAfterKg at its end
     */
    void draw(
            WaterUse f,
            double basinBeforeKg,
            double basinAfterKg,
            WaterState from,
            WaterState to,
            Boundary b,
            double perS,
            Balance balance,
            Balance species) {
        share(f.makeupKgPerS);
        mix(from.tank);
        double outKgPerS = f.driftKgPerS + f.blowdownKgPerS;
        double room = tankKgPerS > 0 ? 0 : from.tank.roomKgPerS(perS);
        refillKgPerS = Math.min(room, Math.max(0, mainsAskedKgPerS - mainsKgPerS));
        double drawnKgPerS = mainsKgPerS + refillKgPerS;
        to.tank.advance(from.tank, refillKgPerS, potable, tankKgPerS, perS);
        to.basin.advance(from.basin, basinBeforeKg, basinAfterKg, blend, f.makeupKgPerS, outKgPerS, perS);
        potableKgPerS = drawnKgPerS + domesticKgPerS;
        recycling.advance(from.recycling, to.recycling, b, recycledKgPerS, perS);
        balance.check("recycling plant", recycling.residual(), 1);
        double rejectKgPerS = recycling.siteRejectKgPerS;
        sewerKgPerS = f.blowdownKgPerS + domesticKgPerS + rejectKgPerS;
        mainsPa = mains == null ? Double.NaN : mains.pressurePa(potableKgPerS / DENSITY, cityFactor);
        sewer.setReject(rejectKgPerS, recycling, b);
        sewer.mix(f.blowdownKgPerS, f.blowdownC, to.basin.concentrations());
        describe(to);
        check(f, balance);
        checkSpecies(basinBeforeKg, basinAfterKg, from, to, outKgPerS, perS, species);
    }

    private double makeupKgPerS() {
        return recycledKgPerS + mainsKgPerS + tankKgPerS;
    }

    /** Recycled water first, then the main, then the tank; what nobody offers comes from the main below its floor. */
    private void share(double makeupKgPerS) {
        recycledKgPerS = Math.min(makeupKgPerS, recycledOfferKgPerS);
        double rest = makeupKgPerS - recycledKgPerS;
        mainsKgPerS = Math.min(rest, mainsAskedKgPerS);
        tankKgPerS = Math.min(rest - mainsKgPerS, tankOfferKgPerS);
        mainsKgPerS = rest - tankKgPerS;
    }

    /** Cycles of the blend; one that was judged already is not judged again. */
    private void judge() {
        if (!Arrays.equals(blend, judged)) {
            chemistry.find(blend, water.cycling().hotWaterC());
            System.arraycopy(blend, 0, judged, 0, blend.length);
        }
    }

    private void mix(StorageTank tank) {
        double sum = makeupKgPerS();
        double[] only = sum == mainsKgPerS ? potable : sum == recycledKgPerS ? recycled : null;
        if (sum > 0 && only != null) { // to the last digit, so that it need not be judged again
            System.arraycopy(only, 0, blend, 0, blend.length);
            return;
        }
        for (int i = 0; i < blend.length; i++) {
            blend[i] = sum > 0
                    ? (recycledKgPerS * recycled[i] + mainsKgPerS * potable[i] + tankKgPerS * tank.concentrations()[i])
                            / sum
                    : recycledOfferKgPerS > 0 ? recycled[i] : potable[i];
        }
    }

    /** What reached the sewer in the last step. */
    SewerSide sewer() {
        return sewer;
    }

    private void describe(WaterState to) {
        if (!known) {
            basinTdsMgPerL = Double.NaN;
            basinPh = Double.NaN;
            basinCalcite = Double.NaN;
            return;
        }
        basinTdsMgPerL = to.basin.tdsMgPerL();
        carbonate.setTemperature(water.cycling().hotWaterC());
        basinCalcite = carbonate.calciteIndexOpen(to.basin.concentrations(), co2Atm);
        basinPh = carbonate.ph();
    }

    private void check(WaterUse f, Balance balance) {
        double in = recycledKgPerS + potableKgPerS;
        double out = f.evaporationKgPerS + f.driftKgPerS + f.blowdownKgPerS + domesticKgPerS;
        double kept = f.levelKgPerS + refillKgPerS - tankKgPerS;
        balance.check("site water", in - out - kept, Math.max(Math.max(in, out), 1e-9));
    }

    private void checkSpecies(
            double basinBeforeKg,
            double basinAfterKg,
            WaterState from,
            WaterState to,
            double outKgPerS,
            double perS,
            Balance species) {
        double[] basin0 = from.basin.concentrations();
        double[] basin1 = to.basin.concentrations();
        for (int i = 0; i < blend.length; i++) {
            double before = basin0[i] * basinBeforeKg + from.tank.concentrations()[i] * from.tank.waterKg();
            double after = basin1[i] * basinAfterKg + to.tank.concentrations()[i] * to.tank.waterKg();
            double gained = recycledKgPerS * recycled[i] + (mainsKgPerS + refillKgPerS) * potable[i];
            double lost = outKgPerS * basin1[i];
            double scale = gained + lost + (before + after) * perS;
            species.check("species", scale > 0 ? gained - lost - (after - before) * perS : 0, scale > 0 ? scale : 1);
        }
        speciesResidual = species.worst();
    }
}
