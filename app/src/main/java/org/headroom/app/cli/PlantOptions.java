package org.headroom.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.tasks.SimulateRequest;
import org.headroom.app.tasks.SiteInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every verb takes that looks at a site in one settled hour. */
final class PlantOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SITE",
            description = "An embedded site or a site file (default: " + SiteInput.DEFAULT + ").")
    private @Nullable String site;

    @Option(names = "--site", paramLabel = "NAME|FILE", description = "The same as SITE.")
    private @Nullable String siteOption;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "An EPW file or our own CSV (default: the embedded Memphis year).")
    @Nullable
    Path weather;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change an input of the site; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--full-load",
            paramLabel = "rated|max|training",
            defaultValue = "training",
            description = "Every server at this AC power (default: ${DEFAULT-VALUE}).")
    SimulateRequest.FullLoadKind load = SimulateRequest.FullLoadKind.TRAINING;

    @Option(
            names = "--cooling",
            paramLabel = "MODE",
            description = "Short for --set cooling.mode=MODE, as in --cooling dry.")
    private @Nullable String cooling;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Local time as in 2025-07-17T15:00 (default: the hour that the text above names).")
    @Nullable
    String at;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    SiteInput site() {
        if (site != null && siteOption != null) {
            throw new ParameterException(spec.commandLine(), "found SITE beside --site, allowed: one of the two");
        }
        Map<String, String> changes = new LinkedHashMap<>(set);
        if (cooling != null) {
            changes.put("cooling.mode", cooling);
        }
        String name = site != null ? site : siteOption != null ? siteOption : SiteInput.DEFAULT;
        return SiteInput.open(name, changes);
    }
}
