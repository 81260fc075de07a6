package org.headroom.app.live.replay;

import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.physics.gpu.ServerDesign;
import org.headroom.physics.gpu.ServerPower;

/**
 * Prescribes the power of racks so that the heat that their cabinets give the CDU is a measured one; the CDU's own pump
 * comes on top.
 *
 * <pre>
 * Q = n (g(P) + s (P - g(P)))
 * </pre>
 *
 * Q heat of the rack, W; n its servers; P AC input of one, W; g what its GPUs take of it; s share of the rest that goes to
 * liquid. Where all goes to liquid (s = 1) P = Q / n: 1.2 MW on 24 chassis are 50 kW each.
 */
final class CduHeat {
    /** The least that is not GPUs, over a server's power: fans, memory and conversion also where most is off. */
    private static final double LEAST_REST_SHARE = 0.1;

    private static final int BISECTIONS = 50;

    private final Fleet fleet;
    private final double[] restLiquidShare;

    CduHeat(Fleet fleet) {
        this.fleet = fleet;
        this.restLiquidShare = new double[fleet.racks()];
        for (int r = 0; r < restLiquidShare.length; r++) {
            ServerPower server = fleet.serverOf(r);
            ServerDesign design = server.server();
            double gpusW = fleet.gpusPerServer() * server.gpuWOf(design.trainingAcW());
            double liquidW = fleet.liquidShareOf(r) * design.trainingAcW();
            restLiquidShare[r] = Math.clamp((liquidW - gpusW) / (design.trainingAcW() - gpusW), 0, 1);
        }
    }

    /** Writes the demand of all servers; prescribed, so heat does not hold it back short of shutdown. */
    void write(double[] heatW, RackBank bank) {
        for (int r = 0; r < fleet.racks(); r++) {
            int servers = fleet.serversIn(r);
            double acW = acW(r, heatW[r] / servers);
            double gpuW = gpusW(r, acW);
            for (int s = 0; s < servers; s++) {
                bank.gpuW[s][r] = gpuW;
                bank.gpuIdleW[s][r] = gpuW;
                bank.gpuMostW[s][r] = gpuW;
                bank.leakageWPerK[s][r] = 0;
                bank.restW[s][r] = acW - gpuW;
            }
        }
        bank.gpusBusy = fleet.gpus();
        bank.version++;
    }

    private double acW(int rack, double heatW) {
        if (restLiquidShare[rack] >= 1) {
            return heatW;
        }
        double low = heatW;
        double high = heatW / Math.max(fleet.liquidShareOf(rack), 0.1) * 4 + 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            double gpuW = gpusW(rack, middle);
            if (gpuW + restLiquidShare[rack] * (middle - gpuW) < heatW) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double gpusW(int rack, double acW) {
        return Math.min(fleet.gpusPerServer() * fleet.serverOf(rack).gpuWOf(acW), (1 - LEAST_REST_SHARE) * acW);
    }
}
