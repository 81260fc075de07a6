package org.headroom.app.impact.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.Ground;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.noise.LoudYear;
import org.headroom.app.impact.noise.NoiseStudy;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final SiteTree MEMPHIS = SiteTree.embedded("memphis-announced");

    /** At 0.5, 2, 4 and 8 km north of 35.06 N, 90.16 W; a degree of latitude is 111.195 km. */
    private static final String CENSUS = """
            name,latitude_deg,longitude_deg,population,households,children,over_65
            near,35.0645,-90.16,10,4,2,1
            "middle, ""east"" side",35.0780,-90.16,200,80,50,20
            outer,35.0960,-90.16,3000,1200,700,
            far,35.1320,-90.16,40000,16000,9000,5000
            """;

    @Test
    void people_are_counted_within_one_three_and_five_kilometres() {
        PeopleFindings found = found(CENSUS, null);
        assertThat(found.rings()).extracting(PeopleFindings.Ring::km).containsExactly(1, 3, 5);
        assertThat(found.rings()).extracting(r -> r.population().value()).containsExactly(10.0, 210.0, 3210.0);
        assertThat(value(found.rings().get(1).households())).isEqualTo(84);
        assertThat(value(found.rings().get(1).over65())).isEqualTo(21);
        // one row inside does not say
        assertThat(found.rings().get(2).over65()).isNull();
    }

    @Test
    void people_above_a_level_are_those_at_whose_point_the_air_is() {
        AirThere air = new AirThere((lat, lon) -> lat < 35.09 ? 8 : 1, (lat, lon) -> Double.NaN, 7.5, 0.13);
        PeopleFindings found = found(CENSUS, air);
        assertThat(value(found.aboveNo2Sil())).isEqualTo(210);
        assertThat(value(found.abovePm25Sil())).isZero();
        assertThat(value(found.aboveNoise())).isBetween(0.0, 210.0);
    }

    @Test
    void nobody_is_made_up_without_a_file() {
        ImpactCase c = new LoudYear(MEMPHIS).impact();
        NoiseStudy noise = NoiseStudy.of(c);
        Figures f = new Figures();
        PeopleFindings found = PeopleFindings.of(c, f, PeopleInput.none(), noise, null);
        assertThat(found.rings()).isEmpty();
        List<Section> sections = NeighbourhoodSection.of(c, f, PeopleInput.none(), noise, found, null);
        assertThat(sections).extracting(Section::id).containsExactly("people", "neighbourhoods");
        assertThat(sections.getFirst().blocks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Block.Callout.class, k -> assertThat(k.kind()).isEqualTo(Block.Kind.UNKNOWN));
        assertThat(f.all()).noneMatch(q -> q.id().startsWith("people."));
    }

    @Test
    void each_place_of_the_site_gets_its_distance_noise_and_drawdown() {
        ImpactCase c = new LoudYear(MEMPHIS).impact();
        NoiseStudy noise = NoiseStudy.of(c);
        Figures f = new Figures();
        NeighbourhoodSection.of(
                c, f, PeopleInput.none(), noise, PeopleFindings.of(c, f, PeopleInput.none(), noise, null), null);
        assertThat(f.get("neighbourhood.boxtown.distance_km").value()).isCloseTo(4.315, within(0.001));
        assertThat(f.get("noise.boxtown.day_night_dba").known()).isTrue();
        Quantity drawdown = f.get("neighbourhood.boxtown.drawdown_m");
        assertThat(drawdown.value()).isBetween(drawdown.low(), drawdown.high());
        assertThat(drawdown.value()).isBetween(0.01, 3.0);
    }

    @Test
    void names_of_others_stay_as_they_are_and_are_shown_short() {
        String evil = "<script>alert(1)</script> {0} {}";
        PeopleInput input = new PeopleInput(
                List.of(),
                "",
                PeopleInput.places(StrictTable.parse(
                        "p.csv",
                        "name,latitude_deg,longitude_deg,kind\n" + evil + ",35.1,-90.1,school\n" + "x".repeat(10_000)
                                + ",35.0,-90.2,home\n",
                        PeopleInput.PLACES,
                        List.of())));
        ImpactCase c = new LoudYear(MEMPHIS).impact();
        NoiseStudy noise = NoiseStudy.of(c);
        Figures f = new Figures();
        List<Section> sections =
                NeighbourhoodSection.of(c, f, input, noise, PeopleFindings.of(c, f, input, noise, null), null);
        assertThat(sections.getLast().blocks())
                .filteredOn(Block.Heading.class::isInstance)
                .extracting(b -> ((Block.Heading) b).words())
                .containsExactly(evil, "x".repeat(79) + "…");
        assertThat(f.all()).allMatch(q -> q.name().length() < 200);
    }

    @Test
    void a_file_that_does_not_fit_is_refused_with_its_line(@TempDir Path folder) throws IOException {
        refused(folder, "name,latitude_deg,longitude_deg\nx,1,2\n", "line 1: found no column 'population'");
        refused(folder, "name,latitude_deg,longitude_deg,population,race\n", "line 1: found the column 'race'");
        refused(folder, header("a,35,-90,ten"), "line 2, population: found 'ten'");
        refused(folder, header("a,35,-90,1\nb,95,-90,1"), "line 3, latitude_deg: found 95, allowed: -90 to 90");
        refused(folder, header("a,35,-90,NaN"), "line 2, population: found NaN");
        refused(folder, header("a,35,-90,0x1p3"), "line 2, population");
        refused(folder, header("a,35,-90,-1"), "line 2, population: found -1");
        refused(folder, header("a,35,-90"), "line 2: found 3 fields");
        refused(folder, header("\"a,35,-90,1"), "line 2: found a quotation mark");
        refused(folder, header(",35,-90,1"), "line 2, name: found nothing");
        refused(folder, header(""), "a header without rows");
        Path missing = folder.resolve("none.csv");
        assertThatThrownBy(() -> PeopleInput.read(missing, null))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no such file");
        Path places =
                Files.writeString(folder.resolve("p.csv"), "name,latitude_deg,longitude_deg,kind\nx,35,-90,zoo\n");
        assertThatThrownBy(() -> PeopleInput.read(null, places))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 2, kind: found 'zoo', allowed: home, school, neighbourhood");
    }

    @Test
    void a_place_at_the_other_end_of_the_world_has_a_distance_and_nothing_else() {
        PeopleInput input = new PeopleInput(
                List.of(),
                "",
                PeopleInput.places(StrictTable.parse(
                        "p.csv", "name,latitude_deg,longitude_deg,kind\nfar,-45,170,home\n", PeopleInput.PLACES, List.of())));
        ImpactCase c = new LoudYear(MEMPHIS).impact();
        NoiseStudy noise = NoiseStudy.of(c);
        Figures f = new Figures();
        NeighbourhoodSection.of(c, f, input, noise, PeopleFindings.of(c, f, input, noise, null), null);
        assertThat(f.get("neighbourhood.user_1.distance_km").value()).isGreaterThan(10_000);
        assertThat(f.get("noise.user_1.day_night_dba").known()).isFalse();
    }

    @Test
    void directions_and_distances_are_those_of_a_map() {
        Ground ground = new Ground(35.06, -90.16);
        assertThat(ground.direction(35.07, -90.16)).isEqualTo("north");
        assertThat(ground.direction(35.05, -90.148)).isEqualTo("south-east");
        assertThat(ground.direction(35.0601, -90.2)).isEqualTo("west");
        assertThat(ground.distanceM(36.06, -90.16)).isCloseTo(111_195, within(1.0));
        assertThat(ground.latitude(ground.northM(35.2))).isCloseTo(35.2, within(1e-12));
        assertThat(ground.longitude(ground.eastM(-90.3))).isCloseTo(-90.3, within(1e-12));
    }

    private static String header(String rows) {
        return "name,latitude_deg,longitude_deg,population\n" + rows;
    }

    private static void refused(Path folder, String text, String says) throws IOException {
        Path file = Files.writeString(folder.resolve("census.csv"), text);
        assertThatThrownBy(() -> PeopleInput.read(file, null))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(says);
    }

    private static PeopleFindings found(String census, @org.jspecify.annotations.Nullable AirThere air) {
        PeopleInput input = new PeopleInput(
                PeopleInput.blocks(StrictTable.parse("c.csv", census, PeopleInput.CENSUS, PeopleInput.CENSUS_MORE)),
                "c.csv",
                List.of());
        ImpactCase c = new LoudYear(MEMPHIS).impact();
        return PeopleFindings.of(c, new Figures(), input, NoiseStudy.of(c), air);
    }

    private static double value(@org.jspecify.annotations.Nullable Quantity quantity) {
        return java.util.Objects.requireNonNull(quantity).value();
    }
}
