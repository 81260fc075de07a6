package org.headroom.app.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.RunModel;
import picocli.CommandLine.Command;

/** Exercises the common paths once, so that the launcher can record which classes they need. */
@Command(name = "warm-up", hidden = true, description = "Trains the ahead-of-time cache.")
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        String air = "drybulb_c,rh_percent,pressure_pa\n35,50,101325\n";
        RunModel.run("moist-air", null, new ByteArrayInputStream(air.getBytes(StandardCharsets.UTF_8)));
        Main.run("model", "list");
        Main.run("simulate", "--full-load", "training", "--step", "5min", "--json");
        Main.run("simulate", "--step", "5min", "--json");
        return ExitCode.OK;
    }
}
