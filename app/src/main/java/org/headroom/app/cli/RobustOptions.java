package org.headroom.app.cli;

import org.headroom.app.tasks.RobustRequest;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a plan that is to hold in most of what may come. */
final class RobustOptions {
    @Option(
            names = "--robust",
            description = "Take margins so that all limits hold in most scenarios of weather, failures and overruns.")
    private boolean robust;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description = "In which share of scenarios, as in 0.95; means --robust (default: the site's).")
    private @Nullable Double confidence;

    @Option(
            names = "--scenarios",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many scenarios (default: ${DEFAULT-VALUE}).")
    private int scenarios;

    @Nullable
    RobustRequest request() {
        Double asked = confidence;
        if (asked != null && !(asked >= 0.5 && asked <= 1)) {
            throw new InputError("--confidence", "", asked.toString(), "0.5 to 1");
        }
        if (scenarios < 10 || scenarios > 100_000) {
            throw new InputError("--scenarios", "", Integer.toString(scenarios), "10 to 100000");
        }
        return robust || asked != null ? new RobustRequest(asked, scenarios) : null;
    }
}
