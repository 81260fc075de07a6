package org.headroom.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.tasks.NetworkRequest;
import org.headroom.app.tasks.SimulateRequest;
import org.headroom.app.tasks.SiteInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every verb takes that looks at a network with its loads. */
final class NetworkOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SITE|NETWORK",
            description =
                    "An embedded site, a site file, a Headroom network file (.yaml) or a MATPOWER case (.m); default: "
                            + SiteInput.DEFAULT + ".")
    private @Nullable String name;

    @Option(names = "--site", paramLabel = "NAME|FILE", description = "The same for a site.")
    private @Nullable String site;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "An EPW file or our own CSV (default: the embedded Memphis year).")
    private @Nullable Path weather;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change an input of the site; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--full-load",
            paramLabel = "rated|max|training",
            defaultValue = "training",
            description = "Every server of the site at this AC power (default: ${DEFAULT-VALUE}).")
    private SimulateRequest.FullLoadKind load = SimulateRequest.FullLoadKind.TRAINING;

    @Option(
            names = "--cooling",
            paramLabel = "MODE",
            description = "Short for --set cooling.mode=MODE, as in --cooling dry.")
    private @Nullable String cooling;

    @Option(
            names = "--at",
            paramLabel = "DATE|TIME",
            description =
                    "The site as it stands then, as on 2026-03-01 (15:00) or at 2025-07-17T15:00 (default: 15:00 on an average July day).")
    private @Nullable String at;

    @Option(names = "--load-mw", paramLabel = "MW", description = "Scale all loads together to this.")
    private @Nullable Double loadMw;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    NetworkRequest request() {
        if (name != null && site != null) {
            throw new ParameterException(
                    spec.commandLine(), "found SITE|NETWORK beside --site, allowed: one of the two");
        }
        Map<String, String> changes = new LinkedHashMap<>(set);
        if (cooling != null) {
            changes.put("cooling.mode", cooling);
        }
        String asked = name != null ? name : site != null ? site : SiteInput.DEFAULT;
        return new NetworkRequest(asked, changes, weather, load, at, loadMw);
    }
}
