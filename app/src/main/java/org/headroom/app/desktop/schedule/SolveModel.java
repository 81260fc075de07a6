package org.headroom.app.desktop.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.headroom.app.desktop.base.Background;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.ScheduleDesk;
import org.headroom.app.tasks.ScheduleSolve;
import org.headroom.app.tasks.ScheduleSolve.Point;
import org.jspecify.annotations.Nullable;

/** The search that runs, its curves, and what came of it: one step to undo. Cancelling or failing changes nothing. */
public final class SolveModel {
    private final ScheduleViewModel model;
    private final Workspace workspace;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Point>> curve = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ConcurrentLinkedQueue<Point> arrived = new ConcurrentLinkedQueue<>();
    private @Nullable ScheduleSolve solve;
    private Background.@Nullable Work work;

    public SolveModel(ScheduleViewModel model) {
        this.model = model;
        this.workspace = model.workspace();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Scores and bounds of the search that runs, or of the last one. */
    public ReadOnlyObjectProperty<List<Point>> curve() {
        return curve.getReadOnlyProperty();
    }

    /** What the search has come to, in a line; empty before the first. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** Searches from where the jobs stand or anew; nothing happens while one runs. */
    public void start(ScheduleSolve.Request request) {
        ScheduleDesk desk = model.desk().get();
        if (desk == null || running.get()) {
            return;
        }
        String scenario = workspace.scenarios().get().currentId();
        arrived.clear();
        curve.set(List.of());
        words.set(Texts.text("schedule.solving"));
        ScheduleSolve search = new ScheduleSolve(desk, model.entries().get(), request, arrived::add);
        solve = search;
        running.set(true);
        work = workspace
                .background()
                .start(
                        Texts.text(request.improve() ? "schedule.improve" : "schedule.solve"),
                        search::run,
                        solved -> {
                            ended();
                            take(solved, scenario, request.improve());
                        },
                        problem -> {
                            ended();
                            words.set(Texts.text("schedule.cancelled"));
                            if (!problem.isEmpty()) {
                                workspace.tell(Texts.text("schedule.failed", problem));
                            }
                        });
    }

    /** Ends the search and takes the best so far. */
    public void stop() {
        if (solve != null) {
            solve.stop();
        }
    }

    /** Ends the search and takes nothing. */
    public void cancel() {
        if (work != null) {
            work.cancel();
        }
    }

    /** Takes the points that have come since it was last asked; call with every frame. */
    public void draw() {
        if (!arrived.isEmpty()) {
            List<Point> all = new ArrayList<>(curve.get());
            for (Point point = arrived.poll(); point != null; point = arrived.poll()) {
                all.add(point);
            }
            curve.set(List.copyOf(all));
            Point last = all.getLast();
            if (running.get() && last.scoreUsd() > 0) {
                words.set(Texts.text("schedule.sofar", thousands(last.scoreUsd()), thousands(last.boundUsd())));
            }
        }
    }

    private void ended() {
        draw();
        solve = null;
        work = null;
        running.set(false);
    }

    private void take(ScheduleSolve.Solved solved, String scenario, boolean improve) {
        if (!workspace.scenarios().get().currentId().equals(scenario)) {
            workspace.tell(Texts.text("schedule.elsewhere"));
            return;
        }
        model.putPlan(Texts.text(improve ? "schedule.improve" : "schedule.solve"), solved.entries());
        words.set(Texts.text(
                "schedule.solved",
                thousands(solved.scoreUsd()),
                thousands(solved.boundUsd()),
                Texts.number(solved.gapPercent(), 1),
                Texts.number(solved.seconds(), 0)));
        if (!solved.remaining().isEmpty()) {
            workspace.tell(Texts.text("schedule.remaining", Integer.toString(solved.remaining().size())));
        }
        if (!solved.declined().isEmpty()) {
            workspace.tell(Texts.text("schedule.declined", String.join(", ", solved.declined())));
        }
    }

    /** Whole thousands of dollars. */
    static String thousands(double usd) {
        return Double.isFinite(usd) ? "$" + Texts.number(usd / 1000, 0) + "k" : "\u2013";
    }
}
