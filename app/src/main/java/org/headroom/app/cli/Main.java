package org.headroom.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.headroom.app.tasks.Version;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.basis.NoConvergence;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: one subcommand a task. */
@Command(
        name = "headroom",
        description =
                "A digital twin of a GPU datacenter's power, cooling and water: how much headroom is left, and when.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionLine.class,
        subcommands = {
            PlanCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            SimulateCommand.class,
            ModelCommand.class,
            PowerFlowCommand.class,
            CurtailCommand.class,
            LiveCommand.class,
            StudyCommand.class,
            RunsCommand.class,
            SiteCommand.class,
            NetworkCommand.class,
            AquiferCommand.class,
            WeatherCommand.class,
            JobsCommand.class,
            DesktopCommand.class,
            BenchCommand.class,
            WarmUpCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class,
        },
        footer = {"", "Example: ./headroom plan --days 14 --out out/july"})
public final class Main implements Runnable {
    /** A system property: the first word of a packaged program that has one of its own. */
    private static final String VERB = "headroom.verb";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed; './headroom --help' lists them");
    }

    /** Runs the program and exits with its code. */
    public static void main(String... words) {
        String verb = System.getProperty(VERB);
        String[] args = verb == null
                ? words
                : Stream.concat(Stream.of(verb), Arrays.stream(words)).toArray(String[]::new);
        PrintStream out = new PrintStream(new ClosedPipe(System.out), false, StandardCharsets.UTF_8);
        System.setOut(out);
        int code = args.length > 0 && args[0].equals("desktop") ? desktop(args) : run(args);
        out.flush();
        System.exit(code);
    }

    /** The one command that is measured by the eye: it starts what it needs first, and reads plain options itself. */
    private static int desktop(String... args) {
        DesktopCommand command = DesktopCommand.preparing(args);
        if (!command.take(Arrays.asList(args).subList(1, args.length))) {
            return commandLine(command, args).execute(args);
        }
        try {
            return command.call();
        } catch (IOException | RuntimeException e) {
            return report(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8), false);
        }
    }

    /** Runs one command line in this process and answers its exit code. */
    public static int run(String... args) {
        return commandLine(args).execute(args);
    }

    /** The parser of a command line, with the exit codes and one-line errors that are the same everywhere. */
    static CommandLine commandLine(String... args) {
        return commandLine(args.length > 0 ? verb(args[0]) : null, args);
    }

    private static CommandLine commandLine(@Nullable Object verb, String... args) {
        boolean debug = Arrays.asList(args).contains("--debug");
        CommandLine line = withModels(verb == null ? new CommandLine(new Main()) : alone(args[0], verb), args);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, Main::day);
        line.registerConverter(Double.class, Main::number);
        line.registerConverter(double.class, Main::number);
        line.setParameterExceptionHandler((e, _) -> {
            e.getCommandLine().getErr().println("headroom: " + oneLine(e.getMessage()));
            return ExitCode.BAD_INPUT;
        });
        line.setExecutionExceptionHandler((e, at, _) -> report(e, at.getErr(), debug));
        return line;
    }

    /** A verb is read without the others, whose classes and options would take longer than many an answer. */
    private static CommandLine alone(String name, Object verb) {
        return new CommandLine(new OneVerb()).addSubcommand(name, verb);
    }

    /** The program as it is when a verb of its own is asked for. */
    @Command(name = "headroom")
    private static final class OneVerb {}

    /** The verb of a name; null for what only the whole parser knows: help, completion, what is misspelt. */
    private static @Nullable Object verb(String name) {
        return switch (name) {
            case "plan" -> new PlanCommand();
            case "report" -> new ReportCommand();
            case "export" -> new ExportCommand();
            case "simulate" -> new SimulateCommand();
            case "model" -> new ModelCommand();
            case "powerflow" -> new PowerFlowCommand();
            case "curtail" -> new CurtailCommand();
            case "live" -> new LiveCommand();
            case "runs" -> new RunsCommand();
            case "study" -> new StudyCommand();
            case "site" -> new SiteCommand();
            case "network" -> new NetworkCommand();
            case "aquifer" -> new AquiferCommand();
            case "weather" -> new WeatherCommand();
            case "jobs" -> new JobsCommand();
            case "desktop" -> new DesktopCommand();
            case "bench" -> new BenchCommand();
            default -> null;
        };
    }

    /** Models that are no tables are commands of their own below {@code model}: for help, completion and where they are asked for. */
    private static CommandLine withModels(CommandLine line, String... args) {
        CommandLine models = line.getSubcommands().get("model");
        boolean whole = line.getCommandSpec().userObject() instanceof Main;
        if (models != null && (whole || Arrays.asList(args).contains(WastewaterCommand.NAME))) {
            models.addSubcommand(WastewaterCommand.NAME, new WastewaterCommand());
        }
        return line;
    }

    /** As in every file: Java's own 1f and 3d are no numbers. */
    private static Double number(String text) {
        if (!Cell.isNumber(text)) {
            throw new CommandLine.TypeConversionException("found '" + text + "', allowed: a number such as 14 or 0.5");
        }
        return Double.valueOf(text);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("found '" + text + "', allowed: a day such as 2025-07-17");
        }
    }

    private static int report(Exception e, PrintWriter err, boolean debug) {
        if (debug) {
            e.printStackTrace(err);
        }
        if (e instanceof InputError) {
            err.println("headroom: " + oneLine(e.getMessage()));
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof NoConvergence) {
            err.println("headroom: " + oneLine(e.getMessage()));
            return ExitCode.LIMIT;
        }
        if (e instanceof IOException || e instanceof java.io.UncheckedIOException) {
            err.println("headroom: " + oneLine(OutsideLine.of(e)));
            return ExitCode.OUTSIDE;
        }
        err.println("headroom: a bug in Headroom: " + e + (debug ? "" : " (run again with --debug and report it)"));
        return ExitCode.BUG;
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "unknown" : text.replaceAll("\\s*[\\r\\n]+\\s*", "; ");
    }

    /** Prints the version on one line. */
    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"headroom " + Version.CURRENT};
        }
    }

    /** Swallows writes once the reader has gone, as in {@code headroom ... | head}. */
    private static final class ClosedPipe extends OutputStream {
        private final OutputStream to;
        private boolean closed;

        ClosedPipe(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) {
            if (closed) {
                return;
            }
            try {
                to.write(b, off, len);
            } catch (IOException e) {
                closed = true;
            }
        }

        @Override
        public void flush() {
            try {
                to.flush();
            } catch (IOException e) {
                closed = true;
            }
        }
    }
}
