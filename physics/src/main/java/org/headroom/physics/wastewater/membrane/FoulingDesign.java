package org.headroom.physics.wastewater.membrane;

import org.headroom.physics.basis.Checks;

/**
 * How fast a membrane clogs, with its usual value and the range in print.
 *
 * @param sustainableFluxMPerS highest flux at which it can be run for long, at 20 C, the reference sludge and the reference
 *     scour; ceramic flat sheets 40 L/m2/h (1.11e-5), 20 to 60,
 *     polymeric 28, 15 to 35
 * @param referenceMlssGPerM3 mixed liquor suspended solids up to which that flux holds; 10,000, range 8,000 to 12,000
 * @param referenceScourMPerS scouring air per membrane area at which that flux holds, m3/(m2 s); 0.3 m3/(m2 h) (8.33e-5), 0.2 to 0.6
 * @param mlssExponent the sustainable flux falls with solids to this power; 0.5 (Shimizu et al. 1996), 0.3 to 0.8
 * @param scourExponent the sustainable flux rises with scour to this power; 0.3, 0 to 1 (1 in Shimizu et al. 1996, which holds
 *     well below the plateau)
 * @param removableRatePerMPerS growth of resistance within a filtration at the sustainable flux, 1/(m s): a rise of pressure over
 *     mu(20 C) J; 30 Pa/min (0.3 mbar/min) at 40 L/m2/h is 4.5e7; 10 Pa/min (the threshold of flux-step tests, Le Clech et al. 2003) to
 *     100 Pa/min (Kraume et al. 2009, plants in service)
 * @param fluxSteepness b in exp(b (J / Js - 1)); 4.6 (ten times slower at half the sustainable flux), 3 to 8
 * @param residualShare of that growth stays after relaxation and backwash, until a maintenance clean; 0.1, 0.01 to 0.3
 * @param irreversibleShare of that growth stays after a maintenance clean, until a recovery clean; 0.01, 0.001 to 0.03
 */
public record FoulingDesign(
        double sustainableFluxMPerS,
        double referenceMlssGPerM3,
        double referenceScourMPerS,
        double mlssExponent,
        double scourExponent,
        double removableRatePerMPerS,
        double fluxSteepness,
        double residualShare,
        double irreversibleShare) {

    /** Rise of pressure within a filtration at the sustainable flux and 20 C. */
    public static final double USUAL_RISE_PA_PER_MIN = 30;

    public FoulingDesign {
        Checks.positive("sustainable_flux_m_per_s", sustainableFluxMPerS);
        Checks.positive("reference_mlss_g_per_m3", referenceMlssGPerM3);
        Checks.positive("reference_scour_m_per_s", referenceScourMPerS);
        Checks.within("mlss_exponent", mlssExponent, 0, 2);
        Checks.within("scour_exponent", scourExponent, 0, 2);
        Checks.notNegative("removable_rate_per_m_per_s", removableRatePerMPerS);
        Checks.within("flux_steepness", fluxSteepness, 0, 20);
        Checks.share("residual_share", residualShare);
        Checks.share("irreversible_share", irreversibleShare);
    }

    /** The usual values for a sustainable flux. */
    public static FoulingDesign usual(double sustainableFluxMPerS) {
        double rise = USUAL_RISE_PA_PER_MIN / 60 / (WaterViscosity.paS(20) * sustainableFluxMPerS);
        return new FoulingDesign(sustainableFluxMPerS, 10_000, 0.3 / 3600, 0.5, 0.3, rise, 4.6, 0.1, 0.01);
    }
}
