package org.headroom.app.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What the window knows: five changes that a user makes, and the answer to them. A change orders a quick answer; once
 * nothing is dragged any more the full answer follows. Only {@link TwinWorker} computes.
 */
final class WhatIfViewModel implements AutoCloseable {
    /** The slider snaps to halves; chemistry gives cycles between them, which are the site's own and no change. */
    private static final double HALF_A_TICK_OF_CYCLES = 0.25;

    private static final long QUICK = WhatIfQuestion.QUICK_STEP_S;
    private static final long FULL = WhatIfQuestion.FULL_STEP_S;

    private final WhatIf whatIf;
    private final TwinWorker worker;
    private final DoubleProperty offsetK;
    private final DoubleProperty gpuCapW;
    private final DoubleProperty cycles;
    private final BooleanProperty dry;
    private final BooleanProperty withinLimits = new SimpleBooleanProperty();
    private final BooleanProperty dragging = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable WhatIfOutcome> outcome = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper tookMs = new ReadOnlyDoubleWrapper();
    private long ordered;
    private boolean resetting;

    /** @param ui runs what must happen on the window's thread */
    WhatIfViewModel(WhatIf whatIf, Executor ui) {
        this.whatIf = whatIf;
        this.worker = new TwinWorker(whatIf, answer -> ui.execute(() -> show(answer)));
        offsetK = new SimpleDoubleProperty(whatIf.offsetK());
        gpuCapW = new SimpleDoubleProperty(whatIf.gpuLimitW());
        cycles = new SimpleDoubleProperty(whatIf.cycles());
        dry = new SimpleBooleanProperty(whatIf.dry());
        offsetK.subscribe(this::changed);
        gpuCapW.subscribe(this::changed);
        cycles.subscribe(this::changed);
        dry.subscribe(this::changed);
        withinLimits.subscribe(this::changed);
        dragging.subscribe(this::changed);
        order(List.of(QUICK, FULL));
    }

    WhatIf whatIf() {
        return whatIf;
    }

    DoubleProperty offsetK() {
        return offsetK;
    }

    DoubleProperty gpuCapW() {
        return gpuCapW;
    }

    DoubleProperty cycles() {
        return cycles;
    }

    BooleanProperty dry() {
        return dry;
    }

    /** Whether jobs wait until every limit of the site as it is holds. */
    BooleanProperty withinLimits() {
        return withinLimits;
    }

    /** Whether a slider is held; its answers are quick until it is let go. */
    BooleanProperty dragging() {
        return dragging;
    }

    /** The last answer; null before the first. */
    ReadOnlyObjectProperty<@Nullable WhatIfOutcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** Whether the answer shown is to an older question. */
    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /** Why the last question has no answer; empty if it has one. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What the answer shown took to compute, ms. */
    ReadOnlyDoubleProperty tookMs() {
        return tookMs.getReadOnlyProperty();
    }

    /** Back to the site as it is. */
    void reset() {
        resetting = true;
        offsetK.set(whatIf.offsetK());
        gpuCapW.set(whatIf.gpuLimitW());
        cycles.set(whatIf.cycles());
        dry.set(whatIf.dry());
        withinLimits.set(false);
        resetting = false;
        changed();
    }

    /** The inputs that differ from the site's, by path. */
    Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        if (offsetK.get() != whatIf.offsetK()) {
            changes.put("weather.offset_k", plain(offsetK.get()));
        }
        if (Math.abs(cycles.get() - whatIf.cycles()) > HALF_A_TICK_OF_CYCLES) {
            changes.put("water.cycles", plain(cycles.get()));
        }
        if (dry.get() != whatIf.dry()) {
            changes.put("cooling.mode", dry.get() ? "dry" : "wet");
        }
        return changes;
    }

    @Override
    public void close() {
        worker.close();
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void changed() {
        if (!resetting) {
            order(dragging.get() ? List.of(QUICK) : List.of(QUICK, FULL));
        }
    }

    private void order(List<Long> stepsS) {
        stale.set(true);
        ordered = worker.order(
                withinLimits.get() ? WhatIfQuestion.Rule.WITHIN_LIMITS : WhatIfQuestion.Rule.AS_SOON_AS_FREE,
                changes(),
                gpuCapW.get(),
                stepsS);
    }

    private void show(TwinWorker.Answer answer) {
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
