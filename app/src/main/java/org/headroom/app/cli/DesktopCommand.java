package org.headroom.app.cli;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.DesktopWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code headroom desktop}. */
@Command(
        name = "desktop",
        mixinStandardHelpOptions = true,
        description = "Opens the what-if window: headroom, power, water and temperatures over the planning window.",
        footer = {"", "Example: ./headroom desktop --set it.gpus_count=50000 --set it.racks_count=782"})
final class DesktopCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        DesktopWindow window = ServiceLoader.load(DesktopWindow.class)
                .findFirst()
                .orElseThrow(() -> new IOException("this build of Headroom has no desktop"));
        window.open(new DesktopRequest(common.site(Map.of()), common.weather));
        return ExitCode.OK;
    }
}
