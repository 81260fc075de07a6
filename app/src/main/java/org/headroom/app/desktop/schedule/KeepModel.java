package org.headroom.app.desktop.schedule;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.ScheduleDesk;
import org.headroom.app.tasks.ScheduleKeep;
import org.headroom.app.tasks.ScheduleStart;

/** Schedules that come from elsewhere and go elsewhere: rules and stored plans to start from, and the store to keep in. */
final class KeepModel {
    private final ScheduleViewModel model;
    private final Workspace workspace;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    KeepModel(ScheduleViewModel model) {
        this.model = model;
        this.workspace = model.workspace();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Puts every job where a rule or the last stored plan has it: one step to undo. */
    void startFrom(String start) {
        ScheduleDesk desk = model.desk().get();
        if (desk == null || running.get()) {
            return;
        }
        String scenario = workspace.scenarios().get().currentId();
        String name = Texts.text("schedule.from." + start);
        running.set(true);
        workspace
                .background()
                .start(
                        name,
                        _ -> ScheduleStart.of(desk, start, workspace.database()),
                        found -> {
                            running.set(false);
                            if (workspace.scenarios().get().currentId().equals(scenario)) {
                                model.put(Texts.text("schedule.do.from", name), found.changes(), found.own());
                                workspace.tell(
                                        found.missing() == 0
                                                ? ""
                                                : Texts.text(
                                                        "schedule.missing", Integer.toString(found.missing())));
                            }
                        },
                        words -> {
                            running.set(false);
                            workspace.tell(words);
                        });
    }

    /** Keeps the schedule as a run, as {@code plan} does. */
    void keep() {
        ScheduleDesk desk = model.desk().get();
        if (desk == null || running.get()) {
            return;
        }
        var entries = model.entries().get();
        var changes = workspace.changes();
        running.set(true);
        workspace
                .background()
                .start(
                        Texts.text("schedule.keep"),
                        progress -> ScheduleKeep.keep(desk, entries, changes, workspace.database(), progress),
                        runId -> {
                            running.set(false);
                            workspace.tell(Texts.text("schedule.kept", runId));
                        },
                        words -> {
                            running.set(false);
                            if (!words.isEmpty()) {
                                workspace.tell(Texts.text("schedule.notkept", words));
                            }
                        });
    }
}
