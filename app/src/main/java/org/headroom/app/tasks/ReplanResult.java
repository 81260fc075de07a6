package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.data.jobs.Job;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a new plan changes.
 *
 * @param of the run that held
 * @param before what it has from the instant on
 * @param plan the new plan with what ran before it
 * @param kept the old plan run on under the limits of now
 * @param halls of each assignment of the new plan, from 0
 * @param problem what was solved, from the instant on
 */
public record ReplanResult(
        String of,
        long atS,
        Site site,
        TimeGrid steps,
        String weather,
        JobsNow now,
        List<Job> added,
        Replan.Factor factor,
        Schedule before,
        PlanVariant plan,
        PlanVariant kept,
        int[] halls,
        double solveS,
        double verifyS,
        PlanningProblem problem) {
    /** What became of one job. */
    public record Change(
            String job,
            String what,
            @Nullable Assignment old,
            @Nullable Assignment next,
            String why) {}

    /** Limits are broken by the new plan. */
    public boolean breaksLimits() {
        return !plan.violations().isEmpty() || !plan.outcome().remaining().isEmpty();
    }

    /** Job by job, in the order of the jobs: ended, running, waiting, new. */
    public List<Change> changes() {
        Map<String, Assignment> old = first(before);
        Map<String, Assignment> next = last(plan.schedule());
        Map<String, String> declined = new HashMap<>();
        plan.outcome().declined().forEach(d -> declined.put(d.job().id(), d.reason()));
        List<Change> all = new ArrayList<>();
        now.ended().forEach(job -> all.add(new Change(job.id(), "ended", null, null, "")));
        for (JobsNow.Running r : now.running()) {
            Assignment n = next.get(r.job().id());
            Assignment o = old.get(r.job().id());
            if (n == null) {
                all.add(new Change(
                        r.job().id(),
                        "stopped",
                        o,
                        null,
                        declined.getOrDefault(r.job().id(), "")));
            } else if (n.startS() > atS) {
                all.add(new Change(r.job().id(), "paused", o, n, n.reason()));
            } else {
                boolean same = n.gpus() == r.gpus() && Math.abs(n.endS() - (o == null ? n.endS() : o.endS())) <= 2;
                String what = same ? "runs on" : n.gpus() != r.gpus() ? "resized" : "ends otherwise";
                all.add(new Change(r.job().id(), what, o, n, same ? "" : n.reason()));
            }
        }
        for (Job job : now.waiting()) {
            all.add(change(job, old.get(job.id()), next.get(job.id()), declined.getOrDefault(job.id(), "")));
        }
        for (Job job : added) {
            Assignment n = next.get(job.id());
            all.add(new Change(
                    job.id(),
                    n == null ? "declined" : "new",
                    null,
                    n,
                    n == null ? declined.getOrDefault(job.id(), "") : n.reason()));
        }
        return all;
    }

    private static Change change(Job job, @Nullable Assignment old, @Nullable Assignment next, String declined) {
        if (next == null) {
            return new Change(job.id(), "declined", old, null, declined);
        }
        if (old == null) {
            return new Change(job.id(), "given a start", null, next, next.reason());
        }
        String what = next.startS() < old.startS()
                ? "earlier"
                : next.startS() > old.startS()
                        ? "later"
                        : next.gpus() != old.gpus()
                                ? "resized"
                                : next.powerCapW() != old.powerCapW()
                                        ? "other cap"
                                        : Math.abs(next.endS() - old.endS()) > 2 ? "ends otherwise" : "as planned";
        return new Change(job.id(), what, old, next, what.equals("as planned") ? "" : next.reason());
    }

    private static Map<String, Assignment> first(Schedule schedule) {
        Map<String, Assignment> byId = new HashMap<>();
        schedule.assignments().forEach(a -> byId.putIfAbsent(a.job().id(), a));
        return byId;
    }

    private static Map<String, Assignment> last(Schedule schedule) {
        Map<String, Assignment> byId = new HashMap<>();
        schedule.assignments().forEach(a -> byId.put(a.job().id(), a));
        return byId;
    }

    /** How many jobs each change befell, by name. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        changes().forEach(c -> counts.merge(c.what(), 1, Integer::sum));
        return counts;
    }

    /** {@code headroom.replan/1}. */
    public Map<String, Object> json(@Nullable String runId, List<String> files) {
        ZoneId zone = site.zone();
        Map<String, Object> d = Envelope.begin("headroom.replan/1", runId);
        d.put("replan_of", of);
        d.put("site", site.id());
        d.put("at", Envelope.time(atS, zone));
        d.put("to", Envelope.time(steps.endS(), zone));
        d.put("weather", weather);
        Map<String, Object> power = new LinkedHashMap<>();
        Envelope.put(power, "model_mw", factor.modelMw());
        Envelope.put(power, "actual_mw", factor.actualMw());
        power.put("it_power_factor", factor.factor());
        power.put("clamped", factor.clamped());
        d.put("power", power);
        d.put("jobs", counts());
        d.put("remarks", now.remarks());
        List<Object> changes = new ArrayList<>();
        for (Change c : changes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("job", c.job());
            one.put("change", c.what());
            Envelope.put(one, "old", piece(c.old(), zone));
            Envelope.put(one, "new", piece(c.next(), zone));
            one.put("reason", c.why());
            changes.add(one);
        }
        d.put("changes", changes);
        d.put("before", kept.json(zone));
        d.put("optimized", plan.json(zone));
        Envelope.put(d, "score", plan.outcome().score());
        Envelope.put(d, "lower_bound", plan.outcome().lowerBound());
        d.put("rounds", plan.outcome().rounds());
        Envelope.put(d, "solve_s", solveS);
        Envelope.put(d, "verify_s", verifyS);
        d.put("files", files);
        return d;
    }

    private static @Nullable Map<String, Object> piece(@Nullable Assignment a, ZoneId zone) {
        if (a == null) {
            return null;
        }
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("start", Envelope.time(a.startS(), zone));
        one.put("end", Envelope.time(a.endS(), zone));
        one.put("gpus", a.gpus());
        Envelope.put(one, "power_cap_w", a.powerCapW());
        return one;
    }

    /** A screen of text: what changed, and what it is worth. */
    public String text(String runId, List<String> files) {
        ZoneId zone = site.zone();
        DateTimeFormatter when =
                DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(zone);
        StringBuilder t = new StringBuilder();
        line(t, "New plan from %s, after run %s", when.format(Instant.ofEpochSecond(atS)), of);
        if (Double.isFinite(factor.actualMw())) {
            line(
                    t,
                    "The meter reads %.1f MW, the plan's model %.1f MW: power of work taken times %.3f%s",
                    factor.actualMw(),
                    factor.modelMw(),
                    factor.factor(),
                    factor.clamped() ? " (the farthest that is believed)" : "");
        }
        now.remarks().forEach(remark -> line(t, "%s", remark));
        StringBuilder counts = new StringBuilder();
        counts().forEach((what, n) -> counts.append(counts.isEmpty() ? "" : ", ")
                .append(n)
                .append(' ')
                .append(what));
        line(t, "%s", counts);
        for (Change c : changes()) {
            if (!c.what().equals("ended")
                    && !c.what().equals("as planned")
                    && !c.what().equals("runs on")) {
                line(
                        t,
                        "  %-26s %-16s %s -> %s  %s",
                        c.job(),
                        c.what(),
                        brief(c.old(), when),
                        brief(c.next(), when),
                        c.why());
            }
        }
        line(t, "%-28s%14s%14s%10s%8s", "", "weighted late h", "million $", "peak MW", "broken");
        Map<String, PlanVariant> both = new LinkedHashMap<>();
        both.put("the old plan, run on", kept);
        both.put("the new plan", plan);
        for (Map.Entry<String, PlanVariant> named : both.entrySet()) {
            PlanVariant v = named.getValue();
            line(
                    t,
                    "%-28s%14.1f%14.4f%10.1f%8d",
                    named.getKey(),
                    v.weightedLatenessH(),
                    v.costUsd() * 1e-6,
                    v.peakSiteMw(),
                    v.outcome().remaining().size());
        }
        for (Violation v : plan.outcome().remaining()) {
            line(t, "  BROKEN %s %,.1f of %,.1f", v.limit(), v.worst(), v.allowed());
        }
        line(t, "Run %s: solved in %.1f s, confirmed by the twin in %.1f s", runId, solveS, verifyS);
        files.forEach(file -> line(t, "  %s", file));
        return t.toString();
    }

    private static String brief(@Nullable Assignment a, DateTimeFormatter when) {
        return a == null
                ? "-"
                : when.format(Instant.ofEpochSecond(a.startS())) + " to " + when.format(Instant.ofEpochSecond(a.endS()))
                        + " on " + a.gpus();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder t, String format, Object... values) {
        t.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
