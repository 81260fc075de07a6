package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.Runs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code headroom runs list|show|compare}. */
@Command(
        name = "runs",
        description = "Past runs: list them, look at one, compare two.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: ./headroom runs compare @last 3f2a"},
        subcommands = {RunsCommand.List.class, RunsCommand.Show.class, RunsCommand.Compare.class})
public final class RunsCommand implements Runnable {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "runs: found no verb, allowed: list, show, compare");
    }

    /** What every verb takes. */
    abstract static class Verb implements Callable<Integer> {
        @Option(names = "--db", paramLabel = "FILE", description = "The database of runs.")
        @Nullable
        Path database;

        @Option(names = "--json", description = "Print one JSON document.")
        boolean json;

        @Option(names = "--debug", description = "Show the stack trace of an error.")
        boolean debug;

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        abstract ObjectNode ask(Runs runs);

        abstract void print(ObjectNode answer, PrintWriter out);

        @Override
        public Integer call() {
            ObjectNode answer = ask(new Runs(database, ZONE));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(answer.toPrettyString());
            } else {
                print(answer, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "list",
            description = "All runs, oldest first.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./headroom runs list --json"})
    static final class List extends Verb {
        @Override
        ObjectNode ask(Runs runs) {
            return runs.list();
        }

        @Override
        void print(ObjectNode answer, PrintWriter out) {
            if (answer.get("runs").isEmpty()) {
                out.println("No runs yet.");
                return;
            }
            TextTable table = new TextTable("run", "made", "kind", "site", "from", "days", "key figures");
            for (JsonNode run : answer.get("runs")) {
                StringBuilder figures = new StringBuilder();
                run.get("figures")
                        .properties()
                        .forEach(f -> figures.append(figures.isEmpty() ? "" : "  ")
                                .append(f.getKey())
                                .append(' ')
                                .append(TextTable.number(f.getValue().doubleValue())));
                table.row(
                        run.get("run_id").asString(),
                        minute(run, "created"),
                        run.get("kind").asString(),
                        run.get("site").asString(),
                        minute(run, "from"),
                        days(run),
                        figures.toString());
            }
            table.print(out);
        }
    }

    @Command(
            name = "show",
            description = "One run: what was asked and what came out.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./headroom runs show @last"})
    static final class Show extends Verb {
        @Parameters(paramLabel = "RUN", description = "An id, the start of one, or @last.")
        String run = "";

        @Override
        ObjectNode ask(Runs runs) {
            return runs.show(run);
        }

        @Override
        void print(ObjectNode answer, PrintWriter out) {
            heading(answer, out);
            answer.get("inputs")
                    .properties()
                    .forEach(i -> out.println(
                            "  " + i.getKey() + " sha256 " + i.getValue().asString()));
            out.println();
            TextTable table = new TextTable("variant", "figure", "value");
            answer.get("variants").properties().forEach(v -> {
                for (Map.Entry<String, Double> f : Runs.figures(v.getValue()).entrySet()) {
                    table.row(v.getKey(), f.getKey(), TextTable.number(f.getValue()));
                }
            });
            table.print(out);
        }
    }

    @Command(
            name = "compare",
            description = "Two runs side by side.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: ./headroom runs compare @last 3f2a"})
    static final class Compare extends Verb {
        @Parameters(index = "0", paramLabel = "RUN", description = "An id, the start of one, or @last.")
        String first = "";

        @Parameters(index = "1", paramLabel = "RUN", description = "The other run.")
        String second = "";

        @Override
        ObjectNode ask(Runs runs) {
            return runs.compare(first, second);
        }

        @Override
        void print(ObjectNode answer, PrintWriter out) {
            heading(answer.get("first"), out);
            heading(answer.get("second"), out);
            answer.get("changed_inputs").forEach(name -> out.println("  other " + name.asString()));
            out.println();
            TextTable table = new TextTable("variant", "figure", "first", "second", "difference", "%");
            answer.get("variants")
                    .properties()
                    .forEach(v -> v.getValue()
                            .properties()
                            .forEach(f -> table.row(
                                    v.getKey(),
                                    f.getKey(),
                                    cell(f.getValue(), "first"),
                                    cell(f.getValue(), "second"),
                                    cell(f.getValue(), "difference"),
                                    cell(f.getValue(), "percent"))));
            table.print(out);
        }
    }

    private static void heading(JsonNode run, PrintWriter out) {
        out.println(run.get("run_id").asString() + "  " + run.get("kind").asString() + "  "
                + run.get("site").asString() + "  from " + minute(run, "from") + "  " + days(run) + " days  made "
                + minute(run, "created"));
    }

    private static String minute(JsonNode run, String key) {
        return run.get(key).asString().substring(0, 16).replace('T', ' ');
    }

    private static String days(JsonNode run) {
        return TextTable.number(run.get("days").doubleValue());
    }

    private static String cell(JsonNode row, String key) {
        JsonNode value = row.get(key);
        return value.isNumber() ? TextTable.number(value.doubleValue()) : "-";
    }
}
