package org.headroom.grid.transformer;

/** The liquid in a tank; viscosity B exp(C / (t + 273)). Source: IEEE C57.91-2011, Annex G. */
public enum CoolingLiquid {
    MINERAL_OIL(13.92, 0.031621, 2797.3),
    SILICONE(11.49, 0.0347, 1782.3),
    HIGH_TEMPERATURE_HYDROCARBON(14.55, 0.03178, 4434.7);

    private static final double KG_PER_M3 = 0.45359237 / 1.6387064e-5;

    /** Specific heat, J/(kg K). */
    final double specificHeat;
    /** Density, kg/m3. */
    final double density;

    private final double viscosityK;

    CoolingLiquid(double wattMinutesPerPoundK, double poundsPerCubicInch, double viscosityK) {
        this.specificHeat = wattMinutesPerPoundK * AnnexGDesign.J_PER_KG_K;
        this.density = poundsPerCubicInch * KG_PER_M3;
        this.viscosityK = viscosityK;
    }

    /** Viscosity at one temperature over that at another, 1: B cancels out. */
    double viscosityRatio(double overC, double underC) {
        return Math.exp(viscosityK / (overC + 273) - viscosityK / (underC + 273));
    }
}
