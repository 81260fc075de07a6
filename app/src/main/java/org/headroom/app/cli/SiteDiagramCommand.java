package org.headroom.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteDiagram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom site diagram}. */
@Command(
        name = "diagram",
        mixinStandardHelpOptions = true,
        description =
                "Draws the plant with the values of one settled hour (15:00 on an average July day), as SVG on stdout or to a file.",
        footer = {"", "Example: ./headroom site diagram --full-load rated --at 2025-07-17T15:00 -o plant.svg"})
final class SiteDiagramCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(
            names = {"--out", "-o"},
            paramLabel = "DIR|FILE.svg",
            description = "Write the drawing to this file, or to plant.svg in this folder.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        SiteDiagram diagram = new SiteDiagram(plant.site(), plant.weather, plant.load, plant.at);
        String file = out == null ? null : diagram.write(out);
        if (file != null && !plant.quiet) {
            spec.commandLine().getErr().println("headroom: wrote " + file);
        }
        if (plant.json) {
            JsonOut.print(diagram.json(file), System.out);
        } else if (file == null) {
            spec.commandLine().getOut().print(diagram.svg());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }
}
