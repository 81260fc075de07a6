package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/**
 * Oxygen and the electricity of air and mixing.
 *
 * <p>Aeration: saturation / (1000 efficiency) sum(V KLa) kWh/d; the benchmark's 8/1800 is 8 g/m3 at 1.8 kg/kWh.
 *
 * @param saturationGPerM3 dissolved oxygen at saturation and reference temperature
 * @param oxygenKgPerKwh oxygen transferred per kWh at zero dissolved oxygen
 * @param mixingKwPerM3 mixers, in tanks with less air than the next parameter
 * @param mixedBelowKlaPerDay tanks with less transfer than this are mixed by mixers
 */
public record EnergyDesign(
        double saturationGPerM3, double oxygenKgPerKwh, double mixingKwPerM3, double mixedBelowKlaPerDay) {
    public EnergyDesign {
        Checks.within("saturation_g_per_m3", saturationGPerM3, 1, 50);
        Checks.within("oxygen_kg_per_kwh", oxygenKgPerKwh, 0.1, 20);
        Checks.within("mixing_kw_per_m3", mixingKwPerM3, 0, 1);
        Checks.within("mixed_below_kla_per_day", mixedBelowKlaPerDay, 0, 1000);
    }

    /** The benchmark's values (Alex et al. 2008, section 6). */
    public static EnergyDesign bsm1() {
        return new EnergyDesign(8, 1.8, 0.005, 20);
    }
}
