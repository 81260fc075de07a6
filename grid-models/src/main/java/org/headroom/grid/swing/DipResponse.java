package org.headroom.grid.swing;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.Checks;

/**
 * What a dip makes of a site's load as the grid sees it.
 *
 * <p>The share of each group that does not endure the dip trips within it. A gang-scheduled job stops with its first server: the
 * servers left of a group that waits fall to their waiting power {@code stallS} after the dip, the end of their iteration.
 * What tripped comes back from {@code returnAfterS} on, in the order of the groups' delays and together never faster than
 * the reconnection rate; work starts again when the last has returned and {@code restartS} is over, at the same rate.
 *
 * <p>Power of what stays on is taken as constant through the dip (switched power supplies); voltage recovery, motor
 * inrush and the currents of the dip itself are not modelled.
 */
public final class DipResponse {
    /** The dip begins so long after the series, s. */
    public static final double BEFORE_S = 1;

    private final List<GroupResult> groups;
    private final double stalledW;
    private final double beforeW;
    private final double returnedS;
    private final PowerSeries series;

    /**
     * @param trippedShare of the group, 0 to 1
     * @param trippedW W
     * @param returnFromS after the beginning of the dip, s
     * @param returnToS after the beginning of the dip, s
     */
    public record GroupResult(
            String name, double powerW, double trippedShare, double trippedW, double returnFromS, double returnToS) {}

    /**
     * How the site comes back.
     *
     * @param reconnectWPerS fastest rise while load returns, W/s
     * @param stallS from the end of the dip until servers of a broken job have stopped, s
     * @param restartS from the return of the last server until the job computes, s
     */
    public record Return(double reconnectWPerS, double stallS, double restartS) {
        public Return {
            Checks.positive("reconnect_w_per_s", reconnectWPerS);
            Checks.notNegative("stall_s", stallS);
            Checks.notNegative("restart_s", restartS);
        }
    }

    private DipResponse(
            List<GroupResult> groups, double stalledW, double beforeW, double returnedS, PowerSeries series) {
        this.groups = List.copyOf(groups);
        this.stalledW = stalledW;
        this.beforeW = beforeW;
        this.returnedS = returnedS;
        this.series = series;
    }

    /** @param stepS of the series, which ends when all is back, but no later than {@code longestS} */
    public static DipResponse of(Dip dip, List<LoadGroup> groups, Return back, double stepS, double longestS) {
        double beforeW = groups.stream().mapToDouble(LoadGroup::powerW).sum();
        StepTrain train = new StepTrain(beforeW, 0);
        double endS = BEFORE_S + dip.durationS();
        List<LoadGroup> inOrder = groups.stream()
                .sorted(java.util.Comparator.comparingDouble(LoadGroup::returnAfterS))
                .toList();
        double freeS = endS;
        double stalled = 0;
        List<GroupResult> results = new ArrayList<>();
        for (LoadGroup g : inOrder) {
            double share = g.trippedShare(dip);
            double trippedW = share * g.powerW();
            double fromS = Math.max(freeS, endS + g.returnAfterS());
            double lengthS = trippedW / back.reconnectWPerS();
            if (trippedW > 0) {
                double firstS = Math.min(dip.durationS(), g.rideThrough().medianS(dip.remainingPu()));
                train.add(BEFORE_S + (firstS + dip.durationS()) / 2, dip.durationS() - firstS, -trippedW);
                double waitedShare = g.powerW() > 0 ? g.waitsW() / g.powerW() : 1;
                train.add(fromS + lengthS * waitedShare / 2, lengthS * waitedShare, trippedW * waitedShare);
                stalled += (1 - share) * (g.powerW() - g.waitsW()) + trippedW * (1 - waitedShare);
                if (g.waitsW() < g.powerW()) {
                    train.add(endS + back.stallS() / 2, back.stallS(), -(1 - share) * (g.powerW() - g.waitsW()));
                }
                freeS = fromS + lengthS * waitedShare;
            }
            results.add(new GroupResult(
                    g.name(),
                    g.powerW(),
                    share,
                    trippedW,
                    trippedW > 0 ? fromS - BEFORE_S : Double.NaN,
                    trippedW > 0 ? freeS - BEFORE_S : Double.NaN));
        }
        double stalledW = results.isEmpty() ? 0 : stalledOf(inOrder, results);
        if (stalled > 0) {
            double lengthS = stalled / back.reconnectWPerS();
            double startS = Math.max(freeS, endS + back.stallS()) + back.restartS();
            train.add(startS + lengthS / 2, lengthS, stalled);
            freeS = startS + lengthS;
        }
        double lengthS = Math.min(longestS, freeS + 10 * BEFORE_S);
        return new DipResponse(results, stalledW, beforeW, freeS - BEFORE_S, train.sample(stepS, (int)
                Math.max(2, Math.ceil(lengthS / stepS))));
    }

    private static double stalledOf(List<LoadGroup> groups, List<GroupResult> results) {
        double sum = 0;
        for (int i = 0; i < groups.size(); i++) {
            LoadGroup g = groups.get(i);
            double share = results.get(i).trippedShare();
            sum += share > 0 ? (1 - share) * (g.powerW() - g.waitsW()) : 0;
        }
        return sum;
    }

    public List<GroupResult> groups() {
        return groups;
    }

    public double beforeW() {
        return beforeW;
    }

    /** All that tripped, W. */
    public double trippedW() {
        return groups.stream().mapToDouble(GroupResult::trippedW).sum();
    }

    /** What stayed on but stopped working, W less. */
    public double stalledW() {
        return stalledW;
    }

    /** The load step that the grid has to bear, W. */
    public double lostW() {
        return trippedW() + stalledW;
    }

    /** From the beginning of the dip until all load is back, s; 0 if nothing is lost. */
    public double returnedS() {
        return lostW() > 0 ? returnedS : 0;
    }

    /** The site's power at the meter; the dip begins after {@link #BEFORE_S}. */
    public PowerSeries series() {
        return series;
    }
}
