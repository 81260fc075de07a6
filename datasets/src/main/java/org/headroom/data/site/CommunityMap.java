package org.headroom.data.site;

import java.util.List;
import java.util.Optional;

/**
 * What every map of a site shows, from coordinates alone (WGS 84).
 *
 * @param features in the order of the file; later ones are drawn over earlier ones
 */
public record CommunityMap(List<Feature> features) {
    public CommunityMap {
        features = List.copyOf(features);
    }

    /** What a feature is. */
    public enum Kind {
        SITE,
        RIVER,
        WELL,
        WASTEWATER,
        POWER,
        ROAD
    }

    /**
     * A point, a line or an area.
     *
     * @param id its key in the file
     * @param latitudeDeg a value a corner; one alone is a point
     * @param longitudeDeg as many
     * @param closed whether it is an area
     * @param source where the coordinates come from
     */
    public record Feature(
            String id,
            String name,
            Kind kind,
            List<Double> latitudeDeg,
            List<Double> longitudeDeg,
            boolean closed,
            String source) {
        public Feature {
            latitudeDeg = List.copyOf(latitudeDeg);
            longitudeDeg = List.copyOf(longitudeDeg);
        }
    }

    /** The outline of the site's own building, if the file has one. */
    public Optional<Feature> outline() {
        return features.stream()
                .filter(f -> f.kind() == Kind.SITE && f.closed())
                .findFirst();
    }
}
