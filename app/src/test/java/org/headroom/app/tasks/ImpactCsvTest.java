package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;

class ImpactCsvTest {
    private static Quantity number(String id, double value, Unit unit) {
        return new Quantity(
                id, id, value, Double.NaN, Double.NaN, unit, "", List.of(), "made up", Confidence.ASSUMPTION);
    }

    private static Quantity ranged(String id, double value, double low, double high, Unit unit) {
        return new Quantity(id, id, value, low, high, unit, "", List.of(), "made up", Confidence.ASSUMPTION);
    }

    private static List<List<Span>> row(String name, Quantity... numbers) {
        return numbers.length == 0
                ? List.of(Span.words(name), Span.words(""))
                : List.of(Span.words(name), Span.of("{}", numbers));
    }

    private static Block.Rows rows(List<List<List<Span>>> rows) {
        return new Block.Rows("use", "Use", List.of("", "Year's total"), rows);
    }

    @Test
    void a_chart_over_time_has_a_row_an_instant_with_offset_and_all_digits() {
        Plot plot = new Plot(
                "power",
                "Power",
                "",
                Plot.Axis.TIME,
                "",
                Unit.MW,
                "MW",
                new double[] {1752728400, 1752732000},
                List.of(),
                ZoneId.of("America/Chicago"),
                List.of(
                        new Plot.Series("Site power", Plot.Mark.LINE, new double[] {0.1 + 0.2, Double.NaN}),
                        new Plot.Series("Site power", Plot.Mark.LIMIT, new double[] {150, 150})));
        assertThat(ImpactCsv.plot(plot))
                .isEqualTo("time,site_power_mw,site_power_mw_2\r\n"
                        + "2025-07-17T00:00:00-05:00,0.30000000000000004,150.0\r\n"
                        + "2025-07-17T01:00:00-05:00,,150.0\r\n");
    }

    @Test
    void cells_with_commas_quotes_or_breaks_are_quoted() {
        Plot plot = new Plot(
                "work",
                "Work",
                "",
                Plot.Axis.CATEGORY,
                "",
                Unit.ONE,
                "",
                new double[] {0, 1, 2},
                List.of("a, b", "he said \"no\"", "two\r\nlines"),
                null,
                List.of(new Plot.Series("share", Plot.Mark.BAR, new double[] {1, 2, 3})));
        assertThat(ImpactCsv.plot(plot))
                .isEqualTo("category,share\r\n\"a, b\",1.0\r\n\"he said \"\"no\"\"\",2.0\r\n\"two\r\nlines\",3.0\r\n");
    }

    @Test
    void a_column_of_numbers_in_one_unit_ends_in_it() {
        assertThat(ImpactCsv.table(rows(List.of(row("a", number("a", 1.5, Unit.MWH)), row("b")))))
                .isEqualTo("row,year_s_total_mwh\r\na,1.5\r\nb,\r\n");
    }

    @Test
    void a_column_whose_unit_changes_says_it_row_by_row() {
        assertThat(ImpactCsv.table(rows(
                        List.of(row("a", number("a", 1.5, Unit.MWH)), row("b", number("b", 7, Unit.GAL))))))
                .isEqualTo("row,year_s_total,year_s_total_unit\r\na,1.5,mwh\r\nb,7.0,gal\r\n");
    }

    @Test
    void ranges_and_words_beside_a_number_have_columns_of_their_own() {
        Block.Rows rows =
                rows(List.of(List.of(Span.words("a"), Span.of("at least {-}", ranged("a", 2, 1, 3, Unit.MW)))));
        assertThat(ImpactCsv.table(rows))
                .isEqualTo("row,year_s_total_mw,year_s_total_low_mw,year_s_total_high_mw,year_s_total_words\r\n"
                        + "a,2.0,1.0,3.0,at least\r\n");
    }

    @Test
    void a_cell_of_several_numbers_stays_a_sentence_with_all_digits() {
        Block.Rows rows = rows(List.of(List.of(
                Span.words("a"),
                Span.of("{} of {}", number("a", 1.0 / 3, Unit.MW), number("b", Double.NaN, Unit.MW)))));
        assertThat(ImpactCsv.table(rows)).isEqualTo("row,year_s_total\r\na,0.3333333333333333 MW of unknown\r\n");
    }

    @Test
    void a_map_has_its_points_and_its_field_by_coordinate() {
        GeoMap map = new GeoMap(
                "noise",
                "Noise",
                "",
                -90.2,
                35,
                -90,
                35.2,
                List.of(GeoMap.Feature.point(GeoMap.Kind.PLACE, "بيت, home", -90.1, 35.1)),
                new GeoMap.Field(
                        "Sound",
                        Unit.DBA,
                        new double[] {-90.2, -90.0},
                        new double[] {35.0, 35.2},
                        new double[] {1, 2, 3, 4},
                        new double[] {1}));
        Section section = new Section("s", "S", EnumSet.of(Audience.COUNCIL), List.of(new Block.MapView(map)));
        ImpactCsv csv = new ImpactCsv(ImpactNumbers.of(List.of(section)), List.of());
        assertThat(csv.files().get("maps/noise-field.csv"))
                .isEqualTo("longitude_deg,latitude_deg,sound_dba\r\n-90.2,35.0,1.0\r\n-90.0,35.0,2.0\r\n"
                        + "-90.2,35.2,3.0\r\n-90.0,35.2,4.0\r\n");
        assertThat(csv.files().get("maps/noise.csv"))
                .isEqualTo("kind,name,feature,point,closed,longitude_deg,latitude_deg,value,value_unit\r\n"
                        + "place,\"بيت, home\",1,1,false,-90.1,35.1,,\r\n");
    }

    @Test
    void names_of_files_are_safe_and_never_the_same() {
        Block.Rows one = new Block.Rows("../a b", "", List.of("x"), List.of());
        Block.Rows two = new Block.Rows("../A/b", "", List.of("x"), List.of());
        Section section = new Section("s", "S", EnumSet.of(Audience.COUNCIL), List.of(one, two));
        ImpactCsv csv = new ImpactCsv(ImpactNumbers.of(List.of(section)), List.of());
        assertThat(csv.file("tables/", "../a b")).isEqualTo("tables/.._a_b.csv");
        assertThat(csv.file("tables/", "../A/b")).isEqualTo("tables/.._A_b-2.csv");
    }
}
