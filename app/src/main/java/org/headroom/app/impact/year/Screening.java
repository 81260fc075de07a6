package org.headroom.app.impact.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.basis.NoConvergence;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * Which inputs move a year most: each alone at either end of its range on four typical days (the 15th of January, April,
 * July and October), the work even.
 *
 * <pre>
 * share_i,k = (Y_k(high_i) - Y_k(low_i))^2 / sum over i of the same
 * </pre>
 *
 * <p>for outcomes k: make-up, grid energy, peak, carbon dioxide, money, nitrogen oxides. An input's rank is by its largest
 * share. One at a time misses what inputs do together (Saltelli et al. 2008, ch. 2): it only decides which are drawn.
 *
 * @param strongest the inputs to draw, strongest first
 * @param tried how many were looked at
 * @param left out because the site would not fit together at an end of their range
 */
record Screening(List<InputRange> strongest, int tried, List<String> left) {
    private static final List<String> OUTCOMES =
            List.of("makeup_gal", "energy_mwh", "peak_site_mw", "co2_t", "cost_usd.total", "nox_kg");
    private static final double LEAST_SHARE = 1e-5;

    private record Effect(InputRange range, double @Nullable [] change) {}

    static Screening of(Base base, List<InputRange> ranges, int most, Parallel parallel, Operation.Watch watch) {
        YearRun.Case even = YearRun.Case.of(
                base.in().tree(),
                base.site(),
                base.at(),
                base.weather(),
                base.work().even(),
                1);
        List<LocalDate> days = base.typicalDays();
        List<Callable<Effect>> tasks = new ArrayList<>();
        for (InputRange range : ranges) {
            tasks.add(() -> effect(base, even, days, range));
        }
        List<Effect> effects = parallel.all(tasks, watch);
        double[] sum = new double[OUTCOMES.size()];
        for (Effect effect : effects) {
            double[] change = effect.change();
            for (int k = 0; change != null && k < sum.length; k++) {
                sum[k] += change[k] * change[k];
            }
        }
        List<InputRange> strongest = effects.stream()
                .filter(effect -> share(effect, sum) > LEAST_SHARE)
                .sorted(Comparator.comparingDouble((Effect effect) -> -share(effect, sum))
                        .thenComparing(effect -> effect.range().path()))
                .limit(most)
                .map(Effect::range)
                .toList();
        List<String> left = effects.stream()
                .filter(effect -> effect.change() == null)
                .map(effect -> effect.range().path())
                .toList();
        return new Screening(strongest, ranges.size(), left);
    }

    private static double share(Effect effect, double[] sum) {
        double[] change = effect.change();
        double most = 0;
        for (int k = 0; change != null && k < sum.length; k++) {
            most = Math.max(most, sum[k] > 0 ? change[k] * change[k] / sum[k] : 0);
        }
        return most;
    }

    private static Effect effect(Base base, YearRun.Case even, List<LocalDate> days, InputRange range) {
        try {
            double[] low = outcomes(base, even, days, range.path(), range.low());
            double[] high = outcomes(base, even, days, range.path(), range.high());
            double[] change = new double[low.length];
            for (int k = 0; k < change.length; k++) {
                change[k] = Double.isFinite(high[k] - low[k]) ? high[k] - low[k] : 0;
            }
            return new Effect(range, change);
        } catch (InputError | OutOfRange | NoConvergence e) { // an end of a range may not fit the rest of the site
            return new Effect(range, null);
        }
    }

    private static double[] outcomes(Base base, YearRun.Case even, List<LocalDate> days, String path, double value) {
        YearRun.Case c = base.with(
                base.in().tree().withText(Map.of(path, InputRange.text(path, value))), even.weather(), even.work());
        YearRun.Plant plant = YearRun.Plant.of(c.site());
        double[] sums = new double[OUTCOMES.size()];
        for (LocalDate day : days) {
            Map<String, Double> figures = YearRun.run(
                            c,
                            plant,
                            day,
                            day.plusDays(1),
                            Base.HOUR_S,
                            false,
                            base.in().costs(),
                            Base.goesOn())
                    .year()
                    .figures();
            for (int k = 0; k < sums.length; k++) {
                sums[k] += figures.getOrDefault(OUTCOMES.get(k), 0.0);
            }
        }
        return sums;
    }
}
