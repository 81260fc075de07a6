package org.headroom.data.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.headroom.physics.gpu.CapCurve;
import org.headroom.physics.gpu.GpuCatalogue;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuKind;
import org.headroom.physics.gpu.GpuSheet;
import org.headroom.physics.gpu.ServerDesign;
import org.jspecify.annotations.Nullable;

/**
 * The computers.
 *
 * @param racks all full but the last, which holds what is left
 * @param kinds kinds of GPU with their servers: the site's own first, then those that single halls name
 * @param hallList halls in the order in which the racks fill them
 * @param ratings of each hall's services, in the order of the halls
 * @param workUtilization mean tensor / SM activity by kind of work, 0 to 1
 * @param workCapCurve what a power cap leaves of the throughput, for the kinds of work that have a curve of their own
 */
public record ItPlant(
        int gpus,
        int racks,
        int serversPerRack,
        int gpusPerServer,
        int racksPerArray,
        List<Kind> kinds,
        List<Hall> hallList,
        Network network,
        List<HallRatings> ratings,
        Map<String, Double> workUtilization,
        Map<String, CapCurve> workCapCurve) {

    /** Name of the kind that {@code it.gpu} and {@code it.makers} describe. */
    public static final String OWN_KIND = "site";

    /**
     * A kind of GPU and the servers that hold it.
     *
     * @param gpuHeatCapacityJPerK thermal mass of a GPU with its cold plate
     * @param coldPlateKPerW GPU to coolant at the design flow
     * @param makers their shares are of this kind's servers
     * @param statedSheet its data sheet where the site states one
     */
    public record Kind(
            String name,
            String gpuModel,
            GpuDesign gpu,
            double gpuHeatCapacityJPerK,
            double coldPlateKPerW,
            List<Maker> makers,
            @Nullable GpuSheet statedSheet) {
        public Kind {
            makers = List.copyOf(makers);
        }

        /** What it can compute, hold and move: as the site states it, else as the catalogue has its model. */
        public Optional<GpuSheet> sheet() {
            return statedSheet != null ? Optional.of(statedSheet) : catalogued().map(GpuKind::sheet);
        }

        /** The entry of its model in the catalogue, which is read now. */
        public Optional<GpuKind> catalogued() {
            return GpuCatalogue.read().ofModel(gpuModel);
        }
    }

    /**
     * A data hall.
     *
     * @param kind index into {@link ItPlant#kinds}
     */
    public record Hall(String name, int racks, int kind) {}

    /**
     * A maker of servers.
     *
     * @param share of all servers of its kind
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
        kinds = List.copyOf(kinds);
        hallList = List.copyOf(hallList);
        ratings = List.copyOf(ratings);
        workUtilization = Map.copyOf(workUtilization);
        workCapCurve = Map.copyOf(workCapCurve);
    }

    public int halls() {
        return hallList.size();
    }

    /** The site's own kind of GPU, which most halls hold. */
    public GpuDesign gpu() {
        return kinds.getFirst().gpu();
    }

    public String gpuModel() {
        return kinds.getFirst().gpuModel();
    }

    public double gpuHeatCapacityJPerK() {
        return kinds.getFirst().gpuHeatCapacityJPerK();
    }

    /** The makers of the site's own kind. */
    public List<Maker> makers() {
        return kinds.getFirst().makers();
    }

    /** The highest power limit of any kind in use: a GPU cap of this many watts holds back none. */
    public double gpuLimitW() {
        return hallList.stream()
                .mapToDouble(hall -> kinds.get(hall.kind()).gpu().limitW())
                .max()
                .orElseThrow();
    }

    /** Servers, the last one counted whole. */
    public int servers() {
        return (gpus + gpusPerServer - 1) / gpusPerServer;
    }

    /** Servers of a kind; the last rack of the last hall holds what is left. */
    public int serversOf(int kind) {
        int count = 0;
        for (Hall hall : hallList) {
            count += hall.kind() == kind ? hall.racks() * serversPerRack : 0;
        }
        return hallList.getLast().kind() == kind ? count - (racks * serversPerRack - servers()) : count;
    }

    /** The mean of a figure over all servers, by the kinds' counts and the makers' shares. */
    public double serverMean(ToDoubleFunction<Maker> figure) {
        double sum = 0;
        for (int k = 0; k < kinds.size(); k++) {
            double share = serversOf(k) / (double) servers();
            sum += share
                    * kinds.get(k).makers().stream()
                            .mapToDouble(m -> m.share() * figure.applyAsDouble(m))
                            .sum();
        }
        return sum;
    }

    /** Share of all server heat that cold plates take while training. */
    public double liquidShare() {
        return serverMean(m -> m.liquidShare() * m.server().trainingAcW())
                / serverMean(m -> m.server().trainingAcW());
    }
}
