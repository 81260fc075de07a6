package org.headroom.physics.cooling;

/**
 * Chillers with published curves: the EnergyPlus data set {@code Chillers.idf} (manufacturers' catalogue data fitted to
 * the electric EIR form), as carried in Modelica Buildings {@code Buildings/Fluid/Chillers/Data/ElectricEIR.mo}.
 */
public final class PublishedChillers {
    private PublishedChillers() {}

    /**
     * York YK centrifugal, inlet vanes, water-cooled, 5170 kW, COP 7.15 at 6.67 C chilled water out and 26.11 C condenser
     * water in. Fitted from 4.44 to 8.89 C and 15.56 to 29.44 C, part load 0.15 to 1.08.
     */
    public static ChillerDesign yorkYk5170kW() {
        return new ChillerDesign(
                5_169_500,
                7.15,
                new double[] {0.1675697, -0.1191228, -0.004328384, 0.1355905, -0.005171251, 0.0103984},
                new double[] {0.5894383, -0.0292653, -0.001900238, 0.02849479, -0.0005105015, 0.001702334},
                new double[] {0.2497273, 0.1011288, 0.6499847},
                0.15,
                4.44,
                8.89,
                15.56,
                29.44);
    }

    /**
     * York YK centrifugal, variable speed, water-cooled, 2771 kW, COP 6.84 at 5.56 C and 23.89 C. Fitted from 4.44 to
     * 8.89 C and 12.78 to 29.44 C, part load 0.2 to 1.02.
     */
    public static ChillerDesign yorkYk2771kW() {
        return new ChillerDesign(
                2_771_100,
                6.84,
                new double[] {0.7734286, 0.04848829, -0.001859209, 0.02611971, -0.001243562, 0.0007210181},
                new double[] {0.7203736, 0.0103046, -0.0007854237, -0.001206349, 0.000821006, -0.001455414},
                new double[] {0.08653354, 0.1737382, 0.7403679},
                0.2,
                4.44,
                8.89,
                12.78,
                29.44);
    }

    /**
     * McQuay WSC centrifugal, inlet vanes, water-cooled, 471 kW, COP 5.89 at 8.89 C and 26.67 C. Fitted from 7.22 to
     * 12.78 C and 12.78 to 26.67 C, part load 0.1 to 1.15.
     */
    public static ChillerDesign mcQuayWsc471kW() {
        return new ChillerDesign(
                471_200,
                5.89,
                new double[] {0.252113, 0.01324053, -0.008637329, 0.08581056, -0.004261176, 0.008661899},
                new double[] {0.4475238, -0.0258821, -0.001459053, 0.04342595, -0.001000651, 0.001920106},
                new double[] {0.2778889, 0.2338363, 0.4883748},
                0.1,
                7.22,
                12.78,
                12.78,
                26.67);
    }

    /**
     * York YCAL0033EE scroll, air-cooled, 100.6 kW, COP 3.1 with its fans at 6.67 C chilled water out and 35 C outdoor
     * air. Fitted from 4.44 to 10 C and 23.89 to 51.67 C, part load 0.1 to 1.15.
     */
    public static ChillerDesign yorkYcal101kWAirCooled() {
        return new ChillerDesign(
                100_582,
                3.1,
                new double[] {-0.2660645697, 0.0998714035, -0.0023814154, 0.0628316481, -0.0009644649, -0.0011249224},
                new double[] {0.1807017787, 0.0271530312, -0.0004553574, 0.0188175079, 0.0002623276, -0.0012881189},
                new double[] {0, 1, 0},
                0.1,
                4.44,
                10,
                23.89,
                51.67);
    }
}
