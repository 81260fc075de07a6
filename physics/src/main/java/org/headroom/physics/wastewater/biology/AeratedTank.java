package org.headroom.physics.wastewater.biology;

import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;

/**
 * A stirred tank's rates of change.
 *
 * <pre>
 * V dC/dt = load in - Q out C + V r(C) + V KLa (SOsat - SO)      the last for oxygen only
 * setpoint: KLa such that dSO/dt = 1000 (setpoint - SO), within 0 and the blowers' most
 * </pre>
 *
 * <p>Particulates leave with that much less water as a membrane holds them back from.
 */
final class AeratedTank {
    private static final int N = Asm1Component.COUNT;
    private static final int SO = Asm1Component.SO.index();
    private static final double SETPOINT_GAIN_PER_DAY = 1000;
    private static final double G_PER_KG = 1000;
    private static final double HOURS_PER_DAY = 24;

    private final int unit;
    private final int at;
    private final double volumeM3;
    private final Aeration aeration;
    private final boolean metabolic;
    private final double retention;
    private final EnergyDesign energy;

    private AeratedTank(
            int unit,
            int at,
            double volumeM3,
            Aeration aeration,
            boolean metabolic,
            double retention,
            EnergyDesign energy) {
        this.unit = unit;
        this.at = at;
        this.volumeM3 = volumeM3;
        this.aeration = aeration;
        this.metabolic = metabolic;
        this.retention = retention;
        this.energy = energy;
    }

    static AeratedTank of(int unit, int at, UnitDesign.Reactor r, EnergyDesign energy) {
        return new AeratedTank(unit, at, r.volumeM3(), r.aeration(), r.metabolic(), 0, energy);
    }

    static AeratedTank of(int unit, int at, UnitDesign.Membrane m, EnergyDesign energy) {
        return new AeratedTank(unit, at, m.volumeM3(), m.aeration(), m.metabolic(), m.retention(), energy);
    }

    /**
     * @param klaFactor KLa at the temperature over that at the reference temperature
     * @param saturated dissolved oxygen at saturation
     */
    void derivatives(
            double[] y, Streams streams, Asm1 asm1, double klaFactor, double saturated, Totals totals, double[] dy) {
        double[] loads = streams.loads();
        double out = streams.inflowM3PerDay(unit);
        double particulatesOut = retention > 0 ? out - retention * streams.outflowM3PerDay(unit, Outlet.PERMEATE) : out;
        for (int c = 0; c < N; c++) {
            double q = SettlerLayers.particulate(c) ? particulatesOut : out;
            dy[at + c] = (loads[unit * N + c] - q * y[at + c]) / volumeM3;
        }
        if (metabolic) {
            dy[totals.nitrogenGas()] += volumeM3 * asm1.addRates(y, at, dy, at);
        }
        double deficit = saturated - y[at + SO];
        double kla = switch (aeration) {
            case Aeration.None _ -> 0;
            case Aeration.Kla a -> a.klaPerDay();
            case Aeration.Setpoint a -> {
                double asked = SETPOINT_GAIN_PER_DAY * (a.oxygenGPerM3() - y[at + SO]) - dy[at + SO];
                yield deficit > 0 ? Math.clamp(asked / deficit / klaFactor, 0, a.maxKlaPerDay()) : 0;
            }
        };
        double supply = kla * klaFactor * deficit;
        dy[at + SO] += supply;
        dy[totals.oxygen()] += volumeM3 * supply;
        dy[totals.aerationKwh()] += volumeM3 * kla * energy.saturationGPerM3() / (G_PER_KG * energy.oxygenKgPerKwh());
        dy[totals.mixingKwh()] +=
                kla < energy.mixedBelowKlaPerDay() ? HOURS_PER_DAY * energy.mixingKwPerM3() * volumeM3 : 0;
    }
}
