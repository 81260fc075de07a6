package org.headroom.grid.generation;

import java.util.function.ToDoubleBiFunction;
import org.headroom.physics.basis.OutOfRange;

/**
 * A generating unit from named numbers, as a site file ({@code grid.generation.*.*}) and a {@code --design} file spell them.
 * What is not given is that of its kind ({@link PublishedUnits}), without a catalyst.
 */
public final class UnitKeys {
    private UnitKeys() {}

    /**
     * @param kind {@code turbine}, {@code engine} or {@code diesel}
     * @param given the number of a key in SI (degrees Celsius), or the second argument where it is not given
     */
    public static UnitDesign design(String kind, double ratedW, ToDoubleBiFunction<String, Double> given) {
        UnitDesign usual = switch (kind) {
            case "turbine" -> PublishedUnits.turbine(ratedW);
            case "engine" -> PublishedUnits.engine(ratedW);
            case "diesel" -> PublishedUnits.diesel(ratedW);
            default -> throw new OutOfRange("kind", "'" + kind + "'", "turbine, engine or diesel");
        };
        double referenceC = given.applyAsDouble("reference_c", usual.referenceC());
        return new UnitDesign(
                ratedW,
                given.applyAsDouble("minimum_load_share", usual.minimumShare()),
                given.applyAsDouble("start_min", usual.startS()),
                given.applyAsDouble("ramp_mw_per_min", usual.rampWPerS()),
                given.applyAsDouble("cool_down_min", usual.coolDownS()),
                given.applyAsDouble("minimum_run_min", usual.minimumRunS()),
                given.applyAsDouble("minimum_down_min", usual.minimumDownS()),
                referenceC,
                deratePerK(usual, referenceC, given),
                new HeatRate(
                        given.applyAsDouble("efficiency", usual.heatRate().efficiency()),
                        given.applyAsDouble(
                                "no_load_fuel_share", usual.heatRate().noLoadShare()),
                        given.applyAsDouble(
                                "square_fuel_share", usual.heatRate().squareShare())),
                given.applyAsDouble("start_fuel_share", usual.startFuelShare()),
                emissions(usual.emissions(), given));
    }

    private static double deratePerK(UnitDesign usual, double referenceC, ToDoubleBiFunction<String, Double> given) {
        double hotC = given.applyAsDouble("hot_c", Double.NaN);
        double share = given.applyAsDouble("hot_power_share", Double.NaN);
        if (Double.isNaN(hotC) && Double.isNaN(share)) {
            return usual.deratePerK();
        }
        if (Double.isNaN(hotC) || Double.isNaN(share)) {
            throw new OutOfRange("hot_c", "hot_c or hot_power_share alone", "both or neither");
        }
        if (hotC <= referenceC) {
            throw new OutOfRange("hot_c", Double.toString(hotC), "more than reference_c, " + referenceC);
        }
        return (1 - share) / (hotC - referenceC);
    }

    private static EmissionDesign emissions(EmissionDesign usual, ToDoubleBiFunction<String, Double> given) {
        double[] kgPerJ = new double[Pollutant.COUNT];
        double[] reduction = new double[Pollutant.COUNT];
        for (Pollutant p : Pollutant.values()) {
            kgPerJ[p.index()] = given.applyAsDouble("fuel_" + p.key() + "_kg_per_mwh", usual.kgPerJ(p, false));
            reduction[p.index()] = given.applyAsDouble("catalyst_" + p.key() + "_share", 0.0);
        }
        return new EmissionDesign(
                kgPerJ,
                reduction,
                given.applyAsDouble("low_load_share", usual.lowLoadShare()),
                given.applyAsDouble("low_load_factor", usual.lowLoadFactor()),
                given.applyAsDouble("start_factor", usual.startFactor()),
                given.applyAsDouble("catalyst_warm_min", usual.warmS()));
    }
}
