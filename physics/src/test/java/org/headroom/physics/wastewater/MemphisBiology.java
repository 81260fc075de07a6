package org.headroom.physics.wastewater;

import java.util.List;
import org.headroom.physics.wastewater.biology.Aeration;
import org.headroom.physics.wastewater.biology.BiologyDesign;
import org.headroom.physics.wastewater.biology.EnergyDesign;
import org.headroom.physics.wastewater.biology.FlowRule;
import org.headroom.physics.wastewater.biology.FlowsheetDesign;
import org.headroom.physics.wastewater.biology.StreamDesign;
import org.headroom.physics.wastewater.biology.UnitDesign;

/** The flowsheet of the plant file memphis-recycled, for tests: its tanks and feed are assumptions. */
final class MemphisBiology {
    static final double RATED_M3_PER_DAY = 13.5 * MemphisPlant.M3_PER_MGAL;

    /** SI, SS, XI, XS, XBH, XBA, XP, SO, SNO, SNH, SND, XND, SALK. */
    static final List<Double> FEED = List.of(32.0, 8.0, 1.4, 6.0, 9.0, 0.6, 3.0, 2.0, 6.0, 10.0, 1.0, 0.4, 3.3);

    private MemphisBiology() {}

    static FlowsheetDesign flowsheet() {
        StreamDesign.Outlet mixed = StreamDesign.Outlet.MIXED;
        StreamDesign.Outlet permeate = StreamDesign.Outlet.PERMEATE;
        FlowRule rest = new FlowRule.Rest();
        return new FlowsheetDesign(
                "memphis-recycled",
                List.of(
                        new UnitDesign.Reactor("anoxic", 5000, new Aeration.None(), true),
                        new UnitDesign.Reactor("aerobic_1", 5000, new Aeration.Setpoint(2, 240), true),
                        new UnitDesign.Reactor("aerobic_2", 5000, new Aeration.Setpoint(2, 240), true),
                        new UnitDesign.Membrane("membranes", 3000, new Aeration.Setpoint(4, 400), true, 1)),
                List.of(
                        new StreamDesign("intake", StreamDesign.INFLUENT, mixed, "anoxic", rest, 0),
                        new StreamDesign("a", "anoxic", mixed, "aerobic_1", rest, 0),
                        new StreamDesign("b", "aerobic_1", mixed, "aerobic_2", rest, 0),
                        new StreamDesign("c", "aerobic_2", mixed, "anoxic", new FlowRule.PerInfluent(1), 0),
                        new StreamDesign("d", "aerobic_2", mixed, "membranes", rest, 0),
                        new StreamDesign("e", "membranes", mixed, "aerobic_1", new FlowRule.PerInfluent(4), 0),
                        new StreamDesign("w", "membranes", mixed, StreamDesign.WASTE, new FlowRule.Fixed(600), 0),
                        new StreamDesign("r", "membranes", permeate, StreamDesign.WASTE, new FlowRule.Fixed(1293), 0),
                        new StreamDesign("p", "membranes", permeate, StreamDesign.EFFLUENT, rest, 0)),
                BiologyDesign.bsm1(),
                new EnergyDesign(9.6, 1.8, 0.005, 20));
    }
}
