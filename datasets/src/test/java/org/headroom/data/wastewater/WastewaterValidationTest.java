package org.headroom.data.wastewater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.physics.wastewater.biology.DynamicRun;
import org.headroom.physics.wastewater.biology.PlantRun;
import org.headroom.physics.wastewater.biology.RunPlan;
import org.headroom.physics.wastewater.biology.RunWatcher;
import org.headroom.physics.wastewater.biology.SteadyState;
import org.headroom.physics.wastewater.biology.StreamQuality;
import org.junit.jupiter.api.Test;

/**
 * The benchmark plant as its file says it, against published figures. The table of {@code docs/models/wastewater.md} is what this run
 * computes; {@code -Dheadroom.docs.rewrite=true} writes it anew.
 */
class WastewaterValidationTest {
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";
    private static final String TASK_GROUP = "IWA task group's implementation, 5 digits (Alex et al. 2008)";
    private static final String MATLAB = "the same in MATLAB, 15 digits (tests of bsm2-python, FAU Erlangen)";

    /** Five tanks of each state in the order of {@link InfluentFile#STATES}, then suspended solids. */
    private static final double[][] TANKS = {
        {30, 30, 30, 30, 30},
        {2.8082, 1.4588, 1.1495, 0.99532, 0.88949},
        {1149.1252, 1149.1252, 1149.1252, 1149.1252, 1149.1252},
        {82.1349, 76.3862, 64.8549, 55.694, 49.3056},
        {2551.7658, 2553.3851, 2557.1314, 2559.1826, 2559.3436},
        {148.3894, 148.3091, 148.9413, 149.5271, 149.7971},
        {448.8519, 449.5227, 450.4183, 451.3147, 452.2111},
        {0.0042984, 6.3132e-05, 1.7184, 2.4289, 0.49094},
        {5.3699, 3.662, 6.5409, 9.299, 10.4152},
        {7.9179, 8.3444, 5.5479, 2.9674, 1.7333},
        {1.2166, 0.88206, 0.82889, 0.76679, 0.68828},
        {5.2849, 5.0291, 4.3924, 3.879, 3.5272},
        {4.9277, 5.0802, 4.6748, 4.2935, 4.1256},
        {3285.2004, 3282.5462, 3277.8533, 3273.6327, 3269.837},
    };

    private static final double[] EFFLUENT = {
        30,
        0.889492799653682,
        4.39182747787874,
        0.188440413683379,
        9.78152406404732,
        0.572507856962265,
        1.72830016782928,
        0.490943515687561,
        10.4152201204309,
        1.73333146817512,
        0.688280004678034,
        0.0134804685779854,
        4.12557938198182
    };

    private static final double[] LAYERS = {
        12.4969498996665,
        18.1132132624131,
        29.5402273766893,
        68.9780506740299,
        356.074706190146,
        356.074706190149,
        356.074706190151,
        356.074706190154,
        356.074706190157,
        6393.98442118288
    };

    /** A line of the table: what, published where, how far off at worst, and what a test allows. */
    private record Line(String what, String source, int points, double worst, double allowed) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %s | %s |%n",
                    what,
                    source,
                    points,
                    worst < 1e-7 ? "below 0.00001 %" : bound(100 * worst),
                    percent(100 * allowed));
        }

        /** The next 1, 2 or 5 above, so that the table does not change with rounding. */
        private static String bound(double percent) {
            double decade = Math.pow(10, Math.floor(Math.log10(percent)));
            double step = percent / decade;
            return "below " + percent((step < 2 ? 2 : step < 5 ? 5 : 10) * decade);
        }

        private static String percent(double percent) {
            return new java.math.BigDecimal(percent)
                            .round(new java.math.MathContext(1))
                            .stripTrailingZeros()
                            .toPlainString()
                    + " %";
        }
    }

    private final WastewaterPlant plant = PlantFile.open("bsm1").plant();
    private final PlantRun runner = new PlantRun(plant.design());
    private final List<Line> lines = new ArrayList<>();

    @Test
    void the_benchmark_plant_agrees_with_what_is_published() throws IOException {
        SteadyState steady = runner.steady(plant.constantInfluent());
        assertThat(steady.converged()).isTrue();
        double worst = 0;
        for (int tank = 0; tank < 5; tank++) {
            StreamQuality water = steady.state().water("as" + (tank + 1));
            for (int state = 0; state < 14; state++) {
                double found = state < 13 ? water.concentrations().get(state) : water.tssGPerM3();
                worst = Math.max(worst, Math.abs(found / TANKS[state][tank] - 1));
            }
        }
        lines.add(new Line("steady state, 13 states and solids in 5 tanks", TASK_GROUP, 70, worst, 1e-3));
        lines.add(new Line(
                "steady state, effluent", MATLAB, 13, worst(steady.effluent().concentrations(), EFFLUENT), 1e-4));
        lines.add(new Line(
                "steady state, solids in the settler's layers",
                MATLAB,
                10,
                worst(steady.state().settlerTssGPerM3("settler"), LAYERS),
                1e-3));
        InfluentSeries dry = InfluentFile.open(InfluentFile.DRY);
        DynamicRun run = runner.dynamic(
                new RunPlan(dry.influent(plant.temperatureC(), false), dry.periodD(), 2, 7, 0, RunPlan.TOLERANCE),
                steady.state(),
                RunWatcher.NONE);
        double influentIndex = influentIndex(dry, 7, 14);
        lines.add(new Line(
                "dry fortnight, influent quality index",
                "the file itself, straight between rows, integrated exactly",
                1,
                Math.abs(run.iqiKgPerDay() / influentIndex - 1),
                1e-4));
        lines.add(new Line(
                "dry fortnight, electricity for air",
                "8/1800 (1333 (240 + 240 + 84)) kWh/d",
                1,
                Math.abs(run.aerationKwhPerDay() / (8 / 1800.0 * 1333 * 564) - 1),
                1e-3));
        lines.add(new Line(
                "dry fortnight, electricity for pumps",
                "0.004 x 55338 + 0.008 x 18446 + 0.05 x 385 kWh/d",
                1,
                Math.abs(run.pumpingKwhPerDay() / (0.004 * 55338 + 0.008 * 18446 + 0.05 * 385) - 1),
                1e-3));
        for (Line line : lines) {
            assertThat(line.worst()).as(line.what()).isCloseTo(0, within(line.allowed()));
        }
        table();
    }

    private static double worst(List<Double> found, double[] published) {
        double worst = 0;
        for (int i = 0; i < published.length; i++) {
            worst = Math.max(worst, Math.abs(found.get(i) / published[i] - 1));
        }
        return worst;
    }

    /** (2 TSS + COD + 30 TKN + 10 SNO + 2 BOD5) Q / 1000 over a time; products of straight lines by Simpson's rule. */
    private static double influentIndex(InfluentSeries series, double fromD, double toD) {
        double sum = 0;
        for (int i = 0; i < series.rows(); i++) {
            int next = (i + 1) % series.rows();
            double end = next == 0 ? series.periodD() : series.timeD()[next];
            if (series.timeD()[i] < fromD - 1e-6 || end > toD + 1e-6) {
                continue;
            }
            double q0 = series.flowM3PerDay()[i];
            double q1 = series.flowM3PerDay()[next];
            double c0 = pollution(series.states()[i]);
            double c1 = pollution(series.states()[next]);
            sum += (end - series.timeD()[i]) * (q0 * c0 + (q0 + q1) * (c0 + c1) + q1 * c1) / 6;
        }
        return sum / (toD - fromD) / 1000;
    }

    private static double pollution(double[] s) {
        double particulate = s[2] + s[3] + s[4] + s[5] + s[6];
        double nitrogen = s[9] + s[10] + s[11] + 0.08 * (s[4] + s[5]) + 0.06 * (s[2] + s[6]);
        double bod = 0.65 * (s[1] + s[3] + 0.92 * (s[4] + s[5]));
        return 2 * 0.75 * particulate + s[0] + s[1] + particulate + 30 * nitrogen + 10 * s[8] + 2 * bod;
    }

    private void table() throws IOException {
        StringBuilder text =
                new StringBuilder("| what | published | points | worst, relative | allowed |\n|---|---|---|---|---|\n");
        lines.forEach(line -> text.append(line.text().replace(System.lineSeparator(), "\n")));
        Path page = page();
        String before = Files.readString(page);
        int from = before.indexOf(BEGIN) + BEGIN.length();
        String after = before.substring(0, from) + text + before.substring(before.indexOf(END));
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(page, after);
        }
        assertThat(Files.readString(page)).contains(text);
    }

    private static Path page() {
        Path here = Path.of("docs", "models", "wastewater.md");
        return Files.exists(here) ? here : Path.of("..").resolve(here);
    }
}
