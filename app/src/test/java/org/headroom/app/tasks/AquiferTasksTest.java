package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AquiferTasksTest {
    private static SiteInput site(Map<String, String> changes) {
        return SiteInput.open(SiteInput.DEFAULT, changes);
    }

    private static AquiferRequest announced() {
        return AquiferRequest.of(site(Map.of()));
    }

    private static AquiferRequest until(String until, double years) {
        return new AquiferRequest(site(Map.of()), 1.3e6, null, LocalDate.of(2025, 7, 17), until, 0, years);
    }

    @Test
    void bounds_are_labelled_and_never_the_headline() {
        AquiferText text = new AquiferText(new AquiferShow(announced()));
        List<AquiferText.Block> blocks = text.blocks();
        assertThat(blocks.getLast().title()).startsWith("BOUNDS, no results");
        assertThat(blocks.getLast().rows())
                .allSatisfy(row -> assertThat(row.getFirst()).startsWith("bound"));
        assertThat(blocks.getFirst().rows())
                .noneSatisfy(row -> assertThat(row.getFirst()).contains("bound:"));
    }

    @Test
    void once_recycled_water_takes_over_the_aquifer_recovers() {
        AquiferShow running = new AquiferShow(until("2028-01-01", 2));
        AquiferShow stopped = new AquiferShow(until("2028-01-01", 4));
        double before = running.places().get(1).drawdownM().getLast().central();
        double after = stopped.places().get(1).drawdownM().getLast().central();
        assertThat(before).isGreaterThan(0.6);
        assertThat(after).isLessThan(0.01 * before);
    }

    @Test
    void recycled_stands_for_the_sites_own_date() {
        AquiferShow named = new AquiferShow(until("recycled", 3));
        AquiferShow dated = new AquiferShow(until("2027-01-01", 3));
        assertThat(named.whens()).isEqualTo(dated.whens()).contains("stop 2027-01-01");
    }

    @Test
    void a_history_of_one_rate_is_a_steady_draw(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("draw.csv");
        Files.writeString(file, "date,gal_per_day\n2025-07-17,1300000\n");
        AquiferShow read =
                new AquiferShow(new AquiferRequest(site(Map.of()), null, file, null, null, 0, AquiferRequest.YEARS));
        AquiferShow steady = new AquiferShow(announced());
        assertThat(read.places().get(1).drawdownM().getLast().central())
                .isCloseTo(steady.places().get(1).drawdownM().getLast().central(), within(1e-12));
    }

    @Test
    void a_history_is_refused_by_its_line(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("draw.csv");
        Files.writeString(file, "date,gal_per_day\n2027-01,5\n2026-01,5\n");
        AquiferRequest request = new AquiferRequest(site(Map.of()), null, file, null, null, 0, 20);
        assertThatThrownBy(() -> new AquiferShow(request))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 3");
        Files.writeString(file, "date,gal_per_day\n2027-01,-5\n");
        assertThatThrownBy(() -> new AquiferShow(request)).hasMessageContaining("line 2, gal_per_day");
    }

    @Test
    void a_site_without_an_aquifer_is_refused_in_words() {
        AquiferRequest request = AquiferRequest.of(site(Map.of("water.aquifer.transmissivity_m2_per_day", "null")));
        assertThatThrownBy(() -> new AquiferShow(request))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("water.aquifer.transmissivity_m2_per_day");
    }

    @Test
    void a_well_beyond_an_edge_is_bad_input() {
        AquiferRequest request = AquiferRequest.of(site(Map.of(
                "water.aquifer.boundaries.fault.kind", "no_flow",
                "water.aquifer.boundaries.fault.east_m", "3000",
                "water.aquifer.boundaries.fault.north_m", "0",
                "water.aquifer.boundaries.fault.bearing_deg", "0")));
        assertThatThrownBy(() -> new AquiferShow(request)).isInstanceOf(InputError.class);
    }

    @Test
    void the_map_is_well_formed_and_names_its_case(@TempDir Path dir) throws Exception {
        AquiferMap map = new AquiferMap(announced(), "central", 40, null, false);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(map.svg().getBytes(StandardCharsets.UTF_8)));
        assertThat(map.svg()).contains("central case", "14 wells", "km east of the site", ">ft<", ">0.5<");
        assertThat(new AquiferMap(announced(), "regional_low", 10, null, false).svg())
                .contains("BOUND, no result");
        Path png = dir.resolve("map.png");
        map.write(png);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1000);
        assertThatThrownBy(() -> map.write(dir.resolve("map.jpg"))).isInstanceOf(InputError.class);
    }

    @Test
    void the_grid_of_a_map_is_the_wells_own_drawdown() {
        AquiferMap map = new AquiferMap(announced(), "central", 5, 8.0, false);
        String[] middle = map.csv().lines().toList().get(1 + 2 * 5 + 2).split(",", -1);
        assertThat(Double.parseDouble(middle[0])).isCloseTo(3000, within(1.0));
        assertThat(Double.parseDouble(middle[2])).isBetween(0.7, 1.1);
        assertThat(map.csv().lines()).hasSize(26);
    }

    @Test
    void leakage_is_drawdown_over_the_resistance_of_the_clay() {
        double m = Double.parseDouble(new AquiferMap(announced(), "central", 2, 8.0, false)
                .csv()
                .lines()
                .toList()
                .get(1)
                .split(",", -1)[2]);
        double mmPerYear = Double.parseDouble(new AquiferMap(announced(), "central", 2, 8.0, true)
                .csv()
                .lines()
                .toList()
                .get(1)
                .split(",", -1)[2]);
        assertThat(mmPerYear).isCloseTo(m * 2400 / 8000.0 / 8000.0 * 365.25 * 1000, within(1e-9));
    }

    @Test
    void a_case_that_nobody_named_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> new AquiferMap(announced(), "worst", 10, null, false))
                .hasMessageContaining("central | regional_low");
    }

    private static SimulateOutcome day(Map<String, String> changes) {
        return new Simulate()
                .run(
                        new SimulateRequest(
                                site(changes),
                                null,
                                null,
                                null,
                                null,
                                null,
                                3600,
                                SimulateRequest.FullLoadKind.TRAINING,
                                null,
                                null),
                        Progress.SILENT);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_run_tells_what_its_draw_does_to_the_aquifer_if_it_goes_on() {
        Map<String, Object> aquifer = Objects.requireNonNull(
                (Map<String, Object>) day(Map.of()).json().get("aquifer"));
        assertThat(aquifer).containsKeys("points", "leakage", "limit", "offer", "bounds", "uncertainty", "field_total");
        List<Map<String, Object>> points = Objects.requireNonNull((List<Map<String, Object>>) aquifer.get("points"));
        Map<String, Double> now =
                Objects.requireNonNull((Map<String, Double>) points.get(1).get("run_drawdown_m"));
        Map<String, Double> later =
                Objects.requireNonNull((Map<String, Double>) points.get(1).get("sustained_drawdown_m"));
        double central = later.getOrDefault("central", Double.NaN);
        assertThat(central).isBetween(0.5, 0.7);
        assertThat(now.getOrDefault("central", Double.NaN)).isLessThan(central);
        assertThat(later.getOrDefault("low", Double.NaN)).isLessThan(central);
        assertThat(later.getOrDefault("high", Double.NaN)).isGreaterThan(central);
    }

    @Test
    void a_limit_of_drawdown_is_judged_on_the_sustained_draw_at_the_place_lowered_most() {
        assertThat(day(Map.of("limits.drawdown_m", "5")).violations())
                .noneMatch(v -> v.limit().equals("drawdown_m"));
        assertThat(day(Map.of("limits.drawdown_m", "0.4")).violations())
                .filteredOn(v -> v.limit().equals("drawdown_m"))
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.worst()).isBetween(0.5, 0.7);
                    assertThat(v.allowed()).isEqualTo(0.4);
                });
    }

    @Test
    void a_site_without_an_aquifer_simulates_as_before() {
        SimulateOutcome outcome = day(Map.of("water.aquifer.transmissivity_m2_per_day", "null"));
        assertThat(outcome.aquifer()).isNull();
        assertThat(outcome.json()).doesNotContainKey("aquifer");
    }

    private static String leakageText(AquiferShow show) {
        AquiferText.Block block = new AquiferText(show)
                .blocks().stream()
                        .filter(b -> b.title().startsWith("Water drawn down"))
                        .findFirst()
                        .orElseThrow();
        return block.title() + block.head() + block.rows();
    }

    /** At the instant of the stop the water still comes as it did; after it there is nothing to take a share of. */
    @Test
    @SuppressWarnings("unchecked")
    void the_share_of_leakage_at_a_stop_is_that_of_the_pumped_state_and_none_after_it() {
        AquiferShow show = new AquiferShow(until("2028-01-01", 5));
        List<AquiferShow.LeakageRow> rows = show.leakage();
        int stop = show.whens().indexOf("stop 2028-01-01");
        assertThat(rows.get(stop).share().central()).isCloseTo(1, within(0.01));
        assertThat(rows.get(stop).share().low()).isGreaterThan(0.9);
        assertThat(rows.getLast().share().central()).isNaN();
        List<Map<String, Object>> json =
                Objects.requireNonNull((List<Map<String, Object>>) show.json().get("leakage"));
        assertThat(json.get(stop).get("share_of_pumping")).isNotNull();
        assertThat(json.getLast()).containsEntry("share_of_pumping", null);
        assertThat(leakageText(show)).contains(", -]");
    }

    @Test
    void only_an_endless_leaky_aquifer_is_said_to_have_no_other_source() {
        String endless = "An endless leaky aquifer has no other source";
        assertThat(leakageText(new AquiferShow(announced()))).contains(endless);
        Map<String, String> river = Map.of(
                "water.aquifer.boundaries.river.kind", "recharge",
                "water.aquifer.boundaries.river.east_m", "-3000",
                "water.aquifer.boundaries.river.north_m", "0",
                "water.aquifer.boundaries.river.bearing_deg", "0");
        AquiferShow fed = new AquiferShow(AquiferRequest.of(site(river)));
        assertThat(leakageText(fed)).doesNotContain(endless).contains("from the river, m3/day", "its share");
        AquiferShow.LeakageRow last = fed.leakage().getLast();
        assertThat(last.edgesShare().central()).isGreaterThan(0.001);
        assertThat(last.share().central() + last.edgesShare().central()).isCloseTo(1, within(1e-6));
        assertThat(String.valueOf(fed.json().get("leakage_note"))).doesNotContain("no other source");
        AquiferShow tight = new AquiferShow(AquiferRequest.of(site(Map.of("water.aquifer.leakage_factor_m", "null"))));
        assertThat(leakageText(tight)).doesNotContain(endless).contains("comes from storage");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_map_of_leakage_puts_no_figure_on_a_gap_in_the_clay() {
        AquiferMap map = new AquiferMap(announced(), "central", 20, null, true);
        assertThat(map.svg())
                .contains("A gap in it would take", "nothing of what is dissolved")
                .doesNotContain("mm/year ·");
        List<Map<String, Object>> points = Objects.requireNonNull(
                (List<Map<String, Object>>) map.json(null).get("points"));
        assertThat(points).isNotEmpty().allSatisfy(p -> assertThat(p).containsEntry("value", null));
        assertThat(new AquiferMap(announced(), "central", 20, null, false).svg())
                .contains(" m · ");
    }

    @Test
    void a_map_far_wider_than_the_cone_holds_no_noise() {
        AquiferMap map = new AquiferMap(announced(), "central", 200, 1000.0, false);
        assertThat(map.csv().lines().skip(1).map(l -> Double.parseDouble(l.split(",", -1)[2])))
                .allSatisfy(v -> assertThat(v == 0 || v > 1e-10).isTrue())
                .contains(0.0);
        assertThat(map.svg()).doesNotContain(">-0", ">0.000");
    }

    @Test
    void a_small_map_has_the_digits_of_its_steps() {
        String svg = new AquiferMap(announced(), "central", 40, 0.1, false).svg();
        assertThat(svg).contains("0.02 km<").doesNotContain(">0 km<", ">0.0 km<");
        List<String> east = java.util.regex.Pattern.compile(">(\\d\\.\\d\\d)<")
                .matcher(svg)
                .results()
                .map(r -> r.group(1))
                .toList();
        assertThat(east).containsExactly("2.96", "2.98", "3.00", "3.02", "3.04");
    }

    /** The drawdown at a corner of the map again, from what the document says alone. */
    @Test
    @SuppressWarnings("unchecked")
    void a_map_can_be_computed_again_from_its_document() {
        Map<String, Object> json = new AquiferMap(announced(), "central", 3, 8.0, false).json(null);
        assertThat(String.valueOf(json.get("from"))).startsWith("20");
        Map<String, Double> inputs = Objects.requireNonNull((Map<String, Double>) json.get("inputs"));
        double t = inputs.getOrDefault("transmissivity_m2_per_day", Double.NaN);
        double b = inputs.getOrDefault("leakage_factor_m", Double.NaN);
        double[] x = Objects.requireNonNull((double[]) json.get("east_m"));
        double[] y = Objects.requireNonNull((double[]) json.get("north_m"));
        double sum = 0;
        for (Map<String, Object> well : Objects.requireNonNull((List<Map<String, Object>>) json.get("wells"))) {
            double r = Math.hypot(x[0] - number(well, "east_m"), y[0] - number(well, "north_m"));
            Map<String, Object> first = Objects.requireNonNull((List<Map<String, Object>>) well.get("pumping"))
                    .getFirst();
            sum += number(first, "pumping_m3_per_day")
                    / (2 * Math.PI * t)
                    * org.headroom.physics.aquifer.Bessel.k0(r / b);
        }
        List<List<Double>> values = Objects.requireNonNull((List<List<Double>>) json.get("values"));
        assertThat(sum).isCloseTo(values.getFirst().getFirst(), within(1e-6));
    }

    private static double number(Map<String, Object> from, String key) {
        return (double) Objects.requireNonNull(from.get(key));
    }
}
