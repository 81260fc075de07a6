package org.headroom.grid.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The validation table of {@code docs/models/transformer.md} is what this run computes, and every comparison in it holds;
 * {@code -Dheadroom.docs.rewrite=true} writes it anew.
 */
class TransformerValidationTest {
    private static final String BEGIN = "<!-- validation:begin -->\n";
    private static final String END = "<!-- validation:end -->";

    /** A model's largest difference to published figures. */
    record Comparison(String what, String against, int cases, double worst, double asked, String unit) {
        String row() {
            double finest = asked / 1000;
            String error = worst < finest
                    ? "below " + plain(finest)
                    : BigDecimal.valueOf(worst)
                            .setScale((int) Math.ceil(-Math.log10(worst)) + 1, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString();
            return "| " + what + " | " + against + " | " + cases + " | " + error + " " + unit + " | " + plain(asked)
                    + " " + unit + " |";
        }

        private static String plain(double value) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Comparison> rows() {
        List<Comparison> rows = new ArrayList<>(annexG());
        rows.addAll(iec());
        rows.addAll(ageing());
        rows.add(spacing());
        rows.addAll(steps());
        return rows;
    }

    private static List<Comparison> annexG() {
        AnnexG model = new AnnexG(AnnexGDesign.EXAMPLE);
        List<LoadPoint> hours = PublishedCases.spaced(PublishedCases.annexGDay(), 3600);
        LoadCycle.settle(model, hours);
        double hotSpotK = 0;
        double topOilK = 0;
        for (int h = 0; h <= 24; h++) {
            if (h > 0) {
                model.advance(hours.get(h - 1), hours.get(h));
            }
            hotSpotK = Math.max(hotSpotK, Math.abs(model.hotSpotC() - PublishedCases.ANNEX_G_HOT_SPOT_C[h]));
            topOilK = Math.max(topOilK, Math.abs(model.topOilC() - PublishedCases.ANNEX_G_TOP_OIL_C[h]));
        }
        String day = "IEEE C57.91-2011, Annex G, the example's day, each hour";
        double factor = model.agedS() / 86_400 / PublishedCases.ANNEX_G_AGEING_FACTOR - 1;
        double lost = model.agedS() / 3600 / PublishedCases.ANNEX_G_AGEING_H - 1;
        return List.of(
                new Comparison("Annex G, hot spot", day, 25, hotSpotK, 0.15, "K"),
                new Comparison("Annex G, top oil", day, 25, topOilK, 0.15, "K"),
                new Comparison(
                        "Annex G, equivalent ageing factor and loss of life of the day",
                        "the same, 1.509297 and 36.22 h",
                        2,
                        100 * Math.max(Math.abs(factor), Math.abs(lost)),
                        0.5,
                        "%"));
    }

    private static List<Comparison> iec() {
        DifferenceEquations model = new DifferenceEquations(DifferenceDesign.EXAMPLE);
        List<LoadPoint> points = PublishedCases.iecSeries();
        model.settle(points.getFirst());
        double startK = Math.max(
                Math.max(Math.abs(model.topOilC() - 63.9), Math.abs(model.hotSpotC() - 90.5)),
                Math.max(Math.abs(model.gradientsK()[0] - 53.2), Math.abs(model.gradientsK()[1] - 26.6)));
        DifferenceDesign e = DifferenceDesign.EXAMPLE;
        DifferenceEquations upgraded = new DifferenceEquations(new DifferenceDesign(
                e.topOilRiseK(),
                e.hotSpotGradientK(),
                e.lossRatio(),
                e.oilTimeConstantS(),
                e.windingTimeConstantS(),
                e.x(),
                e.y(),
                e.k11(),
                e.k21(),
                e.k22(),
                Insulation.UPGRADED));
        upgraded.settle(points.getFirst());
        for (int i = 1; i < points.size(); i++) {
            model.advance(points.get(i - 1), points.get(i));
            upgraded.advance(points.get(i - 1), points.get(i));
        }
        double normal = model.agedS() / 86_400 / PublishedCases.IEC_DAYS_NORMAL - 1;
        double upgradedPaper = upgraded.agedS() / 86_400 / PublishedCases.IEC_DAYS_UPGRADED - 1;
        return List.of(
                new Comparison(
                        "IEC, initial top oil, two gradients, hot spot",
                        "IEC 60076-7, example of the difference equations, as printed",
                        4,
                        startK,
                        0.05,
                        "K"),
                new Comparison(
                        "IEC, days of life lost in two hours, both papers",
                        "the same example, 128.832 and 6.146 d (a public implementation)",
                        2,
                        100 * Math.max(Math.abs(normal), Math.abs(upgradedPaper)),
                        0.001,
                        "%"));
    }

    private static List<Comparison> ageing() {
        // IEEE C57.91-2011, ageing acceleration factors of 65 K insulation; IEC 60076-7:2005, ageing rates of ordinary
        // paper
        double[][] upgradedPaper = {
            {80, 0.036},
            {86, 0.073},
            {92, 0.145},
            {98, 0.282},
            {104, 0.536},
            {110, 1},
            {116, 1.83},
            {122, 3.29},
            {128, 5.8},
            {134, 10.1},
            {140, 17.2}
        };
        double[][] iec = {
            {80, 0.125},
            {86, 0.25},
            {92, 0.5},
            {98, 1},
            {104, 2},
            {110, 4},
            {116, 8},
            {122, 16},
            {128, 32},
            {134, 64},
            {140, 128}
        };
        double upgraded = 0;
        for (double[] row : upgradedPaper) {
            upgraded = Math.max(upgraded, 100 * Math.abs(Insulation.UPGRADED.ageingFactor(row[0]) / row[1] - 1));
        }
        double normal = 0;
        for (double[] row : iec) {
            normal = Math.max(normal, 100 * Math.abs(Insulation.NORMAL.ageingFactor(row[0]) / row[1] - 1));
        }
        return List.of(
                new Comparison(
                        "ageing of upgraded paper, 80 to 140 C",
                        "IEC 60076-7:2005, Table 2",
                        upgradedPaper.length,
                        upgraded,
                        1,
                        "%"),
                new Comparison(
                        "ageing of ordinary paper, 80 to 140 C",
                        "IEC 60076-7:2005, Table 2",
                        iec.length,
                        normal,
                        0.01,
                        "%"));
    }

    private static Comparison spacing() {
        double worst = 0;
        int cases = 0;
        for (double everyS : new double[] {30, 60, 300, 900, 3600, 10_800}) {
            for (boolean detailed : new boolean[] {true, false}) {
                ThermalSeries whole = series(detailed);
                ThermalSeries fine = series(detailed);
                run(whole, PublishedCases.annexGDay());
                run(fine, PublishedCases.spaced(PublishedCases.annexGDay(), everyS));
                worst = Math.max(worst, Math.abs(whole.hotSpotC() - fine.hotSpotC()));
                worst = Math.max(worst, Math.abs(whole.topOilC() - fine.topOilC()));
                cases++;
            }
        }
        return new Comparison(
                "Annex G and Clause 7, rows every 0.5 to 180 min",
                "the same day in its 12 rows",
                cases,
                worst,
                1e-3,
                "K");
    }

    private static ThermalSeries series(boolean detailed) {
        return detailed
                ? new AnnexG(AnnexGDesign.EXAMPLE)
                : new Clause7(new Clause7Design(55, 25, 5, 9000, 300, 0.9, 0.8, false, Insulation.UPGRADED));
    }

    private static List<Comparison> steps() {
        ThermalUnit unit = new ThermalUnit(new ThermalDesign(
                8,
                35,
                420,
                0.8,
                1.3,
                0.5,
                2,
                2,
                5,
                Insulation.NORMAL,
                List.of(new CoolingStage(1, 45, 9000, 0, 0, 0))));
        List<Comparison> rows = new ArrayList<>();
        for (double dtS : new double[] {1, 15, 300}) {
            double worst = 0;
            ThermalState exact = new ThermalState();
            ThermalState state = new ThermalState();
            unit.settle(0.6, 20, 0, exact);
            unit.settle(0.6, 20, 0, state);
            int steps = (int) (7200 / dtS);
            for (int i = 0; i < steps; i++) {
                unit.step(1.4, 20, dtS, state, state);
                unit.advance(1.4, 20, dtS, 0, exact, exact);
                worst = Math.max(worst, Math.abs(exact.hotSpotC - state.hotSpotC));
            }
            rows.add(new Comparison(
                    "twin's step of " + (int) dtS + " s, hot spot in 2 h from 0.6 to 1.4 of the load",
                    "exact solution",
                    steps,
                    worst,
                    dtS == 1 ? 0.05 : dtS == 15 ? 0.7 : 12,
                    "K"));
        }
        return rows;
    }

    private static void run(ThermalSeries model, List<LoadPoint> points) {
        model.settle(points.getFirst());
        for (int i = 1; i < points.size(); i++) {
            model.advance(points.get(i - 1), points.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_model_agrees_as_well_as_is_asked(Comparison comparison) {
        assertThat(comparison.worst()).isLessThanOrEqualTo(comparison.asked());
    }

    @Test
    void the_table_in_the_documentation_is_that_of_this_run() throws IOException {
        Path file = Path.of("..", "docs", "models", "transformer.md");
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        assertThat(from).as("markers in %s", file).isBetween(BEGIN.length(), to);
        String table = "| what | against | cases | worst error | asked for |\n|---|---|---|---|---|\n"
                + rows().stream().map(row -> row.row() + "\n").collect(Collectors.joining());
        if (Boolean.getBoolean("headroom.docs.rewrite")) {
            Files.writeString(file, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as("run this test with -Dheadroom.docs.rewrite=true")
                    .isEqualTo(table);
        }
    }
}
