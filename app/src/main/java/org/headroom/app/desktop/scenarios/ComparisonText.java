package org.headroom.app.desktop.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.scenarios.Row.Cell;
import org.headroom.app.desktop.scenarios.Row.Kind;
import org.headroom.app.desktop.scenarios.Row.Rank;
import org.headroom.app.scenario.Scenarios;

/** The comparison for a spreadsheet (plain numbers) and for a text (as it is shown). */
record ComparisonText(ScenariosViewModel model, Scenarios scenarios, Comparison comparison) {
    /** A line a row: key, name, unit of the data, a plain number or text a scenario. */
    String csv() {
        StringBuilder text = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("key", "name", "unit"));
        model.compared().get().forEach(id -> head.add(scenarios.find(id).name()));
        line(text, head);
        for (Row row : model.rows()) {
            if (row.kind() != Kind.GROUP) {
                List<String> cells = new ArrayList<>(List.of(
                        row.key(),
                        row.title(),
                        row.unit() == null ? row.unitLabel() : row.unit().suffix()));
                for (String id : model.compared().get()) {
                    Cell cell = row.cell(id).get();
                    boolean moment = row.unit() == org.headroom.data.quantity.Unit.S;
                    boolean plain = row.kind() != Kind.INPUT && !moment && Double.isFinite(cell.number());
                    cells.add(plain ? number(cell.number()) : cell.value());
                }
                line(text, cells);
            }
        }
        return text.toString();
    }

    /** A table with the difference to the base behind each value; the best one in bold. */
    String markdown() {
        StringBuilder text = new StringBuilder("| | unit |");
        StringBuilder rule = new StringBuilder("|---|---|");
        for (String id : model.compared().get()) {
            boolean base = id.equals(model.base().get());
            text.append(' ')
                    .append(escaped(scenarios.find(id).name()))
                    .append(base ? " (" + Texts.text("scenarios.base.short") + ")" : "")
                    .append(" |");
            rule.append("---:|");
        }
        text.append('\n').append(rule).append('\n');
        for (Row row : model.rows()) {
            if (row.kind() == Kind.GROUP) {
                text.append("| **").append(escaped(row.title())).append("** | |");
                text.append(" |".repeat(model.compared().get().size()));
            } else {
                text.append("| ").append(escaped(row.title())).append(" | ");
                text.append(escaped(comparison.unitLabel(row))).append(" |");
                for (String id : model.compared().get()) {
                    Cell cell = row.cell(id).get();
                    String value =
                            row.kind() == Kind.INPUT ? model.inputs().shown(row.key(), cell.value()) : cell.value();
                    value = value.isEmpty() ? cell.state() : value;
                    text.append(' ').append(cell.rank() == Rank.BEST ? "**" + escaped(value) + "**" : escaped(value));
                    text.append(cell.difference().isEmpty() ? "" : ", " + escaped(cell.difference()));
                    text.append(" |");
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        return java.math.BigDecimal.valueOf(value)
                .round(new java.math.MathContext(12))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.contains(",") || cell.contains("\"") || cell.contains("\n");
            text.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append('\n');
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
