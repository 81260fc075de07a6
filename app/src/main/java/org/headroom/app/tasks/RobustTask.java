package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.Before;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.RobustPlan;
import org.headroom.app.planning.Scenarios;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.planning.SiteResponse;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.planning.Tightening;
import org.headroom.app.planning.Verifier;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.PlanningRisk;
import org.headroom.data.weather.Weather;
import org.headroom.physics.gpu.Checkpointing;
import org.jspecify.annotations.Nullable;

/** Makes a plan sure: scenarios, margins, the price of them, and what the twin says. */
final class RobustTask {
    /** The table of warmer air is taken this much warmer, about what the worst scenario is off. */
    private static final double WARMER_K = 4;

    /** Of the search's budget, for each round of margins. */
    private static final double ROUND_SHARE = 0.3;

    private final Plan.Prepared in;
    private final RobustRequest request;
    private final PlanningProblem problem;
    private final PlanningRisk risk;
    private final NMinusOne.Loads loads;
    private final Scenarios scenarios;
    private final long began = System.nanoTime();
    private @Nullable RobustPlan plan;

    RobustTask(Plan.Prepared in, RobustRequest request, PlanningProblem problem, Fleet fleet, WorkProfile profile) {
        this.in = in;
        this.request = request;
        this.problem = problem;
        Instant start = Instant.ofEpochSecond(in.slots().startS());
        this.risk = in.request().site().tree().planningRisk(start);
        this.loads = new NMinusOne.Loads(fleet, profile, in.operation());
        JobBehaviour behaviour = in.request().site().tree().jobBehaviour(start);
        Weather warm = in.weather().warmed(_ -> WARMER_K);
        SiteResponse warmer = new SiteProblem(
                        in.site(),
                        warm,
                        fleet,
                        in.slots().startS(),
                        in.slots().endS(),
                        behaviour.maintenance(),
                        problem.grid().stepS(),
                        problem.jobs())
                .of(List.of(), profile)
                .response();
        this.scenarios =
                new Scenarios(problem, warmer, WARMER_K, risk, behaviour.failures(), lostS(behaviour, fleet.gpus()));
    }

    /** Half the Daly interval of a job on a tenth of the site: work lost in a failure, s. */
    private static double lostS(JobBehaviour behaviour, int gpus) {
        double failureS = Checkpointing.failureS(behaviour.failures().gpuHoursPerFailure(), gpus / 10.0);
        double stallS = Math.max(1e-3, behaviour.storage().leastS());
        return 0.5
                * new Checkpointing(
                                stallS,
                                failureS,
                                behaviour.failures().detectionS()
                                        + behaviour.failures().restartS())
                        .dalyS();
    }

    /** The plan with margins. */
    PlanOutcome solve(PlanOutcome plain, SolveBudget budget, Verifier verifier) {
        Double asked = request.confidence();
        double confidence = asked == null ? risk.confidence() : asked;
        SolveBudget part = budget.steps() > 0
                ? SolveBudget.ofSteps(Math.max(1, (long) (budget.steps() * ROUND_SHARE)), budget.seed())
                : SolveBudget.ofSeconds(budget.seconds() * ROUND_SHARE, budget.seed());
        plan = RobustPlan.of(
                scenarios,
                plain,
                (margins, from) -> {
                    List<Tightening> all = new ArrayList<>(plain.cuts());
                    all.addAll(margins);
                    return new Planner(problem.tightened(all)).replan(part, verifier, new Before(from.schedule(), 0));
                },
                confidence,
                request.scenarios(),
                in.request().seed() + 1);
        return made().with();
    }

    private RobustPlan made() {
        RobustPlan made = plan;
        if (made == null) {
            throw new IllegalStateException("told before it was solved");
        }
        return made;
    }

    PlanOutcome without() {
        return made().without();
    }

    /** What it costs by the twin, and how it fares there. */
    Robustness told(PlanVariant without, PlanVariant with) {
        RobustPlan made = made();
        return new Robustness(
                made,
                with.weightedLatenessH() - without.weightedLatenessH(),
                with.costUsd() - without.costUsd(),
                Robustness.twin(
                        made, in.site(), in.weather(), loads, problem.grid().stepS(), _ -> true),
                NMinusOne.of(in.request().site(), in.weather(), loads, with.schedule(), with.series()),
                (System.nanoTime() - began) * 1e-9);
    }
}
