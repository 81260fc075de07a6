package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which network is asked about, and at what load.
 *
 * @param name an embedded site, a site file, a Headroom network file or a MATPOWER case
 * @param changes inputs of the site to change, as {@code --set} gives them
 * @param weather a weather file; null for the embedded year
 * @param load of every server of a site
 * @param at a local day or time at which a site is settled; null for 15:00 on an average July day
 * @param loadMw all loads together are scaled to this; null to leave them
 */
public record NetworkRequest(
        String name,
        Map<String, String> changes,
        @Nullable Path weather,
        SimulateRequest.FullLoadKind load,
        @Nullable String at,
        @Nullable Double loadMw) {
    public NetworkRequest {
        changes = Map.copyOf(changes);
    }
}
