package org.headroom.app.twin;

import org.headroom.data.site.SewerService;
import org.headroom.data.site.WaterPlant;
import org.headroom.physics.wastewater.WaterRecyclingPoint;
import org.headroom.physics.water.CarbonateSystem;
import org.headroom.physics.water.SewerConstituent;
import org.headroom.physics.water.SewerDischarge;
import org.headroom.physics.water.SludgeSolids;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.WaterQuality;

/**
 * What the site puts into the sewer: blowdown as it is in the basins, people's water with what they add, and the reject of
 * the recycling plant, mixed.
 *
 * <p>Blowdown leaves as cold as the basins are, at equilibrium with air. Without an analysis of the site's water what is
 * dissolved, and pH, are not followed.
 */
final class SewerSide {
    private final double domesticKgPerS;
    private final double domesticC;
    private final double domesticCarbon;
    private final double co2Atm;
    private final double rejectPh;
    private final boolean known;
    private final double[] domestic = new double[Species.COUNT];
    private final double[] domesticStrength = new double[SewerConstituent.COUNT];
    private final double[] blowdownStrength = new double[SewerConstituent.COUNT];
    private final double[] reject = new double[Species.COUNT];
    private final double[] rejectStrength = new double[SewerConstituent.COUNT];
    private final CarbonateSystem carbonate = new CarbonateSystem();
    private final SewerDischarge mixture = new SewerDischarge();

    private double rejectC;
    private double rejectCarbon;

    double rejectKgPerS;

    /** @param known whether what is dissolved is followed */
    SewerSide(WaterPlant water, double domesticKgPerS, boolean known) {
        SewerService sewer = water.sewer();
        WaterQuality mains = water.potable().quality();
        WaterQuality product = water.recycledWater().quality();
        this.domesticKgPerS = domesticKgPerS;
        this.known = known;
        domesticC = sewer.domesticC();
        co2Atm = water.cycling().limits().co2Atm();
        if (mains != null) {
            mains.copyTo(domestic);
        }
        sewer.blowdown().copyTo(blowdownStrength);
        sewer.domestic().addTo(domesticKgPerS, domestic, domesticStrength);
        domesticCarbon = known ? carbon(domesticC, domestic, sewer.domesticPh()) : Double.NaN;
        rejectPh = product != null ? product.ph() : sewer.domesticPh();
    }

    private double carbon(double waterC, double[] mgPerL, double ph) {
        carbonate.setTemperature(waterC);
        return carbonate.carbonMolPerL(mgPerL, ph);
    }

    /**
     * Takes the site's part of the recycling plant's reject: dissolved as in the product, with the sludge and the
     * phosphorus that the plant holds back.
     */
    void setReject(double kgPerS, RecyclingSide plant, Boundary b) {
        rejectKgPerS = kgPerS;
        if (kgPerS <= 0) {
            return;
        }
        WaterRecyclingPoint p = plant.point;
        double intakeOverReject = p.intakeM3PerS / p.rejectM3PerS;
        double feedSolids = b.recycling.feedTssGPerM3;
        double solids = plant.followsBiology() ? p.rejectTssGPerM3 : feedSolids * intakeOverReject;
        SludgeSolids.strength(solids, rejectStrength);
        if (plant.followsBiology()) {
            double heldBack = Math.max(0, b.recycling.feedPhosphatePGPerM3 - p.phosphatePGPerM3)
                    + SludgeSolids.PHOSPHORUS_OF_SOLIDS * feedSolids;
            rejectStrength[SewerConstituent.ORGANIC_PHOSPHORUS.index()] = heldBack * intakeOverReject;
        }
        rejectC = plant.waterC;
        System.arraycopy(plant.concentrations(), 0, reject, 0, reject.length);
        rejectCarbon = known ? carbon(rejectC, reject, rejectPh) : Double.NaN;
    }

    /**
     * Mixes the streams of a step; the reject is set before.
     *
     * @param basinMgPerL in the order of {@link Species}
     */
    void mix(double blowdownKgPerS, double blowdownC, double[] basinMgPerL) {
        double blowdownCarbon = Double.NaN;
        if (known && blowdownKgPerS > 0) {
            carbonate.setTemperature(blowdownC);
            carbonate.phOpen(basinMgPerL, co2Atm);
            blowdownCarbon = carbonate.carbonMolPerL();
        }
        mixture.start();
        mixture.add(blowdownKgPerS, blowdownC, blowdownCarbon, basinMgPerL, blowdownStrength);
        mixture.add(domesticKgPerS, domesticC, domesticCarbon, domestic, domesticStrength);
        mixture.add(rejectKgPerS, rejectC, rejectCarbon, reject, rejectStrength);
        mixture.finish();
    }

    double flowKgPerS() {
        return mixture.flowKgPerS();
    }

    double waterC() {
        return mixture.waterC();
    }

    double ph() {
        return mixture.ph();
    }

    double mgPerL(Species s) {
        return known ? mixture.mgPerL(s) : Double.NaN;
    }

    double mgPerL(SewerConstituent c) {
        return mixture.flowKgPerS() > 0 ? mixture.mgPerL(c) : Double.NaN;
    }

    double tdsMgPerL() {
        return followed(mixture.tdsMgPerL());
    }

    double ammoniaNMgPerL() {
        return followed(mixture.ammoniaNMgPerL());
    }

    double nitrogenMgPerL() {
        return followed(mixture.nitrogenMgPerL());
    }

    double phosphorusMgPerL() {
        return followed(mixture.phosphorusMgPerL());
    }

    private double followed(double dissolvedMgPerL) {
        return known && mixture.flowKgPerS() > 0 ? dissolvedMgPerL : Double.NaN;
    }
}
