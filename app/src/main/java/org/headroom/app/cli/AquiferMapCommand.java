package org.headroom.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.AquiferMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom aquifer map}. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = "A map of the drawdown, with contours, wells and places; SVG on stdout, or SVG or PNG to a file.",
        footer = {"", "Example: ./headroom aquifer map --years 20 --out drawdown.png"})
final class AquiferMapCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private AquiferOptions aquifer = new AquiferOptions();

    @Option(names = "--out", paramLabel = "FILE.svg|.png", description = "Write the map to this file.")
    private @Nullable Path out;

    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "100",
            description = "Columns and rows of the grid (default: ${DEFAULT-VALUE}).")
    private int points = 100;

    @Option(
            names = "--size-km",
            paramLabel = "X",
            description = "Width of the map around the middle of the field (default: shows all wells and places).")
    private @Nullable Double sizeKm;

    @Option(
            names = "--case",
            paramLabel = "NAME",
            defaultValue = "central",
            description = "central, or a bound of the site file, as in regional_low (default: ${DEFAULT-VALUE}).")
    private String caseName = "central";

    @Option(names = "--leakage", description = "Leakage from above, mm/year, in place of drawdown.")
    private boolean leakage;

    @Option(names = "--csv", description = "Print the grid as east_m,north_m,drawdown_m.")
    private boolean csv;

    @Override
    public Integer call() {
        if (csv && aquifer.options.json) {
            throw new ParameterException(spec.commandLine(), "found --csv beside --json, allowed: one of the two");
        }
        AquiferMap map = new AquiferMap(aquifer.request(), caseName, points, sizeKm, leakage);
        String file = out == null ? null : map.write(out);
        if (file != null && !aquifer.options.quiet) {
            spec.commandLine().getErr().println("headroom: wrote " + file);
        }
        if (aquifer.options.json) {
            JsonOut.print(map.json(file), System.out);
        } else if (csv) {
            spec.commandLine().getOut().print(map.csv());
        } else if (file == null) {
            spec.commandLine().getOut().print(map.svg());
        }
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
