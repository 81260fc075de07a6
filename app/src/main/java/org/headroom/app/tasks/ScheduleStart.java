package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.load.Schedule;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;

/**
 * A schedule to start from, as changes of a scenario: what a rule makes of the jobs, or the last plan that is stored.
 *
 * @param changes what a scenario must say so that every job stands there
 * @param own the same paths where nothing is edited
 * @param missing jobs of the desk that the schedule does not place
 */
public record ScheduleStart(Map<String, String> changes, Map<String, String> own, int missing) {
    /** The last plan in the store. */
    public static final String STORED = "stored";

    /** What there is to start from. */
    public static final List<String> ALL = List.of(
            WhatIfQuestion.AS_SOON_AS_FREE, WhatIfQuestion.WITHIN_LIMITS, ScheduleBases.HAND_RULE, STORED);

    /**
     * Makes or reads it; takes a second or so.
     *
     * @param start one of {@link #ALL}
     * @param database the store of runs, or null for the user's own
     * @throws InputError if there is no stored plan, or the store cannot be read
     */
    public static ScheduleStart of(ScheduleDesk desk, String start, @Nullable Path database) {
        Schedule schedule = start.equals(STORED) ? stored(database) : ScheduleBases.of(desk.base(), desk.base().site(), start);
        List<ScheduleEntry> entries = desk.entries(schedule, new ScheduleEdits(Map.of(), desk.zone()));
        Map<String, String> changes = new LinkedHashMap<>();
        Map<String, String> own = new HashMap<>();
        int missing = 0;
        for (ScheduleEntry e : entries) {
            ScheduleEntry first = Objects.requireNonNull(desk.baselineOf(e.id()));
            boolean fits = e.pieces().stream()
                    .allMatch(p -> p.gpus() >= e.job().gpusMin() && p.gpus() <= e.job().gpusMax());
            changes.putAll(desk.edits(fits ? e : first));
            own.putAll(desk.edits(first));
            missing += e.placed() && fits ? 0 : 1;
        }
        if (start.equals(STORED) && missing == entries.size()) {
            throw new InputError("the last plan", "", "none of the jobs that are open here", "a plan of these jobs");
        }
        changes.put(ScheduleEdits.SITE_CAPS, ScheduleEdits.spelled(schedule.siteCaps(), desk.zone()));
        own.put(ScheduleEdits.SITE_CAPS, ScheduleEdits.NONE);
        return new ScheduleStart(changes, own, missing);
    }

    private static Schedule stored(@Nullable Path database) {
        Path file = database == null ? RunStore.defaultFile() : database;
        if (!Files.exists(file)) {
            throw new InputError(file, "", "no runs", "a plan: solve and keep one first");
        }
        try (RunStore store = RunStore.open(file)) {
            RunRecord last = store.list().stream()
                    .filter(run -> run.spec().kind().equals("plan"))
                    .reduce((_, later) -> later)
                    .orElseThrow(() -> new InputError(file, "", "no plan", "a plan: solve and keep one first"));
            return new StoredPlan(store, last.id().text()).schedule();
        }
    }
}
