package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteCalls;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom site calls}. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description =
                "What the utility may ask and has asked: firm and interruptible demand over time, calls held against the contract, hours by fiscal year, the emergency ladder.",
        footer = {"", "Example: ./headroom site calls --site memphis-as-built"})
final class SiteCallsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(
            names = "--site-mw",
            paramLabel = "X",
            description = "What the site draws when the ladder is climbed (default: what the utility has connected).")
    private @Nullable Double siteMw;

    @Override
    public Integer call() {
        SiteCalls calls = new SiteCalls(options.site(), siteMw);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            JsonOut.print(calls.json(), System.out);
        } else {
            calls.tables().forEach(table -> TablePrint.text(table, out));
        }
        out.flush();
        return ExitCode.OK;
    }
}
