package org.headroom.app.desktop.scenarios;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One row of the comparison: what it is, and a cell for each scenario that is compared.
 *
 * @param key of a figure or a measure, the path of an input, the name of a group
 * @param unit of a figure; null for an input, whose unit is {@code unitLabel}
 */
record Row(
        Kind kind,
        String key,
        String title,
        @Nullable Unit unit,
        String unitLabel,
        Map<String, ReadOnlyObjectWrapper<Cell>> cells) {
    enum Kind {
        GROUP,
        INPUT,
        FIGURE,
        MEASURE
    }

    /** What stands where two values are compared. */
    enum Rank {
        NONE,
        BEST,
        WORST
    }

    /**
     * One cell.
     *
     * @param value as it is shown, without its unit
     * @param difference to the base and its share, as it is shown; empty for the base itself
     * @param number behind it, in the data's unit; not a number for a text or while it is unknown
     * @param differs whether an input is not that of the base
     * @param state why it may not be trusted yet: empty, or in words that it is being computed or what is wrong
     */
    record Cell(String value, String difference, double number, Rank rank, boolean differs, String state) {
        static final Cell EMPTY = new Cell("", "", Double.NaN, Rank.NONE, false, "");
    }

    static Row of(Kind kind, String key, String title, @Nullable Unit unit, String unitLabel) {
        return new Row(kind, key, title, unit, unitLabel, new LinkedHashMap<>());
    }

    ReadOnlyObjectProperty<Cell> cell(String scenarioId) {
        return wrapper(scenarioId).getReadOnlyProperty();
    }

    void set(String scenarioId, Cell cell) {
        wrapper(scenarioId).set(cell);
    }

    private ReadOnlyObjectWrapper<Cell> wrapper(String scenarioId) {
        return Objects.requireNonNull(cells.computeIfAbsent(scenarioId, _ -> new ReadOnlyObjectWrapper<>(Cell.EMPTY)));
    }
}
