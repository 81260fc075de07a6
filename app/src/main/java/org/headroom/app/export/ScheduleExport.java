package org.headroom.app.export;

import java.time.ZoneId;
import java.util.List;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * A schedule with what its files need to know of the site.
 *
 * @param halls the hall of each assignment from 0, in the order of the schedule; empty or negative if unknown
 * @param site the site's id
 * @param gpuLimitW power limit of an uncapped GPU, W
 * @param gpusPerServer GPUs of a server, one Slurm node
 * @param runId null until the run is committed
 * @param version of Headroom
 * @param context the window, its events and what the site may take
 */
public record ScheduleExport(
        Schedule schedule,
        List<Unscheduled> unscheduled,
        int[] halls,
        String site,
        ZoneId zone,
        double gpuLimitW,
        int gpusPerServer,
        @Nullable String runId,
        String version,
        PlanContext context) {

    /** A schedule alone. */
    public ScheduleExport(
            Schedule schedule,
            List<Unscheduled> unscheduled,
            int[] halls,
            String site,
            ZoneId zone,
            double gpuLimitW,
            int gpusPerServer,
            @Nullable String runId,
            String version) {
        this(schedule, unscheduled, halls, site, zone, gpuLimitW, gpusPerServer, runId, version, PlanContext.NONE);
    }

    /** A job that was given no start. */
    public record Unscheduled(String job, String reason) {}

    public ScheduleExport {
        unscheduled = List.copyOf(unscheduled);
        halls = halls.clone();
        if (halls.length != 0 && halls.length != schedule.assignments().size()) {
            throw new IllegalArgumentException(
                    halls.length + " halls for " + schedule.assignments().size() + " assignments");
        }
    }

    /** Where a piece runs, as files write it. */
    String siteOf(Assignment a) {
        return !a.here() ? a.site() : a.job().site().isEmpty() ? site : a.job().site();
    }

    /** The hall of an assignment as people number it, from 1, or null if it is not known. */
    @Nullable
    Integer hall(int index) {
        return halls.length == 0 || halls[index] < 0 ? null : halls[index] + 1;
    }
}
