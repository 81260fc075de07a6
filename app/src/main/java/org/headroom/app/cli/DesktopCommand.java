package org.headroom.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.headroom.app.tasks.DesktopInputs;
import org.headroom.app.tasks.DesktopLaunch;
import org.headroom.app.tasks.DesktopPictures;
import org.headroom.app.tasks.DesktopWindow;
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
    /** A system property: says what the launch took, as {@code --debug} does. */
    private static final String TIMED = "headroom.desktop.timed";

    private static final List<String> NO_WINDOW = List.of("--help", "-h", "--version", "-V", "--pictures");

    private static final List<String> PLAIN = List.of("--site", "--weather", "--jobs", "--jobs-scale", "--db");

    private final FutureTask<DesktopWindow> window = new FutureTask<>(DesktopCommand::find);

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(names = "--db", paramLabel = "FILE", description = "The database (default: in the user's data folder).")
    private @Nullable Path db;

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            description = "Scenarios to begin with, as the window saves them (default: those of the last time).")
    private @Nullable Path scenarios;

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

    @Option(names = "--close-after", paramLabel = "TIME", hidden = true, converter = DurationText.class)
    private long closeAfterS;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DesktopInputs inputs = new DesktopInputs(
                common.site,
                common.set,
                common.weather,
                jobs.file,
                jobs.scale,
                common.from,
                common.days,
                db,
                scenarios);
        if (pictures == null) {
            window().open(new DesktopLaunch(inputs, common.debug || Boolean.getBoolean(TIMED), closeAfterS, false));
        } else {
            PrintWriter out = spec.commandLine().getOut();
            window().pictures(
                            inputs,
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

    /** The command of a program that will do nothing else: what a window needs starts while the options are read. */
    static DesktopCommand preparing(String... args) {
        DesktopCommand command = new DesktopCommand();
        if (Arrays.stream(args).noneMatch(arg -> NO_WINDOW.stream().anyMatch(arg::startsWith))) {
            Thread thread = new Thread(command::prepare, "prepare");
            thread.setDaemon(true);
            thread.start();
        }
        return command;
    }

    /** Takes options that are plain; false if they are not, and nothing is taken then. */
    boolean take(List<String> words) {
        Map<String, String> plain = PlainOptions.read(words, PLAIN);
        if (plain == null) {
            return false;
        }
        common.site = plain.getOrDefault("--site", common.site);
        common.weather = path(plain.get("--weather"));
        jobs.file = path(plain.get("--jobs"));
        jobs.scale = plain.get("--jobs-scale");
        db = path(plain.get("--db"));
        return true;
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private void prepare() {
        try {
            window().prepare();
        } catch (IOException e) {
            // told where it is opened
        }
    }

    private DesktopWindow window() throws IOException {
        window.run();
        try {
            return window.get();
        } catch (ExecutionException e) {
            throw new IOException("this build of Headroom has no desktop", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static DesktopWindow find() {
        return ServiceLoader.load(DesktopWindow.class).findFirst().orElseThrow();
    }
}
