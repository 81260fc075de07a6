package org.headroom.app.tasks;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.app.models.DesignKey;
import org.headroom.app.models.Row;
import org.headroom.app.models.RowModel;
import org.headroom.app.models.SeriesModel;
import org.headroom.app.models.TableModel;
import org.headroom.app.models.TableModels;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** Runs one component model on a table of inputs, so that anyone can hold it against their own reference. */
public final class RunModel {
    private RunModel() {}

    /** The cards of all models, in the order in which they are listed. */
    public static List<ModelCard> cards() {
        return TableModels.all().stream().map(TableModel::card).toList();
    }

    /** Name and title of each model, one a line. */
    public static String list() {
        return cards().stream().map(card -> listed(card.name(), card.title())).collect(Collectors.joining())
                + listed("wastewater", "activated sludge plant from a plant file, steady or through time (no table)");
    }

    private static String listed(String name, String title) {
        return String.format("%-16s %s%n", name, title);
    }

    /** What a person must know to use a model: columns, units, ranges, design keys, equation and source. */
    public static String help(String name) {
        TableModel model = named(name);
        ModelCard card = model.card();
        String options = TableModels.urban(name).isPresent() ? " [--urban]" : "";
        StringBuilder text = new StringBuilder();
        boolean design = !model.designKeys().isEmpty();
        line(text, "headroom model " + name + (design ? " [--design FILE]" : "") + options + " < in.csv > out.csv");
        line(text, card.title());
        line(text, "");
        line(text, "Inputs (CSV columns, any order):");
        for (Column column : card.in()) {
            line(text, described(column) + range(column, model.textColumns().contains(column.name())));
        }
        line(text, "Outputs (appended, then note):");
        card.out().forEach(column -> line(text, described(column)));
        line(text, "Equation: " + card.equation());
        line(text, "Source:   " + card.source());
        if (design) {
            line(text, "Design file (YAML or JSON, exactly these keys; --curves is the same):");
            designs(model).forEach(keys -> line(text, keys));
            line(text, "Without one: " + model.defaultDesign() + ".");
        }
        line(
                text,
                "A number outside the range stops with line and column (exit 2); outside the fitted range it is answered"
                        + " and noted.");
        return text.toString();
    }

    /**
     * Reads all rows, checks and answers them, and only then gives the table back: inputs as they were, then outputs,
     * then {@code note}.
     *
     * @throws InputError for an unknown model, a bad design or a bad cell
     */
    public static String run(String name, @Nullable Path design, InputStream in) {
        return run(name, design, false, in);
    }

    /**
     * The same.
     *
     * @param cyclic whether a time series repeats until its first and last state agree
     */
    public static String run(String name, @Nullable Path design, boolean cyclic, InputStream in) {
        return run(named(name), design, cyclic, in);
    }

    /** The same over a town, for a model that has such a form. */
    public static String runUrban(String name, @Nullable Path design, boolean cyclic, InputStream in) {
        String known = named(name).card().name();
        return run(
                TableModels.urban(known).orElseThrow(() -> new InputError("--urban", "", known, "plume")),
                design,
                cyclic,
                in);
    }

    private static String run(TableModel model, @Nullable Path design, boolean cyclic, InputStream in) {
        String name = model.card().name();
        RowModel rows = build(model, design);
        if (cyclic && !(rows instanceof SeriesModel)) {
            throw new InputError("--cyclic", "", name, "a model of a time series");
        }
        ModelTable table = ModelTable.read(model, in);
        List<Row> series = rows instanceof SeriesModel memory ? begin(memory, table, cyclic) : List.of();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>(table.header());
            model.card().out().forEach(column -> header.add(column.name()));
            header.add("note");
            csv.writeRecord(header);
            double[] out = new double[model.card().out().size()];
            for (int i = 0; i < table.size(); i++) {
                Row row = series.isEmpty() ? table.row(i) : series.get(i);
                answer(rows, row, out, table, i);
                List<String> cells = new ArrayList<>(table.fields(i));
                for (double value : out) {
                    cells.add(Double.isNaN(value) ? "" : Double.toString(value));
                }
                cells.add(row.notes());
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** All rows of a time series, which it has seen. */
    private static List<Row> begin(SeriesModel model, ModelTable table, boolean cyclic) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            Row row = table.row(i);
            if (i > 0) {
                try {
                    model.follow(rows.getLast(), row);
                } catch (OutOfRange e) {
                    throw InputError.of("standard input", table.place(i, e.name()), e);
                }
            }
            rows.add(row);
        }
        try {
            model.begin(rows, cyclic);
        } catch (OutOfRange e) {
            throw InputError.of("standard input", table.place(0, e.name()), e);
        }
        return rows;
    }

    private static void answer(RowModel model, Row row, double[] out, ModelTable table, int index) {
        Arrays.fill(out, Double.NaN);
        try {
            model.answer(row, out);
        } catch (OutOfRange e) {
            throw InputError.of("standard input", table.place(index, e.name()), e);
        }
        for (double value : out) {
            if (Double.isInfinite(value) || (Double.isNaN(value) && row.notes().isEmpty())) {
                throw table.error(
                        index, "", "inputs that the model has no finite answer for", "inputs nearer its valid range");
            }
        }
    }

    private static RowModel build(TableModel model, @Nullable Path design) {
        if (design == null) {
            return model.build().apply(null);
        }
        if (model.designKeys().isEmpty()) {
            throw new InputError(
                    "--design",
                    "",
                    design.toString(),
                    "nothing: " + model.card().name() + " takes no design");
        }
        try {
            return model.build().apply(DesignFile.read(design, model.designKeys()));
        } catch (OutOfRange e) {
            throw InputError.of(design.toString(), e.name(), e);
        }
    }

    private static TableModel named(String name) {
        return TableModels.named(name)
                .orElseThrow(() -> new InputError(
                        "model",
                        "",
                        "\"" + name + "\"",
                        cards().stream().map(ModelCard::name).collect(Collectors.joining(", "))));
    }

    private static String described(Column column) {
        return String.format("  %-22s %s", column.name(), column.meaning());
    }

    private static String range(Column column, boolean text) {
        if (text) {
            return "";
        }
        String range = " [" + Row.plain(column.low()) + " to " + Row.plain(column.high());
        boolean narrower = column.fittedLow() > column.low() || column.fittedHigh() < column.high();
        return range
                + (narrower
                        ? "; fitted " + Row.plain(column.fittedLow()) + " to " + Row.plain(column.fittedHigh())
                        : "")
                + "]";
    }

    /** A line for each variant of the design. */
    private static List<String> designs(TableModel model) {
        DesignKey selector = model.designKeys().stream()
                .filter(key -> !key.words().isEmpty())
                .findFirst()
                .orElse(null);
        if (selector == null) {
            return List.of("  " + keys(model, "", null));
        }
        return selector.words().stream()
                .map(word -> "  " + selector.name() + ": " + word + " with " + keys(model, word, selector))
                .toList();
    }

    private static String keys(TableModel model, String variant, @Nullable DesignKey without) {
        return model.designKeys().stream()
                .filter(key -> key.belongs(variant) && !key.equals(without))
                .map(RunModel::keyText)
                .collect(Collectors.joining(", "));
    }

    private static String keyText(DesignKey key) {
        String kind = key.words().isEmpty() ? "" : " (" + String.join("|", key.words()) + ")";
        String text = key.name() + (key.count() == 1 ? kind : " [" + key.count() + "]");
        return key.optional() ? "[" + text + "]" : text;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
