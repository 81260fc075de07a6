package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.PureBound;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.Solution;
import org.headroom.app.planning.PureSolver;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.proof.CpSat;
import org.headroom.app.proof.InstanceCheck;
import org.headroom.app.proof.InstanceFile;
import org.headroom.app.proof.Proof;
import org.headroom.app.proof.RandomInstance;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/** The planner's whole-number problem by itself: solved from a file, proven, and written to one. */
public final class PlanInstance {
    /** The part of the time that goes to the planner's own search where a proof is asked for. */
    private static final double SEARCH_SHARE = 0.3;

    private static final double MOST_SEARCH_S = 20;
    private static final int WORKERS = 2;

    private PlanInstance() {}

    /**
     * What to solve.
     *
     * @param instance a file, or {@code random:JOBSxSLOTS:SEED}
     * @param solveS seconds for everything, by the clock
     * @param solveSteps candidates to score instead; 0 for none
     * @param prove whether OR-Tools is to prove or better what was found
     * @param export where to write problem and solution, or null
     */
    public record Request(
            String instance,
            double solveS,
            long solveSteps,
            long seed,
            boolean prove,
            @Nullable Path export) {}

    /**
     * What was found.
     *
     * @param proof null where none was asked for
     */
    public record Answer(
            InstanceFile file,
            String name,
            PureSolver.Result search,
            @Nullable Proof proof,
            Solution solution,
            InstanceCheck check,
            long lowerBoundMicroUsd,
            double boundS) {

        public boolean feasible() {
            return check.feasible();
        }

        public double gapPercent() {
            long objective = check.objectiveMicroUsd();
            return objective == lowerBoundMicroUsd ? 0 : 100.0 * (objective - lowerBoundMicroUsd) / Math.abs(objective);
        }

        /** The document of {@code plan --instance --json}. */
        public Map<String, Object> json() {
            Map<String, Object> d = Envelope.begin("headroom.plan-instance/1", null);
            d.put("instance", name);
            d.put("jobs", file.problem().jobs().size());
            d.put("slots", file.problem().slotCount());
            d.put("status", status());
            d.put("feasible", check.feasible());
            d.put("objective_micro_usd", check.objectiveMicroUsd());
            d.put("lower_bound_micro_usd", lowerBoundMicroUsd);
            d.put("score", check.objectiveMicroUsd() * 1e-6);
            d.put("lower_bound", lowerBoundMicroUsd * 1e-6);
            Envelope.put(d, "gap_percent", gapPercent());
            d.put("search_objective_micro_usd", search.solution().objectiveMicroUsd());
            d.put("calculations", search.calculations());
            d.put("solve_s", search.seconds());
            d.put("bound_s", boundS);
            Envelope.put(d, "prove_s", proof == null ? null : (Double) proof.seconds());
            Envelope.put(d, "placements", proof == null ? null : (Integer) proof.placements());
            d.put("solution", file.solution(solution));
            return d;
        }

        private String status() {
            return proof == null ? "searched" : proof.status().name().toLowerCase(Locale.ROOT);
        }

        /** For people. */
        public String text() {
            StringBuilder text = new StringBuilder();
            line(text, "instance", name);
            line(
                    text,
                    "size",
                    file.problem().jobs().size() + " jobs, " + file.problem().slotCount() + " slots");
            line(text, "status", status() + (check.feasible() ? "" : ", and limits are broken"));
            line(text, "objective", String.format(Locale.ROOT, "%.6f $", check.objectiveMicroUsd() * 1e-6));
            line(text, "lower bound", String.format(Locale.ROOT, "%.6f $", lowerBoundMicroUsd * 1e-6));
            line(text, "gap", String.format(Locale.ROOT, "%.4f %%", gapPercent()));
            line(
                    text,
                    "search",
                    String.format(Locale.ROOT, "%d plans scored in %.1f s", search.calculations(), search.seconds()));
            if (proof != null) {
                line(
                        text,
                        "proof",
                        String.format(Locale.ROOT, "%d placements left, %.1f s", proof.placements(), proof.seconds()));
            }
            check.violations().stream().limit(5).forEach(v -> line(text, "broken", v));
            return text.toString();
        }

        private static void line(StringBuilder text, String what, String value) {
            text.append(String.format("%-12s %s%n", what, value));
        }
    }

    /** Solves, and writes the file if asked to. */
    public static Answer run(Request request) {
        InstanceFile file = RandomInstance.names(request.instance())
                ? RandomInstance.named(request.instance())
                : InstanceFile.read(Path.of(request.instance()));
        PureProblem problem = file.problem();
        double searchS = request.prove() ? Math.min(MOST_SEARCH_S, SEARCH_SHARE * request.solveS()) : request.solveS();
        PureSolver.Result search = PureSolver.solve(
                problem,
                request.solveSteps() > 0
                        ? SolveBudget.ofSteps(request.solveSteps(), request.seed())
                        : SolveBudget.ofSeconds(searchS, request.seed()));
        long begin = System.nanoTime();
        Solution solution = search.solution();
        PureBound bound = PureBound.of(problem, search.feasible() ? (Long) solution.objectiveMicroUsd() : null);
        double boundS = (System.nanoTime() - begin) * 1e-9;
        long least = Math.max(bound.microUsd(), search.lowerBoundMicroUsd());
        Proof proof = null;
        if (request.prove()) {
            proof = CpSat.prove(
                    problem,
                    bound,
                    search.feasible() ? solution : null,
                    Math.max(1, request.solveS() - searchS),
                    WORKERS,
                    request.seed());
            solution = proof.solution() == null ? solution : proof.solution();
            least = Math.max(least, proof.lowerBoundMicroUsd());
        }
        InstanceCheck check = InstanceCheck.of(problem, solution.mode(), solution.start());
        Answer answer = new Answer(file, request.instance(), search, proof, solution, check, least, boundS);
        if (request.export() != null) {
            write(request.export(), file.text(Envelope.begin(InstanceFile.SCHEMA, null), solution, least));
        }
        return answer;
    }

    /** Writes what the optimized plan solved last, with the plan. */
    public static void export(Path target, PlanRun.Kept kept) {
        PlanResult result = kept.result();
        PlanOutcome outcome = result.optimized().outcome();
        InstanceFile file = new InstanceFile(
                outcome.pure(), result.site().id(), result.site().zone());
        long least = (long) Math.floor(outcome.lowerBound() * 1e6);
        write(target, file.text(Envelope.begin(InstanceFile.SCHEMA, kept.runId()), outcome.solution(), least));
    }

    /** @throws InputError unless the file can be made: asked before anything is computed */
    public static void require(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target) || folder == null || !Files.isDirectory(folder)) {
            throw new InputError("--export-instance", "", target.toString(), "a file in a folder that is there");
        }
    }

    private static void write(Path target, String text) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.writeString(partial, text, StandardCharsets.UTF_8);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }
}
