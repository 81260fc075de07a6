package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code report} from outside: what it wrote is read again and every printed number is computed once more. */
class ReportCommandTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern DATA = Pattern.compile("<data ([^>]*)>([^<]*)</data>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    /**
     * Factors between the two systems, from the definitions of the US gallon (231 cubic inches of 2.54 cm), the avoirdupois
     * pound (0.45359237 kg), the foot (0.3048 m) and the mile (5,280 feet); NIST Special Publication 811 (2008), appendix B.
     */
    private static final Map<String, Double> OTHER = factors();

    @TempDir
    static Path folder;

    private static Path database = Path.of("none");
    private static Path written = Path.of("none");
    private static JsonNode annex = JSON.createObjectNode();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A number as it stands in the HTML. */
    private record Printed(
            String id, boolean other, String part, String unit, double scale, int decimals, String text) {}

    private static int execute(StringWriter out, StringWriter err, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--db", database.toString()));
        String[] whole = all.toArray(String[]::new);
        CommandLine line = Main.commandLine(whole);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(whole);
    }

    private int run(String... args) {
        return execute(out, err, args);
    }

    @BeforeAll
    static void makeAReportForEverybody() throws IOException {
        database = folder.resolve("headroom.db");
        written = folder.resolve("report");
        StringWriter said = new StringWriter();
        String plan = folder.resolve("plan").toString();
        assertThat(execute(said, said, "plan", "--days", "2", "--solve-steps", "20", "--quiet", "--out", plan))
                .as(said.toString())
                .isBetween(0, 1);
        assertThat(execute(said, said, arguments(written))).as(said.toString()).isZero();
        annex = JSON.readTree(Files.readString(written.resolve("report.json")));
    }

    private static String[] arguments(Path to) {
        return new String[] {
            "report",
            "@last",
            "--audience",
            "all",
            "--html",
            "--data",
            "--members",
            "6",
            "--seed",
            "3",
            "--out",
            to.toString()
        };
    }

    private static Map<String, JsonNode> quantities() {
        Map<String, JsonNode> all = new HashMap<>();
        annex.get("quantities")
                .forEach(q -> assertThat(all.put(q.get("id").asString(), q))
                        .as(q.get("id").asString())
                        .isNull());
        return all;
    }

    private static String html(String audience) throws IOException {
        return Files.readString(written.resolve("report-" + audience + ".html"));
    }

    private static List<Printed> printed(String html) {
        List<Printed> all = new ArrayList<>();
        Matcher data = DATA.matcher(html);
        while (data.find()) {
            Map<String, String> a = new HashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(data.group(1));
            while (attribute.find()) {
                a.put(attribute.group(1), attribute.group(2).replace("&amp;", "&"));
            }
            String other = a.get("data-of");
            all.add(new Printed(
                    other == null ? Objects.requireNonNull(a.get("data-q"), data.group()) : other,
                    other != null,
                    a.getOrDefault("data-part", "value"),
                    Objects.requireNonNull(a.get("data-unit"), data.group()),
                    Double.parseDouble(a.getOrDefault("data-scale", "1")),
                    Integer.parseInt(Objects.requireNonNull(a.get("data-decimals"), data.group())),
                    data.group(2)));
        }
        return all;
    }

    private static Map<String, Double> factors() {
        double gal = 231 * Math.pow(0.0254, 3);
        double lb = 0.45359237;
        double ft = 0.3048;
        double mile = 5280 * ft;
        Map<String, Double> f = new HashMap<>();
        f.put("gal m3", gal);
        f.put("gal_per_day m3_per_day", gal);
        f.put("gal_per_hour m3_per_hour", gal);
        f.put("gpm l_per_min", gal * 1000);
        f.put("m3_per_s gpm", 60 / gal);
        f.put("l gal", 1e-3 / gal);
        f.put("t short_ton", 1000 / lb / 2000);
        f.put("kg lb", 1 / lb);
        f.put("kg_per_h lb_per_h", 1 / lb);
        f.put("g_per_s lb_per_h", 3.6 / lb);
        f.put("kg_per_s lb_per_h", 3600 / lb);
        f.put("k f_difference", 1.8);
        f.put("m ft", 1 / ft);
        f.put("km mile", 1000 / mile);
        f.put("m2 ft2", 1 / ft / ft);
        f.put("m_per_s mph", 3600 / mile);
        f.put("m_per_day ft_per_day", 1 / ft);
        f.put("m2_per_day ft2_per_day", 1 / ft / ft);
        f.put("l_per_kwh gal_per_kwh", 1e-3 / gal);
        f.put("kwh_per_m3 kwh_per_kgal", 1000 * gal);
        f.put("kg_per_mwh lb_per_mwh", 1 / lb);
        f.put("kg_per_kwh lb_per_kwh", 1 / lb);
        f.put("t_per_mwh lb_per_mwh", 1000 / lb);
        f.put("usd_per_kgal usd_per_m3", 1 / (1000 * gal));
        f.put("usd_per_kg usd_per_lb", lb);
        f.put("usd_per_t usd_per_short_ton", 2000 * lb / 1000);
        for (Map.Entry<String, Double> each : Map.copyOf(f).entrySet()) {
            String[] units = each.getKey().split(" ");
            f.put(units[1] + " " + units[0], 1 / each.getValue());
        }
        return f;
    }

    private static double inOther(double value, String from, String to) {
        if (from.equals("c") && to.equals("f")) {
            return value * 1.8 + 32;
        }
        if (from.equals("f") && to.equals("c")) {
            return (value - 32) / 1.8;
        }
        Double factor = OTHER.get(from + " " + to);
        assertThat(factor).as("a printed pair of units: " + from + " and " + to).isNotNull();
        return value * Objects.requireNonNull(factor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residents", "council", "regulator"})
    void each_printed_number_is_the_annexs_to_its_printed_precision(String audience) throws IOException {
        Map<String, JsonNode> quantities = quantities();
        List<Printed> printed = printed(html(audience));
        assertThat(printed).hasSizeGreaterThan(20);
        List<String> wrong = new ArrayList<>();
        for (Printed p : printed) {
            JsonNode q = quantities.get(p.id());
            assertThat(q).as("in report.json: " + p.id()).isNotNull();
            double exact = Objects.requireNonNull(q).get(p.part()).asDouble(Double.NaN);
            String unit = q.get("unit").asString();
            if (p.other()) {
                exact = inOther(exact, unit, p.unit());
            } else {
                assertThat(p.unit()).as(p.id()).isEqualTo(unit.isEmpty() ? "one" : unit);
            }
            double read = Double.parseDouble(
                    p.text().replace(",", "").replace("$", "").replace('−', '-'));
            double half = 0.5 * Math.pow(10, -p.decimals());
            if (!(Math.abs(read - exact / p.scale()) <= half * (1 + 1e-6))) {
                wrong.add(p + " of " + exact);
            }
            BigDecimal text =
                    new BigDecimal(p.text().replace(",", "").replace("$", "").replace('−', '-'));
            assertThat(text.setScale(p.decimals(), RoundingMode.UNNECESSARY))
                    .as("digits of " + p)
                    .isEqualByComparingTo(text);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_number_of_the_pages_is_in_the_annex_and_the_reverse() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String audience : List.of("residents", "council", "regulator")) {
            printed(html(audience)).forEach(p -> shown.add(p.id()));
        }
        Set<String> known = new TreeSet<>();
        quantities().forEach((id, q) -> {
            if (!q.get("value").isNull()) {
                known.add(id);
            }
        });
        assertThat(shown).isEqualTo(known);
    }

    @Test
    void the_annex_is_as_its_schema_says() throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(repository().resolve("docs/schemas/headroom.report.1.schema.json")));
        String text = Files.readString(written.resolve("report.json"));
        assertThat(schema.validate(text, com.networknt.schema.InputFormat.JSON)).isEmpty();
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs/schemas"))
                ? here
                : Objects.requireNonNull(here.getParent(), here.toString());
    }

    @Test
    void the_windows_figures_are_those_of_runs_show() throws IOException {
        StringWriter shown = new StringWriter();
        java.io.PrintStream before = System.out;
        var bytes = new java.io.ByteArrayOutputStream();
        System.setOut(new java.io.PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(execute(shown, err, "runs", "show", "@last", "--json")).isZero();
        } finally {
            System.setOut(before);
        }
        String text = bytes.toString(StandardCharsets.UTF_8) + shown;
        JsonNode optimized = JSON.readTree(text).get("variants").get("optimized");
        JsonNode figures = annex.get("window").get("figures");
        for (String key :
                List.of("energy_mwh", "peak_site_mw", "pue", "water_gal_total", "water_gal_worst_day", "co2_t")) {
            assertThat(figures.get(key).asDouble())
                    .as(key)
                    .isEqualTo(optimized.get(key).asDouble());
        }
        assertThat(figures.get("cost_usd.total").asDouble())
                .isEqualTo(optimized.get("cost_usd").get("total").asDouble());
    }

    @Test
    void months_of_the_year_add_up_to_it() {
        JsonNode figures = annex.get("year").get("figures");
        for (String key : List.of("energy_mwh", "makeup_gal", "potable_gal", "co2_t", "nox_kg")) {
            double sum = 0;
            for (int month = 1; month <= 12; month++) {
                sum += figures.get("month." + key + "." + month).asDouble();
            }
            double year = figures.get(key).asDouble();
            assertThat(sum).as(key).isCloseTo(year, within(1e-6 * Math.max(1, Math.abs(year))));
        }
        double peak = 0;
        for (int month = 1; month <= 12; month++) {
            peak = Math.max(peak, figures.get("month.peak_site_mw." + month).asDouble());
        }
        assertThat(peak).isEqualTo(figures.get("peak_site_mw").asDouble());
        double bills = Stream.of("energy", "demand", "water", "sewer")
                .mapToDouble(part -> figures.get("cost_usd." + part).asDouble())
                .sum();
        assertThat(bills).isCloseTo(figures.get("cost_usd.total").asDouble(), within(1e-6 * bills));
    }

    @Test
    void a_figure_of_the_year_is_the_quantity_of_its_name() {
        JsonNode figures = annex.get("year").get("figures");
        int compared = 0;
        for (JsonNode q : annex.get("quantities")) {
            String id = q.get("id").asString();
            JsonNode figure = id.startsWith("year.") ? figures.get(id.substring("year.".length())) : null;
            if (figure != null) {
                assertThat(q.get("value")).as(id).isEqualTo(figure);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void every_chart_map_and_table_has_its_file_with_as_many_cells_in_each_row() throws IOException {
        Set<String> files = new LinkedHashSet<>();
        annex.get("files").forEach(f -> files.add(f.asString()));
        assertThat(files).hasSameSizeAs(annex.get("files").valueStream().toList());
        Set<String> ids = new TreeSet<>();
        for (JsonNode chart : annex.get("charts")) {
            assertThat(ids.add(chart.get("kind").asString() + chart.get("id").asString()))
                    .isTrue();
            assertThat(files).contains(chart.get("file").asString());
        }
        for (String file : files) {
            List<List<String>> rows = csv(Files.readString(written.resolve(file)));
            assertThat(rows).as(file).isNotEmpty();
            assertThat(rows.getFirst()).as(file).doesNotHaveDuplicates().doesNotContain("");
            rows.forEach(row -> assertThat(row).as(file).hasSameSizeAs(rows.getFirst()));
        }
    }

    /** Cells of RFC 4180. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                row.add(cell.toString());
                rows.add(List.copyOf(row));
                row.clear();
                cell.setLength(0);
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        assertThat(cell).isEmpty();
        return rows;
    }

    @Test
    void the_list_of_quantities_as_csv_is_that_of_the_annex() throws IOException {
        List<List<String>> rows = csv(Files.readString(written.resolve("csv/quantities.csv")));
        assertThat(rows.getFirst().subList(0, 6)).containsExactly("id", "name", "value", "low", "high", "unit");
        int i = 1;
        for (JsonNode q : annex.get("quantities")) {
            List<String> row = rows.get(i++);
            assertThat(row.getFirst()).isEqualTo(q.get("id").asString());
            if (q.get("value").isNull()) {
                assertThat(row.get(2)).isEmpty();
            } else {
                assertThat(Double.parseDouble(row.get(2)))
                        .isEqualTo(q.get("value").asDouble());
            }
        }
        assertThat(rows).hasSize(i);
    }

    @Test
    void the_same_run_and_request_give_the_same_files() throws IOException {
        Path again = folder.resolve("again");
        assertThat(run(arguments(again))).as(err.toString()).isZero();
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.mismatch(file, again.resolve(written.relativize(file))))
                        .as(file.toString())
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void one_audience_is_one_file_of_html_and_nothing_half_written_stays() throws IOException {
        Path alone = folder.resolve("alone");
        assertThat(run(
                        "report",
                        "@last",
                        "--audience",
                        "council",
                        "--members",
                        "6",
                        "--seed",
                        "3",
                        "--out",
                        alone.toString()))
                .as(err.toString())
                .isZero();
        try (Stream<Path> files = Files.list(alone)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("report-council.html");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.startsWith(".partial"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ffffffffffff, --quiet, run ffffffffffff",
        "@last, --audience=nobody, --audience: found nobody",
        "@last, --variant=best, --variant: found best",
        "@last, --members=-1, --members: found -1",
        "@last, --compare=eeee, run eeee",
        "@last, --census=no-such-file.csv, --census: found no-such-file.csv",
        "@last, --places=no-such-file.csv, --places: found no-such-file.csv",
        "@last, --weather=no-such-file.csv, --weather: found no-such-file.csv",
    })
    void what_is_wrong_is_said_in_one_line(String name, String option, String said) {
        assertThat(run("report", name, option, "--out", folder.resolve("bad").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().strip())
                .startsWith("headroom: ")
                .contains(said)
                .doesNotContain("\n");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void an_out_that_is_a_file_is_refused() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "x");
        assertThat(run("report", "@last", "--out", taken.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--out");
        assertThat(taken).hasContent("x");
    }

    @Test
    void help_ends_with_an_example() {
        CommandLine line = Main.commandLine("report", "--help");
        line.setOut(new PrintWriter(out));
        assertThat(line.execute("report", "--help")).isZero();
        assertThat(out.toString().strip().lines().toList().getLast())
                .isEqualTo("Example: ./headroom report @last --audience residents --html --pdf");
    }
}
