package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.Curtail;
import org.headroom.app.tasks.CurtailFiles;
import org.headroom.app.tasks.CurtailOutcome;
import org.headroom.app.tasks.CurtailRequest;
import org.headroom.app.tasks.CurtailTable;
import org.headroom.app.tasks.CurtailText;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom curtail}. */
@Command(
        name = "curtail",
        mixinStandardHelpOptions = true,
        description =
                "What to do when the utility calls for less power: which jobs are capped or pause, what the battery gives, and what the meter sees. Exit code 1 if it cannot all be given.",
        footer = {"", "Example: ./headroom curtail --mw 40 --notice 30min --hours 4 --out out/call"})
final class CurtailCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(
            names = "--mw",
            paramLabel = "X|N%%|protected|most",
            description = "Megawatts less at the utility's meter, a share of the baseline, or as low as can be.")
    private @Nullable String mw;

    @Option(
            names = "--notice",
            paramLabel = "DURATION",
            converter = DurationText.class,
            defaultValue = "30min",
            description = "From the call until the reduction is due (default: ${DEFAULT-VALUE}).")
    private long noticeS;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "4",
            description = "How long the reduction lasts (default: ${DEFAULT-VALUE}).")
    private double hours;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When the reduction is due, as in 2025-07-22T15:00 (default: the plan's hour of most power).")
    private @Nullable String at;

    @Option(names = "--no-battery", description = "Leave the battery alone.")
    private boolean noBattery;

    @Option(
            names = "--battery-charge",
            paramLabel = "PERCENT",
            description = "Its state of charge at the call (default: the site's, 50 %%).")
    private @Nullable Double chargePercent;

    @Option(
            names = "--run",
            paramLabel = "ID|@last",
            description = "A stored plan (default: a quick plan of the site and jobs).")
    private @Nullable String run;

    @Option(names = "--db", paramLabel = "FILE", description = "The store of runs (default: the user's).")
    private @Nullable Path db;

    @Option(
            names = "--table",
            description = "For each hour of the plan: how much, how fast, how long; no single call is played through.")
    private boolean table;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of the quick plan.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write playbook.html, actions.csv, megawatts.csv and setpoints.csv there; with --table, table.csv and table.json.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (mw == null && !table) {
            throw new InputError(
                    "--mw", "", "nothing", "megawatts above 0, a share such as 35%, protected or most; or --table");
        }
        if (mw != null && table) {
            throw new InputError("--table", "", "--mw " + mw + " beside it", "one or the other");
        }
        if (!(hours > 0 && hours <= 336)) {
            throw new InputError("--hours", "", Double.toString(hours), "above 0 and at most 336");
        }
        PlanRequest plan = new PlanRequest(
                common.site(Map.of()), common.weather, jobs.file, jobs.scale, common.from, common.days, 0, 1, seed);
        CurtailRequest request = new CurtailRequest(
                plan,
                run,
                db,
                mw == null ? "most" : mw,
                at,
                noticeS,
                Math.round(hours * 3600),
                !noBattery,
                chargePercent == null ? null : Double.valueOf(chargePercent / 100));
        if (table) {
            return table(request);
        }
        CurtailOutcome outcome;
        try (TerminalProgress progress = new TerminalProgress("curtailing", common)) {
            outcome = new Curtail().run(request, progress);
        }
        if (out != null) {
            CurtailFiles.write(outcome, out);
        }
        if (common.json) {
            JsonOut.print(outcome.json(), System.out);
        } else {
            PrintWriter screen = spec.commandLine().getOut();
            CurtailText text = new CurtailText(outcome);
            text.heading().forEach(screen::println);
            screen.println();
            if (!text.actions().rows().isEmpty()) {
                TablePrint.text(text.actions(), screen);
            } else {
                screen.println("no job is touched");
            }
            screen.println();
            TablePrint.text(text.intervals(), screen);
            screen.println();
            text.results().forEach(screen::println);
            screen.flush();
        }
        return outcome.holds() ? ExitCode.OK : ExitCode.LIMIT;
    }

    private int table(CurtailRequest request) {
        CurtailTable hours;
        try (TerminalProgress progress = new TerminalProgress("curtailing", common)) {
            hours = new CurtailTable(request, progress);
        }
        if (out != null) {
            hours.write(out);
        }
        if (common.json) {
            JsonOut.print(hours.json(), System.out);
        } else {
            PrintWriter screen = spec.commandLine().getOut();
            TablePrint.text(hours.view(), screen);
            screen.flush();
        }
        return ExitCode.OK;
    }
}
