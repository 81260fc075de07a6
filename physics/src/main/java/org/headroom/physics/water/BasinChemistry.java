package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;

/**
 * What is dissolved in the water of basins and piping, as a state: well mixed, nothing evaporates but water.
 *
 * <pre>
 * d(M c)/dt = m_makeup c_makeup - (m_blowdown + m_drift) c                 for every species
 * c1 = (M0 c0 / dt + m_makeup c_makeup) / (M1 / dt + m_blowdown + m_drift)  backward Euler
 * </pre>
 *
 * <p>M water, kg; m flows, kg/s; c mg/L. An infinite dt gives the equilibrium, make-up times make-up flow over what
 * leaves as liquid: the cycles. Without make-up and with a falling basin concentrations rise as 1/M. One density for all
 * of it. What precipitates, degasses or is dosed is not modelled. Worked number: 10 kg/s of make-up with 100 mg/L and 2
 * kg/s let off settle at 500 mg/L.
 */
public final class BasinChemistry {
    private final double[] mgPerL = new double[Species.COUNT];
    private double worstResidual;

    /** Sets the concentrations. */
    public void fill(double[] newMgPerL) {
        System.arraycopy(newMgPerL, 0, mgPerL, 0, mgPerL.length);
    }

    /** Takes over another state. */
    public void set(BasinChemistry other) {
        fill(other.mgPerL);
    }

    public double mgPerL(Species species) {
        return mgPerL[species.index()];
    }

    /** The concentrations themselves, in the order of {@link Species}; not to be written to. */
    @SuppressWarnings("ReturnsMutableArray")
    public double[] concentrations() {
        return mgPerL;
    }

    public double tdsMgPerL() {
        return WaterQuality.tdsMgPerL(mgPerL);
    }

    /** The largest residual of a species in the last step, over what passes through or is held. */
    public double worstResidual() {
        return worstResidual;
    }

    /**
     * Becomes the state one step after {@code from} (which may be this).
     *
     * @param perS 1/dt, 0 for the equilibrium
     */
    public void advance(
            BasinChemistry from,
            double beforeKg,
            double afterKg,
            double[] makeupMgPerL,
            double makeupKgPerS,
            double outKgPerS,
            double perS) {
        Checks.notNegative("makeup_kg_per_s", makeupKgPerS);
        Checks.notNegative("out_kg_per_s", outKgPerS);
        double divisor = afterKg * perS + outKgPerS;
        worstResidual = 0;
        for (int i = 0; i < mgPerL.length; i++) {
            double before = from.mgPerL[i];
            double in = makeupKgPerS * makeupMgPerL[i];
            double held = beforeKg * perS * before;
            double after = divisor > 0 ? (held + in) / divisor : before;
            mgPerL[i] = after;
            if (divisor > 0) {
                double open = held + in - afterKg * perS * after - outKgPerS * after;
                double scale = held + in;
                worstResidual = Math.max(worstResidual, scale > 0 ? Math.abs(open) / scale : 0);
            }
        }
    }
}
