package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.ExportRun;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom export RUN}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a kept plan down for schedulers, calendars and people. Without a choice: all of it.",
        footer = {"", "Example: ./headroom export @last --slurm --ics --out out/july"})
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "An id, the start of one, or @last.")
    private String run = "";

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = "optimized",
            description = "baseline, fcfs_within_limits, hand_rule or optimized (default: ${DEFAULT-VALUE}).")
    private String variant = "optimized";

    @Option(names = "--slurm", description = "Batch scripts, reservations and licenses for Slurm.")
    private boolean slurm;

    @Option(names = "--kueue", description = "Suspended JobSets, Kueue queues and a releaser for Kubernetes.")
    private boolean kueue;

    @Option(names = "--ics", description = "A calendar: jobs, pauses, utility calls, maintenance.")
    private boolean ics;

    @Option(names = "--csv", description = "schedule.csv, one row a piece.")
    private boolean csv;

    @Option(names = "--json-schedule", description = "schedule.json, as docs/schemas/schedule.schema.json has it.")
    private boolean schedule;

    @Option(names = "--sheet", description = "A one-page run sheet, HTML and PDF.")
    private boolean sheet;

    @Option(names = "--setpoints", description = "Power caps over time, and an agent that sets them.")
    private boolean setpoints;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "When the run sheet begins, as in 2025-07-18T06:00-05:00 (default: now, or the plan's start).")
    private @Nullable String at;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go (default: out/<run>).")
    private @Nullable Path out;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "The database of runs (default: in the user's data folder).")
    private @Nullable Path db;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Override
    public Integer call() {
        ExportRun.Exported exported =
                new ExportRun().run(new ExportRun.Request(run, variant, formats(), out, db, atS()));
        if (json) {
            JsonOut.print(exported.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter screen = spec.commandLine().getOut();
        exported.files().forEach(screen::println);
        screen.flush();
        if (!quiet && exported.cloudPieces() > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(exported.cloudPieces() + " pieces run at the rented site: see slurm/cloud.csv");
            err.flush();
        }
        return ExitCode.OK;
    }

    private Set<ExportRun.Format> formats() {
        Set<ExportRun.Format> formats = EnumSet.noneOf(ExportRun.Format.class);
        add(formats, slurm, ExportRun.Format.SLURM);
        add(formats, kueue, ExportRun.Format.KUEUE);
        add(formats, ics, ExportRun.Format.ICS);
        add(formats, csv, ExportRun.Format.CSV);
        add(formats, schedule, ExportRun.Format.SCHEDULE);
        add(formats, sheet, ExportRun.Format.SHEET);
        add(formats, setpoints, ExportRun.Format.SETPOINTS);
        return formats;
    }

    private static void add(Set<ExportRun.Format> formats, boolean asked, ExportRun.Format format) {
        if (asked) {
            formats.add(format);
        }
    }

    private @Nullable Long atS() {
        if (at == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(at).toEpochSecond();
        } catch (DateTimeParseException e) {
            throw new InputError("--at", "", at, "a time with its offset, as in 2025-07-18T06:00-05:00");
        }
    }
}
