package org.headroom.physics.wastewater.biology;

import java.util.List;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;

/** The benchmark plant as data (Alex et al., BSM1 technical report, 2008). */
final class Bsm1 {
    static final List<Double> INFLUENT =
            List.of(30.0, 69.5, 51.2, 202.32, 28.17, 0.0, 0.0, 0.0, 0.0, 31.56, 6.95, 10.59, 7.0);
    static final double FLOW = 18446;

    private Bsm1() {}

    static FlowsheetDesign design() {
        return design(385, new double[] {0, 0, 240, 240, 84});
    }

    static FlowsheetDesign design(double wasteM3PerDay, double[] kla) {
        return design(wasteM3PerDay, kla, UnitDesign.Composition.OF_FEED);
    }

    static FlowsheetDesign design(double wasteM3PerDay, double[] kla, UnitDesign.Composition composition) {
        return new FlowsheetDesign(
                "bsm1",
                List.of(
                        reactor("as1", 1000, kla[0]),
                        reactor("as2", 1000, kla[1]),
                        reactor("as3", 1333, kla[2]),
                        reactor("as4", 1333, kla[3]),
                        reactor("as5", 1333, kla[4]),
                        new UnitDesign.Settler("settler", 1500, 4, 10, 5, SettlingDesign.bsm1(), composition)),
                List.of(
                        rest("feed", "influent", Outlet.MIXED, "as1"),
                        rest("1-2", "as1", Outlet.MIXED, "as2"),
                        rest("2-3", "as2", Outlet.MIXED, "as3"),
                        rest("3-4", "as3", Outlet.MIXED, "as4"),
                        rest("4-5", "as4", Outlet.MIXED, "as5"),
                        new StreamDesign(
                                "internal recycle", "as5", Outlet.MIXED, "as1", new FlowRule.Fixed(55338), 0.004),
                        rest("to settler", "as5", Outlet.MIXED, "settler"),
                        new StreamDesign(
                                "return sludge", "settler", Outlet.UNDERFLOW, "as1", new FlowRule.Fixed(18446), 0.008),
                        new StreamDesign(
                                "wastage",
                                "settler",
                                Outlet.UNDERFLOW,
                                "waste",
                                new FlowRule.Fixed(wasteM3PerDay),
                                0.05),
                        rest("effluent", "settler", Outlet.OVERFLOW, "effluent")),
                BiologyDesign.bsm1(),
                EnergyDesign.bsm1());
    }

    private static UnitDesign reactor(String name, double volumeM3, double kla) {
        return new UnitDesign.Reactor(name, volumeM3, kla > 0 ? new Aeration.Kla(kla) : new Aeration.None(), true);
    }

    static StreamDesign rest(String name, String from, Outlet outlet, String to) {
        return new StreamDesign(name, from, outlet, to, new FlowRule.Rest(), 0);
    }

    static double[] row() {
        double[] row = new double[Influent.STRIDE];
        for (int i = 0; i < Asm1Component.COUNT; i++) {
            row[i] = INFLUENT.get(i);
        }
        row[Influent.FLOW] = FLOW;
        row[Influent.TEMPERATURE] = 15;
        return row;
    }
}
