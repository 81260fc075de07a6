package org.headroom.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScheduleFilesTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    private static final long T0 = Instant.parse("2025-07-17T05:00:00Z").getEpochSecond();
    private static final String HOSTILE = "x\"; touch OWNED #\n$(touch OWNED) `touch OWNED` ',=1+1\\";

    private static Job job(String id, int gpus, List<String> after) {
        return new Job(id, T0, gpus, gpus, 10, Work.PRETRAIN, 1, T0 + 54000, after, null, "");
    }

    private static ScheduleExport export() {
        Schedule schedule = new Schedule(
                List.of(
                        new Assignment(
                                job("tune", 16, List.of("base", HOSTILE)),
                                T0 + 90000,
                                T0 + 126000,
                                16,
                                500,
                                "after base"),
                        new Assignment(job("base", 24000, List.of()), T0, T0 + 86400, 24000, 700, "as soon as free"),
                        new Assignment(
                                job(HOSTILE, 3, List.of("elsewhere")), T0, T0 + 36000, 3, 700, "as soon as free"),
                        new Assignment(job("BASE", 12, List.of()), T0, T0 + 36001, 12, 612.5, "as soon as free")),
                List.of(new CapWindow(T0 + 3600, T0 + 7200, 450)));
        return new ScheduleExport(
                schedule,
                List.of(new ScheduleExport.Unscheduled("late", "fits nowhere")),
                new int[] {0, 3, -1, 1},
                "memphis-announced",
                MEMPHIS,
                700,
                8,
                null,
                "0.1.0");
    }

    @Test
    void the_csv_has_the_fixed_columns_and_reads_back_even_with_a_hostile_id() throws IOException {
        String text = ScheduleFiles.csv(export());
        List<List<String>> rows;
        try (var csv = CsvReader.builder().ofCsvRecord(text)) {
            rows = csv.stream().map(r -> r.getFields()).toList();
        }
        assertThat(rows.get(0)).containsExactly("job", "site", "start", "end", "gpus", "power_cap_w", "hall", "reason");
        assertThat(rows.get(2))
                .containsExactly(
                        "base",
                        "memphis-announced",
                        "2025-07-17T00:00:00-05:00",
                        "2025-07-18T00:00:00-05:00",
                        "24000",
                        "700",
                        "4",
                        "as soon as free");
        assertThat(rows.get(3).getFirst()).isEqualTo(HOSTILE);
        assertThat(rows.get(3).get(6)).isEmpty();
        assertThat(rows.get(5)).containsExactly("late", "memphis-announced", "", "", "", "", "", "fits nowhere");
        assertThat(ScheduleFiles.csv(export())).isEqualTo(text);
    }

    @Test
    void the_json_document_begins_with_its_envelope_and_keeps_the_order_of_the_jobs() {
        JsonNode d = JsonMapper.builder().build().readTree(ScheduleFiles.json(export()));
        assertThat(d.propertyNames().stream().toList())
                .startsWith("schema", "headroom_version", "run_id")
                .contains("jobs");
        assertThat(d.get("schema").asString()).isEqualTo("headroom.schedule/1");
        assertThat(d.get("run_id").isNull()).isTrue();
        assertThat(d.get("jobs").get(0).get("job").asString()).isEqualTo("tune");
        assertThat(d.get("jobs").get(3).get("power_cap_w").asDouble()).isEqualTo(612.5);
        assertThat(OffsetDateTime.parse(d.get("jobs").get(0).get("start").asString())
                        .toEpochSecond())
                .isEqualTo(T0 + 90000);
        assertThat(d.get("site_caps").get(0).get("cap_w").asInt()).isEqualTo(450);
    }

    @Test
    void slurm_files_are_one_script_a_job_under_names_that_differ_without_case() {
        Map<String, String> files = SlurmFiles.files(export());
        assertThat(files.keySet()).allMatch(n -> n.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
        Map<String, String> withoutCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        withoutCase.putAll(files);
        assertThat(withoutCase).hasSize(6).containsKeys("base.sbatch", "reservations.sh", "submit.sh");
        assertThat(files.get("base.sbatch"))
                .contains("#SBATCH --job-name=base\n", "#SBATCH --nodes=3000\n", "#SBATCH --gres=gpu:8\n")
                .contains("#SBATCH --begin=2025-07-17T00:00:00\n", "#SBATCH --time=1440\n")
                .contains("#SBATCH --comment=power_cap_w=700\n", "cap_at+=(" + (T0 + 3600) + " 450)")
                .contains("cap_at+=(" + (T0 + 7200) + " 700)");
        assertThat(files.values()).anyMatch(s -> s.contains("#SBATCH --gres=gpu:3\n"));
        assertThat(files.getOrDefault("reservations.sh", "").lines().filter(l -> l.startsWith("reserve headroom-")))
                .hasSize(4);
    }

    @Test
    void submit_names_a_job_only_after_those_it_waits_for() {
        List<String> lines = SlurmFiles.files(export())
                .getOrDefault("submit.sh", "")
                .lines()
                .filter(l -> l.matches("submit \\d.*"))
                .map(l -> l.replaceAll("(\\.sbatch( \\d+)*).*", "$1"))
                .toList();
        assertThat(lines.stream().map(l -> l.split(" ")[1])).containsExactly("2", "1", "0", "3");
        assertThat(lines.get(2)).endsWith("./tune.sbatch 1 2");
    }

    /** bash -n on each script, then submit.sh with a false sbatch: no part of a hostile id may be run. */
    @Test
    void bash_accepts_every_script_and_a_hostile_job_id_runs_nothing(@TempDir Path folder) throws Exception {
        for (Map.Entry<String, String> file : SlurmFiles.files(export()).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.writeString(path, file.getValue());
            assertThat(run(folder, "bash", "-n", path.toString())).isEmpty();
        }
        Files.writeString(
                folder.resolve("false.sh"),
                "sbatch() { echo \"$*\" >> sbatch.log; echo \"$(wc -l < sbatch.log);cluster\"; }\n"
                        + "scontrol() { echo \"$*\" >> scontrol.log; }\n"
                        + "export HEADROOM_USERS=op\n. ./reservations.sh\n");
        Files.writeString(
                folder.resolve("false2.sh"),
                "sbatch() { echo \"$*\" >> sbatch.log; echo \"$(wc -l < sbatch.log);cluster\"; }\n. ./submit.sh\n");
        run(folder, "bash", "./false.sh");
        run(folder, "bash", "./false2.sh");
        for (String script : SlurmFiles.files(export()).keySet()) {
            if (script.endsWith(".sbatch")) {
                run(folder, "bash", "./" + script);
            }
        }
        assertThat(folder.resolve("OWNED")).doesNotExist();
        List<String> reserved = Files.readAllLines(folder.resolve("scontrol.log"));
        assertThat(reserved).hasSize(4);
        assertThat(reserved.get(0))
                .contains("ReservationName=headroom-base", "Duration=1440", "NodeCnt=3000", "Users=op");
        List<String> submitted = Files.readAllLines(folder.resolve("sbatch.log"));
        assertThat(submitted).hasSize(4);
        assertThat(submitted.get(2)).contains("--dependency=afterok:2:1 --kill-on-invalid-dep=yes");
        assertThat(submitted.get(1)).doesNotContain("--dependency");
    }

    @Test
    void the_series_is_one_line_a_step_and_unknown_is_an_empty_cell() throws IOException {
        StringWriter out = new StringWriter();
        TimeSeriesCsv csv = new TimeSeriesCsv(out, MEMPHIS, List.of(Measures.SITE_POWER_MW, Measures.COLD_WATER_C));
        csv.row(T0, new double[] {101.25, Double.NaN});
        csv.row(T0 + 1800, new double[] {102, 27.5});
        assertThat(out.toString())
                .isEqualTo("time,site_power_mw,cold_water_c\n"
                        + "2025-07-17T00:00:00-05:00,101.25,\n2025-07-17T00:30:00-05:00,102,27.5\n");
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String text = String.join("\n", out.readAllLines());
            process.waitFor();
            return text;
        }
    }
}
