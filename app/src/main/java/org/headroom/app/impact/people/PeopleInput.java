package org.headroom.app.impact.people;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.app.impact.Shortened;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.CommunityPlace;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about people and places around a site; nothing is made up where a file is not given.
 *
 * @param census who lives where; empty without a file
 * @param censusFile what the file is called; empty without one
 * @param places that get a page; empty without a file
 */
public record PeopleInput(List<CensusBlock> census, String censusFile, List<CommunityPlace> places) {
    /** Columns of a census file that must be there; the others may. */
    static final List<String> CENSUS = List.of("name", "latitude_deg", "longitude_deg", "population");

    static final List<String> CENSUS_MORE = List.of("households", "children", "over_65");
    static final List<String> PLACES = List.of("name", "latitude_deg", "longitude_deg", "kind");

    /** A report with more pages than this would not be read. */
    private static final int MOST_PLACES = 60;

    private static final double MOST_PEOPLE = 1e7;

    public PeopleInput {
        census = List.copyOf(census);
        places = List.copyOf(places);
    }

    /** Nothing said. */
    public static PeopleInput none() {
        return new PeopleInput(List.of(), "", List.of());
    }

    /**
     * Reads what is given.
     *
     * @throws InputError for a file that cannot be read or a row that does not fit, with its line
     */
    public static PeopleInput read(@Nullable Path census, @Nullable Path places) {
        Path name = census == null ? null : census.getFileName();
        return new PeopleInput(
                census == null ? List.of() : blocks(StrictTable.read(census, CENSUS, CENSUS_MORE)),
                name == null ? "" : name.toString(),
                places == null ? List.of() : places(StrictTable.read(places, PLACES, List.of())));
    }

    static List<CensusBlock> blocks(StrictTable table) {
        List<CensusBlock> blocks = new ArrayList<>();
        for (StrictTable.Line line : table.lines()) {
            double population = line.number("population", 0, MOST_PEOPLE);
            double children = line.optional("children", 0, MOST_PEOPLE);
            double over65 = line.optional("over_65", 0, MOST_PEOPLE);
            if (children + over65 > population || children > population || over65 > population) {
                throw line.error("population", "fewer people than its children and old people", "at least as many");
            }
            blocks.add(new CensusBlock(
                    line.text("name"),
                    line.number("latitude_deg", -90, 90),
                    line.number("longitude_deg", -180, 180),
                    population,
                    line.optional("households", 0, MOST_PEOPLE),
                    children,
                    over65));
        }
        return blocks;
    }

    static List<CommunityPlace> places(StrictTable table) {
        Set<String> kinds = Stream.of(CommunityPlace.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        List<CommunityPlace> places = new ArrayList<>();
        for (StrictTable.Line line : table.lines()) {
            String kind = line.text("kind");
            if (!kinds.contains(kind)) {
                throw line.error("kind", "'" + Shortened.of(kind) + "'", String.join(", ", kinds));
            }
            if (places.size() == MOST_PLACES) {
                throw line.error("name", "more places", "at most " + MOST_PLACES + " places");
            }
            places.add(new CommunityPlace(
                    "user_" + (places.size() + 1),
                    line.text("name"),
                    CommunityPlace.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    line.number("latitude_deg", -90, 90),
                    line.number("longitude_deg", -180, 180),
                    "the user's list of places"));
        }
        return places;
    }
}
