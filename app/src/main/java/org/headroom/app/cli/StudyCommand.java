package org.headroom.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom study}: one question a verb, answered by many runs of the twin. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Questions that take many runs of the twin: how many GPUs can be used while a site is built, how plans hold in fortnights drawn at random.",
        footer = {"", "Example: ./headroom study buildout --site memphis-as-built"},
        subcommands = {StudyBuildoutCommand.class, StudyFortnightsCommand.class})
final class StudyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "study: found no verb, allowed: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
