package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question about the aquifer behind a site's mains water.
 *
 * @param galPerDay mains draw; null: what the site file announces
 * @param history a CSV of mains draw by date; null for a steady one
 * @param from first day of the draw; null: the first of the history, or of the site's plan
 * @param until day on which the draw stops: a date, {@code recycled} for the day of the site's recycled water, or null for never
 * @param thenGalPerDay what goes on after {@code until}
 * @param years how long to look ahead, from the first day
 */
public record AquiferRequest(
        SiteInput site,
        @Nullable Double galPerDay,
        @Nullable Path history,
        @Nullable LocalDate from,
        @Nullable String until,
        double thenGalPerDay,
        double years) {
    /** How long a draw is kept up when nothing else is asked. */
    public static final double YEARS = 20;

    /** The announced draw of a site, for twenty years. */
    public static AquiferRequest of(SiteInput site) {
        return new AquiferRequest(site, null, null, null, null, 0, YEARS);
    }

    /**
     * Another draw of a site, for twenty years.
     *
     * @param galPerDay mains draw; null: what the site file announces
     */
    public static AquiferRequest of(SiteInput site, @Nullable Double galPerDay) {
        return new AquiferRequest(site, galPerDay, null, null, null, 0, YEARS);
    }
}
