package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.AquiferShow;
import org.headroom.app.tasks.AquiferText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom aquifer show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "What a mains draw does to the aquifer: drawdown at places with its uncertainty, leakage from above, recovery, what moves it most; bounds apart.",
        footer = {
            "",
            "Example: ./headroom aquifer show --pumping-gal-per-day 1300000 --until 2028-01-01",
        })
final class AquiferShowCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private AquiferOptions aquifer = new AquiferOptions();

    @Override
    public Integer call() {
        AquiferShow show = new AquiferShow(aquifer.request());
        if (aquifer.options.json) {
            JsonOut.print(show.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        AquiferText text = new AquiferText(show);
        text.lines().forEach(out::println);
        for (AquiferText.Block block : text.blocks()) {
            out.println();
            out.println(block.title());
            TextTable table = new TextTable(block.head().toArray(String[]::new));
            block.rows().forEach(row -> table.row(row.toArray(String[]::new)));
            table.print(out);
        }
        out.println();
        out.println(text.offer());
        out.flush();
        return ExitCode.OK;
    }
}
