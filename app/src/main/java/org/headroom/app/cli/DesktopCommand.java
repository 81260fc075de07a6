package org.headroom.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.DesktopPictures;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.PlanRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Open no window: write a picture of every view, light and dark, into this folder.")
    private @Nullable Path pictures;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            split = ",",
            defaultValue = "1280x800,1920x1200",
            description = "Sizes of the pictures in pixels (default: ${DEFAULT-VALUE}).")
    private List<String> sizes = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DesktopWindow window = ServiceLoader.load(DesktopWindow.class)
                .findFirst()
                .orElseThrow(() -> new IOException("this build of Headroom has no desktop"));
        DesktopRequest request = new DesktopRequest(
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
                db);
        if (pictures == null) {
            window.open(request);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            window.pictures(
                    request,
                    new DesktopPictures(
                            pictures,
                            sizes.stream().map(DesktopPictures.Size::of).toList()),
                    file -> {
                        out.println(file);
                        out.flush();
                    });
        }
        return ExitCode.OK;
    }
}
