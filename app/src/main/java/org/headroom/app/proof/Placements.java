package org.headroom.app.proof;

import java.util.Arrays;
import org.headroom.app.planning.PureBound;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;
import org.headroom.app.planning.PureProblem.Solution;
import org.jspecify.annotations.Nullable;

/**
 * The placements that a better solution may use: those that the bound does not rule out. With prices that bound the
 * objective by L, a placement that costs r more than its job's cheapest is in no solution below L + r; when the best
 * known objective is not above that, it can go (reduced-cost fixing).
 */
final class Placements {
    final PureProblem problem;
    int count;
    int[] job = new int[1024];
    int[] mode = new int[1024];
    int[] start = new int[1024];
    /** Where the placements of a job begin, one more for the end. */
    final int[] from;

    final boolean[] mayDecline;

    /** @param known a solution, which stays possible; null for none */
    Placements(PureProblem problem, PureBound bound, @Nullable Solution known, int most) {
        this.problem = problem;
        int jobs = problem.jobs().size();
        this.from = new int[jobs + 1];
        this.mayDecline = new boolean[jobs];
        double room = known == null
                ? Double.POSITIVE_INFINITY
                : Math.max(0, (double) (known.objectiveMicroUsd() - bound.microUsd())) + 1;
        for (int j = 0; j < jobs; j++) {
            from[j] = count;
            mayDecline[j] = bound.declineExcess(j) <= room || known != null && known.mode()[j] < 0;
            PureJob one = problem.jobs().get(j);
            for (int m = 0; m < one.modes().size() && count <= most; m++) {
                double[] excess = bound.excess(j, m);
                for (int s = 0; s < excess.length; s++) {
                    boolean kept = known != null && known.mode()[j] == m && known.start()[j] == s;
                    if (kept || excess[s] <= room && !Double.isInfinite(excess[s])) {
                        add(j, m, s);
                    }
                }
            }
            from[j + 1] = count;
        }
    }

    private void add(int j, int m, int s) {
        if (count == job.length) {
            job = Arrays.copyOf(job, 2 * count);
            mode = Arrays.copyOf(mode, 2 * count);
            start = Arrays.copyOf(start, 2 * count);
        }
        job[count] = j;
        mode[count] = m;
        start[count++] = s;
    }

    Mode mode(int i) {
        return problem.jobs().get(job[i]).modes().get(mode[i]);
    }

    int end(int i) {
        return start[i] + mode(i).durationSlots();
    }

    /** Slots that all placements together touch. */
    long touched() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += mode(i).durationSlots();
        }
        return sum;
    }
}
