package org.headroom.app.desktop.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.headroom.app.desktop.base.Background;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.ScheduleCheck;
import org.headroom.app.tasks.ScheduleDesk;
import org.headroom.app.tasks.ScheduleEntry;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The schedule that is looked at: where each job of the current scenario stands, which are selected, what is dragged, and
 * what it all breaks. Edits become changes of the scenario; while a bar is held they are only shown here, so that a drop
 * is one step to undo and letting go with Escape none. On the window's thread alone.
 */
public final class ScheduleViewModel {
    /** Order of rows. */
    public enum Order {
        START,
        PRIORITY,
        NAME
    }

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable ScheduleDesk> desk = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ScheduleEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable ScheduleCheck> check = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScheduleCheck> baseline = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<String>> selected = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Drag> drag = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.START);
    private final BooleanProperty packed = new SimpleBooleanProperty();
    private final StringProperty filter = new SimpleStringProperty("");
    private final Map<String, Integer> place = new HashMap<>();
    private Map<String, String> key = Map.of();
    private Background.@Nullable Work opens;
    private boolean active;

    public ScheduleViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.scenarios().subscribe(_ -> changed()); // after the workspace itself has followed
        workspace.outcome().subscribe(_ -> sketch());
    }

    /** Whether it is looked at: only then does it follow the scenario. */
    public void active(boolean on) {
        active = on;
        changed();
    }

    private void changed() {
        if (active) {
            follow();
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The desk of the current scenario; null until it is open. */
    public ReadOnlyObjectProperty<@Nullable ScheduleDesk> desk() {
        return desk.getReadOnlyProperty();
    }

    /** Every job as it is shown now, a bar that is held included. */
    public ReadOnlyObjectProperty<List<ScheduleEntry>> entries() {
        return entries.getReadOnlyProperty();
    }

    /** What {@link #entries} come to and break. */
    public ReadOnlyObjectProperty<@Nullable ScheduleCheck> check() {
        return check.getReadOnlyProperty();
    }

    /** What the rule's own schedule comes to. */
    public ReadOnlyObjectProperty<@Nullable ScheduleCheck> baseline() {
        return baseline.getReadOnlyProperty();
    }

    /** Ids of the jobs that commands are about; the last one has the focus. */
    public ReadOnlyObjectProperty<Set<String>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What is held; null while nothing is. */
    public ReadOnlyObjectProperty<@Nullable Drag> drag() {
        return drag.getReadOnlyProperty();
    }

    /** Whether the desk of a changed site is being opened. */
    public ReadOnlyBooleanProperty opening() {
        return opening.getReadOnlyProperty();
    }

    public ObjectProperty<Order> order() {
        return order;
    }

    /** Several jobs in a row where they do not overlap. */
    public BooleanProperty packed() {
        return packed;
    }

    /** Shows only jobs with this in their name or kind of work. */
    public StringProperty filter() {
        return filter;
    }

    /** Takes the current scenario as it is now; opens a desk for its site in the background where it is another one. */
    public void follow() {
        Map<String, String> wanted = ScheduleDesk.key(workspace.changes());
        if ((desk.get() == null || !wanted.equals(key)) && (opens == null || !wanted.equals(key))) {
            open(wanted);
        }
        sketch();
        show();
    }

    /** Until the desk is open: the jobs as the answer has them, to be looked at and not edited. */
    private void sketch() {
        WhatIfOutcome answer = workspace.outcome().get();
        if (active && desk.get() == null && answer != null) {
            List<ScheduleEntry> sketched =
                    answer.jobs().stream().map(ScheduleEntry::sketch).toList();
            index(sketched);
            entries.set(sketched);
        }
    }

    /** One at a time: what is wanted meanwhile waits, and only the latest of it is opened. */
    private void open(Map<String, String> wanted) {
        key = wanted;
        opening.set(true);
        if (opens != null) {
            return;
        }
        opens = workspace
                .background()
                .start(
                        Texts.text("schedule.opening"),
                        _ -> new ScheduleDesk(workspace.request().plan(), wanted),
                        opened -> {
                            if (isLatest(wanted)) {
                                use(opened);
                            }
                        },
                        words -> {
                            if (isLatest(wanted) && !words.isEmpty()) {
                                workspace.tell(words);
                            }
                        });
    }

    private boolean isLatest(Map<String, String> opened) {
        opens = null;
        if (!key.equals(opened)) {
            open(key);
            return false;
        }
        opening.set(false);
        return true;
    }

    void use(ScheduleDesk opened) {
        desk.set(opened);
        key = ScheduleDesk.key(workspace.changes());
        baseline.set(opened.check(opened.baseline(), Map.of()));
        show();
    }

    private void show() {
        ScheduleDesk on = desk.get();
        if (on == null || drag.get() != null) {
            return;
        }
        try {
            arrive(on.entries(workspace.changes()));
        } catch (RuntimeException e) {
            workspace.tell(String.valueOf(e.getMessage()));
        }
    }

    private void arrive(List<ScheduleEntry> now) {
        ScheduleDesk on = Objects.requireNonNull(desk.get());
        index(now);
        check.set(on.check(now, workspace.changes()));
        entries.set(now);
    }

    private void index(List<ScheduleEntry> now) {
        place.clear();
        for (int i = 0; i < now.size(); i++) {
            place.put(now.get(i).id(), i);
        }
    }

    /** A job as it is shown now; null if there is none of that id. */
    public @Nullable ScheduleEntry entry(String id) {
        Integer at = place.get(id);
        return at == null ? null : entries.get().get(at);
    }

    /** The job that has the focus; null if none has, and while jobs are only sketched. */
    public @Nullable ScheduleEntry focused() {
        if (desk.get() == null) {
            return null;
        }
        String last = null;
        for (String id : selected.get()) {
            last = id;
        }
        return last == null ? null : entry(last);
    }

    /** The jobs that are shown, in the order of rows. */
    public List<ScheduleEntry> shown() {
        String word = filter.get().strip().toLowerCase(Locale.ROOT);
        Comparator<ScheduleEntry> by = switch (order.get()) {
            case START -> Comparator.comparingLong(e -> e.placed() ? e.startS() : Long.MAX_VALUE);
            case PRIORITY -> Comparator.comparingDouble(e -> -e.job().weight());
            case NAME -> Comparator.comparing(ScheduleEntry::id);
        };
        return entries.get().stream()
                .filter(e -> word.isEmpty()
                        || e.id().toLowerCase(Locale.ROOT).contains(word)
                        || e.job().work().contains(word))
                .sorted(by.thenComparing(ScheduleEntry::id))
                .toList();
    }

    public void select(String id) {
        selected.set(Set.of(id));
    }

    /** Adds a job to the selection, or takes it out. */
    public void toggle(String id) {
        Set<String> now = new LinkedHashSet<>(selected.get());
        if (!now.remove(id)) {
            now.add(id);
        }
        selected.set(now);
    }

    public void selectAll(Collection<String> ids) {
        selected.set(new LinkedHashSet<>(ids));
    }

    /** The next or the one before in the order of rows gets the focus. */
    public void step(int by) {
        List<ScheduleEntry> rows = shown();
        ScheduleEntry now = focused();
        if (!rows.isEmpty()) {
            int at = now == null
                    ? -1
                    : rows.stream().map(ScheduleEntry::id).toList().indexOf(now.id());
            select(rows.get(Math.clamp(at < 0 ? 0 : at + by, 0, rows.size() - 1))
                    .id());
        }
    }

    /** The start of the planner's slot next to an instant. */
    public long snapped(double atS) {
        ScheduleDesk on = Objects.requireNonNull(desk.get());
        return on.startS() + Math.round((atS - on.startS()) / on.slotS()) * on.slotS();
    }

    // ---- a bar that is held
    // -------------------------------------------------------------------------------------------

    /**
     * Takes hold of a bar, and of what is selected with it.
     *
     * @param piece of a cut job; negative for the whole
     */
    public void hold(String id, int piece, Drag.Kind kind) {
        if (!selected.get().contains(id)) {
            select(id);
        }
        boolean alone = piece >= 0 || kind == Drag.Kind.RESIZE;
        List<ScheduleEntry> held = entries.get().stream()
                .filter(e -> e.placed()
                        && (alone ? e.id().equals(id) : selected.get().contains(e.id())))
                .toList();
        if (!held.isEmpty()) {
            drag.set(new Drag(kind, id, piece, held));
        }
    }

    /**
     * Moves what is held.
     *
     * @param byS how far the pointer has come, s
     * @param free does not snap to slots
     */
    public void moveBy(double byS, boolean free) {
        Drag now = drag.get();
        ScheduleDesk on = desk.get();
        if (now == null || on == null) {
            return;
        }
        ScheduleEntry own = now.own();
        long fromS =
                now.piece() < 0 ? own.startS() : own.pieces().get(now.piece()).startS();
        long toS = free ? Math.round((fromS + byS) / 60) * 60 : snapped(fromS + byS);
        preview(
                now,
                e -> on.moved(
                        e,
                        now.piece(),
                        (now.piece() < 0
                                        ? e.startS()
                                        : e.pieces().get(now.piece()).startS())
                                + (toS - fromS)));
    }

    /** @param gpus wanted for the bar that is held: the nearest that it can run on */
    public void resizeTo(double gpus) {
        Drag now = drag.get();
        ScheduleDesk on = desk.get();
        if (now != null && on != null) {
            preview(now, e -> on.withGpus(e, now.piece(), e.job().gpusNear(gpus)));
        }
    }

    private void preview(Drag now, UnaryOperator<ScheduleEntry> change) {
        List<ScheduleEntry> shown = new ArrayList<>(entries.get());
        for (ScheduleEntry before : now.before()) {
            shown.set(Objects.requireNonNull(place.get(before.id())), change.apply(before));
        }
        arrive(shown);
    }

    /** Lets go: what has changed becomes one step to undo. */
    public void drop() {
        Drag now = drag.get();
        if (now == null) {
            return;
        }
        List<ScheduleEntry> after = now.before().stream()
                .map(e -> Objects.requireNonNull(entry(e.id())))
                .filter(e -> !now.before().contains(e))
                .toList();
        drag.set(null);
        if (after.isEmpty()) {
            show();
            return;
        }
        String action = now.kind() == Drag.Kind.RESIZE ? "schedule.do.resize" : "schedule.do.move";
        put(Texts.text(action, name(after)), after);
    }

    /** Lets go as if it had not been held. */
    public void cancel() {
        if (drag.get() != null) {
            drag.set(null);
            show();
        }
    }

    // ---- commands
    // -----------------------------------------------------------------------------------------------------

    /** Moves what is selected by slots. */
    public void nudge(int slots) {
        change("schedule.do.move", (on, e) -> on.moved(e, -1, snapped(e.startS() + (double) slots * on.slotS())));
    }

    /** Gives what is selected a server more or fewer; large steps are an eighth of what it may have. */
    public void nudgeGpus(int by, boolean large) {
        change("schedule.do.resize", (on, e) -> {
            int step = large ? Math.max(8, (e.job().gpusMax() - e.job().gpusMin()) / 8) : 8;
            return on.withGpus(e, -1, e.job().gpusNear(e.pieces().getFirst().gpus() + (double) by * step));
        });
    }

    public void gpus(int gpus) {
        change("schedule.do.resize", (on, e) -> on.withGpus(e, -1, e.job().gpusNear(gpus)));
    }

    /** @param capW W a GPU */
    public void cap(double capW) {
        change("schedule.do.cap", (on, e) -> on.withCap(e, -1, Math.max(on.leastCapW(), capW)));
    }

    /** Starts what is selected at an instant. */
    public void startAt(long atS) {
        change("schedule.do.move", (on, e) -> on.moved(e, -1, atS));
    }

    /** Locks what is selected, or lets all of it free if all of it is locked. */
    public void lock() {
        boolean all = chosen().stream().allMatch(ScheduleEntry::locked);
        change(all ? "schedule.do.unlock" : "schedule.do.lock", (on, e) -> on.lockedAs(e, !all));
    }

    /** Cuts what is selected in two, at an instant if it runs then, else in the middle. */
    public void split(double atS) {
        change("schedule.do.split", (on, e) -> {
            ScheduleEntry cut = Double.isNaN(atS) ? e : on.split(e, snapped(atS));
            double middle =
                    (e.pieces().getLast().startS() + e.pieces().getLast().endS()) / 2.0;
            return cut.pieces().size() > e.pieces().size() ? cut : on.split(e, snapped(middle));
        });
    }

    public void join() {
        change("schedule.do.join", ScheduleDesk::joined);
    }

    /** Moves what is selected to the rented site, or back if all of it is there. */
    public void otherSite() {
        boolean all = chosen().stream().allMatch(ScheduleEntry::cloud);
        change(all ? "schedule.do.here" : "schedule.do.cloud", (on, e) -> on.atSite(e, !all));
    }

    /** Takes every edit of what is selected back. */
    public void reset() {
        change("schedule.do.reset", (on, e) -> Objects.requireNonNullElse(on.baselineOf(e.id()), e));
    }

    /** Jobs that are selected and have a place. */
    public List<ScheduleEntry> chosen() {
        return entries.get().stream()
                .filter(e -> selected.get().contains(e.id()) && e.placed())
                .toList();
    }

    private interface Change {
        ScheduleEntry of(ScheduleDesk desk, ScheduleEntry entry);
    }

    private void change(String action, Change change) {
        ScheduleDesk on = desk.get();
        List<ScheduleEntry> chosen = chosen();
        if (on != null && !chosen.isEmpty()) {
            cancel();
            put(
                    Texts.text(action, name(chosen)),
                    chosen.stream().map(e -> change.of(on, e)).toList());
        }
    }

    private static String name(List<ScheduleEntry> entries) {
        return entries.size() == 1
                ? entries.getFirst().id()
                : Texts.text("schedule.jobs", Integer.toString(entries.size()));
    }

    /** One step to undo: these jobs stand where these entries say, without site-wide caps. */
    public void putPlan(String action, List<ScheduleEntry> after) {
        Map<String, String> wanted = new LinkedHashMap<>();
        Map<String, String> own = new HashMap<>();
        say(after, wanted, own);
        wanted.put(ScheduleDesk.SITE_CAPS, ScheduleDesk.NO_CAPS);
        own.put(ScheduleDesk.SITE_CAPS, ScheduleDesk.NO_CAPS);
        put(action, wanted, own);
    }

    /** One step to undo: these jobs stand where these entries say. */
    public void put(String action, List<ScheduleEntry> after) {
        Map<String, String> wanted = new LinkedHashMap<>();
        Map<String, String> own = new HashMap<>();
        say(after, wanted, own);
        put(action, wanted, own);
    }

    private void say(List<ScheduleEntry> after, Map<String, String> wanted, Map<String, String> own) {
        ScheduleDesk on = Objects.requireNonNull(desk.get());
        for (ScheduleEntry e : after) {
            wanted.putAll(on.edits(e));
            ScheduleEntry first = on.baselineOf(e.id());
            if (first != null) {
                own.putAll(on.edits(first));
            }
        }
    }

    /** @param own each path's value where nothing is edited; empty where it is not told */
    void put(String action, Map<String, String> wanted, Map<String, String> own) {
        workspace.edit(action, s -> {
            Scenarios on = s.current().isRoot() ? s.add(Scenarios.ROOT, Texts.text("scenario.first")) : s;
            return on.setAll(on.currentId(), wanted, own);
        });
    }

    /** Every job back where the rule has it. */
    public void resetAll() {
        ScheduleDesk on = desk.get();
        if (on != null) {
            putPlan(Texts.text("schedule.do.resetall"), on.baseline());
        }
    }

    /** Ids of the jobs with something of their own broken. */
    public Set<String> broken() {
        ScheduleCheck now = check.get();
        return now == null
                ? Set.of()
                : now.breaches().stream()
                        .filter(b -> !b.ofSite())
                        .map(b -> b.jobId())
                        .collect(Collectors.toSet());
    }
}
