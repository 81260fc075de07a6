package org.headroom.data.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds what stands around a site; each part has its own method. */
final class CommunityBinding {
    static final String GROUP = "community";

    private static final String AT = GROUP + ".";

    private final SiteValues v;

    CommunityBinding(SiteValues values) {
        this.v = values;
    }

    Community community() {
        return new Community(map(), places(), new NoiseBinding(v).noise());
    }

    private List<CommunityPlace> places() {
        List<CommunityPlace> places = new ArrayList<>();
        for (String id : v.names(AT + "places")) {
            String at = AT + "places." + id;
            places.add(new CommunityPlace(
                    id,
                    v.text(at + ".name"),
                    v.choice(at + ".kind", CommunityPlace.Kind.class),
                    v.raw(at + ".latitude_deg"),
                    v.raw(at + ".longitude_deg"),
                    v.source(at + ".latitude_deg")));
        }
        return places;
    }

    private CommunityMap map() {
        List<CommunityMap.Feature> features = new ArrayList<>();
        for (String id : v.names(AT + "map")) {
            String at = AT + "map." + id;
            List<Double> latitudes = degrees(at + ".latitude_deg", 90);
            List<Double> longitudes = degrees(at + ".longitude_deg", 180);
            if (latitudes.size() != longitudes.size()) {
                throw v.error(
                        at + ".longitude_deg",
                        longitudes.size() + " numbers",
                        "as many as latitude_deg has, " + latitudes.size());
            }
            boolean closed = "true".equals(v.textOrNull(at + ".closed"));
            if (closed && latitudes.size() < 3) {
                throw v.error(at + ".closed", "true with " + latitudes.size() + " corners", "an area has at least 3");
            }
            features.add(new CommunityMap.Feature(
                    id,
                    v.text(at + ".name"),
                    v.choice(at + ".kind", CommunityMap.Kind.class),
                    latitudes,
                    longitudes,
                    closed,
                    v.source(at + ".latitude_deg.0")));
        }
        return new CommunityMap(features);
    }

    private List<Double> degrees(String path, double most) {
        List<Double> degrees = Arrays.stream(v.numbers(path)).boxed().toList();
        for (int i = 0; i < degrees.size(); i++) {
            if (Math.abs(degrees.get(i)) > most) {
                throw v.error(
                        path + "." + i,
                        Numbers.text(degrees.get(i)),
                        Numbers.text(-most) + " to " + Numbers.text(most));
            }
        }
        return degrees;
    }
}
