package org.headroom.app.impact.noise;

import java.util.List;
import java.util.Optional;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.Shortened;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CommunityPlace;

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

    private static final String FORMULA =
            "10 lg of the mean over the year of 10^(L/10), L the A-weighted sum of all machines by octave: sound power, less"
                    + " 20 lg d + 11, the ground and the air of the hour; nights count ten times";
    private static final String SOURCE =
            "ISO 9613-1:1993 and 9613-2:1996, EPA 550/9-74-004 (1974), Headroom's twin for the hours;"
                    + " sound powers are published estimates (docs/models/noise.md)";

    /** Registers the numbers of a study. */
    public static NoiseFindings of(NoiseStudy study, Figures f) {
        List<At> places = study.heard().stream().map(h -> at(h, f)).toList();
        return new NoiseFindings(places, nearest(study, places), study.missing());
    }

    /** One place that the site's file does not name. */
    public static Optional<At> at(NoiseStudy study, CommunityPlace place, Figures f) {
        return study.modelled() ? Optional.of(at(study.hear(place), f)) : Optional.empty();
    }

    private static At at(NoiseStudy.Heard heard, Figures f) {
        String id = heard.place().id();
        String name = Shortened.of(heard.place().name());
        Loudness l = heard.loudness();
        double none = Double.NaN;
        return new At(
                id,
                name,
                number(
                        f,
                        "noise." + id + ".distance_km",
                        "Distance of " + name + " from the site",
                        heard.distanceM() / 1000,
                        none,
                        none,
                        Unit.KM,
                        "from the coordinates",
                        id),
                number(
                        f,
                        "noise." + id + ".day_night_dba",
                        "Day-night level at " + name,
                        l.dayNightDb(),
                        heard.lowDb(),
                        heard.highDb(),
                        Unit.DBA,
                        FORMULA,
                        id),
                number(
                        f,
                        "noise." + id + ".night_dba",
                        "Night level at " + name,
                        l.nightDb(),
                        none,
                        none,
                        Unit.DBA,
                        "energy mean from 22 to 7 h over the year",
                        id),
                number(
                        f,
                        "noise." + id + ".loudest_day_dba",
                        "Day-night level of the loudest day at " + name,
                        l.loudest().dayNightDb(),
                        none,
                        none,
                        Unit.DBA,
                        "highest day-night level of a local day",
                        id));
    }

    private static Quantity number(
            Figures f,
            String id,
            String name,
            double value,
            double low,
            double high,
            Unit unit,
            String formula,
            String place) {
        return f.add(new Quantity(
                id,
                name,
                Double.isFinite(value) ? value : Double.NaN,
                low,
                high,
                unit,
                formula,
                List.of("community.noise", "community.places." + place + ".latitude_deg"),
                SOURCE,
                Confidence.ESTIMATE));
    }

    private static Optional<At> nearest(NoiseStudy study, List<At> places) {
        List<NoiseStudy.Heard> heard = study.heard();
        boolean homes = heard.stream().anyMatch(h -> h.place().kind() == CommunityPlace.Kind.HOME);
        int best = -1;
        for (int i = 0; i < heard.size(); i++) {
            boolean counts = places.get(i).dayNight().known()
                    && (!homes || heard.get(i).place().kind() == CommunityPlace.Kind.HOME);
            double here = places.get(i).dayNight().value();
            if (counts && (best < 0 || here > places.get(best).dayNight().value())) {
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(places.get(best));
    }

    /**
     * At a place.
     *
     * @param id as in {@code boxtown}
     * @param distance from the middle of the site, m
     * @param dayNight Ldn of the year, dB(A), with its range; not a number beyond 60 km
     * @param night equivalent level of the year's nights, 22 to 7 h
     * @param loudestDay Ldn of the loudest day
     */
    public record At(
            String id, String name, Quantity distance, Quantity dayNight, Quantity night, Quantity loudestDay) {}
}
