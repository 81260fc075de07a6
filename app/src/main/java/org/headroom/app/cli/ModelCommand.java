package org.headroom.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.RunModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom model list} and {@code headroom model NAME < in.csv > out.csv}. */
@Command(
        name = "model",
        description = "Run one component model on a table, to hold it against your own reference.",
        footer = {
            "",
            "Example:",
            "  printf 'drybulb_c,rh_percent,pressure_pa\\n35,50,101325\\n' | headroom model moist-air",
            "'headroom model list' prints the models, 'headroom model NAME --help' a model's columns and sources."
        })
public final class ModelCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "a model, or 'list'", defaultValue = "")
    private String name = "";

    @Option(
            names = {"--design", "--curves"},
            paramLabel = "FILE",
            description = "design of the component, YAML or JSON")
    private @Nullable Path design;

    @Option(names = "--cyclic", description = "repeat a time series until its first and last state agree")
    private boolean cyclic;

    @Option(names = "--urban", description = "plume: over a town instead of open country")
    private boolean urban;

    @Option(
            names = {"-h", "--help"},
            description = "columns, units, ranges and sources of the model")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    public ModelCommand() {
        this(System.in, System.out);
    }

    public ModelCommand(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (name.isEmpty()) {
            if (spec != null) {
                spec.commandLine().usage(help ? out : System.err);
            }
            return help ? 0 : 2;
        }
        if (name.equals("list")) {
            print(RunModel.list());
        } else if (help) {
            print(RunModel.help(name));
        } else if (urban) {
            print(RunModel.runUrban(name, design, cyclic, in));
        } else {
            print(RunModel.run(name, design, cyclic, in));
        }
        return 0;
    }

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
