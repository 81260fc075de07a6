package org.headroom.app.live.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.junit.jupiter.api.Test;

class ForecastScoresTest {
    private static Forecast flat(long issuedS, double q10, double q50, double q90) {
        double[] leads = {300, 900, 1800, 3600};
        double[] low = new double[4];
        double[] mid = new double[4];
        double[] high = new double[4];
        Arrays.fill(low, q10);
        Arrays.fill(mid, q50);
        Arrays.fill(high, q90);
        return new Forecast(
                issuedS,
                leads,
                Map.of(Measures.SITE_POWER_MW, new Band(low, mid, high)),
                Map.of(),
                List.of(),
                List.of(),
                "test");
    }

    private static void pass(ForecastScores scores, double fromS, double toS, double mw) {
        LedgerRow row = new LedgerRow();
        row.set(Measures.SITE_POWER_MW, mw);
        for (double t = fromS; t < toS; t += 60) {
            row.fromS = t;
            row.toS = t + 60;
            scores.outcome(row);
        }
    }

    /** y 105 against 90, 100, 110: losses 15 x 0.1, 5 x 0.5, 5 x 0.1, mean 1.5. Power is judged by the step's last minute. */
    @Test
    void an_outcome_is_scored_by_its_mean_over_the_step() {
        ForecastScores scores = new ForecastScores(List.of());
        scores.issued(flat(0, 90, 100, 110));
        pass(scores, 0, 240, 95);
        pass(scores, 240, 300, 105);
        List<ForecastScores.Seen> seen = scores.take();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().leadS()).isEqualTo(300);
        assertThat(seen.getFirst().error()).isCloseTo(5, within(1e-9));
        assertThat(seen.getFirst().inside()).isTrue();
        assertThat(seen.getFirst().pinball()).isCloseTo(1.5, within(1e-9));
        assertThat(scores.take()).isEmpty();
    }

    @Test
    void what_was_not_seen_is_not_scored() {
        ForecastScores scores = new ForecastScores(List.of());
        scores.issued(flat(0, 90, 100, 110));
        pass(scores, 7200, 7260, 100);
        assertThat(scores.take()).isEmpty();
    }

    @Test
    void errors_move_and_widen_the_band_and_come_back_from_the_store() {
        List<ForecastScores.Seen> kept = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            kept.add(new ForecastScores.Seen(
                    Measures.SITE_POWER_MW, 3600, 5 + 20 * (random.nextDouble() - 0.5), true, 1));
        }
        ForecastScores scores = new ForecastScores(kept);
        Quantiles q = scores.band(Measures.SITE_POWER_MW, 3600, new Quantiles(99, 100, 101));
        assertThat(q.q50()).isCloseTo(104.3, within(1.0)); // 300 / 348 of 5
        assertThat(q.q10()).isCloseTo(96.3, within(1.0));
        assertThat(q.q90()).isCloseTo(112.3, within(1.0));
        Quantiles untouched = scores.band(Measures.COLD_WATER_C, 3600, new Quantiles(26, 27, 28));
        assertThat(untouched).isEqualTo(new Quantiles(26, 27, 28));
    }

    /** Four errors of +20 are hardly more than one: 4 / 52 of them moves the median. */
    @Test
    void a_few_errors_hardly_move_the_median() {
        List<ForecastScores.Seen> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            kept.add(new ForecastScores.Seen(Measures.SITE_POWER_MW, 3600, 20, false, 1));
        }
        Quantiles q = new ForecastScores(kept).band(Measures.SITE_POWER_MW, 3600, new Quantiles(90, 100, 110));
        assertThat(q.q50()).isCloseTo(100 + 20 * 4 / 52.0, within(1e-9));
    }

    @Test
    void bands_are_ordered_whatever_was_learnt() {
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 200; k++) {
            List<ForecastScores.Seen> kept = new ArrayList<>();
            for (int i = 0; i < random.nextInt(1, 30); i++) {
                double lead = new double[] {300, 3600, 86_400}[random.nextInt(3)];
                kept.add(new ForecastScores.Seen(
                        Measures.SITE_POWER_MW, lead, 50 * (random.nextDouble() - 0.5), true, 1));
            }
            ForecastScores scores = new ForecastScores(kept);
            double q50 = random.nextDouble();
            Quantiles q = scores.band(
                    Measures.SITE_POWER_MW,
                    random.nextDouble(60, 700_000),
                    new Quantiles(q50 - random.nextDouble(), q50, q50 + random.nextDouble()));
            assertThat(q.q10()).isLessThanOrEqualTo(q.q50());
            assertThat(q.q50()).isLessThanOrEqualTo(q.q90());
        }
    }

    @Test
    void quantiles_of_a_sample_are_those_of_hyndman_and_fan_type_8() {
        double[] one = {1, 2, 3};
        assertThat(EnsembleQuantile.of(one, 0.1)).isEqualTo(1);
        assertThat(EnsembleQuantile.of(one, 0.5)).isCloseTo(2, within(1e-12));
        // R: quantile(1:10, c(.1, .9), type = 8) = 1.3667 9.6333
        double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(EnsembleQuantile.of(ten, 0.1)).isCloseTo(1.366667, within(1e-6));
        assertThat(EnsembleQuantile.of(ten, 0.9)).isCloseTo(9.633333, within(1e-6));
    }
}
