package org.headroom.app.impact.year;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.CommunityYear;
import org.headroom.data.weather.Weather;
import org.headroom.physics.basis.NoConvergence;
import org.headroom.physics.basis.OutOfRange;

/**
 * Years with other inputs, other weather and other work ({@link LatinHypercube}). The air of a member: one of the given
 * years, its days shuffled within months ({@link ShuffledDays}), all hours warmer or colder by a normal draw at unchanged
 * relative humidity. Its work: that of the year times a factor drawn as an input is. A draw whose site does not fit together is drawn
 * anew, at most twenty times.
 */
final class Members {
    static final String WEATHER = "weather";
    static final String WORK = "work";
    private static final int MOST_REDRAWS = 20;

    /** Outcomes whose influences are told. */
    static final List<String> TOLD = List.of(
            "makeup_gal",
            "worst_day_gal",
            "energy_mwh",
            "peak_site_mw",
            "pue",
            "co2_t",
            "cost_usd.total",
            "nox_kg",
            "transformer_life_h");

    private final Base base;
    private final List<InputRange> ranges;
    private final CommunityYear spread;
    private final List<Weather> years = new ArrayList<>();
    private final List<ZoneOffset> offsets = new ArrayList<>();
    private final long seed;
    private final int count;
    private final Map<String, double[]> quantiles = new LinkedHashMap<>();

    /** One member: its figures, the inputs it had, how often it was drawn anew. */
    private record Member(Map<String, Double> figures, double[] inputs, int redraws) {}

    /** The ensemble, with how many draws had to be made anew. */
    record Answer(Ensemble ensemble, int redraws) {}

    /** @param ranges the inputs that are drawn */
    Members(Base base, List<InputRange> ranges, int count, long seed) {
        this.base = base;
        this.ranges = ranges;
        this.spread = base.in().tree().communityYear(base.at());
        this.seed = seed;
        this.count = count;
        years.addAll(base.years());
        offsets.add(base.in().weather().offset());
        base.in().otherYears().forEach(other -> offsets.add(other.offset()));
        for (InputRange range : ranges) {
            quantiles.put(range.path(), LatinHypercube.quantiles(range.path(), count, seed));
        }
        quantiles.put(WEATHER, LatinHypercube.quantiles(WEATHER, count, seed));
        quantiles.put(WORK, LatinHypercube.quantiles(WORK, count, seed));
        quantiles.put("year", LatinHypercube.quantiles("year", count, seed));
    }

    Answer run(Parallel parallel, Operation.Watch watch) {
        List<Callable<Member>> tasks = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int member = m;
            tasks.add(() -> member(member));
        }
        List<Member> members = parallel.all(tasks, watch);
        Map<String, double[]> outcomes = new LinkedHashMap<>();
        for (String key : members.isEmpty()
                ? java.util.Set.<String>of()
                : members.getFirst().figures().keySet()) {
            outcomes.put(
                    key,
                    members.stream()
                            .mapToDouble(member -> member.figures().getOrDefault(key, Double.NaN))
                            .toArray());
        }
        int redraws = members.stream().mapToInt(Member::redraws).sum();
        return new Answer(new Ensemble(count, seed, outcomes, influences(members, outcomes)), redraws);
    }

    private Member member(int m) {
        for (int attempt = 0; ; attempt++) {
            try {
                return member(m, attempt);
            } catch (InputError | OutOfRange | NoConvergence e) { // inputs that do not fit together
                if (attempt == MOST_REDRAWS) {
                    throw e;
                }
            }
        }
    }

    private Member member(int m, int attempt) {
        double[] inputs = new double[ranges.size() + 2];
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; i < ranges.size(); i++) {
            InputRange range = ranges.get(i);
            inputs[i] = range.at(quantile(range.path(), m, attempt));
            changes.put(range.path(), InputRange.text(range.path(), inputs[i]));
        }
        double byK = spread.weatherSdK() * Normal.quantile(quantile(WEATHER, m, attempt));
        double factor = new InputRange(WORK, spread.workLow(), spread.workFactor(), spread.workHigh())
                .at(quantile(WORK, m, attempt));
        inputs[ranges.size()] = byK;
        inputs[ranges.size() + 1] = factor;
        int of = (int) (quantile("year", m, attempt) * years.size());
        Weather air = ShuffledDays.of(
                        years.get(of), offsets.get(of), LatinHypercube.stream(seed, "days of " + m + "/" + attempt))
                .warmed(_ -> byK);
        YearRun.Case c =
                base.with(base.in().tree().withText(changes), air, base.work().times(factor));
        return new Member(base.figures(c).figures(), inputs, attempt);
    }

    /** Of the hypercube; of a further attempt from a stream of its own. */
    private double quantile(String input, int m, int attempt) {
        double[] first = quantiles.get(input);
        return attempt == 0 && first != null
                ? first[m]
                : LatinHypercube.stream(seed, input + "#" + m + "#" + attempt).nextDouble();
    }

    private List<Ensemble.Influence> influences(List<Member> members, Map<String, double[]> outcomes) {
        int inputs = ranges.size() + 2;
        double[][] x = new double[inputs][];
        for (int i = 0; i < inputs; i++) {
            int input = i;
            x[i] = members.stream()
                    .mapToDouble(member -> member.inputs()[input])
                    .toArray();
        }
        List<Ensemble.Influence> all = new ArrayList<>();
        for (String outcome : TOLD) {
            double[] y = outcomes.get(outcome);
            if (y == null || varies(y) == 0) {
                continue;
            }
            double[] shares = RankRegression.shares(x, y);
            for (int i = 0; i < inputs; i++) {
                all.add(new Ensemble.Influence(
                        name(i), outcome, low(i), high(i), RankCorrelation.of(x[i], y), shares[i]));
            }
        }
        all.sort(Comparator.comparingDouble((Ensemble.Influence influence) -> -influence.share())
                .thenComparing(Ensemble.Influence::path)
                .thenComparing(Ensemble.Influence::outcome));
        return all;
    }

    private static double varies(double[] y) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : y) {
            if (!Double.isFinite(value)) {
                return 0;
            }
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }

    private String name(int input) {
        return input < ranges.size() ? ranges.get(input).path() : input == ranges.size() ? WEATHER : WORK;
    }

    /** Of the weather the 5 % quantile. */
    private double low(int input) {
        return input < ranges.size()
                ? ranges.get(input).low()
                : input == ranges.size() ? spread.weatherSdK() * Normal.quantile(0.05) : spread.workLow();
    }

    private double high(int input) {
        return input < ranges.size()
                ? ranges.get(input).high()
                : input == ranges.size() ? spread.weatherSdK() * Normal.quantile(0.95) : spread.workHigh();
    }
}
