package org.headroom.physics.cooling;

import java.util.List;
import org.headroom.physics.basis.Comparison;

/** Pumps, pipes and exchangers against published figures. */
public final class HydraulicsValidation {
    private static final String WHITE = "White, Fluid Mechanics (2011), ";

    private HydraulicsValidation() {}

    public static List<Comparison> rows() {
        return List.of(pumps(), friction(), smooth(), drop(), density(), viscosity(), affinity(), plates());
    }

    private static Comparison pumps() {
        PumpCurve curve = new PumpCurve(490, 0, 0.26, 20, 0.8);
        SystemCurve system = new SystemCurve(120, 1.335);
        return Comparison.percent("flow of one and of two pumps on a system", WHITE + "examples 11.6, 11.7", 0.5)
                .add(curve.flowOn(system, 1, 1), 15.2)
                .add(curve.flowOn(system, 2, 1), 16.3);
    }

    private static Comparison friction() {
        return Comparison.percent("friction factor, rough pipe", WHITE + "examples 6.6, 6.7 (by Haaland's form)", 1.5)
                .add(FrictionFactor.of(270_000, 0.0008), 0.0197)
                .add(FrictionFactor.of(128_000, 0.0013), 0.0225);
    }

    private static Comparison smooth() {
        Comparison all =
                Comparison.percent("friction factor, smooth pipe, Re 4e3 to 1e8", WHITE + "ch. 6.6, Prandtl", 1);
        double[][] published = {{4e3, 0.0399}, {1e4, 0.0309}, {1e5, 0.0180}, {1e6, 0.0116}, {1e7, 0.0081}, {1e8, 0.0059}
        };
        for (double[] p : published) {
            all.add(FrictionFactor.of(p[0], 0), p[1]);
        }
        return all;
    }

    private static Comparison drop() {
        Pipe pipe = new Pipe(60.96, 0.1524, 0.0004 * 0.3048, 0);
        double flow = 1.8288 * 0.25 * Math.PI * 0.1524 * 0.1524 * LiquidWater.densityKgPerM3(20);
        return Comparison.percent("pressure drop of 200 ft of 6-inch pipe at 6 ft/s", WHITE + "example 6.6", 2)
                .add(pipe.pressureDropPa(flow, 20) / 47.88, 280);
    }

    private static Comparison density() {
        Comparison all = Comparison.in("kg/m3", "density of water, 0 to 80 C", "IAPWS-95", 0.03);
        for (double[] w : PipeTest.WATER) {
            all.add(LiquidWater.densityKgPerM3(w[0]), w[1]);
        }
        return all;
    }

    private static Comparison viscosity() {
        Comparison all = Comparison.percent("viscosity of water, 0 to 80 C", "IAPWS 2008 formulation", 0.1);
        for (double[] w : PipeTest.WATER) {
            all.add(LiquidWater.viscosityPaS(w[0]), w[2]);
        }
        return all;
    }

    private static Comparison affinity() {
        PumpGroup pumps = new PumpGroup(PumpGroupDesign.fitted(5, 1, 2400, 250_000, 0.78, 0));
        PumpPoint full = new PumpPoint();
        PumpPoint part = new PumpPoint();
        pumps.at(2400, 5, full);
        Comparison all = Comparison.percent("shaft power at part flow, no static head", "affinity laws", 0.001);
        for (double share : new double[] {0.3, 0.5, 0.8}) {
            pumps.at(share * 2400, 5, part);
            all.add(part.shaftW / full.shaftW, share * share * share);
        }
        return all;
    }

    private static Comparison plates() {
        PlateExchanger oil = new PlateExchanger(new PlateExchangerDesign(197.3, 213.1, 835.6));
        return Comparison.percent("heat of a counterflow exchanger", "Incropera et al. (2007), example 11.1", 0.2)
                .add(oil.heatPerK(213.1, 835.6) * 70, 8524);
    }
}
