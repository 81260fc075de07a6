package org.headroom.physics.wastewater.membrane;

/**
 * Flux, pressure and fouling of a membrane, as means over its cycles of filtration, relaxation and backwash.
 *
 * <pre>
 * TMP = mu(T) J (R_m + R_removable + R_residual + R_irreversible)              Darcy, resistances in series
 * J_s = J_s0 (mu_20 / mu(T)) max(1, X / X_0)^-m (q / q_0)^s                          sustainable flux
 * r   = r_0 exp(b (J / J_s - 1))                                               growth of resistance while filtering
 * R_removable = r t_f / 2                                                      mean of a filtration
 * dR_i/dt = share_i r t_f / t_cycle - R_i / tau_i,   tau_i = T_i (2 - e_i) / (2 e_i)
 * net = J (t_f - rho t_b) / t_cycle (1 - cleaning time)                        rho backwash over flux
 * </pre>
 *
 * <p>Pa, m/s, 1/m; X suspended solids, q scouring air. tau makes the mean of a saw-tooth that is cut by e_i every T_i: with
 * trains cleaned in turn the mean of the plant is steady. Darcy's law and cycles: Judd and Judd, The MBR Book (2011), ch. 2;
 * the power of solids: Shimizu et al., Water Research 30 (1996) 2385, and none where sludge is thin: Rosenberger et al.,
 * J. Membrane Sci. 263 (2005) 113, found no gain below 8 to 12 g/L; growth that rises exponentially with flux: Le Clech
 * et al., J. Membrane Sci. 227 (2003) 81, whose threshold of 0.1 mbar/min defines the critical flux; what stays: the four
 * classes of Kraume et al., Desalination 236 (2009) 94, each a tenth of the one before. Valid up to the sustainable flux;
 * beyond it the growth is extrapolated.
 */
public final class Membrane {
    private static final double MOST_EXPONENT = 60; // keeps it finite at any flux
    private static final double BELOW_LIMIT = 1e-12; // so that rounding does not carry a pressure over its limit
    private static final int MOST_STEPS = 200;

    private final MembraneDesign design;
    private final double viscosity20;
    private final double netShare;
    private final double filteringShare;
    private final double residualS;
    private final double irreversibleS;

    public Membrane(MembraneDesign design) {
        this.design = design;
        CleaningDesign c = design.cleaning();
        double cycleS = design.filtrationS() + design.relaxationS() + design.backwashS();
        viscosity20 = WaterViscosity.paS(20);
        double working = 1 - c.maintenanceS() / c.maintenanceEveryS() - c.recoveryS() / c.recoveryEveryS();
        filteringShare = working * design.filtrationS() / cycleS;
        netShare = working * (design.filtrationS() - design.backwashOverFlux() * design.backwashS()) / cycleS;
        residualS = meanS(c.maintenanceEveryS(), c.maintenanceRemovedShare());
        irreversibleS = meanS(c.recoveryEveryS(), c.recoveryRemovedShare());
    }

    public MembraneDesign design() {
        return design;
    }

    /** Net product over the flux while filtering. */
    public double netShare() {
        return netShare;
    }

    /** Time spent filtering. */
    public double filteringShare() {
        return filteringShare;
    }

    /** Highest flux for long, m/s. */
    public double sustainableFluxMPerS(double waterC, double mlssGPerM3) {
        return sustainableFluxMPerS(waterC, mlssGPerM3, design.scourMPerS());
    }

    /** Highest flux for long with another scour, m/s. */
    public double sustainableFluxMPerS(double waterC, double mlssGPerM3, double scourMPerS) {
        FoulingDesign f = design.fouling();
        return f.sustainableFluxMPerS()
                * (viscosity20 / WaterViscosity.paS(waterC))
                * Math.pow(Math.max(1, mlssGPerM3 / f.referenceMlssGPerM3()), -f.mlssExponent())
                * Math.pow(scourMPerS / f.referenceScourMPerS(), f.scourExponent());
    }

    /** Growth of resistance while filtering, 1/(m s). */
    public double growthPerMPerS(double fluxMPerS, double sustainableMPerS) {
        FoulingDesign f = design.fouling();
        return f.removableRatePerMPerS()
                * Math.exp(Math.min(MOST_EXPONENT, f.fluxSteepness() * (fluxMPerS / sustainableMPerS - 1)));
    }

    /** Mean over a filtration of what relaxation and backwash remove, 1/m. */
    public double removablePerM(double growthPerMPerS) {
        return 0.5 * design.filtrationS() * growthPerMPerS;
    }

    /** Residual resistance one step of length 1/perS later; {@code duty} is the share of trains at work. */
    public double residualPerM(double fromPerM, double growthPerMPerS, double duty, double perS) {
        double growth = design.fouling().residualShare() * duty * filteringShare * growthPerMPerS;
        return (fromPerM * perS + growth) / (perS + 1 / residualS);
    }

    /** Irreversible resistance one step later. */
    public double irreversiblePerM(double fromPerM, double growthPerMPerS, double duty, double perS) {
        double growth = design.fouling().irreversibleShare() * duty * filteringShare * growthPerMPerS;
        return (fromPerM * perS + growth) / (perS + 1 / irreversibleS);
    }

    /** Trans-membrane pressure, Pa; {@code foulingPerM} is the sum of the three. */
    public double tmpPa(double fluxMPerS, double waterC, double foulingPerM) {
        return WaterViscosity.paS(waterC) * fluxMPerS * (design.cleanResistancePerM() + foulingPerM);
    }

    /**
     * The flux at which the pressure limit is met at the end of a step, m/s; at most {@code capMPerS}.
     *
     * @param duty share of trains at work
     */
    public double fluxAtTmpLimitMPerS(
            double residualFromPerM,
            double irreversibleFromPerM,
            double waterC,
            double sustainableMPerS,
            double duty,
            double perS,
            double capMPerS) {
        double standing = design.cleanResistancePerM()
                + residualPerM(residualFromPerM, 0, duty, perS)
                + irreversiblePerM(irreversibleFromPerM, 0, duty, perS);
        double perGrowth = removablePerM(1) + residualPerM(0, 1, duty, perS) + irreversiblePerM(0, 1, duty, perS);
        return fluxAtLimit(standing, perGrowth, waterC, sustainableMPerS, capMPerS);
    }

    /** The flux at which the pressure limit is met at the end of a filtration, m/s; at most {@code capMPerS}. */
    public double fluxNowAtTmpLimitMPerS(double standingPerM, double waterC, double sustainableMPerS, double capMPerS) {
        return fluxAtLimit(
                design.cleanResistancePerM() + standingPerM, design.filtrationS(), waterC, sustainableMPerS, capMPerS);
    }

    /**
     * The largest J with mu J (standing + perGrowth r(J)) within the limit. The logarithm of the left side is convex in ln J and rises at
     * least as fast, so Newton's steps in ln J fall onto the root from the right, by a factor of e where the exponential rules.
     */
    private double fluxAtLimit(
            double standing, double perGrowth, double waterC, double sustainableMPerS, double capMPerS) {
        double steepness = design.fouling().fluxSteepness();
        double limit = design.tmpMostPa() / WaterViscosity.paS(waterC) * (1 - BELOW_LIMIT);
        double flux = capMPerS;
        if (flux * (standing + perGrowth * growthPerMPerS(flux, sustainableMPerS)) <= limit) {
            return flux;
        }
        double bend = sustainableMPerS * (1 + MOST_EXPONENT / steepness); // growth stays the same from here on
        if (flux > bend) {
            double most = standing + perGrowth * growthPerMPerS(flux, sustainableMPerS);
            if (bend * most <= limit) {
                return limit / most * (1 - BELOW_LIMIT);
            }
            flux = bend;
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            double fouling = perGrowth * growthPerMPerS(flux, sustainableMPerS);
            double all = standing + fouling;
            double above = Math.log(flux * all / limit);
            if (above <= 0.1 * BELOW_LIMIT) {
                break;
            }
            flux *= Math.exp(-above / (1 + fouling / all * flux * steepness / sustainableMPerS));
        }
        double less = 0.1 * BELOW_LIMIT; // what rounding leaves, much where the exponential is very steep
        while (flux * (standing + perGrowth * growthPerMPerS(flux, sustainableMPerS)) > limit) {
            flux *= 1 - less;
            less = Math.min(0.5, 2 * less);
        }
        return flux;
    }

    private static double meanS(double everyS, double removed) {
        return everyS * (2 - removed) / (2 * removed);
    }
}
