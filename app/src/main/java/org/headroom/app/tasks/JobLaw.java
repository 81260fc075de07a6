package org.headroom.app.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.planning.JobPower;
import org.headroom.data.jobs.Job;

/**
 * How long a job, or a share of it, lasts, and what it draws: the planner's law in the planner's whole numbers.
 *
 * <pre>
 *   need = (share * hours * 3600 + restart after a pause) * gpusMax / gpus,   end = start + need / rate(cap)
 * </pre>
 *
 * with {@code rate} the throughput under the lower of the job's and the site's cap. Worked number: 10 h on at most 32 GPUs
 * last 20 h on 16, and 25 h where a cap leaves 0.8 of the throughput.
 */
final class JobLaw {
    private static final double WORK_PER_S = 1e9;

    private final JobPower power;
    private final double gpuLimitW;
    private final long transferS;
    private final double restartS;
    private final Map<List<Object>, double[]> known = new HashMap<>();

    /**
     * @param gpuLimitW power limit of a GPU, W: a higher cap is this one
     * @param transferS time for a job's data to get to the rented site and back, s
     * @param restartS work that a restart from a checkpoint loses, s
     */
    JobLaw(JobPower power, double gpuLimitW, long transferS, double restartS) {
        this.power = power;
        this.gpuLimitW = gpuLimitW;
        this.transferS = transferS;
        this.restartS = restartS;
    }

    double gpuLimitW() {
        return gpuLimitW;
    }

    /** Share of the throughput without a cap, above 0 and at most 1. */
    double throughput(Job job, double capW) {
        return at(job, capW)[0];
    }

    /** Server AC power above idle per GPU at work, W. */
    double extraW(Job job, double capW) {
        return at(job, capW)[1];
    }

    private synchronized double[] at(Job job, double capW) {
        double cap = Math.min(capW, gpuLimitW);
        Object kind = job.iteration() == null ? job.work() : job.id();
        return known.computeIfAbsent(List.of(kind, cap), _ -> new double[] {
            power.relativeThroughput(job, cap), Math.max(0, power.serverAcWPerGpu(job, cap) - power.idleAcWPerGpu())
        });
    }

    /**
     * When a run ends, epoch seconds.
     *
     * @param share of the job's work
     * @param resumed whether it goes on after a pause
     */
    long endS(
            Job job,
            long startS,
            int gpus,
            double capW,
            String site,
            double share,
            boolean resumed,
            List<CapWindow> caps) {
        double seconds = (share * job.hours() * 3600 + (resumed ? restartS : 0)) * job.gpusMax() / gpus;
        long need = Math.max(1, Math.round(seconds * WORK_PER_S));
        if (site.equals(Assignment.CLOUD)) {
            return startS + Math.ceilDiv(need, (long) WORK_PER_S) + transferS;
        }
        long atS = startS;
        for (CapWindow window : caps) {
            if (window.toS() <= atS || window.capW() >= capW) {
                continue;
            }
            long free = need - Math.max(0, window.fromS() - atS) * rate(job, capW);
            if (free <= 0) {
                break;
            }
            need = free;
            atS = Math.max(atS, window.fromS());
            long slow = rate(job, window.capW());
            if (need <= (window.toS() - atS) * slow) {
                return atS + Math.ceilDiv(need, slow);
            }
            need -= (window.toS() - atS) * slow;
            atS = window.toS();
        }
        return atS + Math.ceilDiv(need, rate(job, capW));
    }

    private long rate(Job job, double capW) {
        return Math.max(1, Math.round(throughput(job, capW) * WORK_PER_S));
    }
}
