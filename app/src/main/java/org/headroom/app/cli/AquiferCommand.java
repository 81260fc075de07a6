package org.headroom.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom aquifer}: one verb a class. */
@Command(
        name = "aquifer",
        mixinStandardHelpOptions = true,
        description =
                "The aquifer behind the site's mains water: drawdown with its uncertainty, a map, checks; pumping tests.",
        footer = {"", "Example: ./headroom aquifer show --pumping-gal-per-day 1300000"},
        subcommands = {
            AquiferShowCommand.class,
            AquiferMapCommand.class,
            AquiferCheckCommand.class,
            AquiferFitCommand.class
        })
final class AquiferCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "aquifer: found no verb, allowed: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
