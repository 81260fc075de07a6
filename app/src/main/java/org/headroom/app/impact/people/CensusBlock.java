package org.headroom.app.impact.people;

/**
 * People of one census area, put at one point.
 *
 * @param population who lives there
 * @param households not a number if the file does not say
 * @param children below 18 years; not a number if the file does not say
 * @param over65 65 years and older; not a number if the file does not say
 */
public record CensusBlock(
        String name,
        double latitudeDeg,
        double longitudeDeg,
        double population,
        double households,
        double children,
        double over65) {}
