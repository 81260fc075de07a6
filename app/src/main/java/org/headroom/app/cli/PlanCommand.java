package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.PlanInstance;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.PlanRun;
import org.headroom.app.tasks.PlanScreen;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom plan}: the main job. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Plans a fortnight of training against grid, substation, water and wastewater limits.",
        footer = {
            "",
            "Example: ./headroom plan --weather memphis.epw --jobs trace.swf --jobs-scale auto --out out/trace"
        })
final class PlanCommand implements Callable<Integer> {
    private static final int MOST_PIECES = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "The run's folder (default: out/<run>).")
    private @Nullable Path out;

    @Option(names = "--db", paramLabel = "FILE", description = "The database (default: in the user's data folder).")
    private @Nullable Path db;

    @Option(
            names = "--solve",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "Seconds to search (default: ${DEFAULT-VALUE}).")
    private double solveS;

    @Option(
            names = "--solve-steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Plans to score instead: the same inputs and seed give the same plan.")
    private long solveSteps;

    @Option(
            names = "--carbon",
            paramLabel = "FILE",
            description = "Count carbon hour by hour from a file in EIA-930 columns (default: the site's flat factor).")
    private @Nullable Path carbon;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--explain",
            arity = "0..1",
            paramLabel = "JOB",
            fallbackValue = "",
            description = "Say of one job or all why they run when they do, and what more of each limit would buy.")
    private @Nullable String explain;

    @Mixin
    private RobustOptions robust = new RobustOptions();

    @Mixin
    private ReplanOptions replan = new ReplanOptions();

    @Option(
            names = "--slot",
            paramLabel = "LENGTH",
            defaultValue = "30min",
            description = "Length of the planner's slots: 15min, 30min or 1h (default: ${DEFAULT-VALUE}).")
    private String slot = "30min";

    @Option(
            names = "--pieces",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "Parts into which a long job that writes checkpoints may be cut, each with GPUs and a cap of its own: it may",
                "be paused, resumed, shrunk or grown there (default: ${DEFAULT-VALUE}: all jobs whole)."
            })
    private int pieces = 1;

    @Option(
            names = "--export-instance",
            paramLabel = "FILE.json",
            description = {
                "Write the planner's problem in whole numbers with its solution, for anyone to check or solve.",
                "The plan is then kept to it: each job from start to end in one mode (docs/models/instance.md)."
            })
    private @Nullable Path exportInstance;

    @Option(
            names = "--instance",
            paramLabel = "FILE.json",
            description = {
                "Solve such a file by itself, without a site; only --solve, --solve-steps, --seed, --prove, --json and",
                "--export-instance go with it. random:12x336:7 makes one up: 12 jobs, 336 slots, seed 7."
            })
    private @Nullable String instance;

    @Option(names = "--prove", description = "With --instance: search for a proof with OR-Tools CP-SAT.")
    private boolean prove;

    @Override
    public Integer call() {
        if (replan.run != null) {
            return replan.call(replan.run, spec, common, jobs, out, db, solveSteps, seed);
        }
        if (!(solveS >= 0 && solveS <= 86_400)) {
            throw new InputError("--solve", "", Double.toString(solveS), "0 to 86400 seconds");
        }
        if (solveSteps < 0) {
            throw new InputError("--solve-steps", "", Long.toString(solveSteps), "0 or more");
        }
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new InputError("--pieces", "", Integer.toString(pieces), "1 to " + MOST_PIECES);
        }
        if (pieces > 1 && (robust.request() != null || explain != null || exportInstance != null)) {
            throw new InputError(
                    "--pieces",
                    "",
                    pieces + " with another option",
                    "without --robust, --explain and --export-instance");
        }
        if (exportInstance != null) {
            PlanInstance.require(exportInstance);
        }
        if (instance != null) {
            return alone(instance);
        }
        if (prove) {
            throw new InputError("--prove", "", "no --instance", "--prove with --instance FILE.json");
        }
        PlanRequest request = new PlanRequest(
                common.site(
                        carbon == null
                                ? java.util.Map.of()
                                : java.util.Map.of("emissions.hourly_file", carbon.toString())),
                common.weather,
                jobs.file,
                jobs.scale,
                common.from,
                common.days,
                solveS,
                solveSteps,
                seed,
                slotS(),
                exportInstance != null,
                pieces);
        PlanRun.Kept kept;
        try (TerminalProgress progress = new TerminalProgress("planning", common)) {
            kept = new PlanRun().run(request, robust.request(), explain, out, db, progress);
        }
        if (exportInstance != null) {
            PlanInstance.export(exportInstance, kept);
        }
        if (!common.quiet) {
            kept.result().jobs().remarks().forEach(spec.commandLine().getErr()::println);
        }
        if (common.json) {
            JsonOut.print(kept.json(), System.out);
        } else {
            PrintWriter screen = spec.commandLine().getOut();
            screen.print(PlanScreen.text(kept));
            screen.flush();
        }
        return kept.result().breaksLimits() ? ExitCode.LIMIT : ExitCode.OK;
    }

    private long slotS() {
        return switch (slot) {
            case "15min" -> 900;
            case "30min" -> 1800;
            case "1h" -> 3600;
            default -> throw new InputError("--slot", "", slot, "15min, 30min or 1h");
        };
    }

    /** The pure problem alone: no site, no database, no run. */
    private int alone(String name) {
        PlanInstance.Answer answer =
                PlanInstance.run(new PlanInstance.Request(name, solveS, solveSteps, seed, prove, exportInstance));
        if (common.json) {
            JsonOut.print(answer.json(), System.out);
        } else {
            PrintWriter screen = spec.commandLine().getOut();
            screen.print(answer.text());
            screen.flush();
        }
        return answer.feasible() ? ExitCode.OK : ExitCode.LIMIT;
    }
}
