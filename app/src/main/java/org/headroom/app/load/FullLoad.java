package org.headroom.app.load;

import java.util.function.ToDoubleFunction;
import org.headroom.physics.gpu.ServerPower;

/**
 * Every server at one prescribed AC power, whatever its temperature short of shutdown: what the site draws if all of it
 * works at once.
 * GPUs and the rest share it by the server's law, so that the split is a result.
 */
public final class FullLoad implements SiteLoad {
    private final Fleet fleet;
    private final ToDoubleFunction<ServerPower> serverAcW;
    private final boolean heldBack;
    private boolean written;

    /** @param serverAcW power of a server of each kind at its AC inlet, W */
    public FullLoad(Fleet fleet, ToDoubleFunction<ServerPower> serverAcW) {
        this(fleet, serverAcW, false);
    }

    private FullLoad(Fleet fleet, ToDoubleFunction<ServerPower> serverAcW, boolean heldBack) {
        this.fleet = fleet;
        this.serverAcW = serverAcW;
        this.heldBack = heldBack;
    }

    /** The same power as long as the GPUs stand it: hot ones throttle, as they do at work; for faults. */
    public static FullLoad heldBackByHeat(Fleet fleet, ToDoubleFunction<ServerPower> serverAcW) {
        return new FullLoad(fleet, serverAcW, true);
    }

    /**
     * All servers share {@code itW}: evenly, or with several kinds of GPU each at the same place between its idle and
     * its highest power.
     */
    public static FullLoad inAll(Fleet fleet, double itW) {
        if (fleet.kinds().size() == 1) {
            return new FullLoad(fleet, _ -> itW / fleet.servers());
        }
        double idleW = 0;
        double maxW = 0;
        for (int r = 0; r < fleet.racks(); r++) {
            idleW += fleet.serversIn(r) * fleet.serverOf(r).server().idleAcW();
            maxW += fleet.serversIn(r) * fleet.serverOf(r).server().maxAcW();
        }
        double place = (itW - idleW) / (maxW - idleW);
        return new FullLoad(
                fleet,
                s -> s.server().idleAcW()
                        + place * (s.server().maxAcW() - s.server().idleAcW()));
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
            into.gpuIdleW[slot][rack] =
                    heldBack ? fleet.gpusPerServer() * server.gpu().idleW() : gpuW;
            into.gpuMostW[slot][rack] = gpuW;
            into.leakageWPerK[slot][rack] = 0;
            into.restW[slot][rack] = acW - gpuW;
        }
        into.gpusBusy = fleet.gpus();
        into.version++;
        written = true;
    }
}
