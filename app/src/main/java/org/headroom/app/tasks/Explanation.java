package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.WhatBuys;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.InputError;

/** Why each job runs when it runs, in a sentence, and what more of something would buy. */
public record Explanation(List<WhatBuys.Step> steps, Map<String, String> sentences) {
    private static final double HOUR_S = 3600;
    private static final String AT_SUBMIT = "starts at submit";

    /** @param job one job, or empty for all */
    static Explanation of(PlanningProblem problem, PlanOutcome plan, String job, long seed) {
        if (!job.isEmpty() && problem.jobs().stream().noneMatch(j -> j.id().equals(job))) {
            throw new InputError("--explain", "", "job " + job, "an id of the job list");
        }
        List<WhatBuys.Step> steps = WhatBuys.of(problem.tightened(plan.cuts()), plan, seed);
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Job one : problem.jobs()) {
            if (job.isEmpty() || one.id().equals(job)) {
                sentences.put(one.id(), sentence(one, plan, steps));
            }
        }
        return new Explanation(steps, sentences);
    }

    private static String sentence(Job job, PlanOutcome plan, List<WhatBuys.Step> steps) {
        Schedule schedule = plan.schedule();
        List<Assignment> pieces = schedule.assignments().stream()
                .filter(a -> a.job().id().equals(job.id()))
                .toList();
        if (pieces.isEmpty()) {
            String why = plan.declined().stream()
                    .filter(d -> d.job().id().equals(job.id()))
                    .map(PlanOutcome.Declined::reason)
                    .findFirst()
                    .orElse("it is in no plan");
            return job.id() + " is not planned: " + why + bought(job, steps) + ".";
        }
        long endS = pieces.stream().mapToLong(Assignment::endS).max().orElse(0);
        double lateH = (endS - job.dueS()) / HOUR_S;
        String when = lateH > 0
                ? String.format(Locale.ROOT, "ends %.1f h after it is due", lateH)
                : String.format(Locale.ROOT, "ends %.1f h before it is due", Math.abs(lateH));
        String reason = pieces.getFirst().reason();
        StringBuilder text = new StringBuilder(job.id() + ": " + reason + "; " + when);
        if (lateH > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "; a due date a day later would save %.1f weighted hours late",
                    job.weight() * Math.min(24, lateH)));
        }
        text.append(
                lateH <= 0 && reason.startsWith(AT_SUBMIT)
                        ? "; nothing more would start it sooner"
                        : bought(job, steps));
        return text.append('.').toString();
    }

    /** The two steps that let it end earliest. */
    private static String bought(Job job, List<WhatBuys.Step> steps) {
        List<String> gains = steps.stream()
                .filter(s -> !s.id().startsWith("due") && s.earlierS().getOrDefault(job.id(), 0L) >= 1800)
                .sorted(Comparator.comparingLong(s -> -s.earlierS().getOrDefault(job.id(), 0L)))
                .limit(2)
                .map(s -> String.format(
                        Locale.ROOT,
                        "%s would have it end %.1f h earlier",
                        s.what(),
                        s.earlierS().getOrDefault(job.id(), 0L) / HOUR_S))
                .toList();
        return gains.isEmpty()
                ? "; no single limit a step wider would have it end sooner"
                : "; " + String.join(", ", gains);
    }

    Map<String, Object> json() {
        Map<String, Object> d = new LinkedHashMap<>();
        List<Object> all = new ArrayList<>();
        for (WhatBuys.Step s : steps) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("step", s.id());
            Envelope.put(one, "worth_usd", s.worthUsd());
            Envelope.put(one, "weighted_lateness_h", s.latenessH());
            Envelope.put(one, "cost_usd", s.costUsd());
            all.add(one);
        }
        d.put("worth", all);
        List<Object> jobs = new ArrayList<>();
        sentences.forEach((job, text) -> jobs.add(Map.of("job", job, "sentence", text)));
        d.put("jobs", jobs);
        return d;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (WhatBuys.Step s : steps) {
            lines.add(
                    s.worthUsd() <= 0
                            ? s.what() + " would buy nothing"
                            : String.format(
                                    Locale.ROOT,
                                    "%s would save %.1f weighted hours late and %,.0f $ of cost (%,.0f $ by the objective)",
                                    s.what(),
                                    s.latenessH(),
                                    s.costUsd(),
                                    s.worthUsd()));
        }
        lines.addAll(sentences.values());
        return lines;
    }
}
