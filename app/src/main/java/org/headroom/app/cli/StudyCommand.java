package org.headroom.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom study}: questions that take many runs. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Questions that take many runs.",
        footer = {"", "Example: ./headroom study fortnights --count 20"},
        subcommands = {StudyFortnightsCommand.class})
final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "study: found no verb, allowed: fortnights");
    }
}
