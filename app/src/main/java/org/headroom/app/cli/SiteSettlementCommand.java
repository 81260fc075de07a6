package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SettlementRequest;
import org.headroom.app.tasks.SiteSettlement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom site settlement}. */
@Command(
        name = "settlement",
        mixinStandardHelpOptions = true,
        description =
                "The settlement sheet of a utility call against a stated baseline. Exit code 1 if the level was not held once it was due.",
        footer = {"", "Example: ./headroom site settlement meter.csv --event call_17_july --baseline high_five_of_ten"})
final class SiteSettlementCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Parameters(
            index = "0",
            paramLabel = "FILE.csv",
            description = "Columns time and site_power_mw, perhaps baseline_mw, with the days before the call.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--event", paramLabel = "ID", description = "A utility call of the site file.")
    private @Nullable String event;

    @Option(names = "--from", paramLabel = "TIME", description = "Start of a call, as in 2025-07-17T14:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Its end.")
    private @Nullable String to;

    @Option(names = "--level-mw", paramLabel = "X", description = "Power it allows at the meter.")
    private @Nullable Double levelMw;

    @Option(
            names = "--notice-min",
            paramLabel = "N",
            description = "Notice that was given (default: the event's, or the contract's).")
    private @Nullable Double noticeMin;

    @Option(
            names = "--baseline",
            paramLabel = "RULE",
            description =
                    "ten_of_ten, high_five_of_ten, high_four_of_five, contract_demand, meter_before or given (column baseline_mw); default: the site's.")
    private @Nullable String baseline;

    @Option(
            names = "--adjust",
            paramLabel = "HOW",
            description = "none, additive or multiplicative (default: the site's).")
    private @Nullable String adjustment;

    @Option(names = "--csv", description = "Print the half hours as a table.")
    private boolean csv;

    @Override
    public Integer call() {
        if (csv && options.json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
        }
        if (event != null && (from != null || to != null || levelMw != null)) {
            throw new ParameterException(
                    spec.commandLine(), "found --event beside --from, --to or --level-mw, allowed: one or the other");
        }
        SiteSettlement sheet = new SiteSettlement(
                new SettlementRequest(options.site(), file, event, from, to, levelMw, noticeMin, baseline, adjustment));
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            JsonOut.print(sheet.json(), System.out);
        } else if (csv) {
            TablePrint.csv(sheet.table(), out);
        } else {
            sheet.heading().forEach(out::println);
            out.println();
            TablePrint.text(sheet.table(), out);
            sheet.results().forEach(out::println);
            sheet.notes().forEach(note -> out.println("note: " + note));
        }
        out.flush();
        return sheet.held() ? ExitCode.OK : ExitCode.LIMIT;
    }
}
