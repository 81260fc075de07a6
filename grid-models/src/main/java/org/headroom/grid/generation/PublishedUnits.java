package org.headroom.grid.generation;

/**
 * What a turbine, a gas engine or a diesel set of a given rating is like where a site file says nothing.
 *
 * <p>Emission factors over fuel by higher heating value, without a catalyst, 1 lb/MMBtu = 1.54772 kg/MWh: US EPA AP-42, ch. 3.1
 * (2000) tables 3.1-1 lean premix, 3.1-2a and 3.1-3; ch. 3.2 (2000) table 3.2-2, four-stroke lean burn; ch. 3.4 (1996) tables
 * 3.4-1 to 3.4-4, uncontrolled. HAP is the sum of the listed organic ones. Today's lean-burn engines emit far less NOx than
 * the engines of that table (0.5 g/hp-h is about 0.15 lb/MMBtu): such a figure belongs in the site file.
 *
 * <p>Efficiency by higher heating value: turbine 35.2 % on the lower one (Solar Titan 130 generator set, 9,695 Btu/kWh), engine
 * 44.7 % (Jenbacher J620 J101), natural gas 1.109 between the two; diesel 40 % on the lower one, 1.065. Part load of the
 * engine: fitted to that data sheet. Part load of the turbine and of the diesel set, times, ramps and factors of starting are
 * assumptions of the order that makers state.
 */
public final class PublishedUnits {
    private static final double KG_PER_J_OF_LB_PER_MMBTU = 0.45359237 / 1.05505585262e9;

    private PublishedUnits() {}

    /** A simple-cycle gas turbine with lean premix burners. */
    public static UnitDesign turbine(double ratedW) {
        double[] lb = {0.099, 0.015, 0.0021, 0.0066, 0.00103, 0.00071, 110};
        return new UnitDesign(
                ratedW,
                0.5,
                600,
                ratedW / 180,
                1800,
                3600,
                0,
                15,
                0.0069,
                new HeatRate(0.3174, 0.22, 0),
                0.2,
                new EmissionDesign(kgPerJ(lb), new double[Pollutant.COUNT], 0.5, 10, 10, 1200));
    }

    /** A four-stroke lean-burn gas engine. */
    public static UnitDesign engine(double ratedW) {
        double[] lb = {4.08, 0.317, 0.118, 0.00999, 0.0722, 0.0528, 110};
        return new UnitDesign(
                ratedW,
                0.5,
                300,
                ratedW / 180,
                300,
                1800,
                0,
                40,
                0.01,
                new HeatRate(0.4031, 0.079, 0),
                0.1,
                new EmissionDesign(kgPerJ(lb), new double[Pollutant.COUNT], 0.5, 2, 2, 600));
    }

    /** A large diesel set for emergencies. */
    public static UnitDesign diesel(double ratedW) {
        double[] lb = {3.2, 0.85, 0.0819, 0.0697, 0.00157, 0.0000789, 165};
        return new UnitDesign(
                ratedW,
                0.3,
                10,
                ratedW / 10,
                300,
                900,
                0,
                40,
                0.01,
                new HeatRate(0.3756, 0.08, 0),
                0.1,
                new EmissionDesign(kgPerJ(lb), new double[Pollutant.COUNT], 0.3, 2, 2, 300));
    }

    private static double[] kgPerJ(double[] lbPerMmBtu) {
        double[] kg = lbPerMmBtu.clone();
        for (int i = 0; i < kg.length; i++) {
            kg[i] *= KG_PER_J_OF_LB_PER_MMBTU;
        }
        return kg;
    }
}
