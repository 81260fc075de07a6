package org.headroom.app.tasks;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.models.Row;
import org.headroom.app.models.TableModel;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.basis.Column;

/** A CSV table of model inputs: header and rows as text, checked against the columns of a model. */
final class ModelTable {
    private static final String SOURCE = "standard input";

    private final TableModel model;
    private final List<String> written;
    private final List<String> header;
    private final Map<String, Column> columns = new HashMap<>();
    private final List<CsvRecord> rows;

    private ModelTable(TableModel model, List<CsvRecord> records) {
        this.model = model;
        for (Column column : model.card().in()) {
            columns.put(column.name(), column);
        }
        this.written = records.getFirst().getFields();
        this.header = written.stream().map(String::strip).toList();
        this.rows = records.subList(1, records.size());
        checkHeader();
    }

    /** @throws InputError for an empty or malformed table, or columns that are not the model's */
    static ModelTable read(TableModel model, InputStream in) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .skipEmptyLines(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(withoutByteOrderMark(in))) {
            csv.forEach(records::add);
        } catch (CsvParseException | UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new InputError(SOURCE, records.size() + 1L, "bytes that are not text", "a CSV table in UTF-8");
            }
            throw new InputError(
                    SOURCE, records.size() + 1L, "text that is not CSV", "a CSV table: " + columnNames(model));
        } catch (CharacterCodingException e) {
            throw new InputError(SOURCE, records.size() + 1L, "bytes that are not text", "a CSV table in UTF-8");
        } catch (IOException e) {
            throw new InputError(SOURCE, "", "something that cannot be read", "a CSV table");
        }
        while (!records.isEmpty() && blank(records.getLast())) {
            records.removeLast();
        }
        if (records.isEmpty()) {
            throw new InputError(SOURCE, 1, "nothing", "a CSV table with the columns " + columnNames(model));
        }
        if (records.size() == 1) {
            throw new InputError(SOURCE, 2, "no rows", "at least one row below the header");
        }
        return new ModelTable(model, records);
    }

    /** The header as it was written. */
    List<String> header() {
        return written;
    }

    int size() {
        return rows.size();
    }

    List<String> fields(int row) {
        return rows.get(row).getFields();
    }

    /** The inputs of one row; numbers outside a column's fitted range are noted in it. */
    Row row(int index) {
        CsvRecord record = rows.get(index);
        if (record.getFieldCount() != header.size()) {
            throw new InputError(
                    SOURCE,
                    record.getStartingLineNumber(),
                    blank(record) ? "an empty line" : record.getFieldCount() + " cells",
                    header.size() + " cells, as in the header");
        }
        Map<String, Double> numbers = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            Column column = columns.get(header.get(i));
            String cell = record.getField(i).strip();
            if (cell.isEmpty()) {
                throw error(index, header.get(i), "an empty cell", "a value");
            }
            if (model.textColumns().contains(header.get(i))) {
                texts.put(header.get(i), cell);
            } else if (column != null) {
                numbers.put(column.name(), number(index, column, cell));
            }
        }
        Row row = new Row(numbers, texts);
        for (Column column : model.card().in()) {
            if (numbers.containsKey(column.name())) {
                row.noteOutside(column.name(), column.fittedLow(), column.fittedHigh());
            }
        }
        return row;
    }

    InputError error(int row, String column, String found, String allowed) {
        return new InputError(SOURCE, place(row, column), found, allowed);
    }

    String place(int row, String column) {
        return "line " + rows.get(row).getStartingLineNumber() + (column.isEmpty() ? "" : ", column " + column);
    }

    private double number(int row, Column column, String cell) {
        double value = PlainNumber.parse(cell);
        if (Double.isNaN(value)) {
            throw error(row, column.name(), "\"" + cell + "\"", "a number");
        }
        if (!(value >= column.low() && value <= column.high())) {
            throw error(row, column.name(), cell, Row.plain(column.low()) + " to " + Row.plain(column.high()));
        }
        return value;
    }

    private void checkHeader() {
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (!columns.containsKey(name)) {
                throw new InputError(SOURCE, 1, "an unknown column \"" + name + "\"", columnNames(model));
            }
            if (header.indexOf(name) != i) {
                throw new InputError(SOURCE, 1, "the column " + name + " twice", "each column once");
            }
        }
        for (Column column : model.card().in()) {
            if (!header.contains(column.name()) && !model.optionalColumns().contains(column.name())) {
                throw new InputError(SOURCE, 1, "no column " + column.name(), columnNames(model));
            }
        }
    }

    private static boolean blank(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).isBlank();
    }

    private static String columnNames(TableModel model) {
        StringBuilder text = new StringBuilder();
        for (Column column : model.card().in()) {
            text.append(text.isEmpty() ? "" : ", ").append(column.name());
            if (model.optionalColumns().contains(column.name())) {
                text.append(" (optional)");
            }
        }
        return text.toString();
    }

    private static InputStreamReader withoutByteOrderMark(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, start, bytes.length - start), StandardCharsets.UTF_8.newDecoder());
    }
}
