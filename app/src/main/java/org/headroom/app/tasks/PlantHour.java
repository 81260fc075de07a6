package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.Twin;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/**
 * The site settled at one load under the weather of one hour: the equilibrium that it would reach if that hour went on.
 *
 * @param row what the twin wrote, every measure of it
 * @param racks what instruments on every rack would read
 * @param ledger the same hour judged against the site's limits
 * @param averageDay whether the hour is of an average July day and not of a date
 */
record PlantHour(
        Site site,
        Fleet fleet,
        SimulateRequest.FullLoadKind load,
        Weather weather,
        long atS,
        boolean averageDay,
        LedgerRow row,
        RackReadings racks,
        Ledger ledger) {
    private static final int HOUR_S = 3600;
    private static final int WARM_HOUR = 15;
    private static final int JULY = 7;
    private static final int MID_MONTH = 15;

    /**
     * What to settle.
     *
     * @param at a local time as in 2025-07-17T15:00, or one with an offset; null for 15:00 on an average July day
     */
    record Request(
            SiteInput site,
            @Nullable Path weather,
            SimulateRequest.FullLoadKind load,
            @Nullable String at) {}

    /** @throws InputError if an input is not right or the weather does not cover the hour */
    static PlantHour of(Request request) {
        SiteTree tree = request.site().tree();
        Site first = tree.bind(tree.planningFrom());
        ZoneId zone = first.zone();
        String asked = request.at();
        LocalDate july = LocalDate.of(first.planningFrom().getYear(), JULY, MID_MONTH);
        long atS = asked == null
                ? july.atTime(WARM_HOUR, 0).atZone(zone).toEpochSecond()
                : instant(asked, zone).getEpochSecond();
        Site site = tree.bind(Instant.ofEpochSecond(atS));
        WeatherSource source = Inputs.weather(request.weather(), site);
        Overlays overlays = Inputs.overlays(request.weather(), request.site(), site);
        Weather weather = asked == null ? source.averageDay(july, overlays) : source.on(atS, atS + HOUR_S, overlays);
        return of(site, weather, request.load(), atS, asked == null, 1);
    }

    /** The same hour with every server drawing so many times as much. */
    PlantHour scaled(double factor) {
        return of(site, weather, load, atS, averageDay, factor);
    }

    private static PlantHour of(
            Site site,
            Weather weather,
            SimulateRequest.FullLoadKind kind,
            long atS,
            boolean averageDay,
            double factor) {
        Twin twin = new Twin(site);
        Fleet fleet = twin.fleet();
        LedgerRow row = new LedgerRow();
        Ledger ledger = new Operation(site, weather, load(fleet, kind, factor), twin, HOUR_S)
                .run(new TimeGrid(atS, HOUR_S, 1), (settled, _) -> row.add(settled, 1), _ -> true);
        Boundary boundary = new Boundary(twin.newBank());
        load(fleet, kind, factor).mean(atS, atS + (double) HOUR_S, boundary.load);
        RackReadings racks = twin.newReadings();
        twin.read(boundary, racks);
        return new PlantHour(site, fleet, kind, weather, atS, averageDay, row, racks, ledger);
    }

    private static FullLoad load(Fleet fleet, SimulateRequest.FullLoadKind kind, double factor) {
        return new FullLoad(fleet, server -> factor * Simulate.serverW(kind, server.server()));
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return withOffset(text);
        }
    }

    private static Instant withOffset(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InputError("--at", "", "'" + text + "'", "a local time such as 2025-07-17T15:00");
        }
    }

    /** The load in words. */
    String loadText() {
        return switch (load) {
            case RATED -> "every server at its nameplate (rated)";
            case MAX -> "every server at its highest measured power (max)";
            case TRAINING -> "every server at its mean training power (training)";
        };
    }
}
