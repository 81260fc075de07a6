package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * A round pipe full of water: pressure drop and velocity.
 *
 * <pre>dp = (f L / D + K) density v2 / 2,   v = m / (density pi D2 / 4),   Re = density v D / viscosity</pre>
 *
 * <p>f {@link FrictionFactor}, K loss coefficients of fittings and valves together. Steady, full, cold or hot water of 0
 * to 110 C. Source: Darcy and Weisbach as in ASHRAE Handbook - Fundamentals (2017), ch. 22, eq. 1 and 5. Worked number:
 * 200 ft of asphalted 6-inch cast iron at 6 ft/s: 280 lbf/ft2 (White, Fluid Mechanics, example 6.6).
 *
 * @param lengthM length
 * @param diameterM inside diameter
 * @param roughnessM height of the wall's roughness: commercial steel 4.6e-5, drawn copper or plastic 1.5e-6
 * @param lossCoefficient K
 */
public record Pipe(double lengthM, double diameterM, double roughnessM, double lossCoefficient) {
    public Pipe {
        Checks.notNegative("length_m", lengthM);
        Checks.positive("diameter_m", diameterM);
        Checks.within("roughness_m", roughnessM, 0, 0.05 * diameterM);
        Checks.notNegative("loss_coefficient", lossCoefficient);
    }

    public double velocityMPerS(double flowKgPerS, double waterC) {
        return flowKgPerS / (LiquidWater.densityKgPerM3(waterC) * 0.25 * Math.PI * diameterM * diameterM);
    }

    public double reynolds(double flowKgPerS, double waterC) {
        return Math.abs(flowKgPerS) / (0.25 * Math.PI * diameterM * LiquidWater.viscosityPaS(waterC));
    }

    public double frictionFactor(double flowKgPerS, double waterC) {
        return FrictionFactor.of(reynolds(flowKgPerS, waterC), roughnessM / diameterM);
    }

    /** Pressure lost along the pipe, Pa; negative for flow the other way. */
    public double pressureDropPa(double flowKgPerS, double waterC) {
        if (flowKgPerS == 0) {
            return 0;
        }
        double v = velocityMPerS(flowKgPerS, waterC);
        double loss = frictionFactor(flowKgPerS, waterC) * lengthM / diameterM + lossCoefficient;
        return loss * LiquidWater.densityKgPerM3(waterC) * v * Math.abs(v) / 2;
    }

    /** The system curve of this pipe through its drop at a design flow: friction taken as quadratic around it. */
    public SystemCurve systemCurve(double designKgPerS, double waterC) {
        return SystemCurve.through(designKgPerS, pressureDropPa(designKgPerS, waterC), 0);
    }
}
