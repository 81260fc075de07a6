package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.GpuCatalogueView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom site gpus}. */
@Command(
        name = "gpus",
        mixinStandardHelpOptions = true,
        description =
                "The catalogue of GPUs and servers that it.catalogue and it.kinds.NAME.catalogue may name, with sources.",
        footer = {"", "Example: ./headroom site gpus h200-sxm"})
final class SiteGpusCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "An entry (default: all).")
    private @Nullable String name;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        GpuCatalogueView view = new GpuCatalogueView(name);
        if (json) {
            JsonOut.print(view.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable("gpu", "key", "value", "confidence", "source");
        for (List<String> row : view.rows()) {
            table.row(row.toArray(String[]::new));
        }
        table.print(out);
        out.flush();
        return ExitCode.OK;
    }
}
