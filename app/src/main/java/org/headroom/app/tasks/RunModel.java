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
        return cards().stream()
                .map(card -> String.format("%-16s %s%n", card.name(), card.title()))
                .collect(Collectors.joining());
    }

    /** What a person must know to use a model: columns, units, ranges, design keys, equation and source. */
    public static String help(String name) {
        TableModel model = named(name);
        ModelCard card = model.card();
        StringBuilder text = new StringBuilder();
        boolean design = !model.designKeys().isEmpty();
        line(text, "headroom model " + name + (design ? " [--design FILE]" : "") + " < in.csv > out.csv");
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
            line(
                    text,
                    "Design file (YAML or JSON, exactly these keys; --curves is the same): "
                            + model.designKeys().stream().map(RunModel::keyText).collect(Collectors.joining(", ")));
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
        TableModel model = named(name);
        RowModel rows = build(model, design);
        ModelTable table = ModelTable.read(model, in);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>(table.header());
            model.card().out().forEach(column -> header.add(column.name()));
            header.add("note");
            csv.writeRecord(header);
            double[] out = new double[model.card().out().size()];
            for (int i = 0; i < table.size(); i++) {
                Row row = table.row(i);
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

    private static String keyText(DesignKey key) {
        return key.name() + (key.count() == 1 ? "" : " [" + key.count() + "]");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
