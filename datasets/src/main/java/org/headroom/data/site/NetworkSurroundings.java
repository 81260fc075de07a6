package org.headroom.data.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site's file says elsewhere about its network: names of the halls, number, rating and losses of main
 * transformers and unit substations.
 */
record NetworkSurroundings(List<String> halls, Units main, Units unit) {
    /** @param group where these values stand */
    record Units(String group, int units, double ratedVa, double noLoadLossW, double loadLossW) {}

    NetworkSurroundings {
        halls = List.copyOf(halls);
    }

    static NetworkSurroundings of(SiteValues v, List<String> halls) {
        return new NetworkSurroundings(halls, units(v, "grid.substation"), units(v, "grid.unit_substations"));
    }

    private static Units units(SiteValues v, String group) {
        return new Units(
                group,
                v.whole(group + ".units_count"),
                v.si(group + ".rated_mva"),
                v.si(group + ".no_load_loss_w"),
                v.si(group + ".load_loss_w"));
    }

    /** Those of a built-in kind, or null for a kind of the network's own. */
    @Nullable
    Units unitsOf(String kindPath) {
        String name = kindPath.substring(kindPath.lastIndexOf('.') + 1);
        return switch (name) {
            case NetworkTree.MAIN -> main;
            case NetworkTree.UNIT -> unit;
            default -> null;
        };
    }
}
