package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;

/**
 * Carbon dioxide of grid energy, the same in every hour: {@code mass = factor x energy}.
 *
 * <p>Worked number: 0.42 t/MWh (about what eGRID gives for the Tennessee valley) is 1.1667e-7 kg/J, so 1,000 MWh are 420 t.
 * An average factor says what the mix emitted, not what one more megawatt would: a marginal factor is not modelled.
 *
 * @param kgPerJ carbon dioxide per energy at the utility's meter, kg/J
 */
public record EmissionFactor(double kgPerJ) {
    public EmissionFactor {
        Checks.notNegative("emission_factor_kg_per_j", kgPerJ);
    }

    public double co2Kg(double energyJ) {
        return kgPerJ * energyJ;
    }
}
