package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

/**
 * What a desktop opens, by name: nothing is read yet, so the window can come up beside the reading, and one of them can
 * be replaced by another file.
 *
 * @param site an embedded site or a site file
 * @param set changes of the site's inputs by path
 * @param weather a weather file, or null for the embedded Memphis year
 * @param jobs a job file, or null for the embedded list
 * @param jobsScale {@code auto}, a factor, or null for the list's own default
 * @param from first local day, or null for the site's
 * @param days number of days, or null for the site's
 * @param database the store of runs, or null for the user's own
 * @param scenarios a file of scenarios to begin with, or null for those of the last time
 */
public record DesktopInputs(
        String site,
        Map<String, String> set,
        @Nullable Path weather,
        @Nullable Path jobs,
        @Nullable String jobsScale,
        @Nullable LocalDate from,
        @Nullable Integer days,
        @Nullable Path database,
        @Nullable Path scenarios) {
    public DesktopInputs {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** With the scenarios of the last time. */
    public DesktopInputs(
            String site,
            Map<String, String> set,
            @Nullable Path weather,
            @Nullable Path jobs,
            @Nullable String jobsScale,
            @Nullable LocalDate from,
            @Nullable Integer days,
            @Nullable Path database) {
        this(site, set, weather, jobs, jobsScale, from, days, database, null);
    }

    /** Another site; what was set of the one before is not set of this one, and the jobs and the days stay. */
    public DesktopInputs withSite(String other) {
        return new DesktopInputs(other, Map.of(), weather, jobs, jobsScale, from, days, database);
    }

    public DesktopInputs withWeather(Path other) {
        return new DesktopInputs(site, set, other, jobs, jobsScale, from, days, database);
    }

    public DesktopInputs withJobs(Path other) {
        return new DesktopInputs(site, set, weather, other, jobsScale, from, days, database);
    }

    /**
     * Reads the site's file; weather and jobs are read where they are used.
     *
     * @throws org.headroom.data.quantity.InputError if the file or a change is not right
     */
    public DesktopRequest read() {
        return new DesktopRequest(
                new PlanRequest(SiteInput.open(site, set), weather, jobs, jobsScale, from, days, 0, 0, 0), database);
    }

    /**
     * The scenarios to begin with; null if none were named.
     *
     * @throws org.headroom.data.quantity.InputError if the file is none of scenarios, or says what this site does not allow
     */
    public @Nullable Scenarios begin(DesktopRequest request, WhatIf whatIf) {
        return scenarios == null
                ? null
                : ScenarioInput.read(scenarios, request.plan().site(), whatIf).scenarios();
    }
}
