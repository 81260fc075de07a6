package org.headroom.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.PlanRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom desktop}. */
@Command(
        name = "desktop",
        mixinStandardHelpOptions = true,
        description = "Opens the what-if window: headroom, power, water and temperatures over the planning window.",
        footer = {"", "Example: ./headroom desktop --weather memphis.epw --set weather.offset_k=2"})
final class DesktopCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(names = "--db", paramLabel = "FILE", description = "The database (default: in the user's data folder).")
    private @Nullable Path db;

    @Override
    public Integer call() throws IOException {
        DesktopWindow window = ServiceLoader.load(DesktopWindow.class)
                .findFirst()
                .orElseThrow(() -> new IOException("this build of Headroom has no desktop"));
        window.open(new DesktopRequest(
                new PlanRequest(
                        common.site(Map.of()),
                        common.weather,
                        jobs.file,
                        jobs.scale,
                        common.from,
                        common.days,
                        0,
                        0,
                        0),
                db));
        return ExitCode.OK;
    }
}
