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
        String against = "a second implementation with the correlations of Kröger (2004), inputs of the fill test of Kloppers (2003)";
        KroegerFill published = new KroegerFill(2);
        double number = Poppe.merkelNumber(PoppeTest.FILL_TEST, 39.67, 27.77, 3.999);
        PoppePoint point = Poppe.at(PoppeTest.FILL_TEST, 39.67, 3.999, number);
        double evaporation = KroegerFill.AIR_KG_PER_S * (published.outRatio - KroegerFill.IN_RATIO);
        return List.of(
                Comparison.percent("Poppe: Merkel number", against, 1).add(number, published.merkelNumber),
                Comparison.percent("Poppe: evaporation", against, 2).add(point.evaporationKgPerS(), evaporation),
                Comparison.in("K", "Poppe: outlet air", against, 0.1).add(point.airOutC(), published.outAirC));
    }

    private static List<Comparison> chillers() {
        String against = "EnergyPlus Chillers.idf curves, evaluated independently";
        Comparison capacity = Comparison.percent("chiller capacity", against, 0.1);
        Comparison power = Comparison.percent("chiller power", against, 0.1);
        ChillerPoint point = new ChillerPoint();
        for (ChillerTest.Published p : ChillerTest.PUBLISHED) {
            ChillerDesign design = p.design();
            double available = design.capacityW() * p.capFt();
            new Chiller(design).at(p.partLoad() * available, p.chilledOutC(), p.condenserInC(), point);
            capacity.add(point.capacityW, available);
            power.add(point.powerW, 1000 * p.powerKw());
        }
        return List.of(capacity, power);
    }

    private static List<Comparison> exchangers() {
        double ua = 8524 / 43.2;
        double heat = HeatExchanger.heatW(Arrangement.COUNTERFLOW, 100, 30, 213.1, 835.6, ua);
        Comparison counterflow = Comparison.percent(
                        "counterflow exchanger, heat", "Incropera (2007), example 11.1", 0.5)
                .add(heat, 8524);
        Comparison crossflow = Comparison.in(
                        "", "crossflow effectiveness, read from a figure", "the same, example 11.3", 0.02)
                .add(Effectiveness.crossflow(2.1, 1889.0 / 4197), 0.75);
        Comparison tables = Comparison.in("", "effectiveness", "Kays and London (1984), tables 2.2 and 2.3", 0.001)
                .add(Effectiveness.counterflow(1, 1), 0.5)
                .add(Effectiveness.counterflow(2, 0.5), 0.775)
                .add(Effectiveness.counterflow(3, 0), 0.95)
                .add(Effectiveness.parallel(1, 1), 0.432)
                .add(Effectiveness.parallel(2, 0.5), 0.633)
                .add(Effectiveness.crossflow(3, 0), 0.95);
        return List.of(counterflow, crossflow, tables);
    }

    private static List<Comparison> coldPlate() {
        return List.of(
                Comparison.in("K", "coolant rise at 1 l/min per kW", "ASHRAE TC 9.9, Water-Cooled Servers (2019)", 0.05)
                        .add(ColdPlate.coolantOutC(1000, 30, 1) - 30, 14.4));
    }
}
