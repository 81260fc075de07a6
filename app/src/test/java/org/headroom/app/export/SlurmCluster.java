package org.headroom.app.export;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Slurm of our own (Debian's 22.05) on free ports of the loopback, in a folder that is deleted; ended by its process ids.
 * Its nodes are clouds that never start, or real slurmds on this machine.
 */
final class SlurmCluster implements AutoCloseable {
    final Path folder;
    final Map<String, String> environment = new HashMap<>();
    private final List<Process> started = new ArrayList<>();

    /**
     * @param nodes of 8 GPUs
     * @param real whether each has a slurmd
     * @param conf more lines for slurm.conf
     */
    SlurmCluster(int nodes, boolean real, String conf) throws Exception {
        List<String> needed = new ArrayList<>(List.of("slurmctld", "squeue", "sbatch", "munged"));
        if (real) {
            needed.add("slurmd");
        }
        Assumptions.assumeTrue(
                needed.stream().allMatch(SlurmCluster::installed), "this test needs Slurm (Debian: slurm-wlm)");
        // munge refuses folders that others may write, and a socket's path is short
        folder = Files.createTempDirectory(
                Path.of("/tmp"),
                "hx",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            start(nodes, real, conf);
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private void start(int nodes, boolean real, String conf) throws Exception {
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
                "munged",
                "--foreground",
                "--force",
                "--key-file=" + key,
                "--socket=" + socket,
                "--pid-file=" + folder.resolve("munge/pid"),
                "--log-file=" + folder.resolve("munge/log"),
                "--seed-file=" + folder.resolve("munge/seed"));
        String host = InetAddress.getLocalHost().getHostName().replaceAll("\\..*$", "");
        int digits = Integer.toString(nodes).length();
        String names = "n[" + String.format("%0" + digits + "d", 1) + "-" + nodes + "]";
        StringBuilder lines = new StringBuilder();
        String shape = " CPUs=8 Boards=1 SocketsPerBoard=2 CoresPerSocket=4 ThreadsPerCore=1 RealMemory=1000"
                + " Gres=gpu:h100:8 State=";
        if (real) {
            for (int i = 1; i <= nodes; i++) {
                lines.append("NodeName=")
                        .append(node(i, digits))
                        .append(" NodeHostname=")
                        .append(host);
                lines.append(" NodeAddr=127.0.0.1 Port=")
                        .append(freePort())
                        .append(shape)
                        .append("UNKNOWN\n");
            }
        } else {
            lines.append("NodeName=").append(names).append(" NodeHostname=").append(host);
            lines.append(" NodeAddr=127.0.0.1").append(shape).append("CLOUD\n");
        }
        Path file = folder.resolve("slurm.conf");
        Files.writeString(file, """
                ClusterName=test
                SlurmctldHost=%s(127.0.0.1)
                SlurmUser=root
                SlurmdUser=root
                AuthType=auth/munge
                AuthInfo=socket=%s
                SlurmctldPort=%d
                SlurmdPort=%d
                StateSaveLocation=%s
                SlurmdSpoolDir=%s/%%n
                SlurmctldPidFile=%s/slurmctld.pid
                SlurmdPidFile=%s/slurmd.%%n.pid
                ProctrackType=proctrack/pgid
                TaskPlugin=task/none
                SwitchType=switch/none
                MpiDefault=none
                ReturnToService=2
                KillWait=20
                MaxNodeCount=40000
                SchedulerType=sched/backfill
                SchedulerParameters=bf_interval=2,sched_interval=5,sched_min_interval=500000
                SelectType=select/cons_tres
                SelectTypeParameters=CR_Core
                SlurmdParameters=config_overrides
                GresTypes=gpu
                SuspendProgram=/bin/true
                ResumeProgram=/bin/true
                SuspendTime=-1
                ResumeTimeout=60000
                %s
                %sPartitionName=train Nodes=ALL Default=YES MaxTime=UNLIMITED State=UP OverSubscribe=EXCLUSIVE
                """.formatted(
                        host,
                        socket,
                        freePort(),
                        freePort(),
                        folder.resolve("state"),
                        folder.resolve("spool"),
                        folder,
                        folder,
                        conf.strip(),
                        lines));
        String gpus = real ? "File=/dev/null Count=8" : "Count=8";
        if (real) { // eight files that stand for GPUs
            for (int i = 0; i < 8; i++) {
                Files.createFile(folder.resolve("gpu" + i));
            }
            gpus = "File=" + folder.resolve("gpu[0-7]");
        }
        Files.writeString(folder.resolve("gres.conf"), "NodeName=" + names + " Name=gpu Type=h100 " + gpus + "\n");
        Files.writeString(folder.resolve("cgroup.conf"), "CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n");
        environment.put("SLURM_CONF", file.toString());
        for (int i = 0; i < 100 && !Files.exists(Path.of(socket)); i++) {
            Thread.sleep(100);
        }
        launch("slurmctld", "-D");
        if (real) {
            for (int i = 1; i <= nodes; i++) {
                Files.createDirectories(folder.resolve("spool/" + node(i, digits)));
                launch("slurmd", "-D", "-N", node(i, digits));
            }
        }
        for (int i = 0; i < 150; i++) {
            boolean up = run("scontrol", "ping").contains("is UP");
            if (up
                    && (!real
                            || run("sinfo", "-h", "-N", "-o", "%T")
                                            .lines()
                                            .filter(l -> l.equals("idle"))
                                            .count()
                                    == nodes)) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("Slurm did not start:\n" + Files.readString(folder.resolve("slurmctld.out"))
                + run("sinfo", "-N", "-l"));
    }

    private static String node(int i, int digits) {
        return "n" + String.format("%0" + digits + "d", i);
    }

    private void launch(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve(command[0] + (command[0].equals("slurmd") ? started.size() : "") + ".out")
                                .toFile());
        builder.environment().putAll(environment);
        started.add(builder.start());
    }

    /** What a command says, on both its channels; it must end within half a minute. */
    String run(String... command) throws IOException, InterruptedException {
        return runIn(folder, Map.of(), command);
    }

    String runIn(Path where, Map<String, String> more, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(folder.toFile());
    }

    private void end() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("slurmctld.out"))) {
            run("scancel", "-f", "--user=root");
        }
        for (Process process : started.reversed()) {
            List<ProcessHandle> steps = process.descendants().toList();
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            steps.forEach(ProcessHandle::destroyForcibly); // a slurmstepd ignores a polite end
        }
        started.clear();
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        for (File one : inside == null ? new File[0] : inside) {
            delete(one);
        }
        boolean gone = file.delete();
        if (!gone && file.exists()) {
            file.deleteOnExit();
        }
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
