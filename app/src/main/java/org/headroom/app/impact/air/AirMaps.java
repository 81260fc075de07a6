package org.headroom.app.impact.air;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.data.quantity.Unit;

/** NO2 that a site adds as a map: of the year as it was run, or else of what its permit would allow. */
final class AirMaps {
    /** Lower ends of shades, as parts of a round number near the largest value. */
    private static final double[] SHADES = {0.1, 0.2, 0.4, 0.6, 0.8};

    private AirMaps() {}

    static Optional<GeoMap> of(ImpactCase c, AirFindings findings) {
        AirScenario s = findings.actual().emits() ? findings.actual() : findings.permitted();
        double most = Arrays.stream(s.field().no2DesignUgPerM3())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        if (!s.emits() || !(most > 0)) {
            return Optional.empty();
        }
        AirField field = s.field();
        List<GeoMap.Feature> features = new ArrayList<>(Surroundings.features(c));
        features.addAll(Surroundings.places(c));
        double top = rounded(most);
        double[] levels = Arrays.stream(SHADES).map(share -> share * top).toArray();
        boolean happened = findings.actual().emits();
        String words = happened ? "" : " This is what the permit would allow, not what happened.";
        return Optional.of(new GeoMap(
                "air_no2",
                happened
                        ? "NO2 that the site adds in its worst hours"
                        : "NO2 that the permit would allow the site to add in its worst hours",
                "Map of the 98th percentile of the daily largest hours of nitrogen dioxide from the site's stacks. Beside the hall there is no value."
                        + words,
                field.longitudeDeg()[0],
                field.latitudeDeg()[0],
                field.longitudeDeg()[field.longitudeDeg().length - 1],
                field.latitudeDeg()[field.latitudeDeg().length - 1],
                features,
                new GeoMap.Field(
                        "NO2 that the site adds",
                        Unit.UG_PER_M3,
                        field.longitudeDeg(),
                        field.latitudeDeg(),
                        field.no2DesignUgPerM3(),
                        levels)));
    }

    /** The next of 1, 2, 5, 10, ... from a value upwards. */
    private static double rounded(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        double first = value / decade;
        return decade * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
    }
}
