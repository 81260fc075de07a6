package org.headroom.app.impact.noise;

import java.util.List;
import java.util.Optional;
import org.headroom.app.report.impact.Quantity;

/**
 * What the noise model found, for indicators and for pages about places.
 *
 * @param places in the order of the site's file
 * @param nearestHome the place of kind home (or else any place) with the highest day-night level; empty without places or
 *     without sources
 * @param missing what a site's file lacks for this, in words; empty if nothing
 */
public record NoiseFindings(List<At> places, Optional<At> nearestHome, String missing) {
    public NoiseFindings {
        places = List.copyOf(places);
    }

    /**
     * At a place.
     *
     * @param id as in {@code boxtown}
     * @param distance from the middle of the site, m
     * @param dayNight Ldn of the year, dB(A), with its range
     * @param night equivalent level of the year's nights, 22 to 7 h
     * @param loudestDay Ldn of the loudest day
     */
    public record At(
            String id, String name, Quantity distance, Quantity dayNight, Quantity night, Quantity loudestDay) {}
}
