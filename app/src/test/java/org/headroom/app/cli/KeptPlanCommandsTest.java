package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.export.Exports;
import org.headroom.app.export.ScheduleFiles;
import org.headroom.app.export.SlurmFiles;
import org.headroom.app.tasks.PlanAgainstRun;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.headroom.data.store.RunStore;
import org.headroom.data.store.RunWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code export} and {@code jobs compare} on a plan that is kept, here a small one that nobody had to solve. */
class KeptPlanCommandsTest {
    private static final String HEAD = "JobID|JobName|State|Start|End|ElapsedRaw|ReqTRES|AllocTRES";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("America/Chicago"));
    private static final long T0 = Exports.T0;
    private static final long H = Exports.H;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--db");
        all.add(folder.resolve("runs.db").toString());
        String[] whole = all.toArray(String[]::new);
        CommandLine line = Main.commandLine(whole);
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(whole);
    }

    /** Keeps the small plan; what varies makes its id another. */
    private String keep(String varies, boolean planned) {
        String schedule = ScheduleFiles.json(Exports.rich());
        RunSpec spec = new RunSpec(
                planned ? "plan" : "simulate",
                "memphis-announced",
                "embedded",
                "embedded",
                T0,
                T0 + 72 * H,
                900,
                "{}",
                new TreeMap<>(Map.of("site", varies)),
                "1");
        try (RunStore store = RunStore.open(folder.resolve("runs.db"));
                RunWriter writer = store.begin(spec)) {
            if (planned) {
                writer.schedule("optimized", schedule);
                writer.summary("optimized", "{}");
            }
            return writer.commit(RunId.of(spec, List.of(schedule))).id().text();
        }
    }

    private static String row(String id, String name, String state, long fromS, long toS, int gpus) {
        return id + "|" + name + "|" + state + "|" + LOCAL.format(Instant.ofEpochSecond(fromS)) + "|"
                + (toS == 0 ? "Unknown" : LOCAL.format(Instant.ofEpochSecond(toS))) + "|"
                + (toS == 0 ? 60 : toS - fromS) + "|cpu=8,gres/gpu=" + gpus + "|billing=1,cpu=8,gres/gpu=" + gpus;
    }

    /** A log of the small plan: a requeued job in two scripts, a late one, one that waits, and one of somebody else. */
    private Path sacct() throws IOException {
        String odd = SlurmFiles.jobsByName(Exports.rich()).entrySet().stream()
                .filter(e -> e.getValue().equals(Exports.HOSTILE))
                .findFirst()
                .orElseThrow()
                .getKey();
        return Files.write(
                folder.resolve("sacct.txt"),
                List.of(
                        HEAD,
                        row("10", "base", "REQUEUED", T0 + 30, T0 + 4 * H, 24_000),
                        row("10.batch", "batch", "CANCELLED", T0 + 30, T0 + 4 * H, 8),
                        row("10", "base", "COMPLETED", T0 + 10 * H, T0 + 14 * H, 24_000),
                        row("11", "base.p2", "COMPLETED", T0 + 14 * H + 20, T0 + 40 * H + 60, 16_000),
                        row("12", odd, "COMPLETED", T0 + 6 * H + 120, T0 + 8 * H, 3),
                        "13|batch-1-of-3|PENDING|Unknown|Unknown|0|gres/gpu=64|",
                        row("14", "mine", "RUNNING", T0 + 9 * H, 0, 8),
                        "15|torn"));
    }

    @Test
    void what_ran_is_held_against_the_plan_by_the_names_of_its_scripts() throws Exception {
        keep("a", true);
        Map<String, Object> answer =
                PlanAgainstRun.compare("@last", "optimized", sacct(), folder.resolve("runs.db"), 0);
        JsonNode d = JsonMapper.shared().valueToTree(answer);
        assertThat(d.get("schema").asString()).isEqualTo("headroom.jobs-compare/1");
        JsonNode s = d.get("summary");
        // what runs at the rented site is nobody's to start here
        assertThat(s.get("planned").asInt()).isEqualTo(3);
        assertThat(s.get("started").asInt()).isEqualTo(2);
        assertThat(s.get("started_within_a_minute").asInt()).isEqualTo(1);
        assertThat(s.get("mean_start_delay_s").asDouble()).isEqualTo(75);
        assertThat(s.get("worst_start_delay_s").asDouble()).isEqualTo(120);
        assertThat(s.get("missing").asInt()).isEqualTo(1);
        assertThat(s.get("unplanned").asInt()).isEqualTo(1);
        assertThat(s.get("rows_skipped").asInt()).isEqualTo(1);
        assertThat(s.get("planned_gpu_h").asDouble()).isEqualTo(24_000 * 8 + 16_000 * 26 + 3 * 2 + 64 * 12);
        double ranGpuS = 24_000.0 * (8 * H - 30) + 16_000.0 * (26 * H + 40) + 3.0 * (2 * H - 120) + 8 * 60;
        assertThat(s.get("ran_gpu_h").asDouble())
                .isEqualTo(ranGpuS / 3600, org.assertj.core.api.Assertions.within(1e-6));
        JsonNode base = d.get("jobs").get(0);
        assertThat(base.get("job").asString()).isEqualTo("base");
        assertThat(base.get("state").asString()).isEqualTo("COMPLETED");
        assertThat(base.get("end_delay_s").asDouble()).isEqualTo(60);
        // the clocks go back on the 2nd: the job planned for midnight of that day is given in summer time
        assertThat(d.get("jobs").get(2).get("planned_start").asString()).isEqualTo("2025-11-02T00:00:00-05:00");
        assertThat(d.get("jobs").get(2).get("state").asString()).isEqualTo("PENDING");
    }

    @Test
    void a_plan_that_was_moved_is_compared_where_it_was_moved_to() throws Exception {
        keep("a", true);
        Map<String, Object> answer =
                PlanAgainstRun.compare("@last", "optimized", sacct(), folder.resolve("runs.db"), 20);
        JsonNode s = JsonMapper.shared().valueToTree(answer).get("summary");
        assertThat(s.get("mean_start_delay_s").asDouble()).isEqualTo(55);
    }

    @Test
    void the_screen_shows_each_job_and_the_sums() throws Exception {
        keep("a", true);
        assertThat(run("jobs", "compare", "@last", sacct().toString())).isZero();
        assertThat(out.toString())
                .contains("base", "batch-1-of-3", "mine", "started_within_a_minute 1", "mean_start_delay_s 75.0")
                .contains("planned_gpu_h 608,774.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "jobs compare @last NO_FILE | no such file",
                "jobs compare @last EMPTY | an empty file",
                "jobs compare @last HEAD | no row of a job",
                "jobs compare @last OTHER | no column jobid",
                "jobs compare @last SACCT --variant other | --variant: found other, allowed: optimized",
                "jobs compare ffffffffffffff SACCT | run ffffffffffffff",
                "jobs compare @last SACCT --shift soon | --shift",
                "export ffffffffffffff | found run ffffffffffffff, allowed: an id",
                "export @first | found run @first, allowed: an id",
                "export @last --variant other | --variant: found other, allowed: optimized",
                "export @last --sheet --at noon | --at: found noon",
            })
    void bad_input_is_one_line_and_exit_code_2(String line, String part) throws IOException {
        keep("a", true);
        Map<String, Path> files = Map.of(
                "NO_FILE", folder.resolve("none.txt"),
                "EMPTY", Files.createFile(folder.resolve("empty.txt")),
                "HEAD", Files.writeString(folder.resolve("head.txt"), HEAD + "\n"),
                "OTHER", Files.writeString(folder.resolve("other.txt"), "time,site_power_mw\n1,2\n"),
                "SACCT", sacct());
        String[] args = line.split(" ");
        for (int i = 0; i < args.length; i++) {
            Path file = files.get(args[i]);
            args[i] = file == null ? args[i] : file.toString();
        }
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString()).startsWith("headroom: ").contains(part).hasLineCount(1);
    }

    @Test
    void a_run_is_exported_by_its_id_the_start_of_it_or_as_the_last() {
        String a = keep("a", true);
        String b = keep("b", true);
        int same = 0;
        while (a.charAt(same) == b.charAt(same)) {
            same++;
        }
        for (String name : List.of(a, a.substring(0, same + 1), "@last")) {
            Path to = folder.resolve("out-" + name);
            assertThat(run("export", name, "--csv", "--ics", "--slurm", "--out", to.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(to.resolve("schedule.csv")).content().contains("base,", "away,cloud,");
            assertThat(to.resolve("schedule.ics")).exists();
            assertThat(to.resolve("slurm/base.p2.sbatch")).exists();
        }
    }

    @Test
    void a_start_that_several_runs_share_and_a_run_without_a_plan_are_told_in_one_line() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            ids.add(keep("site " + i, true).substring(0, 1));
        }
        String shared = ids.stream()
                .filter(first -> ids.indexOf(first) != ids.lastIndexOf(first))
                .findFirst()
                .orElseThrow();
        assertThat(run("export", shared)).isEqualTo(2);
        assertThat(err.toString()).contains("which begins", "more digits").hasLineCount(1);
        err.getBuffer().setLength(0);
        String simulated = keep("simulated", false);
        assertThat(run("export", simulated)).isEqualTo(2);
        assertThat(err.toString()).contains("a run with a plan").hasLineCount(1);
    }
}
