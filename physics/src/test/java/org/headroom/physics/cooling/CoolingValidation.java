package org.headroom.physics.cooling;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.physics.basis.Comparison;
import org.headroom.physics.basis.Constants;

/** Cooling equipment against published figures. */
public final class CoolingValidation {
    private CoolingValidation() {}

    public static List<Comparison> rows() {
        return Stream.of(tower(), merkel(), poppe(), chillers(), exchangers(), coldPlate())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Comparison> tower() {
        String against = "EnergyPlus 23.1, variable-speed Merkel";
        Comparison heat = Comparison.percent("tower heat at given fan fraction", against, 3)
                .mean(2);
        Comparison fan = Comparison.percent("tower fan power", against, 1);
        TowerPoint point = new TowerPoint();
        Tower tower = new Tower(TowerTest.ENERGYPLUS);
        for (double[] r : TowerTest.ROWS) {
            tower.at(30, r[0], 98_890, r[1], 1.089, r[2], point);
            heat.add(point.heatW, r[4]);
            fan.add(point.fanW, r[5]);
        }
        Comparison evaporation = Comparison.in(
                "L/kWh", "evaporation at 24 C wet bulb; 25, 30, 40 C dry bulb", "energy balance by hand", 0.03);
        Tower plant = new Tower(TowerTest.PLANT);
        double share = plant.fanFractionFor(24, 101_325, 38, 1000, 30);
        double[][] published = {{25, 1.21}, {30, 1.37}, {40, 1.71}};
        for (double[] p : published) {
            plant.at(p[0], 24, 101_325, 38, 1000, share, point);
            evaporation.add(point.evaporationKgPerS / point.heatW * Constants.JOULES_PER_KWH, p[1]);
        }
        return List.of(heat, fan, evaporation);
    }

    private static List<Comparison> merkel() {
        String against = "Baker and Shryock (1961), table 1b";
        Comparison small = Comparison.percent("Merkel number, range 1 to 10 F", against, 1);
        Comparison large = Comparison.percent("Merkel number, range 20 F", against, 2.5);
        small.add(MerkelNumberTest.of(1), 0.1049)
                .add(MerkelNumberTest.of(3), 0.3175)
                .add(MerkelNumberTest.of(10), 1.0533);
        large.add(MerkelNumberTest.of(20), 1.9793);
        return List.of(small, large);
    }

    private static List<Comparison> poppe() {
        return List.of();
    }

    private static List<Comparison> chillers() {
        return List.of();
    }

    private static List<Comparison> exchangers() {
        return List.of();
    }

    private static List<Comparison> coldPlate() {
        return List.of();
    }
}
