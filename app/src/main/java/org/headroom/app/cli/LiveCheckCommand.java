package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.LiveAnswer;
import org.headroom.app.tasks.LiveCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom live check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Whether a machine can be followed: does its server answer, which racks and meters speak.",
        footer = {"", "Example: ./headroom live check --prometheus http://127.0.0.1:9090"})
final class LiveCheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            required = true,
            description = "Prometheus, or what speaks its HTTP API.")
    private String prometheus = "";

    @Override
    public Integer call() {
        LiveAnswer answer =
                LiveCheck.run(site.site(), LiveCommand.address("--prometheus", prometheus), System.getenv());
        if (site.json) {
            JsonOut.print(answer.json(), System.out);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            answer.lines().forEach(out::println);
            out.flush();
        }
        return ExitCode.OK;
    }
}
