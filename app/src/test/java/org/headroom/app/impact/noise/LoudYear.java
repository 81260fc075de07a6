package org.headroom.app.impact.noise;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.air.MoistAir;

/** A year in which the air never changes and machines run as a test says; the fastest way to a level that a hand can check. */
public final class LoudYear {
    private static final double SEA_LEVEL_PA = 101_325;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);

    public final Map<Measures, double[]> hourly = new EnumMap<>(Measures.class);
    public final SiteTree tree;
    public final ZoneId zone;
    public final TimeGrid grid;

    public LoudYear(SiteTree tree) {
        this.tree = tree;
        zone = tree.zone();
        long from = FROM.atStartOfDay(zone).toEpochSecond();
        long to = FROM.plusYears(1).atStartOfDay(zone).toEpochSecond();
        grid = new TimeGrid(from, 3600, (int) ((to - from) / 3600));
    }

    public LoudYear with(Measures measure, java.util.function.IntToDoubleFunction byHour) {
        double[] hours = new double[grid.count()];
        java.util.Arrays.setAll(hours, byHour);
        hourly.put(measure, hours);
        return this;
    }

    /** 15 C and 50 % all year. */
    public ImpactCase impact() {
        double humidityRatio = MoistAir.humidityRatio(15, 0.5, SEA_LEVEL_PA);
        return new ImpactCase(
                "made-up",
                tree,
                tree.bind(tree.planningFrom()),
                zone,
                new ImpactCase.Window(
                        "simulate",
                        "",
                        tree.planningFrom().getEpochSecond(),
                        tree.planningFrom().getEpochSecond() + 86_400,
                        grid,
                        Map.of(),
                        Map.of(),
                        Map.of()),
                new Year(FROM, FROM.plusYears(1), grid, hourly, Map.of("potable_gal", 365e6)),
                Weather.constant(15, 10, humidityRatio, SEA_LEVEL_PA, 3),
                new Ensemble(0, 1, Map.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
