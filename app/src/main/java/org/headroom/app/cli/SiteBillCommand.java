package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Month;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteBill;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom site bill}. */
@Command(
        name = "bill",
        mixinStandardHelpOptions = true,
        description =
                "The bill for a metered series by the site's tariff, month by month: columns time and site_power_mw, perhaps reactive_mvar, in equal steps from 1 s to 1 h.",
        footer = {"", "Example: ./headroom site bill out/july/timeseries.csv --tariff-month october --csv > bill.csv"})
final class SiteBillCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Parameters(index = "0", paramLabel = "FILE.csv", description = "The metered series.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--tariff-month",
            paramLabel = "MONTH",
            description = "Use this month's prices in every month, as in october or 10 (default: each month its own).")
    private @Nullable String month;

    @Option(names = "--csv", description = "Print all lines as one table.")
    private boolean csv;

    @Override
    public Integer call() {
        if (csv && options.json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
        }
        SiteBill bill = new SiteBill(options.site(), file, month == null ? null : month(month));
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            JsonOut.print(bill.json(), System.out);
        } else if (csv) {
            TablePrint.csv(bill.csv(), out);
        } else {
            bill.heading().forEach(out::println);
            out.println();
            bill.tables().forEach(table -> TablePrint.text(table, out));
            out.println(bill.total());
            bill.notes().forEach(note -> out.println("note: " + note));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static Month month(String text) {
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            boolean named = text.length() >= 3 && name.startsWith(text.toLowerCase(Locale.ROOT));
            if (named || text.equals(Integer.toString(month.getValue()))) {
                return month;
            }
        }
        throw new InputError("--tariff-month", "", text, "1 to 12 or the name of a month");
    }
}
