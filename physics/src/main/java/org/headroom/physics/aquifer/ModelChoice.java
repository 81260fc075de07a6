package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.physics.basis.OutOfRange;

/**
 * Which model a pumping test is reported with. Leakage is taken where two things hold: AICc falls by more than 6 (noise alone does
 * that about once in 200 tests), and the leaky curve follows the late drawdown. The second is asked because any third unknown lessens
 * residuals that come from somewhere else, such as two piezometers in ground that is not the same; but leakage brings the drawdown to
 * rest, and a curve that is at rest while the drawdown goes on rising explains the test wrongly. So: the late residuals' slope over ln t
 * must be smaller with leakage than without, unless it is within three standard errors of none.
 *
 * @param chosen the fit to report
 * @param all every fit made, chosen one included, Theis first
 * @param reason why, in a sentence
 */
public record ModelChoice(TestFit chosen, List<TestFit> all, String reason) {
    private static final double CLEARLY = 6;
    private static final double ERRORS = 3;

    public ModelChoice {
        all = List.copyOf(all);
    }

    /** One model, because it was asked for. */
    public static ModelChoice only(PumpingTest test, TestModel model, Given given) {
        TestFit fit = PumpingTestFit.fit(test, model, given);
        return new ModelChoice(fit, List.of(fit), "asked for");
    }

    /** @throws OutOfRange where there are too few readings for Theis */
    public static ModelChoice auto(PumpingTest test, Given given) {
        TestFit theis = PumpingTestFit.fit(test, TestModel.THEIS, given);
        List<TestFit> all = new ArrayList<>();
        all.add(theis);
        TestFit hantush = tried(test, TestModel.HANTUSH, given, all);
        tried(test, TestModel.COOPER_JACOB, given, all);
        if (hantush == null) {
            return new ModelChoice(theis, all, "too few readings for a leaky model");
        }
        if (!hantush.converged()) {
            return new ModelChoice(theis, all, "the search for a leaky model did not come to rest");
        }
        if (!theis.converged() || !Double.isNaN(given.leakageM())) {
            return new ModelChoice(
                    hantush,
                    all,
                    theis.converged()
                            ? "a leakage factor is given"
                            : "Theis' curve explains nothing or fits only at the edge of what is searched");
        }
        double gain = theis.aicc() - hantush.aicc();
        if (!(gain > CLEARLY)) {
            String found = Double.isFinite(gain)
                    ? String.format(Locale.ROOT, "AICc changes by %.1f, more than %.0f less is asked", -gain, CLEARLY)
                    : "too few readings";
            return new ModelChoice(theis, all, "leakage is not called for: " + found);
        }
        ResidualPattern.Trend with = ResidualPattern.late(hantush, test);
        ResidualPattern.Trend without = ResidualPattern.late(theis, test);
        if (with.errors() > ERRORS && with.slopeM() > without.slopeM()) {
            return new ModelChoice(
                    theis,
                    all,
                    String.format(
                            Locale.ROOT,
                            "a leaky curve has the smaller residuals (AICc %.1f less) but misses the end of the test: late drawdown"
                                    + " drifts from it by %.3g m per factor of e in time, from Theis by %.3g; what Theis misses"
                                    + " is not leakage",
                            gain,
                            with.slopeM(),
                            without.slopeM()));
        }
        return new ModelChoice(
                hantush,
                all,
                String.format(Locale.ROOT, "AICc is %.1f less with leakage, and the late drawdown follows it", gain));
    }

    private static @org.jspecify.annotations.Nullable TestFit tried(
            PumpingTest test, TestModel model, Given given, List<TestFit> all) {
        try {
            TestFit fit = PumpingTestFit.fit(test, model, given);
            all.add(fit);
            return fit;
        } catch (OutOfRange e) {
            return null;
        }
    }
}
