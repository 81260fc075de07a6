package org.headroom.app.proof;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.headroom.app.planning.PureBound;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.Solution;
import org.jspecify.annotations.Nullable;

/**
 * Exact search by OR-Tools CP-SAT. Its native library is unpacked and loaded on first use, and is there for Linux on
 * x86-64 alone.
 */
public final class CpSat {
    private static final int MOST_PLACEMENTS = 2_000_000;

    /** The part of the time after which a better solution is used to look at less. */
    private static final double FIRST_SHARE = 0.3;

    private CpSat() {}

    /**
     * Searches for a solution that cannot be bettered.
     *
     * @param bound the problem's relaxation; the better it is the fewer placements are looked at
     * @param known a solution to begin with, or null
     * @param seconds for the search, the building of the model besides
     * @param workers threads
     */
    public static Proof prove(
            PureProblem problem, PureBound bound, @Nullable Solution known, double seconds, int workers, long seed) {
        long begin = System.nanoTime();
        Proof first = search(problem, bound, known, FIRST_SHARE * seconds, workers, seed);
        Solution found = first.solution();
        boolean better = found != null && (known == null || found.objectiveMicroUsd() < known.objectiveMicroUsd());
        if (first.status() == Proof.Status.OPTIMAL || first.status() == Proof.Status.TOO_LARGE) {
            return first;
        }
        // A better solution rules out more placements: begin again with fewer.
        Proof last = search(problem, bound, better ? found : known, (1 - FIRST_SHARE) * seconds, workers, seed + 1);
        boolean optimal = last.status() == Proof.Status.OPTIMAL;
        long least = Math.max(first.lowerBoundMicroUsd(), last.lowerBoundMicroUsd());
        return new Proof(
                last.status(),
                last.solution(),
                optimal ? last.lowerBoundMicroUsd() : least,
                last.placements(),
                since(begin));
    }

    private static Proof search(
            PureProblem problem, PureBound bound, @Nullable Solution known, double seconds, int workers, long seed) {
        long begin = System.nanoTime();
        Placements placements = new Placements(problem, bound, known, MOST_PLACEMENTS);
        long least = bound.microUsd();
        if (known != null && known.objectiveMicroUsd() <= least) {
            return new Proof(Proof.Status.OPTIMAL, known, known.objectiveMicroUsd(), placements.count, since(begin));
        }
        if (placements.count > MOST_PLACEMENTS) {
            return new Proof(Proof.Status.TOO_LARGE, known, least, placements.count, since(begin));
        }
        load();
        CpSatModel model = new CpSatModel(placements, known);
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(seconds)
                .setNumWorkers(workers)
                .setRandomSeed((int) Math.floorMod(seed, (long) Integer.MAX_VALUE))
                .setCpModelProbingLevel(0) // most of the time went there, and into symmetries that are none
                .setSymmetryLevel(0)
                .setRelativeGapLimit(0)
                .setAbsoluteGapLimit(0);
        CpSolverStatus status = solver.solve(model.model());
        return switch (status) {
            case OPTIMAL, FEASIBLE -> {
                Solution found = model.solution(solver);
                if (known != null && known.objectiveMicroUsd() < found.objectiveMicroUsd()) {
                    found = known;
                }
                long proven = Math.max(least, model.microUsd(solver.bestObjectiveBound()));
                proven = Math.min(proven, found.objectiveMicroUsd());
                boolean optimal = status == CpSolverStatus.OPTIMAL;
                yield new Proof(
                        optimal ? Proof.Status.OPTIMAL : Proof.Status.FEASIBLE,
                        found,
                        proven,
                        placements.count,
                        since(begin));
            }
            case UNKNOWN -> {
                double found = solver.bestObjectiveBound();
                long proven = Double.isFinite(found) && found > 0 ? Math.max(least, model.microUsd(found)) : least;
                yield new Proof(
                        known == null ? Proof.Status.BOUND : Proof.Status.FEASIBLE,
                        known,
                        proven,
                        placements.count,
                        since(begin));
            }
            default ->
                throw new IllegalStateException(
                        "CP-SAT says " + status + " of a problem in which jobs may be declined");
        };
    }

    private static void load() {
        try {
            Loader.loadNativeLibraries();
        } catch (RuntimeException | LinkageError e) {
            throw new UncheckedIOException(
                    "--prove needs the native library of OR-Tools, which is here for Linux on x86-64 alone",
                    new IOException(e.toString(), e));
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) * 1e-9;
    }
}
