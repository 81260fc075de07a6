package org.headroom.physics.gpu;

import java.util.Map;

/**
 * An entry of the {@link GpuCatalogue}: a GPU with its data sheet and the server that holds it.
 *
 * @param name as site files and design files say it, such as {@code h100-sxm}
 * @param model as people say it
 * @param maxClockHz highest clock of its SMs
 * @param heatCapacityJPerK of the GPU with its cold plate
 * @param coldPlateKPerW GPU to coolant at the design flow; NaN where the site's own holds
 * @param liquidShare of its server's heat
 * @param parts of its server besides the GPUs
 */
public record GpuKind(
        String name,
        String model,
        GpuDesign gpu,
        GpuSheet sheet,
        double maxClockHz,
        double heatCapacityJPerK,
        double coldPlateKPerW,
        double liquidShare,
        ServerDesign server,
        Map<ServerPart, PartEnds> parts) {

    public GpuKind {
        parts = Map.copyOf(parts);
    }

    public ServerPower serverPower() {
        return new ServerPower(gpu, server);
    }

    public ServerParts serverParts() {
        return new ServerParts(serverPower(), parts);
    }
}
