package org.headroom.physics.gpu;

import java.util.EnumMap;
import java.util.Map;

/**
 * The rest of a server by its parts.
 *
 * <pre>
 * part(g) = idle + (g - idle_gpu) / (limit - idle_gpu) (max - idle)
 * other   = rest - sum of the parts
 * </pre>
 *
 * <p>g power of one GPU, W. Both ends of each part are given, in W of AC input (so the loss of the power supplies is one
 * of the parts and is never added). The sum is {@link ServerPower#restW} exactly, because what the parts leave is called
 * other; where a server has less rest than the parts need, all of them shrink alike. Above the highest measured power up to
 * nameplate all of the difference is other. The split is an assumption; only the sum is measured. Worked number: 8 x H100
 * at 7,750 W of AC input: 2,662 W of rest, of it 469 W in the CPUs and 393 W lost in the power supplies.
 */
public final class ServerParts {
    private final ServerPower server;
    private final Map<ServerPart, PartEnds> parts = new EnumMap<>(ServerPart.class);

    /** @param ends of every part but {@link ServerPart#OTHER}; one that is left out takes nothing */
    public ServerParts(ServerPower server, Map<ServerPart, PartEnds> ends) {
        this.server = server;
        double idleSum = 0;
        double maxSum = 0;
        for (ServerPart part : ServerPart.values()) {
            PartEnds given =
                    part == ServerPart.OTHER ? new PartEnds(0, 0) : ends.getOrDefault(part, new PartEnds(0, 0));
            parts.put(part, given);
            idleSum += given.idleW();
            maxSum += given.maxW();
        }
        double restIdleW = server.restW(server.gpu().idleW());
        double restMaxW = server.restW(server.gpu().limitW());
        double idleScale = idleSum > restIdleW ? restIdleW / idleSum : 1;
        double maxScale = maxSum > restMaxW ? restMaxW / maxSum : 1;
        parts.replaceAll((_, p) -> new PartEnds(idleScale * p.idleW(), maxScale * p.maxW()));
        parts.put(ServerPart.OTHER, new PartEnds(Math.max(0, restIdleW - idleSum), Math.max(0, restMaxW - maxSum)));
    }

    public ServerPower server() {
        return server;
    }

    /** Draw of a part, W of AC input, with each GPU at {@code gpuW}. */
    public double partW(ServerPart part, double gpuW) {
        PartEnds ends = parts.getOrDefault(part, new PartEnds(0, 0));
        double along = (gpuW - server.gpu().idleW())
                / (server.gpu().limitW() - server.gpu().idleW());
        return ends.idleW() + along * (ends.maxW() - ends.idleW());
    }

    /** The same at an AC input, W, up to nameplate and beyond. */
    public double partAtAcW(ServerPart part, double acW) {
        double gpuW = server.gpuWOf(acW);
        double margin = part == ServerPart.OTHER ? acW - server.acW(gpuW) : 0;
        return partW(part, gpuW) + margin;
    }
}
