package org.headroom.app.tasks;

import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;

/** The schedules that rules make of a window's jobs without search: what a user starts from and compares with. */
final class ScheduleBases {
    /** All GPUs capped in on-peak hours, then first come first served within limits. */
    static final String HAND_RULE = "hand_rule";

    private static final double HAND_RULE_CAP_W = 500;

    private ScheduleBases() {}

    /**
     * Takes the jobs and the weather of a window to a site.
     *
     * @throws InputError if there is no such rule
     */
    static Schedule of(Plan.Prepared in, Site site, String rule) {
        Fleet fleet = Sites.fleet(site);
        WorkProfile profile = Inputs.workProfile(site);
        List<Job> jobs = in.batches().stream().map(Batches.Batch::job).toList();
        SiteProblem problem = new SiteProblem(
                site,
                in.weather(),
                fleet,
                in.operation().startS(),
                in.operation().endS());
        return switch (rule) {
            case WhatIfQuestion.AS_SOON_AS_FREE ->
                new Planner(problem.ofGpusAlone(jobs, profile)).baseline().schedule();
            case WhatIfQuestion.WITHIN_LIMITS ->
                new Planner(problem.of(jobs, profile)).fcfsWithinLimits().schedule();
            case HAND_RULE ->
                new Planner(problem.of(jobs, profile))
                        .handRule(HAND_RULE_CAP_W)
                        .schedule();
            default -> throw new InputError("what if", WhatIfQuestion.JOBS, rule, "as_soon_as_free or within_limits");
        };
    }
}
