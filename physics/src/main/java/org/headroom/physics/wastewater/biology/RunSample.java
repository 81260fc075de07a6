package org.headroom.physics.wastewater.biology;

/**
 * A plant at an instant of a run.
 *
 * @param timeD since the run's start
 * @param influent water coming in
 * @param effluent treated water leaving
 * @param waste sludge leaving
 * @param state of tanks and layers
 * @param aerationKw electricity for air
 * @param pumpingKw electricity for pumps
 * @param oxygenKgPerDay transferred
 */
public record RunSample(
        double timeD,
        StreamQuality influent,
        StreamQuality effluent,
        StreamQuality waste,
        PlantState state,
        double aerationKw,
        double pumpingKw,
        double oxygenKgPerDay) {
    private static final double HOURS_PER_DAY = 24;

    static RunSample of(Flowsheet plant, double timeD, double[] y, double[] perDay) {
        Totals t = plant.totals();
        return new RunSample(
                timeD,
                SteadyState.stream(plant, perDay, t.influent()),
                SteadyState.stream(plant, perDay, t.effluent()),
                SteadyState.stream(plant, perDay, t.waste()),
                new PlantState(plant, y),
                perDay[t.aerationKwh()] / HOURS_PER_DAY,
                perDay[t.pumpingKwh()] / HOURS_PER_DAY,
                perDay[t.oxygen()] / 1000);
    }
}
