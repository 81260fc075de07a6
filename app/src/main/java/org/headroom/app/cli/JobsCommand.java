package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.JobLists;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom jobs show|check|compare}. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        subcommands = {JobsCommand.Show.class, JobsCommand.Check.class, JobsCompareCommand.class},
        description = "Shows or checks a job list or scheduler log, or holds what ran against a plan.",
        footer = {"", "Example: ./headroom jobs show --jobs sacct.txt --jobs-scale auto --csv"})
final class JobsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "show, check or compare is needed, as in: headroom jobs show --csv");
    }

    /** What both verbs take. */
    static class Source {
        @Mixin
        CommonOptions common = new CommonOptions();

        @Option(names = "--jobs", paramLabel = "FILE", description = "A job list or log (default: the embedded list).")
        @Nullable
        Path jobs;

        @Option(
                names = "--jobs-scale",
                paramLabel = "auto|X",
                description = "Factor on GPU counts (default: 1 for our own lists, auto for scheduler logs).")
        @Nullable
        String scale;

        JobLists.Selection open(PrintWriter err) {
            JobLists.Selection selection = JobLists.open(common.site(Map.of()), jobs, scale, common.from, common.days);
            if (!common.quiet) {
                for (String line : selection.rejections()) {
                    err.println(selection.name() + ": " + line);
                }
                selection.notes().forEach(err::println);
                err.flush();
            }
            return selection;
        }
    }

    /** {@code headroom jobs show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints the jobs of the window, scaled, as CSV.",
            footer = {"", "Example: ./headroom jobs show --jobs trace.swf --csv > jobs.csv"})
    static final class Show implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private Source source = new Source();

        @Option(
                names = "--csv",
                description =
                        "For --jobs: a job that states a model in hours that hold its pauses, as CSV cannot carry models.")
        private boolean csv;

        @Override
        public Integer call() {
            if (csv && source.common.json) {
                throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
            }
            JobLists.Selection selection = source.open(spec.commandLine().getErr());
            PrintWriter out = spec.commandLine().getOut();
            if (source.common.json) {
                JsonOut.print(selection.json(), System.out);
            } else {
                if (csv) {
                    selection.csv(out, source.common.site(Map.of()));
                } else {
                    selection.table(out);
                }
                out.flush();
                if (!source.common.quiet) {
                    (csv ? selection.csvNotes() : selection.tableNotes())
                            .forEach(spec.commandLine().getErr()::println);
                    spec.commandLine().getErr().flush();
                }
            }
            return ExitCode.OK;
        }
    }

    /** {@code headroom jobs check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads a job list or log and says what it comes to.",
            footer = {"", "Example: ./headroom jobs check --jobs jobs.csv"})
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private Source source = new Source();

        @Override
        public Integer call() {
            JobLists.Selection selection = source.open(spec.commandLine().getErr());
            if (source.common.json) {
                JsonOut.print(selection.json(), System.out);
                return ExitCode.OK;
            }
            PrintWriter out = spec.commandLine().getOut();
            selection.summary().forEach(out::println);
            out.flush();
            return ExitCode.OK;
        }
    }
}
