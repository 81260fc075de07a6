package org.headroom.app.tasks;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.GeoMap;
import org.headroom.app.report.impact.ImpactPage;
import org.headroom.app.report.impact.Plot;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Unit;

/**
 * Every chart, map and table of a report as CSV (RFC 4180: lines end in CR LF, cells that need it are quoted, quotes
 * doubled). Numbers have all their digits, columns of numbers end in their unit, unknown is empty.
 */
final class ImpactCsv {
    private static final String LINE = "\r\n";
    private static final int LONGEST = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    ImpactCsv(ImpactNumbers found, List<ImpactPage.Input> inputs) {
        files.put("quantities.csv", quantities(found.quantities()));
        files.put("inputs.csv", inputs(inputs));
        if (!found.indicators().isEmpty()) {
            files.put("indicators.csv", indicators(found.indicators()));
        }
        found.plots().forEach(plot -> add("charts/", plot.id(), plot(plot)));
        found.maps().forEach(map -> {
            add("maps/", map.id(), features(map));
            GeoMap.Field field = map.field();
            if (field != null) {
                add("maps/", map.id() + "-field", field(field));
            }
        });
        found.tables().forEach(rows -> add("tables/", rows.id(), table(rows)));
        found.switches().forEach(choice -> add("switches/", choice.id(), switches(choice)));
    }

    /** File name and content, in the order of the report. */
    Map<String, String> files() {
        return files;
    }

    /** The file of a chart, map, table or choice by its kind's folder and its id. */
    String file(String folder, String id) {
        return Objects.requireNonNull(names.get(folder + id));
    }

    /** Under a name that no other file has, also where letters do not matter. */
    private void add(String folder, String id, String text) {
        String plain = folder + id.replaceAll("[^A-Za-z0-9._-]+", "_");
        if (plain.length() > LONGEST) {
            plain = plain.substring(0, LONGEST);
        }
        String name = plain + ".csv";
        for (int i = 2; taken(name); i++) {
            name = plain + "-" + i + ".csv";
        }
        files.put(name, text);
        names.put(folder + id, name);
    }

    private boolean taken(String name) {
        return files.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    static String plot(Plot plot) {
        boolean time = plot.axis() == Plot.Axis.TIME;
        List<String> head = new ArrayList<>();
        head.add(
                time
                        ? "time"
                        : plot.axis() == Plot.Axis.CATEGORY
                                ? "category"
                                : plot.xName().isEmpty() ? "x" : key(plot.xName()));
        plot.series().forEach(series -> head.add(column(series.name(), plot.unit())));
        Table table = new Table(head);
        for (int i = 0; i < plot.x().length; i++) {
            List<String> row = new ArrayList<>();
            row.add(
                    switch (plot.axis()) {
                        case TIME -> time(plot.x()[i], plot);
                        case CATEGORY -> plot.categories().get((int) plot.x()[i]);
                        case NUMBER -> number(plot.x()[i]);
                    });
            for (Plot.Series series : plot.series()) {
                row.add(number(series.y()[i]));
            }
            table.add(row);
        }
        return table.text();
    }

    private static String time(double epochS, Plot plot) {
        return TIME.format(Instant.ofEpochSecond((long) epochS)
                .atZone(Objects.requireNonNull(plot.zone(), "a chart over time has a zone"))
                .toOffsetDateTime());
    }

    private static String features(GeoMap map) {
        Table table = new Table(List.of(
                "kind", "name", "feature", "point", "closed", "longitude_deg", "latitude_deg", "value", "value_unit"));
        int feature = 0;
        for (GeoMap.Feature f : map.features()) {
            feature++;
            for (int i = 0; i < f.longitudeDeg().length; i++) {
                Quantity value = f.value();
                table.add(List.of(
                        f.kind().name().toLowerCase(Locale.ROOT),
                        f.name(),
                        Integer.toString(feature),
                        Integer.toString(i + 1),
                        Boolean.toString(f.closed()),
                        number(f.longitudeDeg()[i]),
                        number(f.latitudeDeg()[i]),
                        value == null ? "" : number(value.value()),
                        value == null ? "" : value.unit().suffix()));
            }
        }
        return table.text();
    }

    private static String field(GeoMap.Field field) {
        Table table = new Table(List.of("longitude_deg", "latitude_deg", column(field.name(), field.unit())));
        int columns = field.longitudeDeg().length;
        for (int i = 0; i < field.values().length; i++) {
            table.add(List.of(
                    number(field.longitudeDeg()[i % columns]),
                    number(field.latitudeDeg()[i / columns]),
                    number(field.values()[i])));
        }
        return table.text();
    }

    /**
     * Of a column whose cells have a number each, the numbers are a column of their own, with a second one for the unit
     * where it changes from row to row and another for the words beside it; else a cell is text.
     */
    static String table(Block.Rows rows) {
        List<String> head = new ArrayList<>();
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < rows.head().size(); c++) {
            List<List<Span>> cells = new ArrayList<>();
            for (List<List<Span>> row : rows.rows()) {
                cells.add(c < row.size() ? row.get(c) : List.of());
            }
            String name = rows.head().get(c).isBlank()
                    ? c == 0 ? "row" : "column_" + (c + 1)
                    : key(rows.head().get(c));
            column(name, cells, head, columns);
        }
        Table table = new Table(head);
        for (int r = 0; r < rows.rows().size(); r++) {
            List<String> row = new ArrayList<>();
            for (List<String> column : columns) {
                row.add(column.get(r));
            }
            table.add(row);
        }
        return table.text();
    }

    private static void column(String name, List<List<Span>> cells, List<String> head, List<List<String>> columns) {
        List<Quantity> numbers = new ArrayList<>();
        boolean several = false;
        for (List<Span> cell : cells) {
            int before = numbers.size();
            ImpactNumbers.each(cell, value -> numbers.add(value.quantity()));
            several |= numbers.size() > before + 1;
        }
        if (numbers.isEmpty() || several) {
            head.add(name);
            columns.add(cells.stream().map(ImpactCsv::words).toList());
            return;
        }
        boolean oneUnit = numbers.stream().map(Quantity::unit).distinct().count() == 1;
        head.add(oneUnit ? column(name, numbers.getFirst().unit()) : name);
        columns.add(cells.stream()
                .map(cell -> one(cell, q -> number(q.value())))
                .toList());
        if (!oneUnit) {
            head.add(name + "_unit");
            columns.add(cells.stream()
                    .map(cell -> one(cell, q -> q.unit().suffix()))
                    .toList());
        }
        if (numbers.stream().anyMatch(Quantity::ranged)) {
            head.add(oneUnit ? column(name + "_low", numbers.getFirst().unit()) : name + "_low");
            columns.add(cells.stream()
                    .map(cell -> one(cell, q -> number(q.low())))
                    .toList());
            head.add(oneUnit ? column(name + "_high", numbers.getFirst().unit()) : name + "_high");
            columns.add(cells.stream()
                    .map(cell -> one(cell, q -> number(q.high())))
                    .toList());
        }
        List<String> beside = cells.stream().map(ImpactCsv::besides).toList();
        if (beside.stream().anyMatch(words -> !words.isEmpty())) {
            head.add(name + "_words");
            columns.add(beside);
        }
    }

    private static String one(List<Span> cell, java.util.function.Function<Quantity, String> what) {
        for (Span span : cell) {
            if (span instanceof Span.Value value) {
                return what.apply(value.quantity());
            }
        }
        return "";
    }

    /** A cell's words without its number. */
    private static String besides(List<Span> cell) {
        StringBuilder text = new StringBuilder();
        for (Span span : cell) {
            if (span instanceof Span.Words words) {
                text.append(words.text());
            }
        }
        return text.toString().strip();
    }

    /** A sentence with all digits of its numbers. */
    static String words(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Words words -> text.append(words.text());
                case Span.Value value -> {
                    Quantity q = value.quantity();
                    text.append(q.known() ? number(q.value()) : "unknown");
                    if (q.known() && q.unit() != Unit.ONE && q.unit() != Unit.COUNT) {
                        text.append(' ').append(q.unit().label());
                    }
                }
            }
        }
        return text.toString();
    }

    private static String quantities(List<Quantity> all) {
        Table table = new Table(
                List.of(
                        "id",
                        "name",
                        "value",
                        "low",
                        "high",
                        "unit",
                        "formula",
                        "inputs",
                        "source",
                        "confidence",
                        "range"));
        for (Quantity q : all) {
            table.add(List.of(
                    q.id(),
                    q.name(),
                    number(q.value()),
                    number(q.low()),
                    number(q.high()),
                    q.unit().suffix(),
                    q.formula(),
                    String.join(" ", q.inputs()),
                    q.source(),
                    q.confidence().id(),
                    q.ranged() ? q.range().id() : ""));
        }
        return table.text();
    }

    private static String inputs(List<ImpactPage.Input> all) {
        Table table = new Table(List.of("path", "value", "unit", "low", "high", "confidence", "source"));
        for (ImpactPage.Input i : all) {
            table.add(List.of(
                    i.path(),
                    i.value(),
                    i.unit(),
                    i.low(),
                    i.high(),
                    i.confidence().id(),
                    i.source()));
        }
        return table.text();
    }

    private static String indicators(List<Block.Indicator> all) {
        Table table = new Table(List.of(
                "id",
                "name",
                "quantity",
                "value",
                "low",
                "high",
                "unit",
                "status",
                "limit",
                "limit_source",
                "reading",
                "needed"));
        for (Block.Indicator i : all) {
            for (Quantity q : i.figures()) {
                table.add(List.of(
                        i.id(),
                        i.name(),
                        q.id(),
                        number(q.value()),
                        number(q.low()),
                        number(q.high()),
                        q.unit().suffix(),
                        i.status(),
                        words(i.limit()),
                        i.limitSource(),
                        i.reading(),
                        i.needed()));
            }
            if (i.figures().isEmpty()) {
                table.add(List.of(
                        i.id(),
                        i.name(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        i.status(),
                        words(i.limit()),
                        i.limitSource(),
                        i.reading(),
                        i.needed()));
            }
        }
        return table.text();
    }

    private static String switches(Block.Switches choice) {
        List<String> head = new ArrayList<>();
        choice.choices().forEach(c -> head.add(key(c.id())));
        head.addAll(List.of("quantity", "name", "value", "low", "high", "unit"));
        Table table = new Table(head);
        for (int i = 0; i < choice.outcomes().size(); i++) {
            for (Quantity q : choice.outcomes().get(i)) {
                List<String> row = new ArrayList<>();
                for (int bit = 0; bit < choice.choices().size(); bit++) {
                    row.add((i >> bit & 1) == 1 ? "on" : "off");
                }
                row.addAll(List.of(
                        q.id(),
                        q.name(),
                        number(q.value()),
                        number(q.low()),
                        number(q.high()),
                        q.unit().suffix()));
                table.add(row);
            }
        }
        return table.text();
    }

    /** As a column is called: words in small letters joined by underscores. */
    static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        return key.isEmpty() ? "value" : key;
    }

    /** The same with the unit at its end. */
    static String column(String name, Unit unit) {
        String key = key(name);
        String suffix = unit.suffix();
        return suffix.isEmpty() || key.equals(suffix) || key.endsWith("_" + suffix) ? key : key + "_" + suffix;
    }

    /** All digits; empty if unknown. */
    static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    /** Rows of cells; a name that comes twice is counted. */
    private static final class Table {
        private final StringBuilder text = new StringBuilder();

        Table(List<String> head) {
            List<String> names = new ArrayList<>();
            for (String name : head) {
                String unique = name;
                for (int i = 2; names.contains(unique); i++) {
                    unique = name + "_" + i;
                }
                names.add(unique);
            }
            add(names);
        }

        void add(List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
            }
            text.append(LINE);
        }

        String text() {
            return text.toString();
        }

        private static String cell(String value) {
            return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                    ? '"' + value.replace("\"", "\"\"") + '"'
                    : value;
        }
    }
}
