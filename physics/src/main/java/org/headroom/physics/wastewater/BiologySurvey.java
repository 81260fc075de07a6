package org.headroom.physics.wastewater;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.Asm1Component;
import org.headroom.physics.wastewater.biology.FlowsheetDesign;
import org.headroom.physics.wastewater.biology.Influent;
import org.headroom.physics.wastewater.biology.PlantRun;
import org.headroom.physics.wastewater.biology.PlantState;
import org.headroom.physics.wastewater.biology.SteadyState;
import org.headroom.physics.wastewater.biology.StreamQuality;
import org.headroom.physics.wastewater.biology.UnitDesign;

/**
 * Works out the biology's table from steady states of a flowsheet with membranes.
 *
 * <pre>
 * oxygen = COD in - COD out + 4.57 (NO3 out - NO3 in + N2) - 2.86 N2,     N2 = N in - N out
 * sludge age = solids in the tanks / solids wasted a day
 * </pre>
 *
 * <p>Oxygen that organisms take follows from the balances of COD and nitrogen that Activated Sludge Model No. 1 keeps (Henze
 * et al. 2000): 4.57 kg a kg of nitrogen nitrified, 2.86 kg spared a kg turned into gas. Flows that go with the influent follow
 * the load, fixed ones (waste sludge) stay, so the sludge age stays. Fifteen steady states, each from its neighbour: outside a step, once per
 * design.
 */
public final class BiologySurvey {
    private static final double[] FEED_C = {8, 12, 16, 20, 30};
    private static final double[] LOAD = {0.25, 1, 1.3};
    private static final double NITRIFICATION = 4.57;
    private static final double DENITRIFICATION = 40 / 14.0;

    private final PlantRun run;
    private final List<Double> feed;
    private final double ratedM3PerDay;
    private final String membranes;

    /**
     * @param design a flowsheet with membranes
     * @param feed the 13 components of the usual feed, in their order
     * @param ratedM3PerDay intake at load 1
     */
    public BiologySurvey(FlowsheetDesign design, List<Double> feed, double ratedM3PerDay) {
        run = new PlantRun(design);
        this.feed = List.copyOf(feed);
        this.ratedM3PerDay = Checks.positive("intake_m3_per_day", ratedM3PerDay);
        membranes = design.units().stream()
                .filter(u -> u instanceof UnitDesign.Membrane)
                .map(UnitDesign::name)
                .findFirst()
                .orElseThrow(() -> new OutOfRange(design.name(), "no membranes", "a unit with membranes"));
    }

    /** The table over feed temperature, 8 to 30 C, and load, 0.25 to 1.3. */
    public BiologyTable table() {
        BiologyTable.Entry[][] entries = new BiologyTable.Entry[FEED_C.length][LOAD.length];
        double sludgeAgeS = 20 * 86_400.0;
        PlantState corner = SteadyState.seeded(run.plant());
        for (int i = 0; i < FEED_C.length; i++) {
            PlantState start = corner;
            for (int j = 0; j < LOAD.length; j++) {
                SteadyState steady = run.steadyNear(Influent.constant(feed, LOAD[j] * ratedM3PerDay, FEED_C[i]), start);
                start = steady.state();
                corner = j == 0 ? start : corner;
                entries[i][j] = entry(steady, LOAD[j] * ratedM3PerDay);
                if (LOAD[j] == 1 && FEED_C[i] == 20) {
                    sludgeAgeS = sludgeAgeS(steady);
                }
            }
        }
        return new BiologyTable(usual(), sludgeAgeS, FEED_C, LOAD, entries);
    }

    /** The feed as the table knows it; phosphate passes the biology and is no part of it. */
    public FeedQuality usual() {
        StreamQuality q = feedQuality(ratedM3PerDay);
        return new FeedQuality(
                q.codGPerM3(),
                q.tssGPerM3(),
                q.get(Asm1Component.SNH),
                q.get(Asm1Component.SNO),
                0,
                q.get(Asm1Component.SALK));
    }

    private BiologyTable.Entry entry(SteadyState steady, double flowM3PerDay) {
        StreamQuality in = feedQuality(flowM3PerDay);
        StreamQuality product = steady.effluent();
        StreamQuality waste = steady.waste();
        double cod = perM3(in.codGPerM3(), product, product.codGPerM3(), waste, waste.codGPerM3(), flowM3PerDay);
        double gas = perM3(
                in.totalNitrogenGPerM3(),
                product,
                product.totalNitrogenGPerM3(),
                waste,
                waste.totalNitrogenGPerM3(),
                flowM3PerDay);
        double nitrateIn = in.get(Asm1Component.SNO);
        double nitrate = product.get(Asm1Component.SNO);
        double oxygen = cod + NITRIFICATION * (nitrate - nitrateIn + gas) - DENITRIFICATION * gas;
        return new BiologyTable.Entry(
                product.get(Asm1Component.SNH),
                nitrate - nitrateIn,
                in.get(Asm1Component.SALK) - product.get(Asm1Component.SALK),
                Math.max(0, oxygen) / 1000,
                waste.tssGPerM3() * waste.flowM3PerDay() / flowM3PerDay / 1000,
                steady.state().water(membranes).tssGPerM3());
    }

    /** What is gone of a substance, per m3 of feed. */
    private static double perM3(
            double in, StreamQuality product, double inProduct, StreamQuality waste, double inWaste, double flow) {
        return in - (inProduct * product.flowM3PerDay() + inWaste * waste.flowM3PerDay()) / flow;
    }

    private static double sludgeAgeS(SteadyState steady) {
        double wastedKgPerDay = steady.waste().tssGPerM3() * steady.waste().flowM3PerDay() / 1000;
        return 86_400 * Math.clamp(steady.state().tankSolidsKg() / Math.max(wastedKgPerDay, 1e-6), 1, 100);
    }

    private StreamQuality feedQuality(double flowM3PerDay) {
        return new StreamQuality(
                flowM3PerDay, feed, run.plant().design().biology().stoichiometry());
    }
}
