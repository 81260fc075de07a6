package org.headroom.app.impact.air;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherFiles;
import org.jspecify.annotations.Nullable;

/** Cases with a year that was not run by a twin: constant emissions, the embedded weather. */
final class AirCases {
    private AirCases() {}

    /** The announced site without anything about air. */
    static SiteTree withoutAir() {
        return SiteTree.parse("bare", "extends: memphis-announced\nname: Bare\ncommunity:\n  air: null\n");
    }

    static ImpactCase of(SiteTree tree, double noxKgPerH, double pmKgPerH) {
        return of(tree, noxKgPerH, pmKgPerH, null);
    }

    static ImpactCase of(SiteTree tree, double noxKgPerH, double pmKgPerH, @Nullable Weather given) {
        ZoneId zone = tree.zone();
        LocalDate from = LocalDate.of(2025, 7, 1);
        long fromS = from.atStartOfDay(zone).toEpochSecond();
        int hours = 8760;
        TimeGrid grid = new TimeGrid(fromS, 3600, hours);
        Weather weather = given != null ? given : MemphisYear.source().on(fromS, fromS + 3600L * hours, Overlays.NONE);
        Year year = new Year(
                from,
                from.plusYears(1),
                grid,
                Map.of(
                        Measures.GENERATION_NOX_KG_PER_H, flat(hours, noxKgPerH),
                        Measures.GENERATION_PM_KG_PER_H, flat(hours, pmKgPerH),
                        Measures.DRIFT_GAL_PER_DAY, flat(hours, 1000),
                        Measures.BASIN_TDS_MG_PER_L, flat(hours, 1200)),
                Map.of("nox_kg", noxKgPerH * hours, "pm_kg", pmKgPerH * hours, "formaldehyde_kg", 100.0));
        ImpactCase.Window window =
                new ImpactCase.Window("simulate", "", fromS, fromS + 86_400, grid, Map.of(), Map.of(), Map.of());
        return new ImpactCase(
                "0123456789abcdef",
                tree,
                tree.bind(Instant.ofEpochSecond(fromS)),
                zone,
                window,
                year,
                weather,
                new Ensemble(0, 1, Map.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** The same hour all year, from a file of Headroom's own. */
    static Weather oneWind(double fromDeg, double windMPerS, double drybulbC, double cloudTenths) {
        StringBuilder csv = new StringBuilder(
                "time,drybulb_c,wetbulb_c,dewpoint_c,rh_percent,pressure_pa,wind_m_per_s,wind_from_deg,global_w_per_m2,cloud_tenths\n");
        LocalDateTime hour = LocalDateTime.of(2025, 1, 1, 0, 0);
        for (int i = 0; i < 8760; i++) {
            csv.append(hour.plusHours(i)).append(":00-06:00,").append(drybulbC).append(",13.8,9.3,50,101325,");
            csv.append(windMPerS)
                    .append(',')
                    .append(fromDeg)
                    .append(",,")
                    .append(cloudTenths)
                    .append('\n');
        }
        try {
            Path file = Files.createTempFile("wind", ".csv");
            try {
                Files.writeString(file, csv);
                long fromS = LocalDate.of(2025, 7, 1)
                        .atStartOfDay(ZoneId.of("America/Chicago"))
                        .toEpochSecond();
                return WeatherFiles.read(file, ZoneId.of("America/Chicago"))
                        .on(fromS, fromS + 3600L * 8760, Overlays.NONE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] flat(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
