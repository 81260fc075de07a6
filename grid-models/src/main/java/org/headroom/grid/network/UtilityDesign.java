package org.headroom.grid.network;

import static org.headroom.physics.basis.Checks.positive;

/**
 * The grid behind a bus as a voltage behind an impedance (Thevenin).
 *
 * <pre>
 *   z = Sb / Sk   r = z / sqrt(1 + k^2)   x = k r     pu on Sb
 * </pre>
 *
 * <p>Sk short-circuit level at the bus, k reactance over resistance, Sb the network's base; voltage factor 1. Source: IEC
 * 60909-0:2016, 6.2 (with c = 1). Worked: 8 GVA at k = 10 is 0.001244 + j0.012438 pu on 100 MVA.
 *
 * @param shortCircuitVa three-phase level at the bus, VA
 * @param xOverR reactance over resistance, 1
 * @param voltagePu behind the impedance, pu
 */
public record UtilityDesign(double shortCircuitVa, double xOverR, double voltagePu) {
    public UtilityDesign {
        positive("short_circuit_mva", shortCircuitVa);
        positive("x_over_r", xOverR);
        positive("voltage_pu", voltagePu);
    }

    Branch branch(String id, Ends ends, double baseVa, boolean inService) {
        double z = baseVa / shortCircuitVa;
        double r = z / Math.hypot(1, xOverR);
        return new Branch(id, ends.from(), ends.to(), r, xOverR * r, 0, 0, 1, 0, false, inService);
    }
}
