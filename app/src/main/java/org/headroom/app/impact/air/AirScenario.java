package org.headroom.app.impact.air;

import java.util.List;

/**
 * What one set of emissions adds to the air: at places and over a map.
 *
 * @param id as in {@code actual}, {@code permitted}
 * @param words what it shows, in a sentence
 * @param emits whether anything is emitted in it
 * @param places in the order of the site's file
 */
public record AirScenario(String id, String words, boolean emits, List<AtPlace> places, AirField field) {
    public AirScenario {
        places = List.copyOf(places);
    }

    /**
     * What arrives at a place, from the site alone, ug/m3; not a number inside a building's cavity.
     *
     * @param kind as in {@code home}
     * @param distanceM from the stacks
     * @param refused whether it lies where a straight plume says nothing
     * @param no2DesignUgPerM3 98th percentile of the daily largest hours of NO2, the form of the 1-hour standard
     * @param no2HighestUgPerM3 the largest hour of NO2
     * @param pm25UgPerM3 annual mean; all particles of the stacks count as fine
     */
    public record AtPlace(
            String id,
            String name,
            String kind,
            double longitudeDeg,
            double latitudeDeg,
            double distanceM,
            boolean refused,
            double no2DesignUgPerM3,
            double no2HighestUgPerM3,
            double pm25UgPerM3) {}

    /** Annual PM2.5 from the site alone at a point, ug/m3, linear between the map's points; not a number outside it. */
    public double pm25UgPerM3(double longitudeDeg, double latitudeDeg) {
        return field.at(field.pm25UgPerM3(), longitudeDeg, latitudeDeg);
    }

    /** 98th percentile of the daily largest hours of NO2 from the site alone at a point, ug/m3. */
    public double no2UgPerM3(double longitudeDeg, double latitudeDeg) {
        return field.at(field.no2DesignUgPerM3(), longitudeDeg, latitudeDeg);
    }
}
