package org.headroom.app.desktop.synoptic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.PlantModel;
import org.headroom.app.tasks.PlantSeries;
import org.headroom.app.tasks.PlantState;
import org.headroom.app.tasks.RunHistory;
import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/** Which plant is drawn, over which time, at which moment: of the scenario that is looked at, or of any run in the store. */
public final class SynopticViewModel {
    /**
     * Where the values are from.
     *
     * @param run null for the scenario that is looked at
     */
    public record Source(String name, RunHistory.@Nullable Entry run) {}

    /**
     * What is drawn.
     *
     * @param time over which; another object means another stretch of time
     */
    public record Shown(PlantModel plant, PlantSeries series, TimeWindow time) {}

    private final Workspace workspace;
    private final Source scenario = new Source(Texts.text("synoptic.source.scenario"), null);
    private final ObservableList<Source> sources = FXCollections.observableArrayList(scenario);
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(scenario);
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PlantState> state = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private @Nullable PlantModel plant;
    private SortedMap<String, String> changes = new TreeMap<>();
    private @Nullable Subscription moment;
    private boolean open;
    private boolean building;

    public SynopticViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.outcome().subscribe(_ -> follow());
        source.subscribe((_, now) -> choose(now));
    }

    /** The scenario, then every run that kept its history, newest first. */
    public ObservableList<Source> sources() {
        return sources;
    }

    public ObjectProperty<Source> source() {
        return source;
    }

    /** Null until there is an answer. */
    public ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What is shown at the scrubber's moment. */
    public ReadOnlyObjectProperty<@Nullable PlantState> state() {
        return state.getReadOnlyProperty();
    }

    /** The part that the panel is about; null for the plant as a whole. */
    public ObjectProperty<@Nullable String> selected() {
        return selected;
    }

    /** In sight: follows answers, and looks what runs there are. */
    void opened() {
        open = true;
        follow();
        workspace
                .background()
                .start(
                        Texts.text("synoptic.listing"),
                        _ -> RunHistory.list(workspace.database()),
                        this::list,
                        workspace::tell);
    }

    void closed() {
        open = false;
    }

    private void list(List<RunHistory.Entry> runs) {
        List<Source> now = new ArrayList<>(List.of(scenario));
        for (RunHistory.Entry run : runs) {
            now.add(new Source(
                    Texts.text(
                            "synoptic.source.run",
                            run.runId().substring(0, Math.min(8, run.runId().length())),
                            run.kind(),
                            run.variant(),
                            Texts.day((double) run.fromS(), workspace.time().zone),
                            Texts.day(run.toS() - 1.0, workspace.time().zone)),
                    run));
        }
        Source keep = source.get();
        if (!now.contains(keep)) {
            now.add(keep);
        }
        if (!now.equals(sources)) {
            sources.setAll(now);
            source.set(keep);
        }
    }

    private void choose(@Nullable Source now) {
        RunHistory.Entry run = now == null ? null : now.run();
        if (run == null) {
            follow();
        } else {
            workspace
                    .background()
                    .start(
                            Texts.text("synoptic.reading", run.runId()),
                            progress -> RunHistory.read(
                                    workspace.database(),
                                    run,
                                    workspace.request().plan().site(),
                                    progress),
                            this::show,
                            problem -> {
                                workspace.tell(problem);
                                source.set(scenario);
                            });
        }
    }

    private void show(RunHistory.History history) {
        RunHistory.Entry run = source.get().run();
        if (run != null && run.equals(history.entry())) {
            PlantSeries series = history.series();
            show(
                    history.plant(),
                    series,
                    new TimeWindow(
                            (double) series.startS(), (double) series.endS(), series.zone(), workspace.display()));
        }
    }

    private void follow() {
        WhatIfOutcome outcome = workspace.outcome().get();
        if (!open || outcome == null || source.get() == null || source.get().run() != null) {
            return;
        }
        Map<String, String> asked = outcome.question().changes();
        PlantModel known = plant;
        if (known != null && asked.equals(changes)) {
            show(known, PlantSeries.of(workspace.scenarios().get().current().name(), outcome), workspace.time());
        } else if (!building) {
            building = true;
            workspace
                    .background()
                    .start(
                            Texts.text("synoptic.building"),
                            _ -> PlantModel.of(workspace.request().plan().site(), asked, outcome.startS()),
                            built -> {
                                building = false;
                                plant = built;
                                changes = new TreeMap<>(asked);
                                follow();
                            },
                            problem -> {
                                building = false;
                                workspace.tell(problem);
                            });
        }
    }

    private void show(PlantModel model, PlantSeries series, TimeWindow time) {
        shown.set(new Shown(model, series, time));
        if (moment != null) {
            moment.unsubscribe();
        }
        moment = time.momentS.subscribe(at -> state.set(model.state(series, at.doubleValue())));
        String part = selected.get();
        if (part != null && !model.has(part)) {
            selected.set(null);
        }
    }
}
