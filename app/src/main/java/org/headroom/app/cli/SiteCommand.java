package org.headroom.app.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteView;
import org.headroom.app.tasks.SiteView.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom site} and its verbs. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description =
                "Sites: list, show inputs with their sources, check, draw the plant, headroom by place, overloads, faults, swings, bills, calls, the region.",
        footer = {"", "Example: ./headroom site show cooling.towers --site memphis-announced"},
        subcommands = {
            SiteCommand.ListSites.class,
            SiteCommand.Show.class,
            SiteCommand.Check.class,
            SiteDiagramCommand.class,
            SiteHeadroomCommand.class,
            SiteOverloadCommand.class,
            SiteFaultsCommand.class,
            SiteSwingCommand.class,
            SiteBillCommand.class,
            SiteCallsCommand.class,
            SiteSettlementCommand.class,
            SiteRegionCommand.class,
            SiteRecycledCommand.class,
            SiteGpusCommand.class
        })
final class SiteCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "site: found no verb, allowed: "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /** What every verb that takes a site takes. */
    abstract static class Verb implements Callable<Integer> {
        @Mixin
        SiteOptions options = new SiteOptions();

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        SiteView view() {
            return new SiteView(options.site());
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The sites that ship with Headroom; the first is the default.",
            footer = {"", "Example: ./headroom site list"})
    static final class ListSites implements Callable<Integer> {
        @Option(names = "--json", description = "Print one JSON document and nothing else.")
        private boolean json;

        @Option(names = "--debug", description = "Show the stack trace of an error.")
        boolean debug;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                JsonOut.print(SiteView.listed(), System.out);
                return ExitCode.OK;
            }
            for (SiteView.Shipped site : SiteView.shipped()) {
                out.println(site.name());
                out.println("  " + site.label());
                out.println("  " + site.summary());
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Inputs of a site with unit, confidence and source.",
            footer = {
                "",
                "Example: ./headroom site show cooling.towers",
                "         ./headroom site show --yaml > my-site.yaml    a file that --site accepts"
            })
    static final class Show extends Verb {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "PATH",
                description = "An input or a group, as in cooling.towers (default: all).")
        private @Nullable String path;

        @Option(names = "--yaml", description = "Print the whole site as a file that --site accepts.")
        private boolean yaml;

        @Override
        public Integer call() {
            if (yaml && (options.json || path != null)) {
                throw new ParameterException(
                        spec.commandLine(), "--yaml prints the whole site: not with --json or a PATH");
            }
            SiteView view = view();
            if (yaml) {
                out().print(view.yaml());
            } else if (options.json) {
                JsonOut.print(view.show(path), System.out);
            } else {
                table(view.rows(path));
            }
            out().flush();
            return ExitCode.OK;
        }

        private void table(List<Row> rows) {
            int pathWidth = rows.stream().mapToInt(r -> place(r).length()).max().orElse(1);
            int valueWidth = rows.stream()
                    .filter(r -> r.number() != null)
                    .mapToInt(r -> r.value().length())
                    .max()
                    .orElse(1);
            int unitWidth = rows.stream().mapToInt(r -> r.unit().length()).max().orElse(1);
            for (Row row : rows) {
                if (row.number() == null) {
                    out().println(pad(place(row), pathWidth) + "  " + row.value());
                } else {
                    out().println(pad(place(row), pathWidth)
                            + "  "
                            + " ".repeat(valueWidth - row.value().length())
                            + row.value()
                            + " "
                            + pad(row.unit(), unitWidth)
                            + "  "
                            + pad(row.confidence(), 15)
                            + "  "
                            + row.source()
                            + (row.range().isEmpty() ? "" : " " + row.range()));
                }
            }
            if (rows.size() == 1 && !rows.getFirst().meaning().isEmpty()) {
                out().println(rows.getFirst().meaning());
            }
        }

        private static String place(Row row) {
            return row.from().isEmpty() ? row.path() : row.path() + "@" + row.from();
        }

        private static String pad(String text, int width) {
            return text + " ".repeat(Math.max(0, width - text.length()));
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Holds the parts of a site against each other; exit 2 if something cannot work.",
            footer = {"", "Example: ./headroom site check --site my-site.yaml"})
    static final class Check extends Verb {
        @Option(
                names = "--from",
                paramLabel = "DATE",
                description = "As it stands on this local day (default: the first day of its default plan).")
        private @Nullable LocalDate from;

        @Override
        public Integer call() {
            SiteView view = view();
            SiteView.Checked checked = view.check(from);
            if (options.json) {
                JsonOut.print(checked.document(), System.out);
            } else {
                checked.lines().forEach(out()::println);
                out().println(String.format(
                        Locale.ROOT, "%s: %d errors, %d warnings", view.id(), checked.errors(), checked.warnings()));
            }
            out().flush();
            return checked.errors() == 0 ? ExitCode.OK : ExitCode.BAD_INPUT;
        }
    }
}
