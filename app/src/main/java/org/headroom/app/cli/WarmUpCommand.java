package org.headroom.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Exercises the common paths once, so that the launcher can record which classes they need. */
@Command(name = "warm-up", hidden = true, description = "Trains the ahead-of-time cache.")
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Main.run("simulate", "--full-load", "training", "--step", "5min", "--json");
        return ExitCode.OK;
    }
}
