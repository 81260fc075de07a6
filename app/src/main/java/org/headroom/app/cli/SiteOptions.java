package org.headroom.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.tasks.SiteInput;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every verb that looks at a site takes. */
final class SiteOptions {
    @Option(
            names = "--site",
            paramLabel = "NAME|FILE",
            defaultValue = SiteInput.DEFAULT,
            description = "An embedded site or a site file (default: ${DEFAULT-VALUE}).")
    private String site = SiteInput.DEFAULT;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change an input of the site; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    /** Whether the user named a site. */
    boolean named() {
        return command.commandLine().getParseResult().hasMatchedOption("--site");
    }

    /** The same with another site where the user named none. */
    SiteInput siteOr(String otherwise) {
        return SiteInput.open(named() ? site : otherwise, set);
    }

    SiteInput site() {
        return SiteInput.open(site, set);
    }
}
