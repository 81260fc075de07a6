package org.headroom.physics.aquifer;

import static org.headroom.physics.aquifer.Boundary.Kind.CONSTANT_HEAD;
import static org.headroom.physics.aquifer.Boundary.Kind.NO_FLOW;

import java.util.List;

/**
 * Three wells with steps in T 2500 m2/day, S 1e-3, B 3000 m (confined and head: infinite), without edge, with a wall or a river along y = 0, and in the corner of
 * that wall with a river along x = -1000 m. Expected: dQ/(2 pi T p) K0(r sqrt(p S/T + 1/B2)) inverted by de Hoog's method (mpmath 1.3.0, 30 digits).
 */
final class LaplaceCases {
    private LaplaceCases() {}

    /** Edges, x m, y m, days, drawdown m. */
    static final String ROWS = """
            none, 300, 700, 30, 0.370124057497429
            none, 300, 700, 350, 0.490771340949572
            none, 1500, 100, 600, 0.381733031027195
            none, -200, 2500, 250.5, 0.510623821719527
            confined, 300, 700, 30, 0.638540768476626
            confined, 300, 700, 350, 1.52625155499175
            confined, 1500, 100, 600, 1.69715269060833
            confined, -200, 2500, 250.5, 1.69837053117494
            no-flow, 300, 700, 30, 0.551927385713847
            no-flow, 300, 700, 350, 0.714907940775789
            no-flow, 1500, 100, 600, 0.729241307561787
            no-flow, -200, 2500, 250.5, 0.684058137247868
            head, 300, 700, 30, 0.211471332743969
            head, 300, 700, 350, 0.316358762285734
            head, 1500, 100, 600, 0.0437250639590778
            head, -200, 2500, 250.5, 0.478246088865495
            corner, 300, 700, 30, 0.312776643274389
            corner, 300, 700, 350, 0.436287924891567
            corner, 1500, 100, 600, 0.450677097029251
            corner, -200, 2500, 250.5, 0.242051084617471
            """;

    private static final double DAY = 86400;

    static WellField field(String edges) {
        double b = edges.equals("confined") || edges.equals("head") ? Double.POSITIVE_INFINITY : 3000;
        Boundary wall = new Boundary(0, 0, 1, 0, NO_FLOW);
        Boundaries boundaries = switch (edges) {
            case "no-flow" -> Boundaries.of(wall);
            case "head" -> Boundaries.of(new Boundary(0, 0, 1, 0, CONSTANT_HEAD));
            case "corner" -> Boundaries.of(wall, new Boundary(-1000, 1, -1000, 0, CONSTANT_HEAD));
            default -> Boundaries.NONE;
        };
        return new WellField(
                Aquifer.perDay(2500, 1e-3, b),
                List.of(
                        well(0, 500, 0, 2000, 100, 3000, 300, 0),
                        well(800, 1200, 50, 4000),
                        well(-600, 2000, 10, 1500, 400, 4000)),
                boundaries);
    }

    /** A well and its history: day, m3/day, ... */
    private static PumpedWell well(double xM, double yM, double... dayAndRate) {
        double[] start = new double[dayAndRate.length / 2];
        double[] rate = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = dayAndRate[2 * i] * DAY;
            rate[i] = dayAndRate[2 * i + 1] / DAY;
        }
        return new PumpedWell(Well.at(xM, yM, 0.3), PumpingHistory.steps(start, rate));
    }

    /** Amanzi's boundedDomain_2d: walls in the south and north, constant head in the west and east, 11.5485 kg/s of 1000 kg/m3. */
    static WellField amanziRectangle() {
        double transmissivity = 1.187e-9 * 1000 * 9.807 / 1.002e-3;
        return new WellField(
                Aquifer.confined(transmissivity, 2e-4),
                List.of(new PumpedWell(Well.at(1200, 1200, 0.3), PumpingHistory.constant(0, 11.5485e-3))),
                Boundaries.of(
                        new Boundary(0, 0, 2400, 0, NO_FLOW),
                        new Boundary(2400, 0, 2400, 2400, CONSTANT_HEAD),
                        new Boundary(2400, 2400, 0, 2400, NO_FLOW),
                        new Boundary(0, 2400, 0, 0, CONSTANT_HEAD)));
    }
}
