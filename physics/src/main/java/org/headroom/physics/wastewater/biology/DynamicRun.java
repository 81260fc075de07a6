package org.headroom.physics.wastewater.biology;

import java.util.List;

/**
 * What a dynamic run gives: averages over its last days, integrated along the steps.
 *
 * @param averagedDays over which
 * @param influent flow-weighted average
 * @param effluent flow-weighted average of treated water
 * @param waste flow-weighted average of sludge
 * @param eqiKgPerDay effluent quality index
 * @param iqiKgPerDay influent quality index
 * @param aerationKwhPerDay electricity for air
 * @param pumpingKwhPerDay electricity for pumps
 * @param mixingKwhPerDay electricity for mixers
 * @param oxygenKgPerDay transferred
 * @param denitrifiedKgPerDay nitrogen gas
 * @param balances over the whole run, each closed to 1e-8
 * @param end state at the end
 * @param steps of the integration
 * @param rejected steps tried again shorter
 * @param evaluations of the rates
 */
public record DynamicRun(
        double averagedDays,
        StreamQuality influent,
        StreamQuality effluent,
        StreamQuality waste,
        double eqiKgPerDay,
        double iqiKgPerDay,
        double aerationKwhPerDay,
        double pumpingKwhPerDay,
        double mixingKwhPerDay,
        double oxygenKgPerDay,
        double denitrifiedKgPerDay,
        List<Balance> balances,
        PlantState end,
        long steps,
        long rejected,
        long evaluations) {
    public DynamicRun {
        balances = List.copyOf(balances);
    }
}
