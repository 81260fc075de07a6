package org.headroom.app.load;

/** What each server asks for at this moment, W and W/K; the plain values that a {@link RackBank} holds means of. */
final class ServerDemand {
    private final double[] gpuW;
    private final double[] leakageWPerK;
    private final double[] gpuIdleW;
    private final double[] gpuMostW;
    private final double[] restW;

    /** The values before the last {@link #set}, so that a change can be weighted by the time it has left. */
    private final double[] wasGpuW;

    private final double[] wasLeakageWPerK;
    private final double[] wasGpuIdleW;
    private final double[] wasGpuMostW;
    private final double[] wasRestW;

    ServerDemand(int servers) {
        gpuW = new double[servers];
        leakageWPerK = new double[servers];
        gpuIdleW = new double[servers];
        gpuMostW = new double[servers];
        restW = new double[servers];
        wasGpuW = new double[servers];
        wasLeakageWPerK = new double[servers];
        wasGpuIdleW = new double[servers];
        wasGpuMostW = new double[servers];
        wasRestW = new double[servers];
    }

    void set(int server, double gpu, double leakage, double gpuIdle, double gpuMost, double rest) {
        wasGpuW[server] = gpuW[server];
        wasLeakageWPerK[server] = leakageWPerK[server];
        wasGpuIdleW[server] = gpuIdleW[server];
        wasGpuMostW[server] = gpuMostW[server];
        wasRestW[server] = restW[server];
        gpuW[server] = gpu;
        leakageWPerK[server] = leakage;
        gpuIdleW[server] = gpuIdle;
        gpuMostW[server] = gpuMost;
        restW[server] = rest;
    }

    void copyTo(RackBank bank, int server, int slots) {
        int rack = server / slots;
        int slot = server - rack * slots;
        bank.gpuW[slot][rack] = gpuW[server];
        bank.leakageWPerK[slot][rack] = leakageWPerK[server];
        bank.gpuIdleW[slot][rack] = gpuIdleW[server];
        bank.gpuMostW[slot][rack] = gpuMostW[server];
        bank.restW[slot][rack] = restW[server];
    }

    /** Adds the last change, weighted by the share of the interval that it holds for. */
    void blendInto(RackBank bank, int server, int slots, double share) {
        int rack = server / slots;
        int slot = server - rack * slots;
        blend(bank.gpuW[slot], rack, share, gpuW[server] - wasGpuW[server]);
        blend(bank.leakageWPerK[slot], rack, share, leakageWPerK[server] - wasLeakageWPerK[server]);
        blend(bank.gpuIdleW[slot], rack, share, gpuIdleW[server] - wasGpuIdleW[server]);
        blend(bank.gpuMostW[slot], rack, share, gpuMostW[server] - wasGpuMostW[server]);
        blend(bank.restW[slot], rack, share, restW[server] - wasRestW[server]);
    }

    /** Idle power, caps and leakage mostly stay: what stays is not fetched. */
    private static void blend(double[] values, int rack, double share, double change) {
        if (change != 0) {
            values[rack] += share * change;
        }
    }
}
