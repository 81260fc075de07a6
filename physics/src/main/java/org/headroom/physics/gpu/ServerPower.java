package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * From GPU power to the AC input of a server and back.
 *
 * <pre>
 * rest(g) = rest_idle + (g - idle) / (limit - idle) (rest_max - rest_idle)
 * rest_idle = AC_idle - n idle,   rest_max = AC_max - n limit
 * AC(g)   = n g + rest(g)
 * </pre>
 *
 * <p>g power of one GPU, n GPUs; the rest is CPUs, memory, NICs, fans and the loss of the power supplies, taken linear
 * between the two measured ends. Above the highest measured power (up to nameplate) the GPUs stay at their limit and the
 * rest is the difference. Worked number: 7,750 W is 636 W a GPU and 2,662 W for the rest.
 */
public final class ServerPower {
    private final GpuDesign gpu;
    private final ServerDesign server;
    private final double restIdleW;
    private final double restSlope;

    public ServerPower(GpuDesign gpu, ServerDesign server) {
        this.gpu = gpu;
        this.server = server;
        this.restIdleW =
                Checks.notNegative("idle_ac_w - gpus x idle_w", server.idleAcW() - server.gpus() * gpu.idleW());
        double restMaxW =
                Checks.notNegative("max_ac_w - gpus x limit_w", server.maxAcW() - server.gpus() * gpu.limitW());
        this.restSlope = (restMaxW - restIdleW) / (gpu.limitW() - gpu.idleW());
    }

    public GpuDesign gpu() {
        return gpu;
    }

    public ServerDesign server() {
        return server;
    }

    /** All of the server but its GPUs, W, with each GPU at {@code gpuW}. */
    public double restW(double gpuW) {
        return restIdleW + restSlope * (gpuW - gpu.idleW());
    }

    /** AC input, W, with each GPU at {@code gpuW}. */
    public double acW(double gpuW) {
        return server.gpus() * gpuW + restW(gpuW);
    }

    /** Power of one GPU, W, when the server draws this; held between idle and limit. */
    public double gpuWOf(double acW) {
        double g = (acW - restIdleW + restSlope * gpu.idleW()) / (server.gpus() + restSlope);
        return Math.max(gpu.idleW(), Math.min(gpu.limitW(), g));
    }
}
