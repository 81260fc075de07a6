package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/** Keeps a schedule that was made by hand or by a search at the desk as a run, as {@code plan} keeps its own. */
public final class ScheduleKeep {
    private ScheduleKeep() {}

    /**
     * Runs the rules and the schedule through the twin and stores all of it; {@code export}, {@code report} and the
     * history of the plant find it like any plan.
     *
     * @param changes of the scenario
     * @param database the store of runs, or null for the user's own
     * @return the run's id
     */
    public static String keep(
            ScheduleDesk desk,
            List<ScheduleEntry> entries,
            Map<String, String> changes,
            @Nullable Path database,
            Progress progress) {
        Schedule schedule = desk.schedule(entries, new ScheduleEdits(changes, desk.zone()).caps(List.of()));
        return new PlanRun().keep(desk.prepared(), schedule, database, progress);
    }
}
