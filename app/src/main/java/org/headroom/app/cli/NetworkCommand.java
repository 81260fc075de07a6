package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.NetworkDiagram;
import org.headroom.app.tasks.NetworkHeadroom;
import org.headroom.app.tasks.NetworkView;
import org.headroom.app.tasks.SiteView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom network list|show|check|diagram|headroom}. */
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description =
                "Electrical networks: list those that ship, show one, check it, draw it, find how much more load fits.",
        footer = {"", "Example: ./headroom network show --yaml > memphis-network.yaml"},
        subcommands = {
            NetworkCommand.ListNetworks.class,
            NetworkCommand.Show.class,
            NetworkCommand.Check.class,
            NetworkCommand.Diagram.class,
            NetworkCommand.Hosting.class
        })
final class NetworkCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "network: found no verb, allowed: list, show, check, diagram, headroom");
    }

    /** What every verb that takes a network takes. */
    abstract static class Verb implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        CommandSpec spec;

        @Mixin
        NetworkOptions options = new NetworkOptions();

        PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The sites that ship with a network of their own.",
            footer = {"", "Example: ./headroom network list"})
    static final class ListNetworks implements Callable<Integer> {
        @Option(names = "--json", description = "Print one JSON document and nothing else.")
        private boolean json;

        @Option(names = "--debug", description = "Show the stack trace of an error.")
        boolean debug;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (json) {
                JsonOut.print(NetworkView.listed(), System.out);
                return ExitCode.OK;
            }
            PrintWriter out = spec.commandLine().getOut();
            TextTable table = new TextTable("site", "buses in service", "branches in service");
            for (NetworkView.Shipped one : NetworkView.shipped()) {
                table.row(one.site(), Integer.toString(one.buses()), Integer.toString(one.branches()));
            }
            table.print(out);
            out.flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Elements of a network with their figures; per unit on its base.",
            footer = {
                "",
                "Example: ./headroom network show --at 2026-03-01 --site memphis-as-built",
                "         ./headroom network show --yaml > my-network.yaml    a file that powerflow accepts"
            })
    static final class Show extends Verb {
        @Option(names = "--yaml", description = "Print a network file with the loads filled in.")
        private boolean yaml;

        @Override
        public Integer call() {
            if (yaml && options.json) {
                throw new ParameterException(spec.commandLine(), "found --yaml and --json, allowed: one of the two");
            }
            if (yaml) {
                out().print(NetworkView.yaml(options.request()));
            } else if (options.json) {
                JsonOut.print(NetworkView.show(options.request()), System.out);
            } else {
                TextTable table = new TextTable("element", "at", "figures");
                for (NetworkView.Row row : NetworkView.rows(options.request())) {
                    table.row(row.element(), row.place(), row.figures());
                }
                table.print(out());
            }
            out().flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Looks for what cannot work (exit 2) and, with the loads, for voltages out of band and ratings passed.",
            footer = {"", "Example: ./headroom network check my-network.yaml"})
    static final class Check extends Verb {
        @Override
        public Integer call() {
            SiteView.Checked checked = NetworkView.check(options.request());
            if (options.json) {
                JsonOut.print(checked.document(), System.out);
            } else {
                checked.lines().forEach(out()::println);
                out().println(String.format(
                        Locale.ROOT,
                        "%s: %d errors, %d warnings",
                        options.request().name(),
                        checked.errors(),
                        checked.warnings()));
            }
            out().flush();
            return checked.errors() == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
        }
    }

    @Command(
            name = "diagram",
            mixinStandardHelpOptions = true,
            description = "Draws a network with its voltages and loadings, as SVG on stdout or to a file.",
            footer = {"", "Example: ./headroom network diagram --full-load rated -o oneline.svg"})
    static final class Diagram extends Verb {
        @Option(
                names = {"--out", "-o"},
                paramLabel = "DIR|FILE.svg",
                description = "Write the drawing to this file, or to network.svg in this folder.")
        private @Nullable Path out;

        @Option(names = "--quiet", description = "No messages on stderr.")
        private boolean quiet;

        @Override
        public Integer call() {
            NetworkDiagram diagram = new NetworkDiagram(options.request());
            String file = out == null ? null : diagram.write(out);
            if (file != null && !quiet) {
                spec.commandLine().getErr().println("headroom: wrote " + file);
            }
            if (options.json) {
                JsonOut.print(diagram.json(file), System.out);
            } else if (file == null) {
                out().print(diagram.svg());
                out().flush();
            }
            if (!diagram.converged() && !quiet) {
                spec.commandLine().getErr().println("headroom: " + diagram.outcome());
            }
            return diagram.converged() ? ExitCode.OK : ExitCode.LIMIT;
        }
    }

    @Command(
            name = "headroom",
            mixinStandardHelpOptions = true,
            description =
                    "How many more megawatts fit at each bus and over all halls, with all in service and with any one branch out; short-circuit levels.",
            footer = {"", "Example: ./headroom network headroom --full-load rated --bus hall_1a_lv"})
    static final class Hosting extends Verb {
        @Option(names = "--bus", paramLabel = "BUS", description = "This bus alone (default: all).")
        private @Nullable String bus;

        @Option(
                names = "--power-factor",
                paramLabel = "PF",
                defaultValue = "0.98",
                description = "Of what is added, lagging (default: ${DEFAULT-VALUE}).")
        private double powerFactor;

        @Option(
                names = "--resolution-mw",
                paramLabel = "MW",
                defaultValue = "0.01",
                description = "How exactly (default: ${DEFAULT-VALUE}).")
        private double resolutionMw;

        @Override
        public Integer call() {
            NetworkHeadroom headroom = new NetworkHeadroom(options.request(), powerFactor, resolutionMw, bus);
            if (options.json) {
                JsonOut.print(headroom.json(), System.out);
            } else if (headroom.converged()) {
                print(headroom);
            } else {
                out().println(headroom.outcome());
            }
            out().flush();
            return headroom.converged() ? ExitCode.OK : ExitCode.LIMIT;
        }

        private void print(NetworkHeadroom headroom) {
            out().println("Load: " + headroom.loadText());
            if (!Double.isInfinite(headroom.limitMw())) {
                out().println("Limit at the meter: " + fixed(headroom.limitMw(), 1) + " MW");
            }
            TextTable table =
                    new TextTable("bus", "kv", "pu", "mw", "n-1 mw", "mva", "ka", "limit", "n-1 limit (without)");
            NetworkHeadroom.Place whole = bus == null ? headroom.whole() : null;
            if (whole != null) {
                row(table, whole);
            }
            headroom.places().forEach(place -> row(table, place));
            table.print(out());
        }

        private static void row(TextTable table, NetworkHeadroom.Place p) {
            table.row(
                    p.bus(),
                    p.kv() == 0 ? "" : TextTable.number(p.kv()),
                    fixed(p.voltagePu(), 4),
                    fixed(p.baseMw(), 2),
                    fixed(p.outageMw(), 2),
                    fixed(p.shortCircuitMva(), 0),
                    fixed(p.shortCircuitKa(), 1),
                    p.baseLimit(),
                    p.outage().isEmpty() ? "" : p.outageLimit() + " (" + p.outage() + ")");
        }

        private static String fixed(double value, int digits) {
            return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "";
        }
    }
}
