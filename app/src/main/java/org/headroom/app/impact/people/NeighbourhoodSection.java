package org.headroom.app.impact.people;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Shortened;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.impact.noise.NoiseFindings;
import org.headroom.app.impact.noise.NoiseSection;
import org.headroom.app.impact.noise.NoiseStudy;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CommunityPlace;
import org.jspecify.annotations.Nullable;

/** The sections about people and places: who lives how near, and what arrives at each place that somebody named. */
public final class NeighbourhoodSection {
    private static final Set<Audience> EVERYBODY = EnumSet.allOf(Audience.class);

    private final ImpactCase c;
    private final Figures f;
    private final PeopleInput input;
    private final NoiseStudy noise;
    private final PeopleFindings found;
    private final @Nullable AirThere air;

    private NeighbourhoodSection(
            ImpactCase c,
            Figures f,
            PeopleInput input,
            NoiseStudy noise,
            PeopleFindings found,
            @Nullable AirThere air) {
        this.c = c;
        this.f = f;
        this.input = input;
        this.noise = noise;
        this.found = found;
        this.air = air;
    }

    /** @param air null if nothing is known of it */
    public static List<Section> of(
            ImpactCase c,
            Figures f,
            PeopleInput input,
            NoiseStudy noise,
            PeopleFindings found,
            @Nullable AirThere air) {
        NeighbourhoodSection sections = new NeighbourhoodSection(c, f, input, noise, found, air);
        return List.of(sections.people(), sections.places());
    }

    private Section people() {
        List<Block> blocks = new ArrayList<>();
        if (found.rings().isEmpty()) {
            blocks.add(new Block.Callout(
                    Block.Kind.UNKNOWN,
                    "Who lives here is not in this report",
                    List.of(
                            Span.words("No census file was given, and this report makes up no people."),
                            Span.words(
                                    "To add them, run the report with --census FILE.csv. The file has one line for each"
                                            + " census area, with the columns name, latitude_deg, longitude_deg and population,"
                                            + " and, if known, households, children and over_65."))));
            return new Section("people", "Who lives nearby", EVERYBODY, blocks);
        }
        blocks.add(new Block.Text(
                Span.words("These counts come from the census file that was given with this report. The people"
                        + " of each census area are counted as if all of them lived at one point of it.")));
        List<List<List<Span>>> rows = new ArrayList<>();
        for (PeopleFindings.Ring ring : found.rings()) {
            rows.add(List.of(
                    Span.words("within " + ring.km() + " km"),
                    cell(ring.population()),
                    cell(ring.households()),
                    cell(ring.children()),
                    cell(ring.over65())));
        }
        blocks.add(new Block.Rows(
                "people_rings",
                "People around the middle of the site",
                List.of("Distance", "People", "Households", "Children", "65 and older"),
                rows));
        List<List<Span>> exposed = new ArrayList<>();
        add(
                exposed,
                "{} people live where the nitrogen dioxide that the site adds in the worst hours is above the level that"
                        + " regulators call significant.",
                found.aboveNo2Sil());
        add(
                exposed,
                "{} people live where the fine dust that the site adds over a year is above that level.",
                found.abovePm25Sil());
        Quantity loud = found.aboveNoise();
        if (loud != null) {
            exposed.add(Span.of(
                    "{} people live where the site alone has a day-night noise level of {} or more, which the US EPA names"
                            + " for homes.",
                    loud,
                    NoiseSection.epa(f)));
        }
        if (!exposed.isEmpty()) {
            blocks.add(new Block.Bullets(List.copyOf(exposed)));
        }
        return new Section("people", "Who lives nearby", EVERYBODY, blocks);
    }

    private static void add(List<List<Span>> to, String template, @Nullable Quantity number) {
        if (number != null) {
            to.add(Span.of(template, number));
        }
    }

    private static List<Span> cell(@Nullable Quantity number) {
        return number == null ? Span.words("not in the file") : Span.of("{}", number);
    }

    private Section places() {
        List<CommunityPlace> places =
                input.places().isEmpty() ? Surroundings.community(c).places() : input.places();
        List<Block> blocks = new ArrayList<>();
        if (places.isEmpty()) {
            blocks.add(new Block.Callout(
                    Block.Kind.UNKNOWN,
                    "No places were named",
                    List.of(Span.words(
                            "To add places, run the report with --places FILE.csv. The file has one line for each"
                                    + " place, with the columns name, latitude_deg, longitude_deg and kind (home, school,"
                                    + " neighbourhood, hospital, park or other)."))));
            return new Section("neighbourhoods", "Neighbourhoods", EVERYBODY, blocks);
        }
        blocks.add(new Block.Callout(
                Block.Kind.LIMIT,
                "What a page about a place can say",
                List.of(Span.words(
                        "Each number below is what this one site adds, by models, for a point in the middle of the"
                                + " place. Homes a street away can have other levels. Other sources of air pollution and noise"
                                + " come on top."))));
        Wells wells = new Wells(c);
        for (CommunityPlace place : places) {
            page(place, wells, blocks);
        }
        blocks.add(
                new Block.Note(
                        Span.words(
                                "Not known for any of these places: what air and noise there are like without the site,"
                                        + " as no monitor of air or noise stands there; how healthy the people are; and what is inside homes.")));
        return new Section("neighbourhoods", "Neighbourhoods", EVERYBODY, blocks);
    }

    private void page(CommunityPlace place, Wells wells, List<Block> blocks) {
        String name = Shortened.of(place.name());
        Ground ground = Surroundings.ground(c);
        String at = "neighbourhood." + place.id() + ".";
        Quantity distance = f.add(new Quantity(
                at + "distance_km",
                "Distance of " + name + " from the site",
                ground.distanceM(place.latitudeDeg(), place.longitudeDeg()) / 1000,
                Double.NaN,
                Double.NaN,
                Unit.KM,
                "from the coordinates, over flat ground",
                List.of("location.latitude_deg", "location.longitude_deg"),
                place.source(),
                Confidence.DERIVED));
        blocks.add(new Block.Heading(name));
        blocks.add(Block.Text.of(
                "{} to the " + ground.direction(place.latitudeDeg(), place.longitudeDeg()) + " of the site.",
                distance));
        List<List<List<Span>>> rows = new ArrayList<>();
        Optional<NoiseFindings.At> heard = NoiseFindings.at(noise, place, f);
        rows.add(row(
                "Noise of the site, day-night level of the year",
                heard.map(NoiseFindings.At::dayNight).orElse(null),
                true,
                heard.isEmpty() ? "no machines are known" : "too far away"));
        rows.add(row(
                "Nitrogen dioxide that the site adds in the worst hours",
                air == null
                        ? null
                        : air(
                                at + "no2_ug_per_m3",
                                "NO2 in an hour from the site at " + name,
                                air.no2UgPerM3().applyAsDouble(place.latitudeDeg(), place.longitudeDeg())),
                false,
                "the air model gives nothing here"));
        rows.add(row(
                "Fine dust (PM2.5), mean of the year that the site adds",
                air == null
                        ? null
                        : air(
                                at + "pm25_year_ug_per_m3",
                                "Mean PM2.5 from the site at " + name,
                                air.pm25YearUgPerM3().applyAsDouble(place.latitudeDeg(), place.longitudeDeg())),
                false,
                "the air model gives nothing here"));
        rows.add(row(
                "Aquifer lowered by the site's water, after twenty years",
                wells.below(place, f),
                true,
                "no aquifer or no draw from it is known"));
        blocks.add(new Block.Rows(
                "neighbourhood_" + place.id(),
                "What arrives at " + name,
                List.of("What", "How much"),
                rows));
    }

    private @Nullable Quantity air(String id, String name, double value) {
        return Double.isNaN(value)
                ? null
                : f.add(new Quantity(
                        id,
                        name,
                        value,
                        Double.NaN,
                        Double.NaN,
                        Unit.UG_PER_M3,
                        "as the section about air works it out, between the points of its map",
                        List.of("community.air"),
                        "Headroom's screening plume model, docs/models/plume.md",
                        Confidence.ESTIMATE));
    }

    private static List<List<Span>> row(String what, @Nullable Quantity number, boolean ranged, String unknown) {
        return List.of(
                Span.words(what),
                number == null || !number.known() ? Span.words("not known: " + unknown) : Span.of(ranged ? "{-}" : "{}", number));
    }
}
