package org.headroom.data.network;

import java.nio.file.Path;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.NetworkTree;
import org.headroom.grid.network.Network;

/**
 * Reads a Headroom network file: physical values under readable keys, {@code schema: headroom.network/1}, the same keys as {@code
 * grid.network} in a site's file.
 */
public final class NetworkYaml {
    private NetworkYaml() {}

    /**
     * The network with the loads that the file states.
     *
     * @throws InputError for the first thing that is not right
     */
    public static Network read(Path file) {
        return NetworkTree.read(file).network();
    }

    /** The same from text; {@code file} is what error lines call it. */
    public static Network parse(String file, String yaml) {
        return NetworkTree.parse(file, yaml).network();
    }
}
