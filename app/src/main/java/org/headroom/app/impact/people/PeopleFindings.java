package org.headroom.app.impact.people;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Shortened;
import org.headroom.app.impact.Surroundings;
import org.headroom.app.impact.noise.NoiseStudy;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Who lives around a site, by the census file that the user gave: every block's people are taken to live at its point.
 *
 * @param rings people within 1, 3 and 5 km of the middle of the site; empty without a file
 * @param aboveNo2Sil people where the site adds more NO2 in an hour than the significant impact level; null if unknown
 * @param abovePm25Sil people where its mean of the year of PM2.5 is; null if unknown
 * @param aboveNoise people where the site alone has a day-night level of 55 dB(A) or more; null if unknown
 */
public record PeopleFindings(
        List<Ring> rings,
        @Nullable Quantity aboveNo2Sil,
        @Nullable Quantity abovePm25Sil,
        @Nullable Quantity aboveNoise) {
    private static final int[] RINGS_KM = {1, 3, 5};
    private static final double LOUD_DBA = 55;

    public PeopleFindings {
        rings = List.copyOf(rings);
    }

    /** People within a distance; a number that some block inside does not state is null. */
    public record Ring(
            int km,
            Quantity population,
            @Nullable Quantity households,
            @Nullable Quantity children,
            @Nullable Quantity over65) {}

    /** @param air null if nothing is known of it */
    public static PeopleFindings of(
            ImpactCase c, Figures f, PeopleInput input, NoiseStudy noise, @Nullable AirThere air) {
        if (input.census().isEmpty()) {
            return new PeopleFindings(List.of(), null, null, null);
        }
        Count count = new Count(input, f);
        Ground ground = Surroundings.ground(c);
        List<Ring> rings = new ArrayList<>();
        for (int km : RINGS_KM) {
            Predicate<CensusBlock> inside = b -> ground.distanceM(b.latitudeDeg(), b.longitudeDeg()) <= km * 1000.0;
            String near = "people.within_" + km + "_km.";
            String words = " within " + km + " km";
            rings.add(new Ring(
                    km,
                    count.known(near + "population_count", "People" + words, inside, CensusBlock::population),
                    count.stated(near + "households_count", "Households" + words, inside, CensusBlock::households),
                    count.stated(near + "children_count", "Children" + words, inside, CensusBlock::children),
                    count.stated(
                            near + "over_65_count", "People of 65 and older" + words, inside, CensusBlock::over65)));
        }
        return new PeopleFindings(
                rings,
                air == null || Double.isNaN(air.no2SilUgPerM3())
                        ? null
                        : count.over(
                                "people.above_no2_sil_count",
                                "People where the site adds more NO2 than the significant impact level",
                                b -> air.no2UgPerM3().applyAsDouble(b.latitudeDeg(), b.longitudeDeg()),
                                air.no2SilUgPerM3()),
                air == null || Double.isNaN(air.pm25SilUgPerM3())
                        ? null
                        : count.over(
                                "people.above_pm25_sil_count",
                                "People where the site adds more PM2.5 than the significant impact level",
                                b -> air.pm25YearUgPerM3().applyAsDouble(b.latitudeDeg(), b.longitudeDeg()),
                                air.pm25SilUgPerM3()),
                !noise.modelled()
                        ? null
                        : count.over(
                                "people.above_55_dba_count",
                                "People where the site alone has a day-night level of 55 dB(A) or more",
                                b -> noise.dayNightDb(b.latitudeDeg(), b.longitudeDeg()),
                                LOUD_DBA));
    }

    /** Adds people up. */
    private record Count(PeopleInput input, Figures f) {
        Quantity known(String id, String name, Predicate<CensusBlock> where, ToDoubleFunction<CensusBlock> of) {
            double sum = input.census().stream().filter(where).mapToDouble(of).sum();
            return f.add(new Quantity(
                    id,
                    name,
                    sum,
                    Double.NaN,
                    Double.NaN,
                    Unit.COUNT,
                    "sum over the rows of the census file whose point is there",
                    List.of("--census"),
                    "the user's census file " + Shortened.of(input.censusFile()),
                    Confidence.DERIVED));
        }

        @Nullable
        Quantity stated(String id, String name, Predicate<CensusBlock> where, ToDoubleFunction<CensusBlock> of) {
            boolean all = input.census().stream().filter(where).mapToDouble(of).noneMatch(Double::isNaN);
            boolean any = input.census().stream().anyMatch(where);
            return all && any ? known(id, name, where, of) : null;
        }

        Quantity over(String id, String name, ToDoubleFunction<CensusBlock> value, double limit) {
            double[] there = input.census().stream().mapToDouble(value).toArray();
            double sum = 0;
            for (int i = 0; i < there.length; i++) {
                double people = input.census().get(i).population();
                if (there[i] >= limit) {
                    sum += people;
                }
            }
            return f.add(new Quantity(
                    id,
                    name,
                    sum,
                    Double.NaN,
                    Double.NaN,
                    Unit.COUNT,
                    "sum of the people of the census file at whose point the model gives " + limit
                            + " or more; points where the model gives nothing are left out",
                    List.of("--census"),
                    "the user's census file " + Shortened.of(input.censusFile()) + " and the models of this report",
                    Confidence.ESTIMATE));
        }
    }
}
