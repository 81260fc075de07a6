package org.headroom.data.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A real Slurm controller (Debian's 22.05) with four nodes that never start: started here on free ports of the loopback,
 * ended by its process id. Skipped where Slurm is not installed; {@code .ci/run} installs it and refuses that.
 */
class RealSlurmTest {
    private final List<Process> started = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void a_real_controllers_queue_is_read() throws Exception {
        Assumptions.assumeTrue(
                List.of("slurmctld", "squeue", "sbatch", "munged").stream().allMatch(RealSlurmTest::installed),
                "this test needs Slurm (Debian: slurm-wlm)");
        // munge refuses folders that others may write, and a socket's path is short
        Path folder = Files.createTempDirectory(
                Path.of("/tmp"),
                "hq",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            start(folder);
            Path script = Files.writeString(folder.resolve("job.sh"), "#!/bin/sh\nsleep 1000\n");
            say("sbatch", "-N2", "--gres=gpu:8", "-t", "04:00:00", "-J", "pretrain-a", script.toString());
            say("sbatch", "-N3", "--gres=gpu:h100:8", "-t", "1-00:00:00", "-J", "sft-b", script.toString());
            say("sbatch", "--array=1-5%2", "-N1", "--gpus=8", "-t", "60", script.toString());
            say("sbatch", "-N1", "--begin=now+3600", "--gpus-per-node=4", script.toString());
            JobSource source = JobSource.of("squeue --json", ZoneId.of("UTC"), environment);
            SlurmQueue queue = source.read();
            for (int i = 0; i < 50 && queue.running().isEmpty(); i++) {
                Thread.sleep(200);
                queue = source.read();
            }
            SlurmJob running = queue.running().getFirst();
            assertThat(running.hosts()).containsExactly("n001", "n002");
            assertThat(running.gpus()).isEqualTo(16);
            assertThat(running.work()).isEqualTo(Work.PRETRAIN);
            assertThat(running.limitS()).isEqualTo(4 * 3600);
            assertThat(running.startS()).isGreaterThanOrEqualTo(running.submitS());
            assertThat(queue.pending()).extracting(SlurmJob::gpus).containsExactly(24, 8, 4);
            assertThat(queue.pending()).extracting(SlurmJob::tasks).containsExactly(1, 5, 1);
            assertThat(queue.pending().getLast().limitS()).isInfinite();
            assertThat(queue.pending().getLast().reason()).isEqualTo("BeginTime");
        } finally {
            stop();
            delete(folder.toFile());
        }
    }

    private void start(Path folder) throws Exception {
        for (String name : List.of("munge", "state", "spool")) {
            Files.createDirectory(folder.resolve(name));
        }
        Path key = folder.resolve("munge/key");
        byte[] secret = new byte[1024];
        new SecureRandom().nextBytes(secret);
        Files.write(key, secret);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
        String socket = folder.resolve("munge/socket").toString();
        launch(
                folder,
                "munged",
                "--foreground",
                "--force",
                "--key-file=" + key,
                "--socket=" + socket,
                "--pid-file=" + folder.resolve("munge/pid"),
                "--log-file=" + folder.resolve("munge/log"),
                "--seed-file=" + folder.resolve("munge/seed"));
        String host = InetAddress.getLocalHost().getHostName().replaceAll("\\..*$", "");
        Path conf = folder.resolve("slurm.conf");
        Files.writeString(conf, """
                ClusterName=test
                SlurmctldHost=%s(127.0.0.1)
                SlurmUser=%s
                AuthType=auth/munge
                AuthInfo=socket=%s
                SlurmctldPort=%d
                SlurmdPort=%d
                StateSaveLocation=%s
                SlurmdSpoolDir=%s
                SlurmctldPidFile=%s
                ProctrackType=proctrack/pgid
                TaskPlugin=task/none
                SwitchType=switch/none
                MpiDefault=none
                SelectType=select/cons_tres
                SelectTypeParameters=CR_Core
                GresTypes=gpu
                SuspendProgram=/bin/true
                ResumeProgram=/bin/true
                SuspendTime=-1
                ResumeTimeout=60000
                NodeName=n[001-004] NodeHostname=%s NodeAddr=127.0.0.1 CPUs=8 Boards=1 SocketsPerBoard=2 CoresPerSocket=4 ThreadsPerCore=1 RealMemory=1000 Gres=gpu:h100:8 State=CLOUD
                PartitionName=train Nodes=ALL Default=YES MaxTime=UNLIMITED State=UP OverSubscribe=EXCLUSIVE
                """.formatted(
                        host,
                        System.getProperty("user.name"),
                        socket,
                        freePort(),
                        freePort(),
                        folder.resolve("state"),
                        folder.resolve("spool"),
                        folder.resolve("slurmctld.pid"),
                        host));
        Files.writeString(folder.resolve("gres.conf"), "NodeName=n[001-004] Name=gpu Type=h100 Count=8\n");
        environment.put("SLURM_CONF", conf.toString());
        for (int i = 0; i < 50 && !Files.exists(Path.of(socket)); i++) {
            Thread.sleep(100);
        }
        launch(folder, "slurmctld", "-D");
        for (int i = 0; i < 50; i++) {
            if (run("scontrol", "ping").contains("is UP")) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("slurmctld did not start:\n" + Files.readString(folder.resolve("slurmctld.out")));
    }

    private void launch(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(command[0] + ".out").toFile());
        builder.environment().putAll(environment);
        started.add(builder.start());
    }

    private void say(String... command) throws Exception {
        String said = run(command);
        assertThat(said).as(String.join(" ", command)).contains("Submitted batch job");
    }

    private String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return said;
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started.reversed()) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        started.clear();
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        for (File one : inside == null ? new File[0] : inside) {
            delete(one);
        }
        assertThat(file.delete()).as("deleting %s", file).isTrue();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean installed(String program) {
        for (String folder :
                (System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin").split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
