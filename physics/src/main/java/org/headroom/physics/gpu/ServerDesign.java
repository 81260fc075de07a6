package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A GPU server by its measured AC input power (the loss of its power supplies and its fans are inside).
 *
 * @param gpus GPUs in the server
 * @param idleAcW AC input with idle GPUs
 * @param maxAcW highest AC input measured, GPUs at their limit
 * @param trainingAcW measured average while training
 * @param ratedAcW nameplate
 */
public record ServerDesign(int gpus, double idleAcW, double maxAcW, double trainingAcW, double ratedAcW) {
    public ServerDesign {
        if (gpus < 1 || gpus > 1024) {
            throw new OutOfRange("gpus", Integer.toString(gpus), "1 to 1024");
        }
        Checks.positive("idle_ac_w", idleAcW);
        Checks.within("max_ac_w", maxAcW, idleAcW, 1e6);
        Checks.within("training_ac_w", trainingAcW, idleAcW, maxAcW);
        Checks.within("rated_ac_w", ratedAcW, maxAcW, 1e6);
    }

    /**
     * Eight H100 SXM (HGX or DGX class). Measured: 8.4 kW highest, 7.75 kW mean in compute-heavy training (Latif et al.,
     * IEEE Access 13:61740, 2025; arXiv 2506.14551, 2025); nameplate 10.2 kW (NVIDIA DGX H100 data sheet); idle about
     * 2.0 kW (assumption; reports run from 2 to 3 kW).
     */
    public static ServerDesign h100x8() {
        return new ServerDesign(8, 2000, 8400, 7750, 10_200);
    }
}
