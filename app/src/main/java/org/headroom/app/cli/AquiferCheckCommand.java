package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.AquiferFindings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom aquifer check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Holds the aquifer, wells and places of a site against each other; exit code 2 if something is wrong.",
        footer = {"", "Example: ./headroom aquifer check --site mysite.yaml"})
final class AquiferCheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Override
    public Integer call() {
        AquiferFindings checked = new AquiferFindings(options.site());
        if (options.json) {
            JsonOut.print(checked.json(), System.out);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            checked.lines().forEach(out::println);
            if (checked.lines().isEmpty()) {
                out.println(
                        checked.aquifer() ? "the aquifer fits together" : "the site names no aquifer (water.aquifer)");
            }
            out.flush();
        }
        return checked.ok() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }
}
