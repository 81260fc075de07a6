package org.headroom.app.live.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.series.CduHeatCsv;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A made-up series of the shape of Frontier's (25 CDUs, 15 s, 0.2 to 1.1 MW each, steps of up to 3.1 MW in 15 s; the measured
 * one is HPE's Sustain-LC input_04-07-24.csv) through the embedded site.
 */
class HeatReplayTest {
    private static final long START_S = Instant.parse("2024-04-07T04:00:00Z").getEpochSecond();
    private static final int ROWS = 960;

    private static final Site SITE = SiteTree.open("frontier-like-cdus").bind(Instant.ofEpochSecond(START_S));
    private static final CduHeatCsv series = synthetic();
    private static final HeatReplay.Result result = run();

    private static CduHeatCsv synthetic() {
        SplittableRandom random = new SplittableRandom(42);
        StringBuilder text = new StringBuilder("time");
        for (int c = 1; c <= 25; c++) {
            text.append(",power[").append(c).append(']');
        }
        text.append(",OA Wetbulb Temp\n");
        double base = 0.6e6;
        for (int i = 0; i < ROWS; i++) {
            if (i == 400) {
                base += 3.1e6 / 25; // the whole machine starts one job
            } else if (i == 640) {
                base -= 2.9e6 / 25;
            }
            text.append(i * 15);
            for (int c = 0; c < 25; c++) {
                text.append(String.format(Locale.ROOT, ",%.1f", base + 4000 * random.nextDouble()));
            }
            text.append(String.format(Locale.ROOT, ",%.3f%n", 6 + 6 * Math.sin(i / 400.0)));
        }
        try {
            Path file = Files.createTempFile("cdu", ".csv");
            Files.writeString(file, text.toString());
            CduHeatCsv csv = CduHeatCsv.read(file);
            Files.delete(file);
            return csv;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HeatReplay.Result run() {
        Weather climate = MemphisYear.source().on(START_S - 16 * 86_400L, START_S + 17 * 86_400L, Overlays.NONE);
        return new HeatReplay(SITE, series, null, climate, START_S).run(_ -> true);
    }

    @BeforeAll
    static void settle() {
        assertThat(result.steps()).isEqualTo(ROWS);
    }

    @Test
    void the_largest_step_is_found_and_neither_overshoots_nor_rings() {
        StepResponse largest = result.responses().getFirst();
        assertThat(largest.stepMw()).isCloseTo(3.1, within(0.05));
        assertThat(largest.atS()).isEqualTo(START_S + 400 * 15);
        assertThat(largest.overshootPercent()).isLessThan(1);
        assertThat(largest.oscillations()).isZero();
    }

    @Test
    void no_step_rings_and_what_is_held_stands_still() {
        assertThat(result.responses())
                .hasSize(20)
                .allSatisfy(r -> assertThat(r.oscillations()).isZero());
        assertThat(result.heldSwingK()).isLessThan(0.02);
        assertThat(result.serversOff()).isZero();
    }

    @Test
    void balances_close_and_no_limit_is_broken() {
        assertThat(result.ledger().worstEnergyResidual()).isLessThan(1e-9);
        assertThat(result.ledger().worstWaterResidual()).isLessThan(1e-9);
        assertThat(result.ledger().violations()).isEmpty();
    }

    @Test
    void servers_draw_what_the_file_says_in_sum() {
        assertThat(result.ledger().mean(Measures.SERVER_AC_MW)).isCloseTo(result.heatMeanW() * 1e-6, within(1e-9));
    }

    /** Each CDU gets the heat of its column; its own pump comes on top. */
    @Test
    void every_cdu_gets_the_heat_of_its_column() {
        Twin twin = new Twin(SITE);
        Boundary b = new Boundary(twin.newBank());
        new SiteConditions(SITE).fill(b, START_S, START_S + 15);
        b.drybulbC = 12;
        b.wetbulbC = 8;
        b.pressurePa = 98_000;
        double[] heat = series.heatW()[500].clone();
        heat[3] = 58e3; // the lowest of the measured series
        heat[7] = 1.286e6; // the highest
        new CduHeat(twin.fleet()).write(heat, b.load);
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        RackReadings racks = twin.newReadings();
        twin.read(b, racks);
        for (int r = 0; r < 25; r++) {
            assertThat(racks.powerW[r]).isCloseTo(heat[r], within(1e-3));
            assertThat(racks.liquidHeatW[r] - heat[r]).isBetween(0.0, 0.012 * 1.3e6);
            assertThat(racks.airHeatW[r]).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void forecasts_on_the_way_are_scored() {
        assertThat(result.forecasts()).isEqualTo(ROWS * 15 / 900);
        assertThat(result.scores())
                .filteredOn(s -> s.measure() == Measures.SITE_POWER_MW)
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.coverage()).isBetween(0.0, 1.0));
    }
}
