package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headroom.app.live.RealPrometheus;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.PrometheusAccess;
import org.headroom.data.telemetry.PrometheusApi;
import org.headroom.data.telemetry.SimulatorClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code live simulate-telemetry} as people call it. */
class LiveSimulateCommandTest {
    private record Said(int code, String out, String err) {}

    private static Said run(String... options) {
        List<String> all = new ArrayList<>(List.of("live", "simulate-telemetry"));
        all.addAll(List.of(options));
        String[] args = all.toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(args);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return new Said(line.execute(args), out.toString(), err.toString());
    }

    @Test
    void bad_input_is_one_line_and_2() {
        for (String[] bad : new String[][] {
            {"--speed", "0"},
            {"--noise", "much"},
            {"--listen", "nowhere"},
            {"--meters-only"},
            {"--write", "x.om"},
            {"--inject", "plant:nothing@1h..2h"},
            {"--from", "yesterday"}
        }) {
            Said said = run(bad);
            assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(said.err().lines()).hasSize(1);
            assertThat(said.err()).contains(bad[0]);
            assertThat(said.out()).isEmpty();
        }
    }

    @Test
    void the_configuration_it_prints_is_one_that_prometheus_takes(@TempDir Path folder) throws Exception {
        Said said = run("--print-config", "--full-load", "training", "--single", "3", "--speed", "60");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("127.0.0.1:9400", "instance: r0001n3");
        Path file = folder.resolve("prometheus.yml");
        Files.writeString(file, said.out());
        assertThat(RealPrometheus.promtool("check", "config", file.toString())).contains("SUCCESS");
    }

    @Test
    void faults_are_told_and_logged_before_the_file_is_written(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("faults.csv");
        Said said = run(
                "--write",
                folder.resolve("m.om").toString(),
                "--meters-only",
                "--for",
                "30min",
                "--full-load",
                "max",
                "--inject",
                "meter_bias:revenue@10min..20min=3%",
                "--log",
                log.toString());
        assertThat(said.code()).isZero();
        assertThat(Files.readAllLines(log))
                .containsExactly(
                        "time,kind,what,until,value",
                        "2025-07-17T00:10:00-05:00,meter_bias,revenue,2025-07-17T00:20:00-05:00,0.03");
        assertThat(said.err()).contains("meter_bias revenue 0.03, until").contains("samples in");
    }

    /** Sixty seconds of the site in one of the wall's: served, scraped by a real Prometheus, and ended by itself. */
    @Test
    void a_real_prometheus_scrapes_it_at_sixty_times_the_speed(@TempDir Path folder) throws Exception {
        RealPrometheus.assumeInstalled();
        int port = RealPrometheus.freePort();
        String at = "127.0.0.1:" + port;
        String[] options = {"--full-load", "training", "--speed", "60", "--single", "2", "--listen", at, "--noise", "2%"
        };
        Said config = run(with(options, "--print-config"));
        Said[] said = new Said[1];
        Thread simulator = new Thread(() -> said[0] = run(with(options, "--for", "6min")), "simulator");
        simulator.start();
        IngestCounts counts = new IngestCounts();
        try (RealPrometheus server = RealPrometheus.configured(folder, config.out());
                PrometheusApi api = new PrometheusApi(server.address(), PrometheusAccess.NONE, counts)) {
            double speed = Double.NaN;
            double racks = Double.NaN;
            double gpus = Double.NaN;
            for (int i = 0; i < 50 && !(speed == 60 && racks == 1563 && gpus == 16); i++) {
                Thread.sleep(100);
                double now = System.currentTimeMillis() / 1000.0;
                speed = api.value(SimulatorClock.SPEED, now);
                racks = api.value("count(rack:dcgm_power_usage_watts:sum)", now);
                gpus = api.value("count(DCGM_FI_DEV_POWER_USAGE)", now);
            }
            assertThat(speed).isEqualTo(60);
            assertThat(racks).isEqualTo(1563);
            assertThat(gpus).isEqualTo(16);
            double now = System.currentTimeMillis() / 1000.0;
            assertThat(api.value("max(up{job=\"racks\"})", now)).isOne();
            assertThat(api.value("site_meter_power_watts{meter=\"revenue\"}", now))
                    .isBetween(100e6, 160e6);
        }
        simulator.join(20_000);
        assertThat(simulator.isAlive()).isFalse();
        assertThat(said[0].code()).isZero();
        assertThat(said[0].out()).isEqualTo("http://" + at + "/\n");
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
