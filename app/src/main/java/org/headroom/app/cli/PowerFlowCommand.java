package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.PowerFlowCase;
import org.headroom.app.tasks.PowerFlowDocument;
import org.headroom.app.tasks.PowerFlowRequest;
import org.headroom.data.quantity.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code headroom powerflow}. */
@Command(
        name = "powerflow",
        mixinStandardHelpOptions = true,
        description =
                "Solves the AC power flow of a network file: voltages, flows, losses, and what each outage would do.",
        footer = {
            "",
            "Exit code: 0 solved (limits that are not kept are listed), 1 no solution, 2 bad input.",
            "",
            "Example: ./headroom powerflow case118.m --q-limits --n-1 --json > case118.json"
        })
final class PowerFlowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CASE",
            description = "A MATPOWER case (.m, format version 2) or a Headroom network (.yaml).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--q-limits",
            arity = "0..1",
            fallbackValue = "enforce",
            preprocessor = OptionalMode.class,
            converter = Mode.class,
            paramLabel = "enforce|release",
            description =
                    "Keep generators within their reactive limits: for good once reached, as MATPOWER's enforce_q_lims = 1 (also without a value), or released as soon as the limit no longer binds.")
    private PowerFlowRequest.Limits limits = PowerFlowRequest.Limits.IGNORE;

    @Option(names = "--n-1", description = "Take every branch in service out in turn.")
    private boolean outages;

    @Option(
            names = "--short-circuit",
            description =
                    "Tell every bus's initial three-phase short-circuit level (voltage factor 1; generators of unknown reactance with 0.2 pu of their rating).")
    private boolean shortCircuit;

    @Option(names = "--flat", description = "Start from 1 pu everywhere, not from the file's voltages.")
    private boolean flat;

    @Option(
            names = "--tolerance",
            paramLabel = "PU",
            defaultValue = "1e-10",
            description =
                    "Largest mismatch of a solution at any bus, pu of the file's base (default: ${DEFAULT-VALUE}).")
    private double tolerancePu;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Override
    public Integer call() {
        if (!(tolerancePu >= 1e-13 && tolerancePu <= 1e-2)) {
            throw new InputError("--tolerance", "", Double.toString(tolerancePu), "1e-13 to 1e-2 pu");
        }
        PowerFlowCase solved =
                new PowerFlowCase(new PowerFlowRequest(file, limits, flat, tolerancePu, outages, shortCircuit));
        if (json) {
            JsonOut.print(PowerFlowDocument.of(solved), System.out);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            PowerFlowText.print(solved, out);
            out.flush();
        }
        return solved.converged() ? ExitCode.OK : ExitCode.LIMIT;
    }

    /** The two rules by name. */
    static final class Mode implements ITypeConverter<PowerFlowRequest.Limits> {
        @Override
        public PowerFlowRequest.Limits convert(String text) {
            return switch (text) {
                case "enforce" -> PowerFlowRequest.Limits.ENFORCE;
                case "release" -> PowerFlowRequest.Limits.RELEASE;
                default -> throw new TypeConversionException("found '" + text + "', allowed: enforce or release");
            };
        }
    }

    /** Lets {@code --q-limits CASE} stand for {@code --q-limits=enforce CASE}. */
    static final class OptionalMode implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec spec, ArgSpec option, Map<String, Object> info) {
            boolean attached = "=".equals(info.get("separator"));
            boolean mode = !args.isEmpty()
                    && (args.peek().equals("enforce") || args.peek().equals("release"));
            if (!attached && !mode) {
                args.push("enforce");
            }
            return false;
        }
    }
}
