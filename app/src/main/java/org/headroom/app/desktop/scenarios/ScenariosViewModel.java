package org.headroom.app.desktop.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.headroom.app.desktop.base.ScenarioOutcome;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.Comparison.Reduction;
import org.headroom.app.desktop.scenarios.Row.Cell;
import org.headroom.app.desktop.scenarios.Row.Kind;
import org.headroom.app.desktop.scenarios.Row.Rank;
import org.headroom.app.ledger.Measures;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.KeyFigure;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What the view of scenarios knows: which are compared with which, the rows of the comparison, and how each edit changes
 * the one value that can be undone. On the window's thread alone.
 */
final class ScenariosViewModel {
    /** More columns than this are not readable. */
    static final int MOST_COMPARED = 8;

    private final Workspace workspace;
    private final Inputs inputs;
    private final ReadOnlyObjectWrapper<List<String>> compared = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> base = new ReadOnlyObjectWrapper<>(Scenarios.ROOT);
    private final ReadOnlyObjectWrapper<@Nullable Reduction> everyMeasure = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final Map<String, Row> known = new LinkedHashMap<>();
    private final Set<String> followed = new LinkedHashSet<>();
    private final Set<String> shownInputs = new LinkedHashSet<>();
    private String search = "";
    private Runnable whenFilled = () -> {};

    /** One change of a scenario, beside what its parent has. */
    record Change(String path, String name, String parentValue, String value, String unit) {}

    ScenariosViewModel(Workspace workspace) {
        this.workspace = workspace;
        this.inputs = new Inputs(workspace);
        Scenarios now = workspace.scenarios().get();
        compared.set(now.all().stream().map(Scenario::id).limit(MOST_COMPARED).toList());
        follow();
        workspace.scenarios().subscribe((before, after) -> edited(before, after));
        workspace.display().units().subscribe((_, _) -> fill());
        fill();
    }

    Inputs inputs() {
        return inputs;
    }

    void tell(String words) {
        workspace.tell(words);
    }

    // ---- which are compared

    /** The scenarios that are compared, in the order of the tree; the base is always among them. */
    ReadOnlyObjectProperty<List<String>> compared() {
        return compared.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> base() {
        return base.getReadOnlyProperty();
    }

    void compare(String id, boolean on) {
        Set<String> ids = new LinkedHashSet<>(compared.get());
        if (on && !ids.contains(id) && ids.size() >= MOST_COMPARED) {
            workspace.tell(Texts.text("scenarios.most", MOST_COMPARED));
        } else if (on) {
            ids.add(id);
        } else if (!id.equals(base.get())) {
            ids.remove(id);
        } else {
            workspace.tell(Texts.text("scenarios.base.stays", name(id)));
        }
        choose(ids);
    }

    void against(String id) {
        base.set(id);
        Set<String> ids = new LinkedHashSet<>(compared.get());
        ids.add(id);
        choose(ids);
    }

    private void choose(Set<String> ids) {
        List<String> order = workspace.scenarios().get().all().stream()
                .map(Scenario::id)
                .filter(ids::contains)
                .toList();
        shownInputs.clear();
        compared.set(order);
        follow();
        fill();
    }

    private void follow() {
        for (String id : compared.get()) {
            if (followed.add(id)) {
                workspace.outcomeOf(id).subscribe((_, _) -> {
                    if (compared.get().contains(id)) {
                        fill();
                    }
                });
            }
        }
    }

    private void edited(Scenarios before, Scenarios after) {
        Set<String> ids = new LinkedHashSet<>(compared.get());
        ids.removeIf(id -> !after.has(id));
        for (Scenario each : after.all()) {
            if (!before.has(each.id()) && ids.size() < MOST_COMPARED) {
                ids.add(each.id());
            }
        }
        if (!after.has(base.get())) {
            base.set(Scenarios.ROOT);
        }
        ids.add(base.get());
        List<String> order =
                after.all().stream().map(Scenario::id).filter(ids::contains).toList();
        if (!order.equals(compared.get())) {
            compared.set(order);
            follow();
        }
        fill();
    }

    // ---- the tree

    String name(String id) {
        Scenarios now = workspace.scenarios().get();
        return now.has(id) ? now.find(id).name() : "";
    }

    private void edit(String key, String id, UnaryOperator<Scenarios> change) {
        workspace.edit(Texts.text(key, name(id)), change);
    }

    void select(String id) {
        if (!workspace.scenarios().get().currentId().equals(id)) {
            workspace.select(id);
        }
    }

    void add(String parentId) {
        edit("scenarios.step.add", parentId, s -> s.add(parentId, free(s, Texts.text("scenarios.new"))));
    }

    void duplicate(String id) {
        edit(
                "scenarios.step.duplicate",
                id,
                s -> s.duplicate(
                        id, free(s, Texts.text("scenarios.copy", s.find(id).name()))));
    }

    void rename(String id, String name) {
        String trimmed = name.strip();
        if (!trimmed.isEmpty() && !trimmed.equals(name(id))) {
            edit("scenarios.step.rename", id, s -> s.rename(id, trimmed));
        }
    }

    void remove(String id) {
        if (id.equals(Scenarios.ROOT)) {
            workspace.tell(Texts.text("scenarios.root.stays"));
        } else {
            edit("scenarios.step.remove", id, s -> s.remove(id));
        }
    }

    boolean mayMove(String id, String parentId) {
        Scenarios now = workspace.scenarios().get();
        return now.has(id)
                && now.has(parentId)
                && !id.equals(Scenarios.ROOT)
                && !now.find(id).parentId().equals(parentId)
                && !now.below(id).contains(parentId);
    }

    void move(String id, String parentId) {
        if (mayMove(id, parentId)) {
            edit("scenarios.step.move", id, s -> s.move(id, parentId));
        }
    }

    void agree(String id) {
        edit("scenarios.step.agree", id, s -> s.agree(id));
    }

    void revert(String id, String path) {
        edit("scenarios.step.revert", id, s -> s.revert(id, path));
    }

    void clear(String id) {
        edit("scenarios.step.clear", id, s -> s.clear(id));
    }

    /** A name that no scenario has yet. */
    private static String free(Scenarios s, String wanted) {
        String name = wanted;
        for (int i = 2; has(s, name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    private static boolean has(Scenarios s, String name) {
        return s.all().stream().anyMatch(each -> each.name().equals(name));
    }

    // ---- what one holds

    List<Change> changes(String id) {
        Scenarios now = workspace.scenarios().get();
        Scenario scenario = now.find(id);
        if (scenario.isRoot()) {
            return List.of();
        }
        SortedMap<String, String> parent = now.effective(scenario.parentId());
        return scenario.changes().entrySet().stream()
                .map(c -> change(c.getKey(), parent.get(c.getKey()), c.getValue()))
                .toList();
    }

    /** What changed in the parent since this one was made or last agreed: what it was, what it is. */
    List<Change> parentChanges(String id) {
        Scenarios now = workspace.scenarios().get();
        Scenario scenario = now.find(id);
        if (scenario.isRoot()) {
            return List.of();
        }
        SortedMap<String, String> parent = now.effective(scenario.parentId());
        return now.parentChanged(id).stream()
                .map(path -> new Change(
                        path,
                        inputs.name(path),
                        shown(path, scenario.parentThen().get(path)),
                        shown(path, parent.get(path)),
                        inputs.unit(path)))
                .toList();
    }

    private Change change(String path, @Nullable String parentValue, String value) {
        return new Change(path, inputs.name(path), shown(path, parentValue), shown(path, value), inputs.unit(path));
    }

    private String shown(String path, @Nullable String value) {
        return inputs.shown(path, value == null ? inputs.siteValue(path) : value);
    }

    // ---- the comparison

    /** The rows to show, those that the search leaves. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** Called after each change of what the rows hold. */
    void whenFilled(Runnable then) {
        whenFilled = then;
    }

    void search(String words) {
        search = words.strip().toLowerCase(Locale.ROOT);
        fill();
    }

    /** Shows each measure as its highest, mean ... value; null for none. */
    void everyMeasure(@Nullable Reduction by) {
        everyMeasure.set(by);
        known.values().removeIf(row -> row.kind() == Kind.MEASURE);
        fill();
    }

    /** Shows an input though nothing differs in it, so that it can be edited. */
    void showInput(String path) {
        shownInputs.add(path);
        fill();
    }

    /**
     * Sets a value of one scenario from what was typed or chosen.
     *
     * @return why not, in one line; empty if it is set or was so already
     */
    String set(String id, String path, String typed) {
        Scenarios now = workspace.scenarios().get();
        String value = inputs.spelled(path, typed);
        String before = now.effective(id).getOrDefault(path, inputs.siteValue(path));
        if (value.equals(before)) {
            return "";
        }
        if (id.equals(Scenarios.ROOT)) {
            return Texts.text("scenarios.root.fixed");
        }
        String why = inputs.refusal(path, value);
        if (why.isEmpty()) {
            shownInputs.add(path);
            workspace.edit(
                    Texts.text("scenarios.step.set", inputs.name(path), name(id)),
                    s -> s.set(id, path, value, inputs.siteValue(path)));
        }
        return why;
    }

    /** What is compared, with what is known of it. */
    Comparison comparison() {
        Map<String, ScenarioOutcome> outcomes = new LinkedHashMap<>();
        compared.get().forEach(id -> outcomes.put(id, workspace.outcomeOf(id).get()));
        return new Comparison(workspace.display(), outcomes, base.get());
    }

    private void fill() {
        Comparison comparison = comparison();
        List<Row> list = new ArrayList<>();
        List<Row> part = new ArrayList<>();
        for (String path : differingInputs()) {
            Row row = row(Kind.INPUT, path, inputs.name(path), null, inputs.unit(path));
            fillInput(row);
            part.add(row);
        }
        group("inputs", part, list);
        for (KeyFigure figure : comparison.keyFigures()) {
            Row row = row(Kind.FIGURE, figure.id(), figureName(figure.id()), figure.unit(), "");
            comparison.fill(row, figure);
            part.add(row);
        }
        group("figures", part, list);
        Reduction by = everyMeasure.get();
        if (by != null) {
            for (Measures measure : comparison.measures()) {
                if (Comparison.has(measure, by)) {
                    Row row = row(
                            Kind.MEASURE,
                            measure.measure().id(),
                            measure.measure().label(),
                            Comparison.unit(measure, by),
                            "");
                    comparison.fill(row, measure, by);
                    part.add(row);
                }
            }
            group("measures." + by.id(), part, list);
        }
        if (!list.equals(rows)) {
            rows.setAll(list);
        }
        whenFilled.run();
    }

    private void group(String key, List<Row> part, List<Row> list) {
        part.removeIf(row -> !search.isEmpty()
                && !row.title().toLowerCase(Locale.ROOT).contains(search)
                && !row.key().toLowerCase(Locale.ROOT).contains(search));
        if (!part.isEmpty()) {
            list.add(row(Kind.GROUP, key, Texts.text("scenarios.group." + key), null, ""));
            list.addAll(part);
        }
        part.clear();
    }

    private Row row(Kind kind, String key, String title, @Nullable Unit unit, String unitLabel) {
        return known.computeIfAbsent(kind + " " + key, _ -> Row.of(kind, key, title, unit, unitLabel));
    }

    private Set<String> differingInputs() {
        Scenarios now = workspace.scenarios().get();
        Set<String> paths = new TreeSet<>(shownInputs);
        for (String id : compared.get()) {
            paths.addAll(now.differing(base.get(), id));
        }
        return paths;
    }

    private void fillInput(Row row) {
        Scenarios now = workspace.scenarios().get();
        String siteValue = inputs.siteValue(row.key());
        String baseValue = now.effective(base.get()).getOrDefault(row.key(), siteValue);
        Map<String, String> values = new TreeMap<>();
        for (String id : compared.get()) {
            values.put(id, now.effective(id).getOrDefault(row.key(), siteValue));
        }
        values.forEach((id, value) ->
                row.set(id, new Cell(value, "", inputs.number(value), Rank.NONE, !value.equals(baseValue), "")));
    }

    /** A figure's name, as in {@code Peak power}. */
    static String figureName(String id) {
        if (id.startsWith("headroom.")) {
            String limit = id.substring("headroom.".length());
            return Texts.text("scenarios.figure.headroom", Texts.textOr("limit." + limit, limit.replace('_', ' ')));
        }
        return Texts.textOr("scenarios.figure." + id, id.replace('_', ' '));
    }

    /** The table as it is shown, as text. */
    ComparisonText text() {
        return new ComparisonText(this, workspace.scenarios().get(), comparison());
    }

    /** The measure that a chart shows for a row; null where it has none. */
    static @Nullable Measures measureOf(Row row) {
        for (Measures measure : Measures.values()) {
            if (measure.measure().id().equals(row.key())) {
                return measure;
            }
        }
        return null;
    }

    @Nullable
    WhatIfOutcome anyOutcome() {
        Comparison comparison = comparison();
        for (String id : comparison.ids()) {
            WhatIfOutcome outcome = comparison.outcome(id);
            if (outcome != null) {
                return outcome;
            }
        }
        return null;
    }
}
