package org.headroom.app.live.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.headroom.data.jobs.Work;

/**
 * One possible course of the jobs that run and wait: GPU power above idle, step by step.
 *
 * <p>A running job ends when its expected time is over, give or take; without one, a quarter of the jobs use their whole
 * limit and the rest ends anywhere before it (users ask for far more than they need, with a peak at the limit: Mu'alem and
 * Feitelson 2001), given that it has lasted so far. Waiting jobs start in order as soon as they fit; later ones may pass
 * earlier ones that do not. As known jobs end, new ones are submitted: within some hours they fill as much as is busy now.
 */
final class JobOutlook {
    private static final double FULL_LIMIT_SHARE = 0.25;
    private static final double EXPECTED_SPREAD = 0.15;

    /** Waiting jobs that are looked at when GPUs come free. */
    private static final int LOOKED_AT = 200;

    /** New jobs come within about this time, s. */
    private static final double REFILL_S = 6 * 3600;

    private final List<ExpectedJob> running;
    private final List<ExpectedJob> waiting;
    private final ToDoubleFunction<Work> activeWPerGpu;
    private final int gpus;
    private final double nowS;

    private record Change(double atS, double activeW, int gpus) {}

    JobOutlook(List<ExpectedJob> jobs, ToDoubleFunction<Work> activeWPerGpu, int gpus, double nowS) {
        this.running = jobs.stream().filter(ExpectedJob::running).toList();
        this.waiting = jobs.stream()
                .filter(job -> !job.running())
                .sorted(Comparator.comparingDouble(ExpectedJob::notBeforeS))
                .toList();
        this.activeWPerGpu = activeWPerGpu;
        this.gpus = gpus;
        this.nowS = nowS;
    }

    /** GPU power above idle of the running jobs at nominal activity, W. */
    double runningW() {
        return running.stream()
                .mapToDouble(job -> job.gpus() * activeWPerGpu.applyAsDouble(job.work()))
                .sum();
    }

    /**
     * Mean power above idle in each step, W.
     *
     * @param leads ends of the steps, s after now
     * @param scale measured over nominal power of what runs now
     */
    double[] draw(double[] leads, double scale, SplittableRandom random) {
        List<Change> changes = changes(leads[leads.length - 1], scale, random);
        double[] power = new double[leads.length];
        double busyNow = running.stream().mapToInt(ExpectedJob::gpus).sum() / (double) gpus;
        double nowW = scale * runningW();
        double fill = 0.85 + 0.15 * random.nextDouble();
        double activeW = 0;
        int next = 0;
        double fromS = nowS;
        for (int i = 0; i < leads.length; i++) {
            double toS = nowS + leads[i];
            double sum = 0;
            double atS = fromS;
            while (next < changes.size() && changes.get(next).atS() < toS) {
                Change change = changes.get(next++);
                double changeS = Math.max(atS, change.atS());
                sum += activeW * (changeS - atS);
                atS = changeS;
                activeW += change.activeW();
            }
            sum += activeW * (toS - atS);
            double refilled = busyNow > 0 ? nowW * fill * -Math.expm1(-leads[i] / REFILL_S) : 0;
            power[i] = Math.max(sum / (toS - fromS), refilled);
            fromS = toS;
        }
        return power;
    }

    private List<Change> changes(double horizonS, double scale, SplittableRandom random) {
        List<Change> changes = new ArrayList<>();
        PriorityQueue<Change> ends = new PriorityQueue<>(Comparator.comparingDouble(Change::atS));
        int free = gpus;
        for (ExpectedJob job : running) {
            double activeW = scale * job.gpus() * activeWPerGpu.applyAsDouble(job.work());
            double lasted = Math.max(0, nowS - job.startedS());
            Change end = new Change(job.startedS() + length(job, lasted, random), -activeW, -job.gpus());
            changes.add(new Change(nowS, activeW, job.gpus()));
            ends.add(end);
            free -= job.gpus();
        }
        boolean[] started = new boolean[waiting.size()];
        int first = 0;
        double atS = nowS;
        while (atS < nowS + horizonS) {
            int looked = 0;
            double wakeS = Double.POSITIVE_INFINITY;
            while (first < started.length && started[first]) {
                first++;
            }
            for (int w = first; w < started.length && looked < LOOKED_AT && free > 0; w++) {
                ExpectedJob job = waiting.get(w);
                if (started[w]) {
                    continue;
                }
                if (job.notBeforeS() > atS) {
                    wakeS = job.notBeforeS();
                    break; // sorted by it
                }
                looked++;
                if (job.gpus() <= free) {
                    double activeW = job.gpus() * activeWPerGpu.applyAsDouble(job.work());
                    started[w] = true;
                    free -= job.gpus();
                    changes.add(new Change(atS, activeW, job.gpus()));
                    ends.add(new Change(atS + length(job, 0, random), -activeW, -job.gpus()));
                }
            }
            Change end = ends.peek();
            double nextS = end == null ? wakeS : Math.min(end.atS(), wakeS);
            if (Double.isInfinite(nextS)) {
                break;
            }
            atS = nextS;
            while (end != null && end.atS() <= atS) {
                changes.add(ends.remove());
                free -= end.gpus();
                end = ends.peek();
            }
        }
        while (!ends.isEmpty()) {
            changes.add(ends.poll());
        }
        changes.sort(Comparator.comparingDouble(Change::atS));
        return changes;
    }

    /** How long a job lasts in all, given that it has lasted so long, s. */
    static double length(ExpectedJob job, double lastedS, SplittableRandom random) {
        double expectedS = job.expectedS();
        if (!Double.isNaN(expectedS)) {
            double drawn = expectedS * (1 + EXPECTED_SPREAD * gaussian(random));
            double least = lastedS + 60; // it still runs: soon, or a little over its time
            return Math.min(Math.max(drawn, least), Math.max(job.limitS(), least));
        }
        double limitS = Math.max(job.limitS(), lastedS + 60);
        double before = (1 - FULL_LIMIT_SHARE) * (1 - lastedS / limitS);
        boolean full = random.nextDouble() * (before + FULL_LIMIT_SHARE) >= before;
        return full ? limitS : lastedS + random.nextDouble() * (limitS - lastedS);
    }

    /** A standard normal draw (Box and Muller 1958). */
    static double gaussian(SplittableRandom random) {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Standard normal draws that come in pairs of opposite sign, so that their mean is 0. */
    static double[][] antithetic(int members, int dimensions, SplittableRandom random) {
        double[][] z = new double[members][dimensions];
        for (int m = 0; m < members; m++) {
            if (m % 2 == 1) {
                z[m] = Arrays.stream(z[m - 1]).map(v -> -v).toArray();
            } else {
                for (int d = 0; d < dimensions; d++) {
                    z[m][d] = gaussian(random);
                }
            }
        }
        return z;
    }
}
