package org.headroom.app.tasks;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.headroom.app.ledger.Violation;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.data.jobs.JobCsv;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/** {@code headroom study fortnights}: plans fortnights drawn at random and lets the twin say what each plan breaks. */
public final class FortnightStudy {
    /**
     * One fortnight.
     *
     * @param told what was drawn, for people
     * @param remaining what the twin still saw broken, as the planner says itself
     * @param wallS all four ways of running the jobs, planned and confirmed
     */
    public record Row(
            long seed,
            List<String> told,
            PlanResult result,
            List<Violation> remaining,
            int rounds,
            int cuts,
            double wallS) {
        /** One line. */
        public String text() {
            PlanVariant plan = result.optimized();
            PlanVariant fcfs = result.variant(PlanVariant.Kind.FCFS_WITHIN_LIMITS);
            StringBuilder broken = new StringBuilder();
            for (Violation v : remaining) {
                broken.append(
                        String.format(Locale.ROOT, "; BROKEN %s %.4g of %.4g", v.limit(), v.worst(), v.allowed()));
            }
            return String.format(
                    Locale.ROOT,
                    "%4d %s  broken %d  rounds %d  cuts %d  late h %.0f (fcfs %.0f, %d broken)  M$ %.3f (%.3f)  solve %.1f s"
                            + "  verify %.1f s  all %.0f s  %s%s",
                    seed,
                    result.in().slots().startS() == 0
                            ? ""
                            : Envelope.time(
                                            result.in().slots().startS(),
                                            result.site().zone())
                                    .substring(0, 10),
                    remaining.size(),
                    rounds,
                    cuts,
                    plan.weightedLatenessH(),
                    fcfs.weightedLatenessH(),
                    fcfs.violations().size(),
                    plan.costUsd() * 1e-6,
                    fcfs.costUsd() * 1e-6,
                    result.solveS(),
                    result.verifyS(),
                    wallS,
                    String.join(", ", told),
                    broken);
        }

        Map<String, Object> json() {
            PlanVariant plan = result.optimized();
            PlanVariant fcfs = result.variant(PlanVariant.Kind.FCFS_WITHIN_LIMITS);
            Map<String, Object> d = new LinkedHashMap<>();
            d.put("seed", seed);
            d.put(
                    "from",
                    Envelope.time(result.operation().startS(), result.site().zone()));
            d.put("drawn", told);
            d.put("violations", Envelope.violations(remaining, result.site().zone()));
            d.put("rounds", rounds);
            d.put("cuts", cuts);
            Envelope.put(d, "weighted_lateness_h", plan.weightedLatenessH());
            Envelope.put(d, "fcfs_weighted_lateness_h", fcfs.weightedLatenessH());
            Envelope.put(d, "cost_usd", plan.costUsd());
            Envelope.put(d, "fcfs_cost_usd", fcfs.costUsd());
            Envelope.put(d, "gap_percent", plan.outcome().gapPercent());
            Envelope.put(d, "solve_s", result.solveS());
            Envelope.put(d, "verify_s", result.verifyS());
            Envelope.put(d, "wall_s", wallS);
            return d;
        }
    }

    /** Whether limits hold in all of them. */
    public static boolean holds(List<Row> rows) {
        return rows.stream().allMatch(row -> row.remaining().isEmpty());
    }

    public static Map<String, Object> json(List<Row> rows) {
        Map<String, Object> d = Envelope.begin("headroom.fortnights/1", null);
        d.put("fortnights", rows.stream().map(Row::json).toList());
        d.put("holding", rows.stream().filter(row -> row.remaining().isEmpty()).count());
        return d;
    }

    /**
     * @param solveSteps candidates to score a fortnight instead of seconds; 0 to go by the clock
     * @param say takes each line as it comes
     */
    public List<Row> run(
            SiteInput site, long firstSeed, int count, double solveS, long solveSteps, Consumer<String> say) {
        List<Row> rows = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            Row row = one(site, seed, solveS, solveSteps);
            say.accept(row.text());
            rows.add(row);
        }
        return rows;
    }

    private static Row one(SiteInput base, long seed, double solveS, long solveSteps) {
        RandomFortnight drawn = new RandomFortnight(seed);
        SiteInput input = base.with(drawn.changes());
        Site site = input.tree().bind(input.tree().planningFrom());
        Path file = null;
        try {
            file = Files.createTempFile("headroom-fortnight", ".csv");
            StringWriter text = new StringWriter();
            JobCsv.write(drawn.jobs(site), site.zone(), text);
            Files.writeString(file, text.toString());
            PlanRequest request = new PlanRequest(
                    input, null, file, null, drawn.from(), RandomFortnight.DAYS, solveS, solveSteps, seed);
            long begin = System.nanoTime();
            Plan plan = new Plan();
            PlanResult result = plan.run(plan.prepare(request), Plan.Recorder.NONE, Progress.SILENT);
            PlanOutcome outcome = result.optimized().outcome();
            return new Row(
                    seed,
                    List.copyOf(drawn.told()),
                    result,
                    result.optimized().violations(),
                    outcome.rounds(),
                    outcome.cuts().size(),
                    (System.nanoTime() - begin) * 1e-9);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a fortnight's jobs", e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
