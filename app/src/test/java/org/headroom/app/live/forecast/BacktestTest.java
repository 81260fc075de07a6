package org.headroom.app.live.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Made-up days whose load and air wander as the forecaster does not know: twice as fast and half as far, or the other
 * way round. By learning from its errors 80 % of what comes should be within its 10 to 90 % bands.
 */
class BacktestTest {
    private static final long START_S = Instant.parse("2024-04-07T04:00:00Z").getEpochSecond();
    private static final double DT_S = 300;
    private static final int DAYS = 8;
    private static final List<Measures> SHOWN =
            List.of(Measures.SITE_POWER_MW, Measures.MAKEUP_GAL_PER_DAY, Measures.COLD_WATER_C, Measures.GPU_MAX_C);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void four_of_five_outcomes_are_within_the_band(int seed) throws IOException {
        double loadSpread = seed == 1 ? 0.06 : 0.15;
        double loadWithinS = seed == 1 ? 2 * 3600 : 8 * 3600;
        Site site = SiteTree.open("frontier-like-cdus").bind(Instant.ofEpochSecond(START_S));
        Weather year = MemphisYear.source().on(START_S - 16 * 86_400L, START_S + 30 * 86_400L, Overlays.NONE);
        Twin twin = new Twin(site);
        Boundary b = new Boundary(twin.newBank());
        SiteConditions conditions = new SiteConditions(site);
        LedgerRow row = new LedgerRow();
        WeatherPoint air = new WeatherPoint();
        SplittableRandom random = new SplittableRandom(seed);
        Backtest backtest = new Backtest(site, year, true, 3600, 6 * 3600);
        double load = 0;
        double wet = 0;
        int steps = (int) (DAYS * 86_400 / DT_S);
        for (int i = 0; i < steps; i++) {
            double fromS = START_S + i * DT_S;
            load = wander(load, loadWithinS, random);
            wet = wander(wet, 12 * 3600, random);
            year.at(fromS, fromS + DT_S, air);
            b.wetbulbC = air.wetbulbC + 1.5 * wet;
            b.drybulbC = Math.max(b.wetbulbC, air.drybulbC + 2 * wet);
            b.pressurePa = 98_000;
            conditions.fill(b, fromS, fromS + DT_S);
            double factor = Math.max(0.3, 0.75 * (1 + loadSpread * load));
            new FullLoad(twin.fleet(), s -> factor * s.server().trainingAcW()).mean(fromS, fromS + DT_S, b.load);
            if (i == 0) {
                twin.settle(b, row);
            }
            twin.step(b, DT_S, row);
            row.toS = fromS + DT_S;
            backtest.step(twin, b, row, List.of());
        }
        writeTable(seed, backtest.scores());
        for (Measures m : List.of(
                Measures.SITE_POWER_MW,
                Measures.MAKEUP_GAL_PER_DAY,
                Measures.COLD_WATER_C,
                Measures.GPU_MAX_C,
                Measures.WETBULB_C)) {
            double inside = 0;
            double count = 0;
            for (ForecastScores.Score score : backtest.scores()) {
                if (score.measure() == m) {
                    inside += score.coverage() * score.count();
                    count += score.count();
                }
            }
            assertThat(inside / count).as("%s, %s outcomes", m, count).isBetween(0.70, 0.90);
        }
    }

    /** The table of docs/models/forecast.md, in target/. */
    private static void writeTable(int seed, List<ForecastScores.Score> scores) throws IOException {
        StringBuilder text = new StringBuilder(
                "| measure | lead | outcomes | within 10 to 90 % | pinball loss |\n|---|---|---|---|---|\n");
        for (ForecastScores.Score s : scores) {
            if (SHOWN.contains(s.measure())) {
                text.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %.0f min | %d | %.0f %% | %.3g |%n",
                        s.measure().measure().id(),
                        s.leadS() / 60,
                        s.count(),
                        100 * s.coverage(),
                        s.pinball()));
            }
        }
        Path target = Files.createDirectories(Path.of("target"));
        Files.writeString(target.resolve("forecast-backtest-" + seed + ".md"), text);
    }

    private static double wander(double x, double withinS, SplittableRandom random) {
        double a = Math.exp(-DT_S / withinS);
        return a * x + Math.sqrt(1 - a * a) * JobOutlook.gaussian(random);
    }
}
