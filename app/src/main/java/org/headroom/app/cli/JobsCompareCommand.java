package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.PlanAgainstRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom jobs compare RUN SACCT_FILE}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Holds what really ran, as sacct tells it, against a kept plan.",
        footer = {"", "Example: ./headroom jobs compare @last sacct.txt --json"})
final class JobsCompareCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "An id, the start of one, or @last.")
    private String run = "";

    @Parameters(
            index = "1",
            paramLabel = "SACCT_FILE",
            description = "sacct --parsable2 --duplicates"
                    + " --format=JobID,JobName,State,Start,End,ElapsedRaw,ReqTRES,AllocTRES")
    private Path sacct = Path.of("");

    @Option(names = "--variant", paramLabel = "NAME", defaultValue = "optimized", description = "Of the plan.")
    private String variant = "optimized";

    @Option(
            names = "--shift",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "By how much the plan was moved when it was submitted (HEADROOM_SHIFT_S).")
    private long shiftS;

    @Option(names = "--db", paramLabel = "FILE", description = "The database of runs.")
    private @Nullable Path db;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Override
    public Integer call() {
        Map<String, Object> answer = PlanAgainstRun.compare(run, variant, sacct, db, shiftS);
        if (json) {
            JsonOut.print(answer, System.out);
            return ExitCode.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable("job", "state", "planned start", "started", "delay s", "end delay s");
        for (Object one : (List<?>) answer.getOrDefault("jobs", List.of())) {
            Map<?, ?> job = (Map<?, ?>) one;
            table.row(
                    text(job.get("job")),
                    text(job.get("state")),
                    text(job.get("planned_start")),
                    text(job.get("ran_start")),
                    text(job.get("start_delay_s")),
                    text(job.get("end_delay_s")));
        }
        table.print(out);
        Map<?, ?> summary = (Map<?, ?>) answer.getOrDefault("summary", Map.of());
        summary.forEach((key, value) -> out.println(key + " " + text(value)));
        out.flush();
        return ExitCode.OK;
    }

    private static String text(@Nullable Object value) {
        return value == null
                ? "-"
                : value instanceof Double d ? String.format(Locale.ROOT, "%,.1f", d) : value.toString();
    }
}
