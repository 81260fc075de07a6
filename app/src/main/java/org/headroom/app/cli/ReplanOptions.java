package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.headroom.app.tasks.ReplanRequest;
import org.headroom.app.tasks.ReplanRun;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of {@code headroom plan --replan}. */
final class ReplanOptions {
    /** By the clock; a warm start needs no more. */
    private static final double SOLVE_S = 3;

    @Option(
            names = "--replan",
            paramLabel = "RUN",
            description = "Plan again after this plan (an id, the start of one, or @last); --jobs are then more jobs.")
    @Nullable
    String run;

    @Option(names = "--at", paramLabel = "TIME", description = "With --replan: from when on (default: now).")
    @Nullable
    String at;

    @Option(
            names = "--running",
            paramLabel = "FILE",
            description = "With --replan: what really runs, of squeue --json or sacct (default: as planned).")
    @Nullable
    Path running;

    @Option(
            names = "--actual-mw",
            paramLabel = "MW",
            description = "With --replan: what the site's meter reads; the power of work is taken to fit.")
    @Nullable
    Double actualMw;

    Integer call(
            String of,
            CommandSpec spec,
            CommonOptions common,
            JobOptions jobs,
            @Nullable Path out,
            @Nullable Path db,
            long solveSteps,
            long seed) {
        if (common.from != null) {
            throw new InputError("--from", "", common.from.toString(), "--at TIME with --replan");
        }
        if (actualMw != null && !(actualMw > 0 && actualMw < 100_000)) {
            throw new InputError("--actual-mw", "", actualMw.toString(), "above 0 to 100000 MW");
        }
        if (solveSteps < 0) {
            throw new InputError("--solve-steps", "", Long.toString(solveSteps), "0 or more");
        }
        var line = spec.commandLine().getParseResult();
        boolean given = line.hasMatchedOption("--solve");
        double solveS = given ? line.matchedOptionValue("--solve", SOLVE_S) : SOLVE_S;
        if (!(solveS >= 0 && solveS <= 86_400)) {
            throw new InputError("--solve", "", Double.toString(solveS), "0 to 86400 seconds");
        }
        ReplanRequest request = new ReplanRequest(
                of,
                at,
                running,
                actualMw,
                jobs.file,
                line.hasMatchedOption("--site") ? common.site : null,
                common.set,
                common.weather,
                common.days,
                solveS,
                solveSteps,
                seed);
        ReplanRun.Kept kept;
        try (TerminalProgress progress = new TerminalProgress("planning again", common)) {
            kept = new ReplanRun().run(request, out, db, progress);
        }
        if (common.json) {
            JsonOut.print(kept.json(), System.out);
        } else {
            PrintWriter screen = spec.commandLine().getOut();
            screen.print(kept.text());
            screen.flush();
        }
        return kept.result().breaksLimits() ? ExitCode.LIMIT : ExitCode.OK;
    }
}
