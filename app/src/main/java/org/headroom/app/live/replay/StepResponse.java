package org.headroom.app.live.replay;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.Twin;

/**
 * How the loops answer one step of heat alone: from an equilibrium, under constant load and air, followed for two hours.
 *
 * <pre>
 * overshoot = (furthest beyond the end value - end value) / |end value - first value|
 * </pre>
 *
 * A turn is a change of direction by more than a hundredth of the span and 0.02 K. A monotone course has none; an inverse
 * response (flow follows the load at once, heat comes later) has one, one overshoot has one, both together two. What rings
 * has three and more: each two beyond the first are an oscillation.
 *
 * @param atS of the series, epoch seconds
 * @param stepMw change of heat, MW
 */
public record StepResponse(long atS, double stepMw, List<Course> courses) {
    private static final double FOLLOWED_S = 7200;
    private static final double JUDGED_S = 1800;
    private static final double LAST_S = 600;
    private static final double LEAST_TURN_SHARE = 0.01;
    private static final double LEAST_TURN_K = 0.02;

    /**
     * One temperature.
     *
     * @param firstC before the step
     * @param endC where it comes to rest
     * @param overshootPercent of the span; 0 where it goes less than 0.02 K beyond
     * @param turns changes of direction in the first thirty minutes
     */
    public record Course(Measures measure, double firstC, double endC, double overshootPercent, int turns) {
        public int oscillations() {
            return Math.max(0, turns - 1) / 2;
        }
    }

    /** The loops that are judged. */
    static final List<Measures> LOOPS = List.of(
            Measures.COLD_WATER_C,
            Measures.HOT_WATER_C,
            Measures.WARM_SUPPLY_C,
            Measures.WARM_RETURN_C,
            Measures.COOLANT_MEAN_C,
            Measures.GPU_MEAN_C);

    public double overshootPercent() {
        return courses.stream().mapToDouble(Course::overshootPercent).max().orElse(0);
    }

    public int oscillations() {
        return courses.stream().mapToInt(Course::oscillations).max().orElse(0);
    }

    /**
     * @param twin at rest before the step; the boundary holds the load after it
     * @param row as the twin stands before the step; overwritten
     */
    static StepResponse follow(Twin twin, Boundary b, LedgerRow row, double dtS, long atS, double stepMw) {
        int steps = (int) Math.ceil(FOLLOWED_S / dtS);
        int judged = (int) Math.ceil(JUDGED_S / dtS);
        double[][] at = new double[LOOPS.size()][steps];
        double[] first = LOOPS.stream().mapToDouble(row::get).toArray();
        for (int i = 0; i < steps; i++) {
            twin.step(b, dtS, row);
            for (int m = 0; m < first.length; m++) {
                at[m][i] = row.get(LOOPS.get(m));
            }
        }
        List<Course> courses = new ArrayList<>();
        for (int m = 0; m < first.length; m++) {
            courses.add(judge(LOOPS.get(m), first[m], at[m], judged));
        }
        return new StepResponse(atS, stepMw, List.copyOf(courses));
    }

    static Course judge(Measures measure, double firstC, double[] at, int judged) {
        double endC = at[at.length - 1];
        double span = endC - firstC;
        double sign = Math.signum(span);
        double beyond = 0;
        for (int i = 0; i < judged; i++) {
            beyond = Math.max(beyond, sign * (at[i] - endC));
        }
        double overshoot = beyond < LEAST_TURN_K ? 0 : 100 * beyond / Math.abs(span);
        return new Course(measure, firstC, endC, overshoot, turns(firstC, at, judged, Math.abs(span)));
    }

    /** Turning points after which the course goes back by more than the least. */
    private static int turns(double firstC, double[] at, int judged, double span) {
        double least = Math.max(LEAST_TURN_K, LEAST_TURN_SHARE * span);
        double extreme = firstC;
        int direction = 0;
        int turns = 0;
        for (int i = 0; i < judged; i++) {
            double moved = at[i] - extreme;
            if (direction == 0) {
                direction = Math.abs(moved) > least ? (int) Math.signum(moved) : 0;
                extreme = direction == 0 ? extreme : at[i];
            } else if (moved * direction >= 0) {
                extreme = at[i];
            } else if (Math.abs(moved) > least) {
                turns++;
                direction = -direction;
                extreme = at[i];
            }
        }
        return turns;
    }

    /** The largest swing in the last ten of thirty minutes at rest, K. */
    static double restlessK(Twin twin, Boundary b, double dtS) {
        LedgerRow row = new LedgerRow();
        int steps = (int) Math.ceil(JUDGED_S / dtS);
        int last = (int) Math.ceil(LAST_S / dtS);
        double[] low = new double[LOOPS.size()];
        double[] high = new double[LOOPS.size()];
        for (int i = 0; i < steps; i++) {
            twin.step(b, dtS, row);
            for (int m = 0; m < low.length; m++) {
                double value = row.get(LOOPS.get(m));
                boolean begins = i <= steps - last;
                low[m] = begins ? value : Math.min(low[m], value);
                high[m] = begins ? value : Math.max(high[m], value);
            }
        }
        double worst = 0;
        for (int m = 0; m < low.length; m++) {
            worst = Math.max(worst, high[m] - low[m]);
        }
        return worst;
    }
}
