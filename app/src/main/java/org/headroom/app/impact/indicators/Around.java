package org.headroom.app.impact.indicators;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.air.AirFindings;
import org.headroom.app.impact.air.AirScenario;
import org.headroom.app.impact.noise.NoiseFindings;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What other rooms found about air, noise and people; null where they could not.
 *
 * @param no2 highest at a home, one hour, background included, micrograms a cubic metre
 * @param no2Added what the site adds to it
 * @param pm25 highest at a home, mean of the year, background included
 * @param pm25Added what the site adds to it
 * @param formaldehydeAdded the site's part at the same home, mean of the year
 * @param ldn day-night level at the nearest home, dB(A)
 * @param people in places where the site adds more than the significance level
 */
public record Around(
        @Nullable Quantity no2,
        @Nullable Quantity no2Added,
        @Nullable Quantity pm25,
        @Nullable Quantity pm25Added,
        @Nullable Quantity formaldehydeAdded,
        @Nullable Quantity ldn,
        @Nullable Quantity people) {
    /** Nothing known around the site. */
    public static final Around UNKNOWN = new Around(null, null, null, null, null, null, null);

    private static final String PLUME = "Gaussian plume by the hour over the year, docs/models/plume.md; screening";

    /**
     * What the sections on air, noise and people found.
     *
     * @param people in census blocks above a significance level; null without a census file
     */
    public static Around of(AirFindings air, NoiseFindings noise, @Nullable Quantity people, Figures f) {
        Quantity ldn = noise.nearestHome().map(NoiseFindings.At::dayNight).orElse(null);
        if (!air.modelled()) {
            return new Around(null, null, null, null, null, ldn, people);
        }
        List<AirScenario.AtPlace> known = air.actual().places().stream()
                .filter(place -> !place.refused() && Double.isFinite(place.no2DesignUgPerM3()))
                .toList();
        List<AirScenario.AtPlace> homes =
                known.stream().filter(place -> place.kind().equals("home")).toList();
        Optional<AirScenario.AtPlace> no2 = (homes.isEmpty() ? known : homes)
                .stream().max(Comparator.comparingDouble(AirScenario.AtPlace::no2DesignUgPerM3));
        Optional<AirScenario.AtPlace> pm = (homes.isEmpty() ? known : homes)
                .stream().max(Comparator.comparingDouble(AirScenario.AtPlace::pm25UgPerM3));
        double ratio = air.pmShortTon() > 0
                ? air.formaldehydeShortTon() / air.pmShortTon()
                : air.formaldehydeShortTon() == 0 ? 0 : Double.NaN;
        return new Around(
                no2.map(p -> at(
                                "a3.no2",
                                "Nitrogen dioxide in an hour, with background, at " + p.name(),
                                p.no2DesignUgPerM3() + air.backgroundNo2UgPerM3(),
                                "98th percentile of the days' highest hours + background",
                                f))
                        .orElse(null),
                no2.map(p -> at(
                                "a3.added_no2",
                                "Nitrogen dioxide that the site adds in an hour at " + p.name(),
                                p.no2DesignUgPerM3(),
                                "98th percentile of the days' highest hours",
                                f))
                        .orElse(null),
                pm.map(p -> at(
                                "a4.pm25",
                                "Fine particles, with background, at " + p.name(),
                                p.pm25UgPerM3() + air.backgroundPm25UgPerM3(),
                                "mean of the year's hours + background",
                                f))
                        .orElse(null),
                pm.map(p -> at(
                                "a4.added_pm25",
                                "Fine particles that the site adds at " + p.name(),
                                p.pm25UgPerM3(),
                                "mean of the year's hours",
                                f))
                        .orElse(null),
                pm.map(p -> at(
                                "a7.formaldehyde",
                                "Formaldehyde that the site adds at " + p.name(),
                                p.pm25UgPerM3() * ratio,
                                "particles of the same stacks x formaldehyde / particles given off",
                                f))
                        .orElse(null),
                ldn,
                people);
    }

    private static Quantity at(String id, String name, double value, String formula, Figures f) {
        return f.add(new Quantity(
                "indicator." + id + "_ug_per_m3",
                name,
                value,
                Double.NaN,
                Double.NaN,
                Unit.UG_PER_M3,
                formula,
                List.of("community.air"),
                PLUME,
                Confidence.ESTIMATE));
    }
}
