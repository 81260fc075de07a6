package org.headroom.app.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.load.Assignment;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.twin.SiteOrders;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code plan}: four variants of the same window.
 *
 * @param halls the hall of each assignment of the optimized schedule, from 0
 * @param solveS seconds spent searching
 * @param verifyS seconds the twin took to confirm
 * @param problem what was solved, before any cut
 * @param orders what the plan has the plant do beside the jobs; null where that is the plant's own
 * @param robustness how sure the plan is, if that was asked
 * @param explanation of its jobs, if that was asked
 */
public record PlanResult(
        Plan.Prepared in,
        Map<PlanVariant.Kind, PlanVariant> variants,
        int[] halls,
        double solveS,
        double verifyS,
        PlanningProblem problem,
        @Nullable SiteOrders orders,
        @Nullable Robustness robustness,
        @Nullable Explanation explanation) {

    public Site site() {
        return in.site();
    }

    public String weather() {
        return in.weather().name();
    }

    public JobLists.Selection jobs() {
        return in.jobs();
    }

    public TimeGrid operation() {
        return in.operation();
    }

    public PlanVariant variant(PlanVariant.Kind kind) {
        return Objects.requireNonNull(variants.get(kind));
    }

    public PlanVariant optimized() {
        return variant(PlanVariant.Kind.OPTIMIZED);
    }

    /** A plan is judged by its optimized variant. */
    public boolean breaksLimits() {
        return !optimized().violations().isEmpty();
    }

    /** Jobs of the optimized plan that end after they are due or found no place; a batch counts as its members. */
    public int late() {
        Map<String, Integer> members = Plan.membersOf(in.batches());
        int late = 0;
        for (Assignment a : optimized().schedule().last()) {
            late += a.endS() > a.job().dueS() ? members.getOrDefault(a.job().id(), 1) : 0;
        }
        for (PlanOutcome.Declined declined : optimized().outcome().declined()) {
            late += members.getOrDefault(declined.job().id(), 1);
        }
        return late;
    }

    /** Jobs that were given a start here alone; a batch counts as its members. */
    public int scheduled() {
        return placed() - offloaded();
    }

    /** Jobs that run at the rented site, in whole or in part. */
    public int offloaded() {
        Map<String, Integer> members = Plan.membersOf(in.batches());
        return optimized().schedule().assignments().stream()
                .filter(a -> !a.here())
                .map(a -> a.job().id())
                .distinct()
                .mapToInt(id -> members.getOrDefault(id, 1))
                .sum();
    }

    private int placed() {
        Map<String, Integer> members = Plan.membersOf(in.batches());
        int placed = 0;
        for (Assignment a : optimized().schedule().last()) {
            placed += members.getOrDefault(a.job().id(), 1);
        }
        return placed;
    }

    /**
     * The document of {@code plan --json}.
     *
     * @param runId null until the run is committed
     * @param files what was written, by path
     */
    public Map<String, Object> json(@Nullable String runId, List<String> files) {
        PlanOutcome outcome = optimized().outcome();
        Map<String, Object> d = Envelope.begin("headroom.plan/1", runId);
        d.put("site", site().id());
        d.put("from", Envelope.time(operation().startS(), site().zone()));
        d.put("to", Envelope.time(operation().endS(), site().zone()));
        d.put("weather", weather());
        d.put("carbon", in.carbon().summary());
        d.put("jobs", jobsJson(outcome));
        for (PlanVariant.Kind kind : PlanVariant.Kind.values()) {
            d.put(kind.key(), variant(kind).json(site().zone()));
        }
        Envelope.put(d, "score", outcome.score());
        Envelope.put(d, "lower_bound", outcome.lowerBound());
        Envelope.put(d, "gap_percent", outcome.gapPercent());
        d.put("rounds", outcome.rounds());
        Envelope.put(d, "solve_s", solveS);
        Envelope.put(d, "verify_s", verifyS);
        if (explanation != null) {
            d.put("explain", explanation.json());
        }
        if (orders != null) {
            d.put("plant", new PlantOrders(orders, site().zone()).json());
        }
        if (robustness != null) {
            d.put("robust", robustness.json(site().zone()));
        }
        d.put("files", files);
        return d;
    }

    private Map<String, Object> jobsJson(PlanOutcome outcome) {
        Map<String, Object> j = new LinkedHashMap<>();
        j.put("total", jobs().list().jobs().size());
        j.put("scheduled", scheduled());
        j.put("late", late());
        j.put("offloaded", offloaded());
        j.put("rejected", jobs().list().rejected().size());
        j.put("declined", outcome.declined().size());
        j.put("items", in.batches().size());
        Envelope.put(j, "scale", jobs().list().scale());
        Envelope.put(j, "gpu_share", jobs().list().gpuShare());
        return j;
    }
}
