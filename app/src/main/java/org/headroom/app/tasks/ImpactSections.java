package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.air.AirFindings;
import org.headroom.app.impact.air.AirScenario;
import org.headroom.app.impact.air.AirSection;
import org.headroom.app.impact.air.AirStudy;
import org.headroom.app.impact.indicators.Around;
import org.headroom.app.impact.indicators.Indicators;
import org.headroom.app.impact.indicators.Models;
import org.headroom.app.impact.indicators.Standards;
import org.headroom.app.impact.noise.NoiseFindings;
import org.headroom.app.impact.noise.NoiseSection;
import org.headroom.app.impact.noise.NoiseStudy;
import org.headroom.app.impact.pages.Pages;
import org.headroom.app.impact.people.AirThere;
import org.headroom.app.impact.people.NeighbourhoodSection;
import org.headroom.app.impact.people.PeopleFindings;
import org.headroom.app.impact.people.PeopleInput;
import org.headroom.app.impact.year.YearSections;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.data.site.CommunityAir;
import org.jspecify.annotations.Nullable;

/** Every topic's sections in the order of a report: the short page first, what checks the rest last. */
final class ImpactSections {
    /** By id; what is not named here stands where it was made, after the section before it. */
    private static final List<String> ORDER = List.of(
            "short",
            "electricity",
            "water",
            "air",
            "air-emissions",
            "noise",
            "noise-workings",
            "money",
            "compared",
            "people",
            "neighbourhoods",
            "events",
            "whatif",
            "indicators",
            "uncertainty",
            "disputed",
            "standards",
            "models");

    private ImpactSections() {}

    /**
     * All of them, whoever reads.
     *
     * @param notes of how the year came about, a sentence each
     */
    static List<Section> of(ImpactCase c, Figures f, PeopleInput input, List<String> notes) {
        AirFindings air = f.once(AirFindings.class, () -> AirStudy.of(c));
        NoiseStudy noise = NoiseStudy.of(c);
        NoiseFindings heard = NoiseFindings.of(noise, f);
        AirThere there = there(c, air);
        PeopleFindings people = PeopleFindings.of(c, f, input, noise, there);
        Indicators indicators = Indicators.of(c, f, Around.of(air, heard, reached(people), f));
        List<Section> made = new ArrayList<>();
        made.addAll(Pages.of(c, f));
        made.addAll(AirSection.of(c, f));
        made.addAll(NoiseSection.of(c, f, noise, heard));
        made.addAll(NeighbourhoodSection.of(c, f, input, noise, people, there));
        made.addAll(YearSections.of(c, f, notes));
        made.addAll(indicators.sections());
        made.addAll(Standards.of(c, f));
        made.addAll(Models.of(c, f, RunModel.cards()));
        return inOrder(made);
    }

    /** What the air study says of a point; null if the site's file has no stacks. */
    private static @Nullable AirThere there(ImpactCase c, AirFindings air) {
        if (!air.modelled()) {
            return null;
        }
        CommunityAir design =
                c.tree().communityAir(Instant.ofEpochSecond(c.window().fromS()));
        AirScenario actual = air.actual();
        return new AirThere(
                (latitude, longitude) -> at(actual, latitude, longitude)
                        .map(AirScenario.AtPlace::no2DesignUgPerM3)
                        .orElseGet(() -> actual.no2UgPerM3(longitude, latitude)),
                (latitude, longitude) -> at(actual, latitude, longitude)
                        .map(AirScenario.AtPlace::pm25UgPerM3)
                        .orElseGet(() -> actual.pm25UgPerM3(longitude, latitude)),
                design.no2Significant(),
                design.pm25Significant());
    }

    /** The place of the site's file that stands at a point, which was computed by itself and not between points of the map. */
    private static Optional<AirScenario.AtPlace> at(AirScenario scenario, double latitudeDeg, double longitudeDeg) {
        return scenario.places().stream()
                .filter(p -> p.latitudeDeg() == latitudeDeg && p.longitudeDeg() == longitudeDeg)
                .findFirst();
    }

    private static @Nullable Quantity reached(PeopleFindings people) {
        return people.aboveNo2Sil() == null ? people.abovePm25Sil() : people.aboveNo2Sil();
    }

    private static List<Section> inOrder(List<Section> made) {
        List<Placed> placed = new ArrayList<>();
        int last = 0;
        for (Section section : made) {
            int at = ORDER.indexOf(section.id());
            last = at < 0 ? last : at;
            placed.add(new Placed(last, section));
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::at))
                .map(Placed::section)
                .toList();
    }

    private record Placed(int at, Section section) {}

    /** What an audience gets; a section without blocks has nothing to say. */
    static List<Section> forAudience(List<Section> all, Audience audience) {
        return all.stream()
                .filter(s -> s.audiences().contains(audience) && !s.blocks().isEmpty())
                .toList();
    }

    static List<Section> forAny(List<Section> all, Set<Audience> audiences) {
        return all.stream()
                .filter(s -> !s.blocks().isEmpty() && s.audiences().stream().anyMatch(audiences::contains))
                .toList();
    }
}
