package org.headroom.app.desktop.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.headroom.app.desktop.base.ScenarioOutcome;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenario;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.SiteView;
import org.headroom.app.tasks.WhatIfItem;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** What the view shows of each item, which ones a search finds, and what the answer is held against. */
final class WhatIfViewModel {
    private static final int MOST_FOUND = 40;

    private final Workspace workspace;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ScenarioOutcome> base = new ReadOnlyObjectWrapper<>(ScenarioOutcome.NONE);
    private Subscription baseFollowed = Subscription.EMPTY;
    private String baseId = "";
    private @Nullable List<SiteView.Row> inputs;

    WhatIfViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.scenarios().subscribe(this::followParent);
    }

    private void followParent(Scenarios now) {
        Scenario current = now.current();
        String id = current.isRoot() ? Scenarios.ROOT : current.parentId();
        if (!id.equals(baseId)) {
            baseId = id;
            baseFollowed.unsubscribe();
            baseFollowed = workspace.outcomeOf(id).subscribe(base::set);
        }
    }

    /** What the answer is held against: what the scenario's parent comes to. */
    ReadOnlyObjectProperty<ScenarioOutcome> base() {
        return base.getReadOnlyProperty();
    }

    /** Name of the scenario that the answer is held against. */
    String baseName() {
        return baseId.equals(Scenarios.ROOT)
                ? Texts.text("whatif.base")
                : workspace.scenarios().get().find(baseId).name();
    }

    /** Words that an item must hold to be shown. */
    StringProperty search() {
        return search;
    }

    boolean found(WhatIfItem item) {
        String all = (name(item) + " " + item.path() + " " + groupName(item.group())).toLowerCase(Locale.ROOT);
        return Stream.of(search.get().toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(all::contains);
    }

    /** Items by group, in their order. */
    Map<String, List<WhatIfItem>> groups() {
        Map<String, List<WhatIfItem>> groups = new LinkedHashMap<>();
        workspace
                .whatIf()
                .items()
                .forEach(item -> groups.computeIfAbsent(item.group(), _ -> new ArrayList<>())
                        .add(item));
        return groups;
    }

    static String groupName(String group) {
        return Texts.textOr("whatif.group." + group, group);
    }

    static String name(WhatIfItem item) {
        return Texts.textOr("item." + item.path(), item.title());
    }

    static String choiceName(WhatIfItem item, String choice) {
        String own = item.nameOf(choice);
        return own.equals(choice) ? Texts.textOr("item." + item.path() + "." + choice, choice.replace('_', ' ')) : own;
    }

    /** The unit in which a number of an item is shown and typed. */
    Shown shown(WhatIfItem item) {
        for (Unit unit : Unit.values()) {
            if (unit.label().equals(item.unit()) && unit != Unit.ONE) {
                return Shown.of(workspace.display(), unit).with(decimals(item.step()));
            }
        }
        return new Shown(item.unit(), 1, 0, decimals(item.step()));
    }

    private static int decimals(double step) {
        return step >= 1 && step == Math.rint(step) ? 0 : step * 10 == Math.rint(step * 10) ? 1 : 2;
    }

    /** A value as people read it. */
    String reading(WhatIfItem item, String value) {
        return switch (item.kind()) {
            case NUMBER -> number(item, value);
            case CHOICE -> choiceName(item, value);
            case SWITCH -> Texts.text(value.equals("true") ? "whatif.on" : "whatif.off");
            case DATE, TIME -> value.equals("null") ? never(item) : value.replace('T', ' ');
        };
    }

    /** What an empty date stands for. */
    static String never(WhatIfItem item) {
        return Texts.textOr("item." + item.path() + ".never", Texts.text("whatif.never"));
    }

    private String number(WhatIfItem item, String value) {
        return shown(item, value).format(Double.parseDouble(value));
    }

    /** As {@link #shown(WhatIfItem)}, finer for a number between two steps. */
    Shown shown(WhatIfItem item, String value) {
        double number = Double.parseDouble(value);
        Shown shown = shown(item);
        boolean fine = Math.abs(number / item.step() - Math.rint(number / item.step())) > 1e-6;
        return fine ? shown.with(Math.max(2, shown.decimals())) : shown;
    }

    /** What the site has, and by how much a value differs from it. */
    String difference(WhatIfItem item, String value) {
        String site = Texts.text("whatif.site", reading(item, item.base()));
        if (!item.isNumber() || value.equals(item.base())) {
            return site;
        }
        double by = Double.parseDouble(value) - Double.parseDouble(item.base());
        return site + ", " + shown(item).formatDifference(by);
    }

    /** Whether the scenario that is looked at changes a path itself. */
    boolean changed(String path) {
        return workspace.scenarios().get().current().changes().containsKey(path);
    }

    void set(WhatIfItem item, String value) {
        if (!value.equals(workspace.value(item))) {
            workspace.set(Texts.text("controls.set", name(item)), item.path(), value, item.base());
        }
    }

    /** A changed path and its value as people read them, as in {@code Warmer outside 4.0 K}. */
    String inWords(String path, String value) {
        for (WhatIfItem item : workspace.whatIf().items()) {
            if (item.path().equals(path)) {
                return name(item) + " " + (item.allows(value) ? reading(item, value) : value);
            }
        }
        return path + " " + value;
    }

    void revert(String path, String name) {
        workspace.edit(Texts.text("whatif.revert", name), s -> s.revert(s.currentId(), path));
    }

    /**
     * Sets what a person typed, in the unit shown; says what is allowed where it is not.
     *
     * @return whether it was taken
     */
    boolean type(WhatIfItem item, String typed) {
        String value = typed.strip().replace(",", "").replace('\u2212', '-');
        if (item.isNumber()) {
            Shown shown = shown(item);
            try {
                double number = shown.back(Double.parseDouble(value));
                double nearest = Math.rint(number * 1e6) / 1e6;
                value = new java.math.BigDecimal(String.format(Locale.ROOT, "%.6f", nearest))
                        .stripTrailingZeros()
                        .toPlainString();
            } catch (NumberFormatException e) {
                value = "";
            }
        } else if (value.isEmpty()) {
            value = "null";
        } else if (item.kind() == WhatIfItem.Kind.TIME) {
            value = value.replaceFirst("\\s+", "T");
        }
        if (!item.allows(value)) {
            workspace.tell(Texts.text("whatif.refused", name(item), typed, allowed(item)));
            return false;
        }
        set(item, value);
        return true;
    }

    private String allowed(WhatIfItem item) {
        return item.isNumber()
                ? Texts.text(
                        "whatif.between",
                        shown(item).format(item.least()),
                        shown(item).format(item.most()))
                : item.allowed();
    }

    /** The site's inputs whose path or meaning holds all words, at most forty. */
    List<SiteView.Row> inputs(String words) {
        if (inputs == null) {
            inputs = workspace.whatIf().inputs().rows(null);
        }
        String[] parts = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return inputs.stream()
                .filter(row -> Arrays.stream(parts)
                        .allMatch((row.path() + " " + row.meaning()).toLowerCase(Locale.ROOT)::contains))
                .limit(MOST_FOUND)
                .toList();
    }

    /** The site's input at a path, its first stage; null if the file has none. */
    SiteView.@Nullable Row input(String path) {
        return inputs(path).stream()
                .filter(row -> row.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** Changed paths of the scenario and its parents that no item stands for, jobs apart. */
    List<String> otherPaths() {
        return workspace.changes().keySet().stream()
                .filter(path -> !path.startsWith("schedule."))
                .filter(path -> workspace.whatIf().items().stream()
                        .noneMatch(item -> item.path().equals(path)))
                .toList();
    }

    /** Sets any path of the site; the answer's problem says so if it is not right. */
    void setPath(String path, String value, String siteValue) {
        workspace.set(Texts.text("controls.set", path), path, value.strip(), siteValue);
    }

    /**
     * A series of the base on the steps of an answer, so that both can be drawn together: means over longer steps, the
     * same value over shorter ones.
     */
    static double[] onStepsOf(WhatIfOutcome answer, WhatIfOutcome base, double[] values) {
        double[] out = new double[answer.count()];
        for (int i = 0; i < out.length; i++) {
            double fromS = answer.startS() + (double) i * answer.stepS();
            int first = base.stepAt(fromS);
            int last = base.stepAt(fromS + answer.stepS() - 1);
            double sum = 0;
            for (int k = first; k <= last; k++) {
                sum += values[k];
            }
            out[i] = sum / (last - first + 1);
        }
        return out;
    }
}
