package org.headroom.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format read back by somebody else's reader. */
class ExportFormatsTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static JsonSchema schema(String text) {
        return SCHEMAS.getSchema(text);
    }

    @Test
    void the_schedule_is_as_its_published_schema_says_and_reads_back_the_same() throws Exception {
        String text = ScheduleFiles.json(Exports.rich());
        Path file = Path.of("../docs/schemas/schedule.schema.json");
        JsonSchema schema = schema(Files.readString(file));
        assertThat(schema.validate(JSON.readTree(text))).isEmpty();
        assertThat(schema.validate(JSON.readTree(text.replace("\"pieces\"", "\"peaces\""))))
                .isNotEmpty();
        assertThat(ScheduleFiles.json(StoredSchedule.read("run", text))).isEqualTo(text);
        assertThat(SlurmFiles.files(StoredSchedule.read("run", text))).isEqualTo(SlurmFiles.files(Exports.rich()));
    }

    @Test
    void a_job_in_pieces_has_a_row_each_and_one_entry_with_its_pieces() {
        assertThat(ScheduleFiles.csv(Exports.rich()).lines().filter(l -> l.startsWith("base,")))
                .hasSize(3);
        assertThat(ScheduleFiles.csv(Exports.rich())).contains("away,cloud,");
        assertThat(ScheduleFiles.json(Exports.rich())).containsOnlyOnce("\"job\" : \"base\"");
    }

    @Test
    void slurm_pauses_by_requeue_changes_size_by_another_script_and_leaves_the_rented_site_out() {
        Map<String, String> files = SlurmFiles.files(Exports.rich());
        assertThat(files.keySet()).contains("base.sbatch", "base.p2.sbatch", "cloud.csv", "licenses.conf");
        assertThat(files.keySet()).doesNotContain("away.sbatch");
        assertThat(files.get("base.sbatch"))
                .contains("#SBATCH --signal=B:USR1@300", "#SBATCH --requeue", "--licenses=site_kw:30000,water_gph:9000")
                .contains("reservation=(headroom-base headroom-base-2)", "more=1");
        assertThat(files.get("batch-1-of-3.sbatch"))
                .contains("# A batch of 3 jobs: a, b, c")
                .doesNotContain("USR1@300\n#");
        assertThat(files.get("submit.sh")).containsPattern("submit 1 \\d+ ./base.p2.sbatch 0\n");
        assertThat(files.get("licenses.conf")).contains("Licenses=site_kw:150000,water_gph:54166");
        // in the call 90 MW are allowed and 42 idle: 102 of 150 are held, exactly
        assertThat(files.get("licenses.sh"))
                .containsPattern("now " + (Exports.T0 + 4 * Exports.H) + " \\d+ site_kw:102000");
    }

    @Test
    void what_began_before_a_plan_that_was_made_again_is_not_submitted_again() {
        ScheduleExport r = Exports.rich();
        PlanContext c = r.context();
        ScheduleExport again = new ScheduleExport(
                r.schedule(),
                r.unscheduled(),
                r.halls(),
                r.site(),
                r.zone(),
                r.gpuLimitW(),
                r.gpusPerServer(),
                r.runId(),
                r.version(),
                new PlanContext(Exports.T0 + 5 * Exports.H, c.toS(), c.events(), c.budget(), c.members()));
        Map<String, String> files = SlurmFiles.files(again);
        assertThat(files.get("submit.sh"))
                .contains("# began before this plan and is not submitted again: base\n")
                .doesNotContain("./base.sbatch")
                .containsPattern("submit 1 \\d+ ./base.p2.sbatch\n");
        assertThat(files.get("reservations.sh"))
                .doesNotContain("reserve headroom-base ", "reserve headroom-base-2 ")
                .contains("reserve headroom-base.p2 ");
    }

    @Test
    void the_calendar_is_read_by_another_library_and_clocks_going_back_make_a_long_day() throws Exception {
        String text = CalendarFile.text(Exports.rich());
        Files.writeString(folder.resolve("schedule.ics"), text);
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).isEmpty();
        List<VEvent> events = calendar.getComponents("VEVENT");
        // six pieces, two pauses... of which one is between pieces that touch, a call, a cap
        assertThat(events).hasSize(6 + 1 + 1 + 1);
        VEvent late = events.stream()
                .filter(e -> e.getSummary().getValue().startsWith("batch-1-of-3"))
                .findFirst()
                .orElseThrow();
        ZonedDateTime start = ZonedDateTime.from(late.getDateTimeStart().getDate());
        ZonedDateTime end = ZonedDateTime.from(late.getDateTimeEnd().getDate());
        assertThat(start.toInstant()).isEqualTo(Instant.ofEpochSecond(Exports.T0 + 48 * Exports.H));
        assertThat(end.toInstant()).isEqualTo(Instant.ofEpochSecond(Exports.T0 + 60 * Exports.H));
        assertThat(start.toLocalDateTime()).hasToString("2025-11-02T00:00");
        assertThat(end.toLocalDateTime())
                .as("eleven by the clock, twelve hours on")
                .hasToString("2025-11-02T11:00");
        assertThat(text).contains("BEGIN:VTIMEZONE", "BEGIN:STANDARD", "BEGIN:DAYLIGHT");
        assertThat(text.lines()).allMatch(l -> octets(l) <= 75);
    }

    private static int octets(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void a_calendar_line_has_at_most_75_octets_whatever_its_letters_and_reads_back_the_same() throws Exception {
        // RFC 5545, section 3.1: lines should not be longer than 75 octets, excluding the line break
        for (String letters : List.of("x", "\u00e9", "\u6f22", "\ud83d\udca7", "a\u00e9\u6f22\ud83d\udca7")) {
            int most = 180 / letters.codePointCount(0, letters.length()); // longer ones are cut
            for (int length = 1; length < Math.min(most, 90); length++) {
                String id = letters.repeat(length);
                ScheduleExport export = Exports.one(id);
                String text = CalendarFile.text(export);
                assertThat(text.lines()).allMatch(l -> octets(l) <= 75);
                assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\ufffd");
                Calendar calendar = new CalendarBuilder().build(new StringReader(text));
                List<VEvent> events = calendar.getComponents("VEVENT");
                assertThat(events.getFirst().getSummary().getValue()).startsWith(id + ": 8 GPUs");
            }
        }
    }

    @Test
    void the_run_sheet_shows_nothing_of_a_hostile_id_as_markup_and_fits_a_page() throws Exception {
        String html = RunSheet.html(
                Exports.rich(), List.of(new RunSheet.Room("site_power_mw", "3.2 MW", "Fri 31 Oct 15:00")), Exports.T0);
        assertThat(html)
                .doesNotContain("<b>")
                .contains("&quot;", "Pause", "Resume", "Change", "Call", "Cap", "site_power_mw");
        byte[] pdf = RunSheet.pdf(html);
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("Run sheet", "24,000 GPUs", "Contacts");
        }
    }

    @Test
    void the_cap_agent_moves_only_what_it_must_and_gives_back_its_own() throws Exception {
        Path smi = RealSlurmExportTest.stubOfNvidiaSmi(folder);
        Path agent = Files.writeString(folder.resolve("agent.py"), SetpointFiles.resource("cap-agent.py"));
        Path points = folder.resolve("setpoints.csv");
        String head = "node,from,to,cap_w,job\n";
        Files.writeString(
                points,
                head + "\"n1,n[003-005]\",2020-01-01T00:00:00+00:00,2099-01-01T00:00:00+00:00,450,\n"
                        + "*,2020-01-01T00:00:00+00:00,2099-01-01T00:00:00+00:00,150,\n");
        Path log = folder.resolve("smi.log");
        assertThat(agent(agent, points, smi, "n004", "--dry-run")).contains("\"dry_run\": true");
        assertThat(log).doesNotExist();
        assertThat(agent(agent, points, smi, "n004")).contains("\"cap_w\": 200.0"); // the least a GPU allows
        Files.writeString(points, head + "n9,2020-01-01T00:00:00+00:00,2099-01-01T00:00:00+00:00,450,\n");
        assertThat(agent(agent, points, smi, "n004")).contains("restore");
        assertThat(Files.readAllLines(log)).containsExactly("0 200", "1 200", "0 700", "1 700");
        Files.writeString(points, "torn");
        assertThat(agent(agent, points, smi, "n004")).contains("error");
        Files.delete(smi);
        Files.writeString(points, head + "*,2020-01-01T00:00:00+00:00,2099-01-01T00:00:00+00:00,450,\n");
        assertThat(agent(agent, points, smi, "n004")).contains("nvidia-smi gives no answer");
    }

    private String agent(Path agent, Path points, Path smi, String node, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", agent.toString(), "--once", "--setpoints"));
        command.addAll(List.of(points.toString(), "--nvidia-smi", smi.toString(), "--node", node));
        command.addAll(List.of("--state", folder.resolve("state.json").toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
