package org.headroom.app.impact.noise;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CommunityPlace;

/** The day-night level of the year around a site as a map. */
final class NoiseMap {
    /** The farthest place that a map still makes room for. */
    private static final double FARTHEST_M = 9_000;

    private static final double LEAST_M = 3_000;
    private static final int CELLS = 60;
    private static final double[] LEVELS = {25, 30, 35, 40, 45, 50, 55, 60, 65};

    private NoiseMap() {}

    static GeoMap of(ImpactCase c, NoiseStudy study) {
        Ground ground = Surroundings.ground(c);
        double half = LEAST_M;
        for (CommunityPlace place : Surroundings.community(c).places()) {
            double far = Math.max(
                    Math.abs(ground.eastM(place.longitudeDeg())), Math.abs(ground.northM(place.latitudeDeg())));
            if (far < FARTHEST_M) {
                half = Math.max(half, 1.15 * far);
            }
        }
        double[] longitude = new double[CELLS + 1];
        double[] latitude = new double[CELLS + 1];
        for (int i = 0; i <= CELLS; i++) {
            double at = half * (2.0 * i / CELLS - 1);
            longitude[i] = ground.longitude(at);
            latitude[i] = ground.latitude(at);
        }
        double[] values = new double[(CELLS + 1) * (CELLS + 1)];
        for (int row = 0; row <= CELLS; row++) {
            for (int column = 0; column <= CELLS; column++) {
                values[row * (CELLS + 1) + column] = study.dayNightDb(latitude[row], longitude[column]);
            }
        }
        List<GeoMap.Feature> features = new ArrayList<>(Surroundings.features(c));
        for (GeoMap.Feature place : Surroundings.places(c)) {
            if (inside(place, longitude, latitude)) {
                features.add(place);
            }
        }
        return new GeoMap(
                "noise_map",
                "Noise of the site around it, day-night level of the year",
                "Rings of sound around the site. It gets quieter with distance in all directions alike, as the model has the wind"
                        + " blow from the site towards each point.",
                longitude[0],
                latitude[0],
                longitude[CELLS],
                latitude[CELLS],
                List.copyOf(features),
                new GeoMap.Field("Day-night level", Unit.DBA, longitude, latitude, values, LEVELS));
    }

    private static boolean inside(GeoMap.Feature point, double[] longitude, double[] latitude) {
        double x = point.longitudeDeg()[0];
        double y = point.latitudeDeg()[0];
        return x > longitude[0] && x < longitude[CELLS] && y > latitude[0] && y < latitude[CELLS];
    }
}
