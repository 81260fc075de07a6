package org.headroom.physics.wastewater.membrane;

import org.headroom.physics.basis.Checks;

/**
 * The membranes of one train, with the usual value and the range in print.
 *
 * @param areaM2 membrane area of a train; 8,361 (900,000 sq ft in ten trains)
 * @param cleanResistancePerM resistance of the membrane after a recovery clean; ceramic 4e11, 1e11 to 1e12, polymeric 1e12,
 *     4e11 to 4e12
 * @param tmpMostPa trans-membrane pressure at which flux is cut and a recovery clean is due; 40,000 ceramic (10 to 40 kPa in
 *     service), 30,000 to 50,000 polymeric
 * @param pumpsFluxMPerS the most that the permeate pumps draw while filtering; 60 L/m2/h (1.67e-5)
 * @param scourMPerS scouring air per membrane area, m3/(m2 s); 0.3 m3/(m2 h) (8.33e-5), 0.2 to 0.6
 * @param filtrationS of a cycle; 540 s, 240 to 900 s
 * @param relaxationS of a cycle, scoured but not drawn; 30 s, 0 to 120 s
 * @param backwashS of a cycle; 30 s, 15 to 90 s
 * @param backwashOverFlux permeate sent back while it lasts, over the flux; 1.5, 1 to 3
 * @param breachShare of the flux that passes breaches unfiltered; 0 sound, 1e-4 leaves 4 log removal
 * @param fouling how fast it clogs
 * @param cleaning how it is cleaned
 */
public record MembraneDesign(
        double areaM2,
        double cleanResistancePerM,
        double tmpMostPa,
        double pumpsFluxMPerS,
        double scourMPerS,
        double filtrationS,
        double relaxationS,
        double backwashS,
        double backwashOverFlux,
        double breachShare,
        FoulingDesign fouling,
        CleaningDesign cleaning) {

    /** One litre per square metre and hour, m/s. */
    public static final double L_PER_M2_H = 1 / 3.6e6;

    public MembraneDesign {
        Checks.positive("area_m2", areaM2);
        Checks.positive("clean_resistance_per_m", cleanResistancePerM);
        Checks.positive("tmp_most_pa", tmpMostPa);
        Checks.positive("pumps_flux_m_per_s", pumpsFluxMPerS);
        Checks.positive("scour_m_per_s", scourMPerS);
        Checks.positive("filtration_s", filtrationS);
        Checks.notNegative("relaxation_s", relaxationS);
        Checks.notNegative("backwash_s", backwashS);
        Checks.within("backwash_over_flux", backwashOverFlux, 0, 0.9 * filtrationS / Math.max(backwashS, 1e-9));
        Checks.share("breach_share", breachShare);
    }

    /** Ceramic flat sheets with the usual values. */
    public static MembraneDesign ceramic(double areaM2) {
        return usual(areaM2, 4e11, 40e3, 40);
    }

    /** Polymeric hollow fibres with the usual values: they bear less flux. */
    public static MembraneDesign polymeric(double areaM2) {
        return usual(areaM2, 1e12, 50e3, 28);
    }

    private static MembraneDesign usual(double areaM2, double resistancePerM, double tmpMostPa, double sustainable) {
        return new MembraneDesign(
                areaM2,
                resistancePerM,
                tmpMostPa,
                1.5 * sustainable * L_PER_M2_H,
                0.3 / 3600,
                540,
                30,
                30,
                1.5,
                0,
                FoulingDesign.usual(sustainable * L_PER_M2_H),
                CleaningDesign.usual());
    }
}
