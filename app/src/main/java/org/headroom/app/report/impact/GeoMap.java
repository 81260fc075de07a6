package org.headroom.app.report.impact;

import java.util.List;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A map as data, drawn as vectors from coordinates (WGS 84, degrees): no tiles, no network.
 *
 * @param id tells it apart in a report; names its CSV
 * @param inWords what it shows, for who cannot see it
 * @param field what is shaded, or null
 */
public record GeoMap(
        String id,
        String title,
        String inWords,
        double west,
        double south,
        double east,
        double north,
        List<Feature> features,
        @Nullable Field field) {
    /** What a feature is, and so how it is drawn. */
    public enum Kind {
        SITE,
        RIVER,
        WELL,
        WASTEWATER,
        POWER,
        PLACE,
        RECEPTOR,
        ROAD
    }

    /**
     * A point, a line or an area.
     *
     * @param closed whether it is an area
     */
    public record Feature(
            Kind kind,
            String name,
            double[] longitudeDeg,
            double[] latitudeDeg,
            boolean closed,
            @Nullable Quantity value) {
        public static Feature point(Kind kind, String name, double longitudeDeg, double latitudeDeg) {
            return new Feature(kind, name, new double[] {longitudeDeg}, new double[] {latitudeDeg}, false, null);
        }
    }

    /**
     * A value over the map.
     *
     * @param values row after row from the south, {@code [row * longitudes + column]}
     * @param levels lower ends of the shades, rising
     */
    public record Field(
            String name, Unit unit, double[] longitudeDeg, double[] latitudeDeg, double[] values, double[] levels) {}
}
