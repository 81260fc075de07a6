package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteRegion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom site region}. */
@Command(
        name = "region",
        mixinStandardHelpOptions = true,
        description =
                "What the site is of its city and of the system that supplies it, each share with its denominator, and a synthetic hourly load of the city.",
        footer = {"", "Example: ./headroom site region --site-mw 150"})
final class SiteRegionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(
            names = "--site-mw",
            paramLabel = "X",
            description = "The site's load in every hour (default: what the utility has connected).")
    private @Nullable Double siteMw;

    @Option(
            names = "--load",
            paramLabel = "FILE.csv",
            description = "A metered series instead: columns time and site_power_mw.")
    private @Nullable Path load;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "An EPW file or our own CSV of a year (default: the embedded Memphis year).")
    private @Nullable Path weather;

    @Option(names = "--csv", description = "Print the synthetic city load hour by hour.")
    private boolean csv;

    @Override
    public Integer call() {
        if (csv && options.json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
        }
        if (siteMw != null && load != null) {
            throw new ParameterException(spec.commandLine(), "--site-mw and --load exclude each other");
        }
        SiteRegion region = new SiteRegion(options.site(), siteMw, load, weather);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            JsonOut.print(region.json(), System.out);
        } else if (csv) {
            TablePrint.csv(region.hours(), out);
        } else {
            region.heading().forEach(out::println);
            out.println();
            TablePrint.text(region.shares(false), out);
            TablePrint.text(region.coincidence(), out);
            region.notes().forEach(note -> out.println("note: " + note));
        }
        out.flush();
        return ExitCode.OK;
    }
}
