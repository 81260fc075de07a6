package org.headroom.app.live.forecast;

import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.physics.gpu.ServerPower;

/**
 * Puts a site-wide GPU power on the racks: what runs now keeps its place; when jobs end, whole racks fall idle from the last
 * one on, when jobs start, the idlest from the first one on fill up. So the hottest racks stay as hot as they are.
 */
final class LoadShape {
    /** Activity of racks that fill up where hardly anything runs now, over limit less idle. */
    private static final double USUAL_ACTIVITY = 0.9;

    private final Fleet fleet;
    private final RackBank now;
    private final double[] activeW;
    private final double[] mostActiveW;
    private final double[] targetW;
    private final double nowW;
    private final double mostW;
    private double writtenW = Double.NaN;
    private double writtenScale = Double.NaN;

    LoadShape(Fleet fleet, RackBank now) {
        this.fleet = fleet;
        this.now = now;
        int racks = fleet.racks();
        activeW = new double[racks];
        mostActiveW = new double[racks];
        targetW = new double[racks];
        double sum = 0;
        double activity = 0;
        double range = 0;
        for (int r = 0; r < racks; r++) {
            double rangeW = rangeW(r);
            for (int s = 0; s < fleet.serversIn(r); s++) {
                activeW[r] += Math.max(0, now.gpuW[s][r] - idleW(r));
            }
            sum += activeW[r];
            range += rangeW;
            activity = Math.max(activity, activeW[r] / rangeW);
        }
        nowW = sum;
        mostW = range;
        double most = activity > 0.3 ? Math.min(1, activity) : USUAL_ACTIVITY;
        for (int r = 0; r < racks; r++) {
            mostActiveW[r] = Math.max(activeW[r], most * rangeW(r));
        }
    }

    private double idleW(int rack) {
        return fleet.gpusPerServer() * fleet.gpuOf(rack).design().idleW();
    }

    private double rangeW(int rack) {
        double limitW = fleet.gpuOf(rack).design().limitW();
        double idleW = fleet.gpuOf(rack).design().idleW();
        return (double) fleet.serversIn(rack) * fleet.gpusPerServer() * (limitW - idleW);
    }

    /** GPU power above idle now, W. */
    double nowW() {
        return nowW;
    }

    /** The same with all GPUs at their limit, W. */
    double mostW() {
        return mostW;
    }

    /**
     * @param totalW GPU power above idle of the site, W
     * @param scale on it, the same for all: noise, not jobs
     */
    void write(double totalW, double scale, RackBank into) {
        if (Math.abs(totalW - writtenW) <= 1e-4 * nowW && Math.abs(scale - writtenScale) < 1e-3) {
            return;
        }
        writtenW = totalW;
        writtenScale = scale;
        spread(totalW);
        int gpus = fleet.gpusPerServer();
        for (int r = 0; r < targetW.length; r++) {
            double idleW = idleW(r);
            double limitW = gpus * fleet.gpuOf(r).design().limitW();
            ServerPower law = fleet.serverOf(r);
            int servers = fleet.serversIn(r);
            boolean less = targetW[r] <= activeW[r];
            double f = activeW[r] > 0 ? Math.min(1, targetW[r] / activeW[r]) : 0;
            for (int s = 0; s < servers; s++) {
                double own = Math.max(0, now.gpuW[s][r] - idleW);
                double active = scale * (less ? own * f : targetW[r] / servers);
                double gpuW = Math.clamp(idleW + active, Math.min(idleW, now.gpuW[s][r]), limitW);
                into.gpuW[s][r] = gpuW;
                into.gpuIdleW[s][r] = Math.min(idleW, gpuW);
                boolean capped = now.gpuMostW[s][r] < now.gpuW[s][r] * 1.0001 && own > 0;
                into.gpuMostW[s][r] = capped ? Math.max(gpuW, now.gpuMostW[s][r]) : limitW;
                into.leakageWPerK[s][r] = own > 0 && f > 0 ? now.leakageWPerK[s][r] : 0;
                double rest = own > 0 || f == 0 ? now.restW[s][r] - law.restW(now.gpuW[s][r] / gpus) : 0;
                into.restW[s][r] = Math.max(0, law.restW(gpuW / gpus) + rest);
            }
        }
        into.gpusBusy = nowW > 0 ? Math.min(fleet.gpus(), now.gpusBusy * totalW / nowW) : now.gpusBusy;
        into.version++;
    }

    /** Takes from the last racks or gives to the first ones until the sum is right. */
    private void spread(double totalW) {
        double over = totalW - nowW;
        System.arraycopy(activeW, 0, targetW, 0, targetW.length);
        for (int r = targetW.length - 1; r >= 0 && over < 0; r--) {
            double taken = Math.min(activeW[r], -over);
            targetW[r] -= taken;
            over += taken;
        }
        for (int r = 0; r < targetW.length && over > 0; r++) {
            double given = Math.min(mostActiveW[r] - activeW[r], over);
            targetW[r] += given;
            over -= given;
        }
    }
}
