package org.headroom.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.PlanRun;
import org.headroom.app.tasks.Progress;
import org.headroom.app.tasks.SiteInput;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exported plans on a real Slurm: a controller of 12,500 nodes without slurmds, and two real nodes. */
class RealSlurmExportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void slurm_takes_every_script_of_the_default_plan_and_starts_jobs_when_planned() throws Exception {
        ScheduleExport export = defaultPlan();
        List<Leg> legs = Leg.of(JobPieces.of(export.schedule().assignments()));
        Path slurm = write(folder.resolve("slurm"), SlurmFiles.files(export));
        // three nodes more, for three jobs that start one after the other
        try (SlurmCluster cluster = new SlurmCluster(12_503, false, Files.readString(slurm.resolve("licenses.conf")))) {
            long firstS = legs.stream().mapToLong(l -> l.first().fromS()).min().orElseThrow();
            long t0 = Instant.now().getEpochSecond() + 10;
            long shiftS = t0 - firstS;
            Map<String, String> shift = Map.of("HEADROOM_SHIFT_S", Long.toString(shiftS));

            String reserved = cluster.runIn(slurm, shift, "bash", "./reservations.sh");
            long stints = legs.stream().mapToLong(l -> l.stints().size()).sum();
            assertThat(reserved.lines().filter(l -> l.startsWith("Reservation created")))
                    .as(reserved)
                    .hasSize((int) stints);
            assertThat(cluster.runIn(slurm, shift, "bash", "./licenses.sh", "ahead"))
                    .doesNotContain("not reserved");
            String submitted = cluster.runIn(slurm, shift, "bash", "./submit.sh");
            assertThat(submitted.lines().filter(l -> l.matches("\\d+ \\./.*\\.sbatch")))
                    .as(submitted)
                    .hasSize(legs.size());
            Map<String, Long> planned = new LinkedHashMap<>();
            for (int i = 0; i < legs.size(); i++) {
                if (legs.get(i).first().fromS() == firstS) {
                    planned.put(SlurmFiles.names(legs)[i], t0);
                }
            }
            int first = planned.size();
            planned.putAll(oneAfterTheOther(cluster, t0));
            Map<String, Long> begun = begun(cluster, planned);
            assertThat(begun).as("jobs that started").containsOnlyKeys(planned.keySet());
            assertThat(first).isPositive();
            assertThat(planned)
                    .allSatisfy((name, atS) -> assertThat(begun.getOrDefault(name, 0L) - atS)
                            .as("seconds after the plan of %s", name)
                            .isBetween(0L, 60L));
            List<Long> begins = new ArrayList<>();
            for (JsonNode job : JSON.readTree(cluster.run("squeue", "--json")).get("jobs")) {
                long begin = job.get("eligible_time").asLong();
                if (!job.get("name").asString().startsWith("later-")
                        && (begin == 0 || legs.stream().anyMatch(l -> l.first().fromS() + shiftS == begin))) {
                    begins.add(begin);
                }
            }
            assertThat(begins).as("begins as planned").hasSize(legs.size());
            // one licence reservation that follows the clock
            cluster.run(
                    "bash",
                    "-c",
                    "for i in 1 2 3 4 5 6 7 8 9; do scontrol delete ReservationName=headroom-budget-$i; done");
            assertThat(cluster.runIn(slurm, shift, "bash", "./licenses.sh", "now"))
                    .contains("headroom-budget");
            assertThat(cluster.runIn(slurm, shift, "bash", "./licenses.sh", "now"))
                    .isNotNull();
            // 22.05 shows LICENSE_ONLY under its older name
            assertThat(cluster.run("scontrol", "show", "reservation", "headroom-budget"))
                    .contains("Flags=ANY_NODES", "site_kw:");
        }
    }

    /** The default plan from the store. */
    private ScheduleExport defaultPlan() throws Exception {
        Path database = folder.resolve("headroom.db");
        PlanRequest request =
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 200, 0);
        new PlanRun().run(request, folder.resolve("plan"), database, Progress.SILENT);
        try (RunStore store = RunStore.open(database)) {
            RunRecord run = store.find(RunStore.LAST);
            return StoredSchedule.read(
                    "run", store.schedule(run.id(), "optimized").orElseThrow());
        }
    }

    /** Submits three jobs of one node with reservations, 0, 8 and 16 s after an instant; their names and starts. */
    private Map<String, Long> oneAfterTheOther(SlurmCluster cluster, long t0) throws Exception {
        Map<String, Long> planned = new LinkedHashMap<>();
        List<Assignment> pieces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long atS = t0 + 8L * i;
            Job job = new Job("later-" + i, t0, 8, 8, 1, Work.OTHER, 1, t0 + 7200, List.of(), null, "");
            pieces.add(new Assignment(job, atS, atS + 3600, 8, 700, "in turn"));
            planned.put(job.id(), atS);
        }
        Path slurm = write(folder.resolve("later"), SlurmFiles.files(export(pieces)));
        assertThat(cluster.runIn(slurm, Map.of(), "bash", "./reservations.sh")).contains("Reservation created");
        assertThat(cluster.runIn(slurm, Map.of(), "bash", "./submit.sh").lines().filter(l -> l.matches("\\d+ \\./.*")))
                .hasSize(3);
        return planned;
    }

    /** Waits until all of these run, for a minute and a half; their starts as {@code squeue --json} has them. */
    private static Map<String, Long> begun(SlurmCluster cluster, Map<String, Long> planned) throws Exception {
        Map<String, Long> begun = new LinkedHashMap<>();
        for (int i = 0; i < 300 && begun.size() < planned.size(); i++) {
            Thread.sleep(300);
            begun.clear();
            for (JsonNode job : JSON.readTree(cluster.run("squeue", "--json")).get("jobs")) {
                String state = job.get("job_state").asString();
                if (state.equals("RUNNING") || state.equals("CONFIGURING")) {
                    begun.put(job.get("name").asString(), job.get("start_time").asLong());
                }
            }
        }
        return begun;
    }

    private static ScheduleExport export(List<Assignment> pieces) {
        return new ScheduleExport(
                new Schedule(pieces, List.of()),
                List.of(),
                new int[0],
                "test",
                ZoneId.of("UTC"),
                700,
                8,
                null,
                "0.1.0");
    }

    private static Path write(Path where, Map<String, String> files) throws Exception {
        Files.createDirectory(where);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(where.resolve(file.getKey()), file.getValue());
        }
        return where;
    }

    @Test
    void a_job_is_warned_checkpointed_requeued_and_resumed_and_the_agent_moves_its_cap() throws Exception {
        try (SlurmCluster cluster = new SlurmCluster(2, true, "")) {
            long t0 = Instant.now().getEpochSecond() + 4;
            Job job = new Job("pretrain; touch OWNED", t0, 16, 16, 1, Work.PRETRAIN, 1, t0 + 7200, List.of(), null, "");
            Job next = new Job("tune", t0, 8, 8, 1, Work.FINETUNE, 1, t0 + 7200, List.of(job.id()), null, "");
            ScheduleExport export = export(List.of(
                    new Assignment(job, t0, t0 + 8, 16, 500, "first"),
                    new Assignment(job, t0 + 12, t0 + 19, 16, 450, "resumed"),
                    new Assignment(job, t0 + 19, t0 + 25, 16, 600, "another cap"),
                    new Assignment(job, t0 + 26, t0 + 28, 8, 700, "fewer GPUs"),
                    new Assignment(next, t0 + 29, t0 + 31, 8, 700, "after")));
            Map<String, String> files = SlurmFiles.files(export);
            // Slurm's shortest time limit is a minute and would not fit a reservation of seconds
            files.replaceAll((_, text) -> text.replaceAll("(?m)^#SBATCH --reservation=.*\n", ""));
            Path slurm = write(cluster.folder.resolve("slurm"), files);
            Path log = cluster.folder.resolve("run.log");
            Path program = script(cluster.folder.resolve("work"), """
                    #!/bin/bash
                    say() { echo "$(date +%%s) $*" >> %1$s; }
                    trap 'say checkpoint; exit 0' USR1
                    say "run $1 piece $2"
                    case $1 in *.p2-*|tune) sleep 1 ;; *) for i in $(seq 200); do sleep 0.2; done ;; esac
                    say "end $1 piece $2"
                    """.formatted(log));
            Map<String, String> more = Map.of("HEADROOM_LEAD_S", "3", "HEADROOM_RUN", program.toString());
            Path smi = stubOfNvidiaSmi(cluster.folder);
            Path setpoints = Files.writeString(cluster.folder.resolve("setpoints.csv"), SetpointFiles.csv(export));
            Path agent = Files.writeString(cluster.folder.resolve("agent.py"), SetpointFiles.resource("cap-agent.py"));
            Process capped = agent(cluster, agent, setpoints, smi);
            try {
                String said = cluster.runIn(slurm, more, "bash", "./submit.sh");
                assertThat(said.lines().filter(l -> l.matches("\\d+ \\./.*")))
                        .as(said)
                        .hasSize(3);
                for (int i = 0;
                        i < 100 && !(Files.exists(log) && Files.readString(log).contains("end tune"));
                        i++) {
                    Thread.sleep(500);
                }
            } finally {
                capped.destroy();
                capped.waitFor();
            }
            String[] names =
                    SlurmFiles.names(Leg.of(JobPieces.of(export.schedule().assignments())));
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            assertThat(lines.stream().map(l -> l.replaceFirst("^\\d+ ", "")))
                    .as(
                            "%s %s",
                            lines,
                            cluster.run(
                                    "bash", "-c", "cat slurm/slurm-*.out; scontrol show job; tail -20 slurmctld.out"))
                    .containsExactly(
                            "run " + names[0] + " piece 0",
                            "checkpoint",
                            "run " + names[0] + " piece 1",
                            "checkpoint",
                            "run " + names[1] + " piece 0",
                            "end " + names[1] + " piece 0",
                            "run tune piece 0",
                            "end tune piece 0");
            assertThat(at(lines, 0) - t0).as("start after the plan").isBetween(0L, 60L);
            assertThat(at(lines, 1)).as("checkpoint before the pause").isBetween(t0 + 5, t0 + 8);
            assertThat(at(lines, 2) - t0 - 12).as("start of the second piece").isBetween(0L, 60L);
            assertThat(at(lines, 3)).as("checkpoint before the change").isBetween(t0 + 22, t0 + 25);
            assertThat(at(lines, 4) - t0 - 26).as("start on fewer GPUs").isBetween(0L, 60L);
            assertThat(at(lines, 6) - t0 - 29).as("start of the next job").isBetween(0L, 60L);
            assertThat(cluster.folder.resolve("slurm/OWNED")).doesNotExist();
            List<String> caps = Files.readAllLines(cluster.folder.resolve("smi.log"));
            for (int gpu = 0; gpu < 2; gpu++) {
                String its = gpu + " ";
                assertThat(caps.stream().filter(c -> c.startsWith(its)).map(c -> c.substring(2)))
                        .as("lowered, given back in the pause, lowered, raised while it runs, given back")
                        .containsExactly("500", "700", "450", "600", "700");
            }
            assertThat(Files.readAllLines(cluster.folder.resolve("agent.log")).stream()
                            .map(JSON::readTree)
                            .filter(l -> l.has("gpu")))
                    .as("each is read back")
                    .hasSize(10)
                    .allSatisfy(l -> assertThat(l.get("read_w").asDouble())
                            .isEqualTo(l.get("cap_w").asDouble()));
        }
    }

    private static long at(List<String> lines, int i) {
        return Long.parseLong(lines.get(i).split(" ")[0]);
    }

    private static Process agent(SlurmCluster cluster, Path agent, Path setpoints, Path smi) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "python3",
                        agent.toString(),
                        "--setpoints",
                        setpoints.toString(),
                        "--node",
                        "n1",
                        "--interval",
                        "0.5",
                        "--nvidia-smi",
                        smi.toString())
                .redirectErrorStream(true)
                .redirectOutput(cluster.folder.resolve("agent.log").toFile());
        builder.environment().putAll(cluster.environment);
        return builder.start();
    }

    /** Remembers the limit of two GPUs, and writes down each that is set. */
    static Path stubOfNvidiaSmi(Path folder) throws Exception {
        for (int i = 0; i < 2; i++) {
            Files.writeString(folder.resolve("limit" + i), "700");
        }
        return script(folder.resolve("nvidia-smi"), """
                #!/bin/bash
                cd %s || exit 1
                if [ "$1" = -i ] && [ "$3" = -pl ]; then echo "$4" > "limit$2"; echo "$2 $4" >> smi.log; exit 0; fi
                if [ "$1" = -i ]; then cat "limit$2"; exit 0; fi
                for i in 0 1; do echo "$i, $(cat limit$i), 700.00, 200.00, 700.00"; done
                """.formatted(folder));
    }

    static Path script(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
