package org.headroom.app.twin;

import org.headroom.data.site.SewerService;
import org.headroom.data.site.WaterPlant;
import org.headroom.physics.water.CarbonateSystem;
import org.headroom.physics.water.SewerConstituent;
import org.headroom.physics.water.SewerDischarge;
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
    private final double[] rejectStrength = new double[SewerConstituent.COUNT];
    private final CarbonateSystem carbonate = new CarbonateSystem();
    private final SewerDischarge mixture = new SewerDischarge();

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

    /** What the reject carries beside what is dissolved, to be written by the recycling plant; 0 unless it is. */
    double[] rejectStrength() {
        return rejectStrength;
    }

    /**
     * Mixes the streams of a step.
     *
     * @param basinMgPerL in the order of {@link Species}
     * @param newRejectKgPerS of the recycling plant
     * @param rejectMgPerL what is dissolved in it
     */
    void mix(
            double blowdownKgPerS,
            double blowdownC,
            double[] basinMgPerL,
            double newRejectKgPerS,
            double rejectC,
            double[] rejectMgPerL) {
        rejectKgPerS = newRejectKgPerS;
        double blowdownCarbon = Double.NaN;
        if (known && blowdownKgPerS > 0) {
            carbonate.setTemperature(blowdownC);
            carbonate.phOpen(basinMgPerL, co2Atm);
            blowdownCarbon = carbonate.carbonMolPerL();
        }
        mixture.start();
        mixture.add(blowdownKgPerS, blowdownC, blowdownCarbon, basinMgPerL, blowdownStrength);
        mixture.add(domesticKgPerS, domesticC, domesticCarbon, domestic, domesticStrength);
        double rejectCarbon = known && rejectKgPerS > 0 ? carbon(rejectC, rejectMgPerL, rejectPh) : Double.NaN;
        mixture.add(rejectKgPerS, rejectC, rejectCarbon, rejectMgPerL, rejectStrength);
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
