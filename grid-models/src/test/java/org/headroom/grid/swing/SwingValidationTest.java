package org.headroom.grid.swing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The validation table of {@code docs/models/swing.md} is what this run computes; {@code -Dheadroom.docs.rewrite=true} writes
 * it anew.
 */
class SwingValidationTest {
    private static final Path PAGE = Path.of("..", "docs", "models", "swing.md");
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";
    private static final double SWING_W = 73.75e6;

    /** A row: largest difference of pairs found and expected, % of the expected. */
    static final class Row {
        private final String what;
        private final String against;
        private final double asked;
        private int cases;
        private double worst;

        Row(String what, String against, double asked) {
            this.what = what;
            this.against = against;
            this.asked = asked;
        }

        Row add(double found, double expected) {
            return add(found, expected, expected);
        }

        Row add(double found, double expected, double of) {
            cases++;
            worst = Math.max(worst, 100 * Math.abs((found - expected) / of));
            return this;
        }

        /** Two digits, and not finer than a hundredth of what is asked. */
        String text() {
            double finest = asked / 100;
            String error = worst < finest
                    ? "below " + plain(finest)
                    : plain(new java.math.BigDecimal(worst)
                            .round(new java.math.MathContext(2))
                            .doubleValue());
            return "| " + what + " | " + against + " | " + cases + " | " + error + " % | " + plain(asked) + " % |";
        }

        private static String plain(double value) {
            return value < 1e-4
                    ? String.format(Locale.ROOT, "%.0e", value)
                    : new java.math.BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .toPlainString();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("swing of the whole site", "12,500 servers x (8.4 - 2.5) kW, fact L18", 1e-9)
                .add(Jobs.plain().swingW(), SWING_W));
        rows.add(new Row(
                        "time between failures, 100,000 GPUs",
                        "419 interruptions in 54 days on 16,384 GPUs (Llama 3)",
                        0.1)
                .add(Jobs.plain().meanTimeToFailureS(), 54.0 * 86_400 * 16_384 / 419.0 / 100_000));
        rows.add(energy());
        rows.add(mean());
        rows.add(lines());
        rows.add(sinusoids());
        rows.add(roots());
        rows.add(battery());
        rows.add(new Row("frequency after a loss of 80 MW, 60 s", "closed form of the second-order system", 1e-4)
                .add(frequencyError(), 0, 1));
        rows.add(new Row("settled frequency", "- dP / (D + K)", 0.01).add(settled(), 80e6 / 15e9));
        rows.add(new Row("first rate of change of frequency", "dP f0 / (2 E) = 1.2 mHz/s", 0.5).add(rate(), 1.2e-3));
        RideThrough scattered = new RideThrough(RideThrough.itic(), 1.5, 0.3, 0);
        rows.add(new Row("share tripped at the median and at one and two sigma", "normal distribution", 1e-6)
                .add(scattered.trippedShare(new Dip(0.5, 0.03)), 0.5)
                .add(scattered.trippedShare(new Dip(0.5, 0.03 * Math.exp(0.3))), 0.841344746068543)
                .add(scattered.trippedShare(new Dip(0.5, 0.03 * Math.exp(0.6))), 0.977249868051821));
        rows.add(new Row("voltage change of 75 MW on 6.5 GVA", "(dP R + dQ X) / V² by hand, 0.2784 %", 0.1)
                .add(new VoltageChange(6.5e9, 10, 0.99).of(75e6), 0.0027843));
        rows.add(flicker());
        return rows;
    }

    private static Row energy() {
        Row row = new Row("energy at 10 ms, 1 s and 15 s", "energy at 1 ms", 1e-9);
        for (long seed = 1; seed <= 3; seed++) {
            SwingCase fine = new SwingCase(List.of(Jobs.real()), 0, 1, 0, 0.001, 60_000, FailureTimes.RANDOM, seed);
            double expected = fine.run(Remedies.NONE).servers().energyJ();
            for (double step : new double[] {0.01, 1, 15}) {
                SwingCase other = new SwingCase(
                        List.of(Jobs.real()), 0, 1, 0, step, (int) Math.round(60 / step), FailureTimes.RANDOM, seed);
                row.add(other.run(Remedies.NONE).servers().energyJ(), expected);
            }
        }
        return row;
    }

    private static Row mean() {
        Row row = new Row("mean over whole iterations", "share x compute + rest x communication power", 1e-7);
        for (double share : new double[] {0.4, 0.6, 0.8, 0.95}) {
            TrainingJob job = Jobs.job(100_000, new Iteration(5, share, 0.05, 0, 0.02, 0.1), 0.02);
            SwingCase window = new SwingCase(List.of(job), 0, 1, 0, 0.01, 60_000, FailureTimes.NONE, 2);
            row.add(window.run(Remedies.NONE).servers().meanW(), 12_500 * (share * 8400 + (1 - share) * 2500));
        }
        return row;
    }

    private static Row lines() {
        Row row = new Row(
                "lines of rectangular waves, 1st to 3rd", "4 A abs(sin(n pi s)) / (n pi); 4 A / pi for a square", 0.3);
        for (double[] wave : new double[][] {{0.25, 0.8}, {0.31, 0.5}, {1.1, 0.6}}) {
            TrainingJob job = Jobs.job(100_000, new Iteration(1 / wave[0], wave[1], 0, 0, 0, 0), 0);
            Spectrum spectrum = new Spectrum(
                    Jobs.of(job, FailureTimes.NONE).run(Remedies.NONE).servers());
            double first = 4 * SWING_W / Math.PI * Math.sin(Math.PI * wave[1]);
            for (int n = 1; n <= 3; n++) {
                double expected = 4 * SWING_W / (n * Math.PI) * Math.abs(Math.sin(n * Math.PI * wave[1]));
                Band around = new Band("line", (n - 0.3) * wave[0], (n + 0.3) * wave[0]);
                row.add(spectrum.in(around).lineW(), expected, first);
            }
        }
        return row;
    }

    private static Row sinusoids() {
        Row row = new Row("peak-to-peak of sinusoids, 0.15 to 19.5 Hz, in their band", "their own", 1);
        for (double hz : new double[] {0.15, 0.31, 0.737, 1.111, 2.2, 3.3, 7.77, 12.3, 19.5}) {
            Spectrum spectrum = new Spectrum(Jobs.sine(SWING_W, hz, 60_000));
            double sum = spectrum.in(Band.INTER_AREA).peakToPeakW()
                    + spectrum.in(Band.LOCAL).peakToPeakW()
                    + spectrum.in(Band.TORSIONAL).peakToPeakW();
            row.add(sum, SWING_W);
        }
        return row;
    }

    private static Row roots() {
        double one = JobWaveformTest.rms(1);
        return new Row("rms of 16 and 100 unsynchronised jobs over that of one", "1/4, 1/10 (12 seeds)", 5)
                .add(JobWaveformTest.rms(16) / one, 0.25)
                .add(JobWaveformTest.rms(100) / one, 0.1);
    }

    private static Row battery() {
        Row row = new Row("what a battery leaves of a step after 0.1 to 100 s", "closed form", 0.05);
        double[] p = new double[20_000];
        Arrays.fill(p, 10_000, p.length, -SWING_W);
        StorageDesign ideal = new StorageDesign(100e6, 1e12, 1, 1, 0, 30);
        double[] grid =
                StorageSmoothing.of(ideal, new PowerSeries(0.01, p)).grid().powerW();
        for (double t : new double[] {0.1, 1, 10, 30, 60, 99.9}) {
            double stored = (Math.exp(-t / 1500) - Math.exp(-t / 30)) / (1 / 30.0 - 1 / 1500.0);
            double expected = -SWING_W * (-Math.expm1(-t / 30) + stored / 1500);
            row.add(grid[10_000 + (int) Math.round(t / 0.01) - 1], expected, SWING_W);
        }
        return row;
    }

    private static final GridInertia EAST = new GridInertia(2e12, 60, 5e9, 10e9, 6, 0);

    private static double[] afterLoss(int n) {
        double[] p = new double[n];
        Arrays.fill(p, 20e6);
        return FrequencyResponse.of(EAST, new PowerSeries(0.01, p), 100e6).deviationHz();
    }

    /** Largest difference from the closed form, of its settled value. */
    private static double frequencyError() {
        double[] hz = afterLoss(6_000);
        double m = EAST.momentumWsPerHz();
        double d = EAST.dampingWPerHz();
        double k = EAST.droopWPerHz();
        double wn2 = (d + k) / (m * 6);
        double alpha = (m + d * 6) / (2 * m * 6);
        double wd = Math.sqrt(wn2 - alpha * alpha);
        double end = 80e6 / (d + k);
        double worst = 0;
        for (int i = 0; i < hz.length; i++) {
            double t = (i + 1) * 0.01;
            double b = (80e6 / m - alpha * end) / wd;
            double expected = end + Math.exp(-alpha * t) * (-end * Math.cos(wd * t) + b * Math.sin(wd * t));
            worst = Math.max(worst, Math.abs(hz[i] - expected) / end);
        }
        return worst;
    }

    private static double settled() {
        double[] hz = afterLoss(30_000);
        return hz[hz.length - 1];
    }

    private static double rate() {
        return afterLoss(5)[4] / 0.05;
    }

    private static Row flicker() {
        Row row = new Row(
                "flicker of regular steps", "IEC 61000-3-3, analytical method, Pst = (2.3 n d^3.2 / T)^(1/3.2)", 0.5);
        VoltageChange v = new VoltageChange(6.5e9, 10, 0.99);
        double d = 100 * v.of(SWING_W);
        for (double iteration : new double[] {2, 4, 6}) {
            TrainingJob job = Jobs.job(100_000, new Iteration(iteration, 0.5, 0, 0, 0, 0), 0);
            PowerSeries p = Jobs.of(job, FailureTimes.NONE).run(Remedies.NONE).servers();
            double changes = 2 * 600 / iteration;
            row.add(v.pst(p), Math.pow(changes * 2.3 * Math.pow(d, 3.2) / 600, 1 / 3.2));
        }
        return row;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_model_agrees_as_well_as_is_asked(Row row) {
        assertThat(row.cases).isPositive();
        assertThat(row.worst).as("worst error of %s, %%", row.what).isLessThanOrEqualTo(row.asked);
    }

    @Test
    void the_table_in_the_documentation_is_that_of_this_run() throws IOException {
        String table = "| what | against | cases | worst error | asked for |\n|---|---|---|---|---|\n"
                + rows().stream().map(r -> r.text() + "\n").collect(Collectors.joining());
        String text = Files.readString(PAGE);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).isBetween(BEGIN.length(), to);
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(PAGE, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as("run this test with -Dheadroom.docs.rewrite=true")
                    .isEqualTo(table);
        }
    }
}
