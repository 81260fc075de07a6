package org.headroom.app.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.DesktopInputs;
import org.headroom.app.tasks.DesktopLaunch;
import org.headroom.app.tasks.DesktopWindow;
import org.headroom.app.tasks.RunModel;
import org.headroom.app.tasks.SiteInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Exercises the common paths once, so that the launcher can record which classes they need. */
@Command(name = "warm-up", hidden = true, description = "Trains an ahead-of-time cache.")
final class WarmUpCommand implements Callable<Integer> {
    /** What a window on a screen needs of JavaFX and one without a screen does not load. */
    private static final List<String> OF_A_SCREEN =
            List.of("com/sun/glass/ui/gtk/", "com/sun/prism/es2/", "com/sun/prism/ps/", "com/sun/prism/impl/ps/");

    private static final String JAVAFX_PART = "com/sun/glass/ui/Window.class";
    private static final long TOUR_S = 6;

    @Parameters(arity = "0..1", paramLabel = "desktop", description = "The window in place of the command line.")
    private @Nullable String what;

    @Override
    public Integer call() throws IOException {
        if ("desktop".equals(what)) {
            desktop();
            return ExitCode.OK;
        }
        String air = "drybulb_c,rh_percent,pressure_pa\n35,50,101325\n";
        RunModel.run("moist-air", null, new ByteArrayInputStream(air.getBytes(StandardCharsets.UTF_8)));
        Main.run("model", "list");
        Main.run("simulate", "--full-load", "training", "--step", "5min", "--json");
        Main.run("simulate", "--step", "5min", "--json");
        return ExitCode.OK;
    }

    private static void desktop() throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        loadPartsOfAScreen();
        DesktopInputs inputs = new DesktopInputs(SiteInput.DEFAULT, Map.of(), null, null, null, null, null, null);
        for (DesktopWindow window : ServiceLoader.load(DesktopWindow.class)) {
            window.prepare();
            window.open(new DesktopLaunch(inputs, false, TOUR_S, true));
        }
    }

    private static void loadPartsOfAScreen() throws IOException {
        ClassLoader loader = WarmUpCommand.class.getClassLoader();
        URL part = loader.getResource(JAVAFX_PART);
        if (part == null || !"jar".equals(part.getProtocol())) {
            return;
        }
        String spec = part.toString();
        URL jar = URI.create(spec.substring(0, spec.length() - JAVAFX_PART.length()))
                .toURL();
        ((JarURLConnection) jar.openConnection())
                .getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name ->
                                name.endsWith(".class") && OF_A_SCREEN.stream().anyMatch(name::startsWith))
                        .forEach(name ->
                                load(name.substring(0, name.length() - 6).replace('/', '.'), loader));
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // of another system
        }
    }
}
