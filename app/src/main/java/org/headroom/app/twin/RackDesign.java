package org.headroom.app.twin;

import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackColumns;
import org.headroom.data.site.ItPlant;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/**
 * What the rack loops need of the hardware, one entry a rack: racks may hold GPUs of different kinds.
 *
 * <p>Arrays are the design's own and never change after {@link #of}.
 */
final class RackDesign {
    final int servers;
    final int slots;
    final int racks;

    /** Racks of the site; more than {@link #racks} where one entry stands for several. */
    final int siteRacks;

    /** Racks that each entry stands for; null if each is one. */
    final double @Nullable [] times;

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

    private RackDesign(int servers, int slots, RackColumns columns, double coolantJPerK) {
        this.servers = servers;
        this.slots = slots;
        this.racks = columns.count();
        this.siteRacks = columns.racks();
        this.times = columns.single() ? null : columns.times();
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
    static RackDesign of(Fleet fleet, RackColumns columns, ItPlant it, double coolantJPerK) {
        RackDesign d = new RackDesign(fleet.servers(), fleet.slots(), columns, coolantJPerK);
        int gpus = it.gpusPerServer();
        for (int c = 0; c < d.racks; c++) {
            int r = columns.rackOf()[c];
            d.serversIn[c] = fleet.serversIn(r);
            ItPlant.Kind kind = it.kinds().get(fleet.kindOfRack()[r]);
            GpuDesign gpu = kind.gpu();
            d.gpuJPerK[c] = gpus * kind.gpuHeatCapacityJPerK();
            d.referenceC[c] = gpu.referenceC();
            d.throttleC[c] = gpu.throttleC();
            d.slowdownC[c] = gpu.slowdownC();
            d.shutdownC[c] = gpu.shutdownC();
            d.minCapW[c] = gpus * gpu.minCapW();
            ServerPower server = fleet.serverOf(r);
            double training = server.server().trainingAcW();
            double gpusW = gpus * server.gpuWOf(training);
            double liquid = fleet.liquidShareOf(r) * training;
            d.restLiquidShare[c] = Math.clamp((liquid - gpusW) / (training - gpusW), 0, 1);
        }
        return d;
    }
}
