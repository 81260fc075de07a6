package org.headroom.grid.network;

import static org.headroom.physics.basis.Checks.notNegative;
import static org.headroom.physics.basis.Checks.positive;

import org.headroom.physics.basis.OutOfRange;

/**
 * A metre of a three-phase line or cable, positive sequence, one circuit.
 *
 * <pre>
 *   z = (r + jx) l / (n Zb)   b = 2 pi f c l n Zb   S = n sqrt(3) V I   Zb = V^2 / Sb
 * </pre>
 *
 * <p>l length, n circuits in parallel, V nominal voltage, Sb the network's base. Nominal pi: good to some 80 km of overhead line or
 * 10 km of cable. Source: Glover, Overbye, Sarma, Power System Analysis and Design, 6th ed., sections 3.3 and 5.1. Worked: 200 km of
 * 345 kV line with 0.032 and 0.35 ohm/km is 0.0054 + j0.0588 pu on 100 MVA.
 *
 * @param resistanceOhmPerM ohm/m
 * @param reactanceOhmPerM ohm/m
 * @param capacitanceFPerM line to neutral, F/m
 * @param ratedA continuous current of one circuit, A; 0 if unknown
 */
public record ConductorDesign(
        double resistanceOhmPerM, double reactanceOhmPerM, double capacitanceFPerM, double ratedA) {
    public ConductorDesign {
        notNegative("r_ohm_per_km", resistanceOhmPerM);
        notNegative("x_ohm_per_km", reactanceOhmPerM);
        notNegative("c_nf_per_km", capacitanceFPerM);
        notNegative("rated_a", ratedA);
        if (resistanceOhmPerM == 0 && reactanceOhmPerM == 0) {
            throw new OutOfRange("x_ohm_per_km", "zero impedance", "r_ohm_per_km or x_ohm_per_km greater than 0");
        }
    }

    /** So many metres of so many circuits, as a branch of a network. */
    Branch branch(String id, Ends ends, double lengthM, double circuits, Base base, boolean inService) {
        positive("length_m", lengthM);
        positive("parallel_count", circuits);
        double baseOhm = base.nominalV() * base.nominalV() / base.va();
        double perUnit = lengthM / circuits / baseOhm;
        double chargingPu = 2 * Math.PI * base.frequencyHz() * capacitanceFPerM * lengthM * circuits * baseOhm;
        return new Branch(
                id,
                ends.from(),
                ends.to(),
                resistanceOhmPerM * perUnit,
                reactanceOhmPerM * perUnit,
                chargingPu,
                circuits * Math.sqrt(3) * base.nominalV() * ratedA,
                1,
                0,
                false,
                inService);
    }

    /** What per-unit values of a conductor stand on. */
    record Base(double va, double nominalV, double frequencyHz) {}
}
