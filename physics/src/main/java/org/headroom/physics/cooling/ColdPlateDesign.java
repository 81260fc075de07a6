package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;

/**
 * A cold plate as its maker states it.
 *
 * @param resistanceKPerW GPU temperature above the coolant that enters, per watt, at the stated flow
 * @param flowLPerMin the stated flow
 * @param flowExponent how the resistance falls with flow: R ~ flow^-exponent (0 none; 0.8 a turbulent channel alone)
 */
public record ColdPlateDesign(double resistanceKPerW, double flowLPerMin, double flowExponent) {
    public ColdPlateDesign {
        Checks.positive("resistance_k_per_w", resistanceKPerW);
        Checks.positive("flow_l_per_min", flowLPerMin);
        Checks.within("flow_exponent", flowExponent, 0, 1);
    }
}
