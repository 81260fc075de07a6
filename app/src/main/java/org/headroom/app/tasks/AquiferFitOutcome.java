package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.report.PumpingTestDrawing;
import org.headroom.physics.aquifer.Estimate;
import org.headroom.physics.aquifer.ModelChoice;
import org.headroom.physics.aquifer.PumpingHistory;
import org.headroom.physics.aquifer.TestFit;
import org.headroom.physics.aquifer.TestModel;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A fitted pumping test as text, as a document and as files. */
public final class AquiferFitOutcome {
    private static final double DAY_S = AquiferFit.DAY_S;
    private static final double FT_PER_M = 1 / 0.3048;

    private final AquiferFitRequest request;
    private final PumpingTestFile file;
    private final ModelChoice choice;
    private final TestFit fit;

    AquiferFitOutcome(AquiferFitRequest request, PumpingTestFile file, ModelChoice choice) {
        this.request = request;
        this.file = file;
        this.choice = choice;
        this.fit = choice.chosen();
    }

    public boolean converged() {
        return fit.converged();
    }

    /** What was read and understood. */
    public List<String> heading() {
        List<String> lines = new ArrayList<>();
        int wells = file.test().wells().size();
        lines.add(String.format(
                Locale.ROOT,
                "Pumping test %s: %d readings in %d %s, %s",
                request.file(),
                file.test().observations().size(),
                wells,
                wells == 1 ? "piezometer" : "piezometers",
                file.test().pumping().size() == 1
                        ? TextNumbers.of(file.test().pumping().rateM3PerS(0) * DAY_S) + " m3/day"
                        : "pumped in " + file.test().pumping().size() + " steps"));
        file.notes().forEach(note -> lines.add("Note: " + note));
        lines.add("Model: " + title(fit.model()) + " (" + choice.reason() + ")");
        return lines;
    }

    /** Value, interval, unit, and the same in US units. */
    public TableView table() {
        List<List<Object>> rows = new ArrayList<>();
        Estimate t = fit.transmissivity().times(DAY_S);
        row(rows, "transmissivity T", t, "m2/day", FT_PER_M * FT_PER_M, "ft2/day");
        row(rows, "storativity S", fit.storativity(), "1", 0, "");
        if (fit.model() == TestModel.HANTUSH) {
            row(rows, "leakage factor B", fit.leakageFactor(), "m", FT_PER_M, "ft");
            row(rows, "aquitard's resistance c", fit.aquitardResistance().times(1 / DAY_S), "days", 0, "");
        }
        if (request.thicknessM() != null) {
            row(rows, "conductivity T / thickness", t.times(1 / request.thicknessM()), "m/day", FT_PER_M, "ft/day");
        }
        return new TableView("", List.of("", "value", "95 % interval", "unit", "in US units"), rows);
    }

    private static void row(
            List<List<Object>> rows, String name, Estimate e, String unit, double factor, String other) {
        String interval = !e.known()
                ? "-"
                : e.open()
                        ? "not identified" + (Double.isInfinite(e.high()) ? "" : ", up to " + digits(e.high()))
                        : e.low() == e.high()
                                ? "given"
                                : digits(e.low()) + " to "
                                        + (Double.isInfinite(e.high()) ? "no end" : digits(e.high()));
        rows.add(List.of(
                name,
                held(e),
                interval,
                unit,
                other.isEmpty() || e.open() ? "" : digits(e.value() * factor) + " " + other));
    }

    /** The value, where the test holds one. */
    private static String held(Estimate e) {
        return e.open() ? "-" : digits(e.value());
    }

    private static String leakage(Estimate b) {
        return Double.isInfinite(b.high()) ? "no end" : digits(b.value());
    }

    /** How well each model does. */
    public TableView alternatives() {
        List<List<Object>> rows = new ArrayList<>();
        for (TestFit one : choice.all()) {
            rows.add(List.of(
                    (one.model() == fit.model() ? "* " : "  ") + one.model().key(),
                    digits(one.transmissivity().value() * DAY_S),
                    held(one.storativity()),
                    one.model() == TestModel.HANTUSH ? leakage(one.leakageFactor()) : "-",
                    digits(one.rmseM()),
                    fixed("%.4f", one.r2()),
                    one.model() == TestModel.COOPER_JACOB ? "-" : fixed("%.1f", one.aicc()),
                    Integer.toString(one.used())));
        }
        return new TableView("", List.of("  model", "T m2/day", "S", "B m", "RMSE m", "R2", "AICc", "readings"), rows);
    }

    /** What to keep in mind. */
    public List<String> warnings() {
        return fit.warnings();
    }

    /** The document of {@code aquifer fit --json}. */
    public Map<String, Object> json(List<String> files) {
        Map<String, Object> document = Envelope.begin("headroom.aquifer-fit/1", null);
        document.put("file", request.file().toString());
        document.putAll(figures(fit));
        if (request.thicknessM() != null) {
            estimate(
                    document,
                    "hydraulic_conductivity_m_per_day",
                    fit.transmissivity().times(DAY_S / request.thicknessM()));
        }
        document.put("chosen_because", choice.reason());
        document.put("correlation", correlation());
        document.put("pumping", pumping());
        document.put("wells", wells());
        document.put("residuals", residuals());
        document.put(
                "alternatives",
                choice.all().stream()
                        .filter(f -> f.model() != fit.model())
                        .map(AquiferFitOutcome::figures)
                        .toList());
        document.put("warnings", fit.warnings());
        document.put("notes", file.notes());
        document.put("files", files);
        return document;
    }

    /**
     * Writes fit.json, residuals.csv, fit.svg and, where Java finds fonts, fit.png.
     *
     * @return the files
     */
    public List<String> write(Path folder) {
        try (OutFolder out = OutFolder.beside(folder)) {
            out.write("fit.json", document(json(List.of())));
            out.write("residuals.csv", csv());
            PumpingTestDrawing.Drawing drawing = drawing();
            out.write("fit.svg", drawing.svg());
            drawing.png().ifPresent(png -> out.write("fit.png", png));
            return out.publish(folder);
        }
    }

    PumpingTestDrawing.Drawing drawing() {
        return PumpingTestPlot.of(
                request.file().getFileName() + ": " + title(fit.model()), figureLines(), file.test(), fit);
    }

    /** The fitted figures with their intervals, for the head of the drawing. */
    private List<String> figureLines() {
        List<String> said = new ArrayList<>();
        for (List<Object> row : table().rows()) {
            said.add(row.get(0) + " " + row.get(1) + (row.get(3).equals("1") ? "" : " " + row.get(3)) + " ("
                    + row.get(2) + ")");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < said.size(); i += 2) {
            lines.add(String.join(",   ", said.subList(i, Math.min(i + 2, said.size()))));
        }
        lines.add("95 % intervals in brackets; " + fit.used() + " readings, root mean square of what is left "
                + digits(fit.rmseM()) + " m");
        return lines;
    }

    private static String document(Map<String, Object> json) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(json)
                + "\n";
    }

    private String csv() {
        StringBuilder text = new StringBuilder("well,radius_m,time_days,drawdown_m,fitted_m,residual_m,used\n");
        for (TestFit.Point point : fit.points()) {
            String well = point.observation().well();
            text.append(well.matches("[^,\"]*") ? well : '"' + well.replace("\"", "\"\"") + '"');
            for (double value : new double[] {
                point.observation().radiusM(),
                point.observation().timeS() / DAY_S,
                point.observation().drawdownM(),
                point.fittedM(),
                point.residualM()
            }) {
                text.append(',').append(value);
            }
            text.append(',').append(point.used()).append('\n');
        }
        return text.toString();
    }

    private static Map<String, Object> figures(TestFit fit) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("model", fit.model().key());
        one.put("converged", fit.converged());
        estimate(one, "transmissivity_m2_per_day", fit.transmissivity().times(DAY_S));
        estimate(one, "storativity", fit.storativity());
        estimate(one, "leakage_factor_m", leaky(fit, fit.leakageFactor()));
        estimate(
                one,
                "aquitard_resistance_days",
                leaky(fit, fit.aquitardResistance().times(1 / DAY_S)));
        Envelope.put(one, "rmse_m", fit.rmseM());
        Envelope.put(one, "r2", fit.r2());
        Envelope.put(one, "aicc", fit.model() == TestModel.COOPER_JACOB ? null : fit.aicc());
        one.put("n", fit.used());
        return one;
    }

    private static Estimate leaky(TestFit fit, Estimate estimate) {
        return fit.model() == TestModel.HANTUSH ? estimate : new Estimate(Double.NaN, Double.NaN, Double.NaN);
    }

    private static void estimate(Map<String, Object> into, String key, Estimate e) {
        Envelope.put(into, key, e.open() ? null : e.value());
        Envelope.put(into, key + "_low", e.open() ? null : e.low());
        Envelope.put(into, key + "_high", e.high());
    }

    private List<List<Double>> correlation() {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : fit.correlation()) {
            List<Double> cells = new ArrayList<>();
            for (double cell : row) {
                cells.add(Double.isFinite(cell) ? cell : 0.0);
            }
            rows.add(cells);
        }
        return rows;
    }

    private List<Map<String, Object>> pumping() {
        PumpingHistory history = file.test().pumping();
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("from_days", history.startS(i) / DAY_S);
            step.put("pumping_m3_per_day", history.rateM3PerS(i) * DAY_S);
            steps.add(step);
        }
        return steps;
    }

    private List<Map<String, Object>> wells() {
        List<Map<String, Object>> wells = new ArrayList<>();
        for (String name : file.test().wells()) {
            List<TestFit.Point> points = fit.points().stream()
                    .filter(p -> p.used() && p.observation().well().equals(name))
                    .toList();
            Map<String, Object> well = new LinkedHashMap<>();
            well.put("well", name);
            well.put(
                    "radius_m",
                    file.test().observations().stream()
                            .filter(o -> o.well().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .radiusM());
            well.put("n", points.size());
            Envelope.put(
                    well,
                    "rmse_m",
                    Math.sqrt(points.stream()
                            .mapToDouble(p -> p.residualM() * p.residualM())
                            .average()
                            .orElse(Double.NaN)));
            wells.add(well);
        }
        return wells;
    }

    private List<Map<String, Object>> residuals() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (TestFit.Point point : fit.points()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("well", point.observation().well());
            row.put("radius_m", point.observation().radiusM());
            row.put("time_days", point.observation().timeS() / DAY_S);
            row.put("drawdown_m", point.observation().drawdownM());
            Envelope.put(row, "fitted_m", point.fittedM());
            Envelope.put(row, "residual_m", point.residualM());
            row.put("used", point.used());
            rows.add(row);
        }
        return rows;
    }

    private static String title(TestModel model) {
        return switch (model) {
            case THEIS -> "Theis, confined aquifer";
            case HANTUSH -> "Hantush and Jacob, leaky aquifer";
            case COOPER_JACOB -> "Cooper and Jacob, straight line of late drawdown";
        };
    }

    private static String fixed(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }

    /** Four digits. */
    private static String digits(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        double size = Math.abs(value);
        if (size >= 1e7 || size < 1e-3 && size > 0) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = size == 0 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
