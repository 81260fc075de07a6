package org.headroom.physics.aquifer;

import static org.headroom.physics.basis.Constants.SECONDS_PER_DAY;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A homogeneous, isotropic aquifer of infinite extent under a confining bed, and what one well does to it.
 *
 * <p>s = Q/(4 pi T) W(u, r/B), u = r2 S/(4 T t), B = sqrt(T c); a confined aquifer has B infinite and W(u) (Theis 1935; Hantush and Jacob
 * 1955). After infinite time s = Q/(2 pi T) K0(r/B) (de Glee 1930); in a confined aquifer there is no such state and only the difference between
 * two distances is finite, Q/(2 pi T) ln(r2/r1) (Thiem 1906). The bed stores no water, the head above it stays as it was.
 *
 * <p>Worked: 788 m3/day, T 462.6 m2/day, S 1.779e-4, 30 m, 0.1 day (Oude Korendijk): u = 8.6527e-4, W = 6.4761, s = 0.8779 m.
 *
 * @param transmissivityM2PerS T, m2/s
 * @param storativity S, dimensionless
 * @param leakageFactorM B, m; infinite for a confined aquifer
 */
public record Aquifer(double transmissivityM2PerS, double storativity, double leakageFactorM) {
    public Aquifer {
        Checks.positive("transmissivity_m2_per_s", transmissivityM2PerS);
        Checks.positive("storativity", storativity);
        if (!(leakageFactorM > 0)) {
            throw new OutOfRange("leakage_factor_m", Double.toString(leakageFactorM), "greater than 0");
        }
    }

    /** No leakage. */
    public static Aquifer confined(double transmissivityM2PerS, double storativity) {
        return new Aquifer(transmissivityM2PerS, storativity, Double.POSITIVE_INFINITY);
    }

    /** In the units of well tests: T in m2/day; B in m, infinite when confined. */
    public static Aquifer perDay(double transmissivityM2PerDay, double storativity, double leakageFactorM) {
        Checks.positive("transmissivity_m2_per_day", transmissivityM2PerDay);
        return new Aquifer(transmissivityM2PerDay / SECONDS_PER_DAY, storativity, leakageFactorM);
    }

    /** @param resistanceS c = thickness over vertical conductivity of the confining bed, s */
    public static Aquifer underAquitard(double transmissivityM2PerS, double storativity, double resistanceS) {
        Checks.positive("transmissivity_m2_per_s", transmissivityM2PerS);
        Checks.positive("resistance_s", resistanceS);
        return new Aquifer(transmissivityM2PerS, storativity, Math.sqrt(transmissivityM2PerS * resistanceS));
    }

    public boolean leaky() {
        return leakageFactorM < Double.POSITIVE_INFINITY;
    }

    /** c = B2/T, s: m of drawdown over m/s of leakage; infinite when confined. */
    public double resistanceS() {
        return leakageFactorM * leakageFactorM / transmissivityM2PerS;
    }

    /** T/S, m2/s. */
    public double diffusivityM2PerS() {
        return transmissivityM2PerS / storativity;
    }

    /** S c = S B2/T, s: of a steady pumping, 1 - exp(-t/(S c)) leaks in after t. Infinite when confined. */
    public double leakageTimeS() {
        return storativity * resistanceS();
    }

    /** u = r2 S/(4 T t), dimensionless; infinite at the start, 0 after infinite time. */
    public double u(double radiusM, double timeS) {
        return radiusM * (radiusM / (4 * diffusivityM2PerS() * timeS));
    }

    /** W of this aquifer, dimensionless, at a distance and a time after the start. */
    public double wellFunction(double radiusM, double timeS) {
        double u = u(radiusM, timeS);
        return leaky() ? WellFunctions.hantush(u, radiusM / leakageFactorM) : WellFunctions.theis(u);
    }

    /** Drawdown in m at r after t of steady pumping; 0 before it. An infinite time gives the steady state. */
    public double drawdownM(double rateM3PerS, double radiusM, double timeS) {
        return timeS <= 0 || rateM3PerS == 0 ? 0 : perRate() * rateM3PerS * wellFunction(radiusM, timeS);
    }

    /** Drawdown in m after infinite time: de Glee's, infinite in a confined aquifer. */
    public double steadyDrawdownM(double rateM3PerS, double radiusM) {
        return drawdownM(rateM3PerS, radiusM, Double.POSITIVE_INFINITY);
    }

    /** Thiem: by how much drawdown at the inner distance exceeds that at the outer one, m, steady and confined. */
    public double thiemM(double rateM3PerS, double innerM, double outerM) {
        return 2 * perRate() * rateM3PerS * Math.log(outerM / innerM);
    }

    /** 1/(4 pi T), s/m2. */
    double perRate() {
        return 1 / (4 * Math.PI * transmissivityM2PerS);
    }
}
