package org.headroom.app.load;

import java.util.function.ToDoubleFunction;
import org.headroom.physics.gpu.ServerPower;

/**
 * Every server at one prescribed AC power, whatever its temperature: what the site draws if all of it works at once.
 * GPUs and the rest share it by the server's law, so that the split is a result.
 */
public final class FullLoad implements SiteLoad {
    private final Fleet fleet;
    private final ToDoubleFunction<ServerPower> serverAcW;
    private boolean written;

    /** @param serverAcW power of a server of each kind at its AC inlet, W */
    public FullLoad(Fleet fleet, ToDoubleFunction<ServerPower> serverAcW) {
        this.fleet = fleet;
        this.serverAcW = serverAcW;
    }

    @Override
    public void mean(double fromS, double toS, RackBank into) {
        if (written) {
            return;
        }
        for (int i = 0; i < fleet.servers(); i++) {
            int rack = i / fleet.slots();
            int slot = i % fleet.slots();
            ServerPower server = fleet.serverOf(rack);
            double acW = serverAcW.applyAsDouble(server);
            double gpuW = fleet.gpusPerServer() * server.gpuWOf(acW);
            into.gpuW[slot][rack] = gpuW;
            into.gpuIdleW[slot][rack] = gpuW;
            into.gpuMostW[slot][rack] = gpuW;
            into.leakageWPerK[slot][rack] = 0;
            into.restW[slot][rack] = acW - gpuW;
        }
        into.gpusBusy = fleet.gpus();
        into.version++;
        written = true;
    }
}
