package org.headroom.data.site;

import java.util.List;
import java.util.Map;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.ServerDesign;

/**
 * The computers.
 *
 * @param racks all full but the last, which holds what is left
 * @param gpuHeatCapacityJPerK thermal mass of a GPU with its cold plate
 * @param workUtilization mean tensor / SM activity by kind of work, 0 to 1
 */
public record ItPlant(
        int gpus,
        int racks,
        int halls,
        int serversPerRack,
        int gpusPerServer,
        int racksPerArray,
        String gpuModel,
        GpuDesign gpu,
        double gpuHeatCapacityJPerK,
        List<Maker> makers,
        Network network,
        Map<String, Double> workUtilization) {

    /**
     * A maker of servers.
     *
     * @param share of all servers
     * @param liquidShare share of a server's heat that its cold plates take; the rest goes to air
     */
    public record Maker(String name, double share, double liquidShare, ServerDesign server) {}

    /** Network, storage and management; powers are AC input and do not follow the load. */
    public record Network(int leafs, int spines, int cores, double switchW, double storageW, double managementW) {
        public int switches() {
            return leafs + spines + cores;
        }

        public double powerW() {
            return switches() * switchW + storageW + managementW;
        }
    }

    public ItPlant {
        makers = List.copyOf(makers);
        workUtilization = Map.copyOf(workUtilization);
    }

    /** Servers, the last one counted whole. */
    public int servers() {
        return (gpus + gpusPerServer - 1) / gpusPerServer;
    }

    /** Share of all server heat that cold plates take when every server draws the same. */
    public double liquidShare() {
        return makers.stream().mapToDouble(m -> m.share() * m.liquidShare()).sum();
    }
}
