package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.aquifer.WellFunctions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AquiferFitTest {
    private static final Path PUBLISHED = Path.of("..", "physics", "src", "test", "resources")
            .resolve(Path.of("org", "headroom", "physics", "aquifer"));
    private static final double T = 1200;
    private static final double S = 2e-4;
    private static final double Q = 2500;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** Published: 462.6 m2/d and 1.779e-4 (confined); 1,677.3 m2/d, 1.762e-3, 745.3 m (leaky). */
    @Test
    void published_tests_are_fitted_from_their_files_with_the_right_model() {
        Map<String, Object> oude = fit(PUBLISHED.resolve("oude-korendijk.csv"));
        assertThat(oude).containsEntry("schema", "headroom.aquifer-fit/1").containsEntry("model", "theis");
        close(oude, "transmissivity_m2_per_day", 462.6, 0.01);
        close(oude, "storativity", 1.779e-4, 0.01);
        assertThat(oude).containsEntry("n", 69).containsEntry("leakage_factor_m", null);
        assertThat((List<?>) oude.get("residuals")).hasSize(69);
        assertThat((List<?>) oude.get("wells")).hasSize(2);
        Map<String, Object> dalem = fit(PUBLISHED.resolve("dalem.csv"));
        assertThat(dalem).containsEntry("model", "hantush");
        close(dalem, "transmissivity_m2_per_day", 1677.3, 0.01);
        close(dalem, "storativity", 1.762e-3, 0.03);
        close(dalem, "leakage_factor_m", 745.3, 0.1);
        assertThat(number(dalem, "leakage_factor_m_low")).isBetween(400.0, 745.0);
        assertThat(number(dalem, "leakage_factor_m_high")).isBetween(746.0, 1500.0);
        assertThat((List<?>) dalem.get("alternatives")).hasSize(2);
    }

    /** Feet, minutes and gallons: AQTESOLV finds 282.659 m/d in 50 ft. */
    @Test
    void us_units_are_read_from_the_names_of_columns() {
        AquiferFitRequest plain = AquiferFitRequest.of(PUBLISHED.resolve("sioux-flats.csv"));
        Map<String, Object> sioux = AquiferFit.run(new AquiferFitRequest(
                        plain.file(), "auto", Map.of(), null, null, null, null, null, 50 * 0.3048))
                .json(List.of());
        close(sioux, "hydraulic_conductivity_m_per_day", 282.659, 0.005);
    }

    @ParameterizedTest
    @CsvSource({
        "time_days,radius_m,drawdown_m,pumping_m3_per_day,1,1,1,1",
        "time_h,radius_m,drawdown_m,pumping_m3_per_h,24,1,1,0.0416666666666667",
        "time_min,radius_ft,drawdown_ft,pumping_l_per_s,1440,3.280839895,3.280839895,0.0115740740740741",
        "Time S,Radius-m,DRAWDOWN_CM,Pumping m3 per s,86400,1,100,1.15740740740741e-5"
    })
    void units_are_those_of_the_names(
            String time, String radius, String drawdown, String pumping, double t, double r, double d, double q)
            throws IOException {
        StringBuilder text = new StringBuilder("# made\n\n" + String.join(",", radius, time, pumping, drawdown) + "\n");
        for (double day : new double[] {0.001, 0.01, 0.03, 0.1, 0.5, 1}) {
            text.append(line(50 * r, day * t, Q * q, theis(50, day, 0, Q) * d));
        }
        truth(fit(write(text.toString())), 1e-4);
    }

    @Test
    void drawdown_that_is_negative_downward_and_rows_at_time_0_are_understood_and_said() throws IOException {
        StringBuilder text =
                new StringBuilder("well,time_days,radius_m,drawdown_m,pumping_m3_per_day\nMW 1,0,50,0,0\n");
        for (double day : new double[] {1, 0.1, 0.01, 0.001, 0.3}) {
            text.append("MW 1,").append(line(day, 50, -theis(50, day, 0, Q), Q));
        }
        Map<String, Object> found = fit(write(text.toString()));
        truth(found, 1e-6);
        assertThat((List<?>) found.get("notes"))
                .asString()
                .contains("read as negative downward")
                .contains("1 reading at time 0 left out");
    }

    /** What model theis prints, with columns that a fit has no need of. */
    @Test
    void a_table_of_the_model_theis_gives_its_parameters_back() throws IOException {
        StringBuilder text = new StringBuilder(
                "pumping_m3_per_day,transmissivity_m2_per_day,storativity,radius_m,time_days,u,well_function,drawdown_m\n");
        for (double r : new double[] {30, 100}) {
            for (double day : new double[] {0.001, 0.01, 0.1, 1, 10}) {
                text.append(line(Q, T, S, r, day, 0, 0, theis(r, day, 0, Q)));
            }
        }
        Map<String, Object> found = fit(write(text.toString()));
        assertThat(found).containsEntry("model", "theis");
        truth(found, 1e-8);
        assertThat(found.get("notes")).asString().contains("columns passed over");
    }

    @Test
    void recovery_is_fitted_with_a_stop_on_the_command_line_or_a_table_of_steps() throws IOException {
        StringBuilder text = new StringBuilder("time_h,radius_m,drawdown_m\n");
        for (double h = 1; h < 60; h *= 1.2) {
            text.append(line(h, 50, theis(50, h / 24, 0, Q) - theis(50, h / 24, 14 / 24.0, Q)));
        }
        Path file = write(text.toString());
        AquiferFitRequest stop = new AquiferFitRequest(file, "theis", Map.of(), null, Q, "14h", null, null, null);
        truth(AquiferFit.run(stop).json(List.of()), 1e-5);
        Path steps = Files.writeString(folder.resolve("steps.csv"), "time_min,pumping_m3_per_day\n0,2500\n840,0\n");
        AquiferFitRequest table = new AquiferFitRequest(file, "theis", Map.of(), steps, null, null, null, null, null);
        truth(AquiferFit.run(table).json(List.of()), 1e-5);
        AquiferFitRequest later = new AquiferFitRequest(file, "theis", Map.of(), null, Q, "14h", "15h", null, null);
        Map<String, Object> recovery = AquiferFit.run(later).json(List.of());
        truth(recovery, 1e-4);
        assertThat(recovery.get("notes")).asString().contains("before 15h are left out");
    }

    /** Whether a row shows the flow before or after the change at its time, the fit finds out. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_flow_that_changes_between_rows_is_a_history(boolean oldFlowAtTheChange) throws IOException {
        StringBuilder text = new StringBuilder("time_h,radius_m,drawdown_m,pumping_m3_per_day\n");
        for (double h : new double[] {0.5, 1, 2, 4, 6, 8, 10, 10.2, 10.5, 11, 12, 15, 20, 30}) {
            boolean before = oldFlowAtTheChange ? h <= 10 : h < 10;
            text.append(line(h, 50, theis(50, h / 24, 0, Q) - theis(50, h / 24, 10 / 24.0, Q), before ? Q : 0));
        }
        Map<String, Object> found = fit(write(text.toString()));
        truth(found, 1e-4);
        assertThat(found.get("notes")).asString().contains("the flow changes between two rows");
    }

    @Test
    void weight_0_leaves_a_reading_out_and_a_known_storativity_is_kept() throws IOException {
        StringBuilder text = new StringBuilder("time_days,drawdown_m,weight\n");
        for (double day : new double[] {0.001, 0.01, 0.1, 1}) {
            text.append(line(day, theis(50, day, 0, Q), 1));
        }
        text.append(line(2, 9.9, 0));
        Path file = write(text.toString());
        AquiferFitRequest request =
                new AquiferFitRequest(file, "theis", Map.of("storativity", "2e-4"), null, Q, null, null, 50.0, null);
        Map<String, Object> found = AquiferFit.run(request).json(List.of());
        truth(found, 1e-6);
        assertThat(found).containsEntry("n", 4).containsEntry("storativity_low", 2e-4);
    }

    @Test
    void files_are_a_document_a_table_and_two_pictures() throws IOException {
        AquiferFitOutcome outcome = AquiferFit.run(AquiferFitRequest.of(PUBLISHED.resolve("dalem.csv")));
        List<String> files = outcome.write(folder.resolve("fit"));
        assertThat(files)
                .extracting(f -> Path.of(f).getFileName().toString())
                .containsExactly("fit.json", "residuals.csv", "fit.svg", "fit.png");
        assertThat(Files.readString(Path.of(files.get(0)))).contains("\"model\" : \"hantush\"");
        assertThat(Files.readAllLines(Path.of(files.get(1))))
                .hasSize(52)
                .first()
                .isEqualTo("well,radius_m,time_days,drawdown_m,fitted_m,residual_m,used");
        assertThat(Files.readString(Path.of(files.get(2))))
                .startsWith("<svg")
                .contains("P120, 120 m")
                .endsWith("</svg>");
        var image = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(Path.of(files.get(3)))));
        assertThat(image.getWidth()).isEqualTo(1920);
        Map<String, Object> again = AquiferFit.run(new AquiferFitRequest(
                        Path.of(files.get(1)), "hantush", Map.of(), null, 761.0, null, null, null, null))
                .json(List.of());
        close(again, "transmissivity_m2_per_day", 1677.3, 0.01);
    }

    @Test
    void names_with_marks_are_escaped_in_the_drawing() throws IOException {
        StringBuilder text = new StringBuilder("well,time_days,radius_m,drawdown_m,pumping_m3_per_day\n");
        for (double day : new double[] {0.001, 0.01, 0.1, 1}) {
            text.append("\"<b>&, 1\",").append(line(day, 50, theis(50, day, 0, Q), Q));
        }
        AquiferFitOutcome outcome = AquiferFit.run(AquiferFitRequest.of(write(text.toString())));
        assertThat(outcome.drawing().svg()).contains("&lt;b&gt;&amp;, 1").doesNotContain("<b>");
    }

    @Test
    void drawdown_that_does_not_go_with_the_pumping_is_no_fit() throws IOException {
        Path file = write("time_days,radius_m,drawdown_m,pumping_m3_per_day\n"
                + "0.1,50,0.5,-100\n0.2,50,0.6,-100\n0.5,50,0.7,-100\n1,50,0.8,-100\n");
        AquiferFitOutcome outcome = AquiferFit.run(AquiferFitRequest.of(file));
        assertThat(outcome.converged()).isFalse();
        assertThat(outcome.json(List.of())).containsEntry("converged", false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time_days,radius_m,drawdown_m,pumping_m3_per_day,colour;1,50,0.1,100,red | line 1: found column 'colour', allowed: time_days",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day;1,50,x,100 | line 2: found drawdown_m x",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day;1,50,0.1 | line 2: found 3 fields, allowed: 4 fields",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day;1,-5,0.1,100 | line 2: found radius_m -5",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day;-1,50,0.1,100 | line 2: found time_days -1",
                "time_days,time_h,radius_m,drawdown_m;1,24,50,0.1 | line 1: found columns time_days and time_h",
                "time_days,radius_m,drawdown_m;1,50,0.1 | found no rate, allowed: one of: a column",
                "time_days,drawdown_m,pumping_m3_per_day;1,0.1,100 | found no column of radius",
                "radius_m,drawdown_m,pumping_m3_per_day;1,0.1,100 | found no column of time",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day;1,50,0.1,100 | found 1 readings for theis, allowed: 3 or more",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day;1,50,0.1,0 | rate_m3_per_s: found no pumping",
                "time_days,radius_m,drawdown_m,pumping_m3_per_day | found no rows",
            })
    void bad_tables_are_refused_in_one_line(String table, String said) throws IOException {
        Path file = write(table.strip().replace(';', '\n') + "\n");
        assertThatThrownBy(() -> AquiferFit.run(AquiferFitRequest.of(file)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(said.strip())
                .hasMessageContaining("test.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "dupuit,,,storativity=1,--model",
        "theis,,,porosity=0.3,--fix",
        "theis,,,storativity=-1,--fix",
        "theis,,,leakage_factor_m=100,--fix",
        "theis,0.1h,soon,storativity=1e-4,--ignore-before",
        "theis,never,,storativity=1e-4,--pumping-stop"
    })
    void bad_options_are_refused(
            String model, @Nullable String stop, @Nullable String ignore, String fix, String option) {
        String[] parts = fix.split("=", -1);
        AquiferFitRequest request = new AquiferFitRequest(
                PUBLISHED.resolve("dalem.csv"),
                model,
                Map.of(parts[0], parts[1]),
                null,
                null,
                stop,
                ignore,
                null,
                null);
        assertThatThrownBy(() -> AquiferFit.run(request))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(option);
    }

    private static double theis(double radiusM, double day, double fromDay, double rate) {
        double since = day - fromDay;
        return since <= 0 ? 0 : rate / (4 * Math.PI * T) * WellFunctions.theis(radiusM * radiusM * S / (4 * T * since));
    }

    private static String line(double... cells) {
        StringBuilder text = new StringBuilder();
        for (double cell : cells) {
            text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%.15g", cell));
        }
        return text.append('\n').toString();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("test.csv"), text);
    }

    private static Map<String, Object> fit(Path file) {
        return AquiferFit.run(AquiferFitRequest.of(file)).json(List.of());
    }

    private static void truth(Map<String, Object> found, double share) {
        assertThat(found).containsEntry("converged", true);
        close(found, "transmissivity_m2_per_day", T, share);
        close(found, "storativity", S, share);
    }

    private static void close(Map<String, Object> found, String key, double expected, double share) {
        double value = number(found, key);
        assertThat(value).as(key).isCloseTo(expected, Percentage.withPercentage(100 * share));
        assertThat(number(found, key + "_low")).isLessThanOrEqualTo(value);
        assertThat(number(found, key + "_high")).isGreaterThanOrEqualTo(value);
    }

    private static double number(Map<String, Object> found, String key) {
        assertThat(found.get(key)).as(key).isInstanceOf(Double.class);
        return found.get(key) instanceof Double d ? d : Double.NaN;
    }

    @ParameterizedTest
    @CsvSource({
        "30s,30",
        "10min,600",
        "0.000694444444444444d,60",
        "2.5e-1 days,21600",
        "1E3 s,1000",
        "1 hour,3600",
        ".5h,1800",
        "90 minutes,5400"
    })
    void a_time_has_any_decimals_and_any_of_the_usual_units(String text, double seconds) {
        assertThat(PumpingTestFile.time("--pumping-stop", text)).isCloseTo(seconds, Percentage.withPercentage(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "-1h", "1e999d", "1 fortnight", "1.2.3h", "1 hr s"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> PumpingTestFile.time("--pumping-stop", text))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("4.5h");
    }

    /** Late steady readings, s = Q/(2 pi T) K0(r/B), with the noise of a fixed seed. */
    @Test
    void a_storativity_that_nothing_holds_is_no_figure() throws IOException {
        java.util.Random random = new java.util.Random(1);
        StringBuilder text = new StringBuilder("time_h,radius_m,drawdown_m\n");
        for (double r : new double[] {30, 60, 120}) {
            for (double hours : new double[] {24, 30, 36, 42, 48, 60, 72}) {
                double s = 400 / (2 * Math.PI * 400) * org.headroom.physics.aquifer.Bessel.k0(r / 160);
                text.append(line(hours, r, s + 0.006 * random.nextGaussian()));
            }
        }
        AquiferFitOutcome outcome = AquiferFit.run(
                new AquiferFitRequest(write(text.toString()), "auto", Map.of(), null, 400.0, null, null, null, null));
        Map<String, Object> json = outcome.json(List.of());
        assertThat(outcome.converged()).isTrue();
        assertThat(json).containsEntry("model", "hantush").containsEntry("storativity", null);
        close(json, "transmissivity_m2_per_day", 400, 0.15);
        close(json, "leakage_factor_m", 160, 0.25);
        assertThat(outcome.warnings()).anyMatch(w -> w.contains("storativity is not identified"));
        assertThat(outcome.table().rows().get(1).toString()).contains("not identified");
    }
}
