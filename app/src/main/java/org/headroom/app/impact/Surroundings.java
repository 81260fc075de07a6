package org.headroom.app.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.data.site.Community;
import org.headroom.data.site.CommunityMap;
import org.headroom.data.site.CommunityPlace;
import org.headroom.data.site.SiteAquifer;

/** What every map of a site shows: rivers, plants, wells and places from the site's file. */
public final class Surroundings {
    private Surroundings() {}

    public static Ground ground(ImpactCase c) {
        return new Ground(c.site().latitudeDeg(), c.site().longitudeDeg());
    }

    /** What stands around the site at the start of the run's window. */
    public static Community community(ImpactCase c) {
        return c.tree().community(Instant.ofEpochSecond(c.window().fromS()));
    }

    /** Rivers, plants and the site itself; a site whose file has no map is one point. */
    public static List<GeoMap.Feature> features(ImpactCase c) {
        List<GeoMap.Feature> features = new ArrayList<>();
        boolean sited = false;
        for (CommunityMap.Feature f : community(c).map().features()) {
            sited |= f.kind() == CommunityMap.Kind.SITE;
            features.add(new GeoMap.Feature(
                    GeoMap.Kind.valueOf(f.kind().name()),
                    Shortened.of(f.name()),
                    f.longitudeDeg().stream().mapToDouble(Double::doubleValue).toArray(),
                    f.latitudeDeg().stream().mapToDouble(Double::doubleValue).toArray(),
                    f.closed(),
                    null));
        }
        if (!sited) {
            features.add(GeoMap.Feature.point(
                    GeoMap.Kind.SITE,
                    "the site",
                    c.site().longitudeDeg(),
                    c.site().latitudeDeg()));
        }
        return List.copyOf(features);
    }

    /** The wells that pump the site's mains water; none if the file names no aquifer. */
    public static List<GeoMap.Feature> wells(ImpactCase c) {
        SiteAquifer field = c.tree().aquifer(Instant.ofEpochSecond(c.window().fromS()));
        Ground ground = ground(c);
        return field == null
                ? List.of()
                : field.wells().stream()
                        .map(w -> GeoMap.Feature.point(
                                GeoMap.Kind.WELL,
                                w.name(),
                                ground.longitude(w.well().xM()),
                                ground.latitude(w.well().yM())))
                        .toList();
    }

    /** The places of the site's file as points, in its order. */
    public static List<GeoMap.Feature> places(ImpactCase c) {
        return community(c).places().stream().map(Surroundings::point).toList();
    }

    private static GeoMap.Feature point(CommunityPlace place) {
        return GeoMap.Feature.point(
                GeoMap.Kind.PLACE, Shortened.of(place.name()), place.longitudeDeg(), place.latitudeDeg());
    }
}
