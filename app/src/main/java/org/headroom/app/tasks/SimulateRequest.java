package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to simulate.
 *
 * @param weather a weather file, or null for the embedded Memphis year
 * @param jobs a job file, or null for the embedded list
 * @param jobsScale {@code auto}, a factor, or null for the list's own default
 * @param from first local day, or null for the default
 * @param days number of days, or null for the default
 * @param stepS length of an output step, 1 to 3600 s
 * @param fullLoad every server at this power instead of jobs, or null
 * @param heatMw constant heat at the towers alone instead of a site, or null
 * @param coldWaterC the towers' setpoint under {@code heatMw}, or null for the site's
 * @param inTime jobs through their phases, with failures and delays, instead of at their steady means
 * @param seed of what is random in that
 */
public record SimulateRequest(
        SiteInput site,
        @Nullable Path weather,
        @Nullable Path jobs,
        @Nullable String jobsScale,
        @Nullable LocalDate from,
        @Nullable Integer days,
        long stepS,
        @Nullable FullLoadKind fullLoad,
        @Nullable Double heatMw,
        @Nullable Double coldWaterC,
        boolean inTime,
        long seed) {

    /** Jobs at their steady means. */
    public SimulateRequest(
            SiteInput site,
            @Nullable Path weather,
            @Nullable Path jobs,
            @Nullable String jobsScale,
            @Nullable LocalDate from,
            @Nullable Integer days,
            long stepS,
            @Nullable FullLoadKind fullLoad,
            @Nullable Double heatMw,
            @Nullable Double coldWaterC) {
        this(site, weather, jobs, jobsScale, from, days, stepS, fullLoad, heatMw, coldWaterC, false, 0);
    }

    /** Which of a server's powers all servers draw. */
    public enum FullLoadKind {
        /** Nameplate. */
        RATED,
        /** The highest measured. */
        MAX,
        /** The measured mean of training. */
        TRAINING
    }
}
