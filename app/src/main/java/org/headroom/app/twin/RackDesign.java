package org.headroom.app.twin;

import org.headroom.app.load.Fleet;
import org.headroom.data.site.ItPlant;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.ServerPower;

/**
 * What the rack loops need of the hardware, one entry a rack: racks may hold GPUs of different kinds.
 *
 * <p>Arrays are the design's own and never change after {@link #of}.
 */
final class RackDesign {
    final int servers;
    final int slots;
    final int racks;

    /** Servers that stand in each rack; the slots after them are empty. */
    final int[] serversIn;

    /** Heat capacity of one server's GPUs and cold plates, J/K. */
    final double[] gpuJPerK;

    /** Heat capacity of a rack's coolant and its metal, J/K. */
    final double coolantJPerK;

    final double[] referenceC;

    /** GPU temperature above which software holds power back, down to the lowest cap. */
    final double[] throttleC;

    /** GPU temperature above which hardware holds power back, down to idle. */
    final double[] slowdownC;

    /** GPU temperature at which a server goes off. */
    final double[] shutdownC;

    /** Lowest power cap of a server's GPUs, W. */
    final double[] minCapW;

    /** Share of a server's power beside its GPUs that goes to liquid. */
    final double[] restLiquidShare;

    private RackDesign(int servers, int slots, int racks, double coolantJPerK) {
        this.servers = servers;
        this.slots = slots;
        this.racks = racks;
        this.coolantJPerK = coolantJPerK;
        serversIn = new int[racks];
        gpuJPerK = new double[racks];
        referenceC = new double[racks];
        throttleC = new double[racks];
        slowdownC = new double[racks];
        shutdownC = new double[racks];
        minCapW = new double[racks];
        restLiquidShare = new double[racks];
    }

    /**
     * Cold plates take all GPU heat and that share of the rest which makes the maker's liquid share come true at training
     * power.
     */
    static RackDesign of(Fleet fleet, ItPlant it, double coolantJPerK) {
        RackDesign d = new RackDesign(fleet.servers(), fleet.slots(), fleet.racks(), coolantJPerK);
        int gpus = it.gpusPerServer();
        for (int r = 0; r < d.racks; r++) {
            d.serversIn[r] = fleet.serversIn(r);
            ItPlant.Kind kind = it.kinds().get(fleet.kindOfRack()[r]);
            GpuDesign gpu = kind.gpu();
            d.gpuJPerK[r] = gpus * kind.gpuHeatCapacityJPerK();
            d.referenceC[r] = gpu.referenceC();
            d.throttleC[r] = gpu.throttleC();
            d.slowdownC[r] = gpu.slowdownC();
            d.shutdownC[r] = gpu.shutdownC();
            d.minCapW[r] = gpus * gpu.minCapW();
            ServerPower server = fleet.serverOf(r);
            double training = server.server().trainingAcW();
            double gpusW = gpus * server.gpuWOf(training);
            double liquid = fleet.liquidShareOf(r) * training;
            d.restLiquidShare[r] = Math.clamp((liquid - gpusW) / (training - gpusW), 0, 1);
        }
        return d;
    }
}
