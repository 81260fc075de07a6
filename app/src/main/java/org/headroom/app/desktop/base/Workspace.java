package org.headroom.app.desktop.base;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfItem;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What the window knows: the inputs that are open, the scenarios that a user edits and undoes, and the answer to the one
 * that is looked at. An edit orders a quick answer; once nothing is dragged any more the full answer follows. Only
 * {@link TwinWorker} computes. On the window's thread alone.
 */
public final class Workspace implements AutoCloseable {
    private static final long QUICK = WhatIfQuestion.QUICK_STEP_S;
    private static final long USUAL = WhatIfQuestion.USUAL_STEP_S;
    private static final long FULL = WhatIfQuestion.FULL_STEP_S;

    /** A usual answer that takes no longer is what a drag shows, ms. */
    private static final double QUICK_ENOUGH_MS = 60;

    private final DesktopRequest request;
    private final WhatIf whatIf;
    private final Display display;
    private final TimeWindow time;
    private final Background background;
    private final ShortcutTable shortcuts = new ShortcutTable();
    private final TwinWorker worker;
    private final UndoStack<Scenarios> undo;
    private final ReadOnlyObjectWrapper<@Nullable WhatIfOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper held = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper tookMs = new ReadOnlyDoubleWrapper();
    private SortedMap<String, String> asked;
    private long ordered;
    private double usualMs = Double.POSITIVE_INFINITY;
    private final Map<String, ReadOnlyObjectWrapper<ScenarioOutcome>> compared = new LinkedHashMap<>();

    /** @param ui runs what must happen on the window's thread */
    public Workspace(DesktopRequest request, WhatIf whatIf, Executor ui) {
        this(request, whatIf, ui, new Display());
        begin();
    }

    /** One that answers nothing until {@link #begin()}: a window that comes up needs the processor first. */
    public Workspace(DesktopRequest request, WhatIf whatIf, Executor ui, Display display) {
        this.request = request;
        this.whatIf = whatIf;
        this.display = display;
        this.background = new Background(ui);
        this.time = new TimeWindow(
                (double) whatIf.startS(),
                (double) whatIf.endS(),
                whatIf.zone(),
                display,
                new Desk(background, this::tell));
        this.worker = new TwinWorker(whatIf, answer -> ui.execute(() -> show(answer)));
        this.undo = new UndoStack<>(firstScenarios());
        this.asked = undo.get().effective(undo.get().currentId());
        undo.value().subscribe(this::edited);
        order(atRest());
    }

    /** The scenarios of a window in which nothing was done yet. */
    public Scenarios firstScenarios() {
        return Scenarios.start(whatIf.siteName(), Texts.text("scenario.first"));
    }

    /** Begins to answer. */
    public void begin() {
        worker.begin();
    }

    /** What was asked for when the window was opened. */
    public DesktopRequest request() {
        return request;
    }

    /** The store of runs; null for the user's own. */
    public @Nullable Path database() {
        return request.database();
    }

    public WhatIf whatIf() {
        return whatIf;
    }

    public Display display() {
        return display;
    }

    public TimeWindow time() {
        return time;
    }

    public Background background() {
        return background;
    }

    /** All keys that do something; each view adds its own. */
    public ShortcutTable shortcuts() {
        return shortcuts;
    }

    public UndoStack<Scenarios> undo() {
        return undo;
    }

    public ReadOnlyObjectProperty<Scenarios> scenarios() {
        return undo.value();
    }

    /** Edits the scenarios: one named step to undo, or part of the gesture under way. */
    public void edit(String action, UnaryOperator<Scenarios> change) {
        undo.edit(action, change.apply(undo.get()));
    }

    /**
     * Sets one value in the scenario that is looked at. The site as it is stays as it is: a change of it makes a new
     * scenario.
     *
     * @param action names the step for undo
     */
    public void set(String action, String path, String value, String siteValue) {
        edit(action, s -> {
            Scenarios on = s.current().isRoot() ? s.add(Scenarios.ROOT, Texts.text("scenario.first")) : s;
            return on.set(on.currentId(), path, value, siteValue);
        });
    }

    /** Looks at another scenario: all views follow. No step to undo. */
    public void select(String scenarioId) {
        undo.look(undo.get().select(scenarioId));
    }

    /** A value of the scenario that is looked at, in the spelling of a change. */
    public String value(WhatIfItem item) {
        return asked.getOrDefault(item.path(), item.base());
    }

    /** All that the scenario that is looked at changes of the site, by path. */
    public SortedMap<String, String> changes() {
        return asked;
    }

    /** Something is held: until {@link #release()} answers are quick ones, and all edits are one step. */
    public void hold() {
        undo.beginGesture();
        held.set(true);
    }

    public void release() {
        undo.endGesture();
        held.set(false);
        order(List.of(USUAL, FULL));
    }

    /** As {@link #release()}, but back to what was before. */
    public void cancel() {
        undo.cancelGesture();
        held.set(false);
        order(atRest());
    }

    public ReadOnlyBooleanProperty held() {
        return held.getReadOnlyProperty();
    }

    /** The last answer; null before the first. */
    public ReadOnlyObjectProperty<@Nullable WhatIfOutcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** Whether the answer shown is to an older question. */
    public ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /** Why the last question has no answer; empty if it has one. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What the window has to say, in one line, newest last; shown until the next or until it is dismissed. */
    public ReadOnlyStringProperty notice() {
        return notice.getReadOnlyProperty();
    }

    /** Says something in one line; empty to say no more. */
    public void tell(String words) {
        notice.set(words);
    }

    /** What the answer shown took to compute, ms. */
    public ReadOnlyDoubleProperty tookMs() {
        return tookMs.getReadOnlyProperty();
    }

    @Override
    public void close() {
        background.close();
        worker.close();
    }

    private void edited(Scenarios now) {
        SortedMap<String, String> effective = now.effective(now.currentId());
        if (!effective.equals(asked)) {
            asked = effective;
            order(held.get() ? List.of(quickest()) : atRest());
        }
        compare();
    }

    private List<Long> atRest() {
        long quickest = quickest();
        return quickest == USUAL ? List.of(USUAL, FULL) : List.of(quickest, USUAL, FULL);
    }

    /** The step that answers soon enough while something moves: by what the last usual answer took. */
    private long quickest() {
        return usualMs <= QUICK_ENOUGH_MS ? USUAL : QUICK;
    }

    private void order(List<Long> stepsS) {
        stale.set(true);
        ordered = worker.order(asked, stepsS, held.get());
    }

    /**
     * What a scenario comes to, whether it is looked at or not: from now on it is kept up to date in the background,
     * behind the scenario that is looked at. One that is no more keeps its last answer.
     */
    public ReadOnlyObjectProperty<ScenarioOutcome> outcomeOf(String scenarioId) {
        ReadOnlyObjectWrapper<ScenarioOutcome> known = compared.get(scenarioId);
        if (known == null) {
            known = new ReadOnlyObjectWrapper<>(ScenarioOutcome.NONE);
            compared.put(scenarioId, known);
            compare();
        }
        return known.getReadOnlyProperty();
    }

    /** Orders what the scenarios that are compared lack. */
    private void compare() {
        Scenarios now = undo.get();
        Set<WhatIfQuestion> wanted = new LinkedHashSet<>();
        compared.forEach((id, property) -> {
            if (now.has(id)) {
                ScenarioOutcome known = property.get();
                WhatIfQuestion question = new WhatIfQuestion(now.effective(id), USUAL);
                WhatIfOutcome answer = known.outcome();
                if (answer != null && answer.question().equals(question)) {
                    property.set(new ScenarioOutcome(answer, false, ""));
                } else {
                    property.set(new ScenarioOutcome(answer, true, ""));
                    wanted.add(question);
                }
            }
        });
        worker.compare(wanted);
    }

    private void compared(TwinWorker.Answer answer) {
        Scenarios now = undo.get();
        compared.forEach((id, property) -> {
            if (now.has(id) && now.effective(id).equals(answer.question().changes())) {
                String words = answer.problem();
                property.set(
                        words == null
                                ? new ScenarioOutcome(answer.outcome(), false, "")
                                : new ScenarioOutcome(property.get().outcome(), true, words));
            }
        });
    }

    private void show(TwinWorker.Answer answer) {
        if (answer.question().stepS() == USUAL) {
            compared(answer);
            usualMs = answer.tookMs() > 1 ? answer.tookMs() : usualMs;
        }
        if (answer.number() == 0) {
            return;
        }
        boolean latest = answer.number() == ordered;
        if (answer.outcome() != null) {
            tookMs.set(answer.tookMs());
            outcome.set(answer.outcome());
        }
        if (latest) {
            problem.set(answer.problem() == null ? "" : answer.problem());
            stale.set(false);
        }
    }
}
