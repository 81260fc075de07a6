package org.headroom.app.load;

import java.util.Arrays;

/**
 * What every server asks for over an interval, slot-major: {@code [slot][rack]}, so that a sum over a rack is a
 * vertical add and the inner loop runs over racks. Powers in W a server at its AC inlet.
 *
 * <p>GPU power at GPU temperature T is {@code gpuW + leakageWPerK (T - reference)}, never above {@code gpuMostW};
 * {@code gpuIdleW} is the least that thermal throttling can reach. A slot without a server holds zeros.
 */
public final class RackBank {
    public final int slots;
    /** Racks that stand in it, or columns of racks. */
    public final int racks;

    /** Racks of the site. */
    public final int siteRacks;

    /** Demand of a server's GPUs at the reference temperature, W. */
    public final double[][] gpuW;

    /** Growth of that demand with temperature, W/K; 0 where a cap or a prescription binds. */
    public final double[][] leakageWPerK;

    /** Idle power of a server's GPUs, W. */
    public final double[][] gpuIdleW;

    /** The most a server's GPUs may draw whatever their temperature (cap or board limit), W. */
    public final double[][] gpuMostW;

    /** Everything else in the server, its PSU loss and fans included, W. */
    public final double[][] restW;

    /** GPUs with a job. */
    public double gpusBusy;

    /** Changes whenever any array does, so that a reader may keep what it derived. */
    public long version;

    public RackBank(int slots, int racks) {
        this(slots, racks, racks);
    }

    /** With one entry for several racks. */
    public RackBank(int slots, int racks, int siteRacks) {
        this.slots = slots;
        this.racks = racks;
        this.siteRacks = siteRacks;
        gpuW = new double[slots][racks];
        leakageWPerK = new double[slots][racks];
        gpuIdleW = new double[slots][racks];
        gpuMostW = new double[slots][racks];
        restW = new double[slots][racks];
    }

    /** Mean server power at the reference temperature, W. */
    public double totalW() {
        double sum = 0;
        for (int s = 0; s < slots; s++) {
            sum += Arrays.stream(gpuW[s]).sum() + Arrays.stream(restW[s]).sum();
        }
        return sum;
    }

    /** The same, of its own. */
    public RackBank copy() {
        RackBank copy = new RackBank(slots, racks, siteRacks);
        for (int s = 0; s < slots; s++) {
            System.arraycopy(gpuW[s], 0, copy.gpuW[s], 0, racks);
            System.arraycopy(leakageWPerK[s], 0, copy.leakageWPerK[s], 0, racks);
            System.arraycopy(gpuIdleW[s], 0, copy.gpuIdleW[s], 0, racks);
            System.arraycopy(gpuMostW[s], 0, copy.gpuMostW[s], 0, racks);
            System.arraycopy(restW[s], 0, copy.restW[s], 0, racks);
        }
        copy.gpusBusy = gpusBusy;
        copy.version = version;
        return copy;
    }
}
