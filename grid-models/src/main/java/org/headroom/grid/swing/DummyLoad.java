package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * A second workload in software that fills the gaps of the first.
 *
 * <pre>
 *   dummy(t) = max(0, level - p(t - delay))     out = min(compute, p + dummy)
 * </pre>
 *
 * It sees the gap late and leaves late: for a delay at each edge it does not help, and overlaps. It takes a share of the
 * first workload's throughput at all times.
 *
 * <p>Source: Choukse et al., arXiv 2508.14318 (2025), software mitigation.
 *
 * @param levelShare what it fills up to, over the compute power of a server, 0 to 1
 * @param delayS from the change of power to that of the dummy, s
 * @param throughputLoss share of the job's throughput that it takes, 0 to 1
 */
public record DummyLoad(double levelShare, double delayS, double throughputLoss) {
    public DummyLoad {
        Checks.share("level_share", levelShare);
        Checks.notNegative("delay_s", delayS);
        Checks.share("throughput_loss", throughputLoss);
    }

    void apply(TrainingJob job, double[] powerW, double dtS, RemedyCosts.Book book) {
        double levelW = levelShare * job.servers() * job.power().computeW();
        double mostW = job.servers() * job.power().computeW();
        int late = (int) Math.round(delayS / dtS);
        double[] p = powerW.clone();
        double addedW = 0;
        for (int i = 0; i < p.length; i++) {
            double seen = p[Math.max(0, i - late)];
            double out = Math.max(p[i], Math.min(mostW, p[i] + Math.max(0, levelW - seen)));
            addedW += out - p[i];
            powerW[i] = out;
        }
        book.addedServerW += addedW / Math.max(1, p.length);
        book.gpusLost += throughputLoss * job.gpus();
    }
}
