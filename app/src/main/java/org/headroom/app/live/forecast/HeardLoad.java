package org.headroom.app.live.forecast;

import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Hears the load of every step, for the forecast: the site's minutes ({@link LoadHistory}), and of every server the mean of
 * about the last quarter of an hour (all of what was heard, while that is less). So a forecast that is made within a
 * checkpoint's dip of a minute neither starts from it nor puts the load on the racks as it lies there.
 *
 * <p>Allocates nothing after its making.
 */
public final class HeardLoad {
    private static final double WITHIN_S = 900;
    private static final double GAP_S = 1800;

    /** Of a server in each rack, by its design. */
    private final double[] idleW;

    private final LoadHistory history;
    private final RackBank mean;
    private double heardS;
    private double lastS = Double.NaN;

    public HeardLoad(Fleet fleet) {
        this(new double[fleet.racks()], new LoadHistory(), fleet.newBank());
        for (int r = 0; r < idleW.length; r++) {
            idleW[r] = fleet.gpusPerServer() * fleet.gpuOf(r).design().idleW();
        }
    }

    private HeardLoad(double[] idleW, LoadHistory history, RackBank mean) {
        this.idleW = idleW;
        this.history = history;
        this.mean = mean;
    }

    /** What servers asked for in a step. */
    public void step(double fromS, double toS, RackBank load) {
        double dtS = toS - fromS;
        if (!(dtS > 0) || toS <= lastS) {
            return;
        }
        if (fromS - lastS > GAP_S) {
            heardS = 0;
        }
        lastS = toS;
        heardS = Math.min(heardS + dtS, Math.max(WITHIN_S, dtS));
        double a = Math.min(1, dtS / heardS);
        double activeW = 0;
        for (int s = 0; s < load.slots; s++) {
            double[] gpuW = load.gpuW[s];
            for (int r = 0; r < load.racks; r++) {
                activeW += Math.max(0, gpuW[r] - idleW[r]); // a slot without a server holds 0
            }
            towards(mean.gpuW[s], gpuW, a);
            towards(mean.gpuIdleW[s], load.gpuIdleW[s], a);
            towards(mean.gpuMostW[s], load.gpuMostW[s], a);
            towards(mean.restW[s], load.restW[s], a);
            towards(mean.leakageWPerK[s], load.leakageWPerK[s], a);
        }
        mean.gpusBusy += a * (load.gpusBusy - mean.gpusBusy);
        mean.version++;
        history.add(fromS, toS, activeW);
    }

    private static void towards(double[] mean, double[] now, double a) {
        for (int r = 0; r < now.length; r++) {
            mean[r] += a * (now[r] - mean[r]);
        }
    }

    /** The same, of its own: for a thread beside. */
    public HeardLoad copy() {
        HeardLoad copy = new HeardLoad(idleW, history.copy(), mean.copy());
        copy.heardS = heardS;
        copy.lastS = lastS;
        return copy;
    }

    /** What is known of the load to come. */
    public LoadOutlook outlook(List<ExpectedJob> jobs, @Nullable Schedule plan) {
        return new LoadOutlook(mean, jobs, plan, history);
    }
}
