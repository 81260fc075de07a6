package org.headroom.app.cli;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.PlanRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Override
    public Integer call() throws IOException {
        DesktopWindow window = ServiceLoader.load(DesktopWindow.class)
                .findFirst()
                .orElseThrow(() -> new IOException("this build of Headroom has no desktop"));
        window.open(new PlanRequest(
                common.site(Map.of()), common.weather, jobs.file, jobs.scale, common.from, common.days, 0, 0, 0));
        return ExitCode.OK;
    }
}
