package org.headroom.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import org.headroom.app.tasks.AquiferRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb takes that asks what a mains draw does to the aquifer. */
final class AquiferOptions {
    @Mixin
    SiteOptions options = new SiteOptions();

    @Option(
            names = "--pumping-gal-per-day",
            paramLabel = "X",
            description = "Mains draw of the site (default: water.aquifer.draw_gal_per_day of the site file).")
    private @Nullable Double galPerDay;

    @Option(
            names = "--history",
            paramLabel = "FILE.csv",
            description =
                    "Mains draw over time in place of a steady one: date,gal_per_day; each rate holds until the next date.")
    private @Nullable Path history;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day of the draw (default: that of the site's plan).")
    private @Nullable LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DATE|recycled",
            description = "Day on which the draw stops; recycled: that of the site's recycled water. Default: never.")
    private @Nullable String until;

    @Option(
            names = "--then-gal-per-day",
            paramLabel = "X",
            defaultValue = "0",
            description = "Mains draw that goes on after --until (default: ${DEFAULT-VALUE}).")
    private double thenGalPerDay;

    @Option(
            names = "--years",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long to look ahead from the first day (default: ${DEFAULT-VALUE}).")
    private double years = AquiferRequest.YEARS;

    AquiferRequest request() {
        return new AquiferRequest(options.site(), galPerDay, history, from, until, thenGalPerDay, years);
    }
}
