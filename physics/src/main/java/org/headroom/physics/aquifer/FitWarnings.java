package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of a fit has to keep in mind, in plain words. */
final class FitWarnings {
    private static final double CHANCE = -1.96;
    private static final double TIED = 0.98;

    private FitWarnings() {}

    static List<String> of(TestFit fit, PumpingTest test, Given given) {
        List<String> said = new ArrayList<>();
        if (!fit.converged()) {
            said.add(
                    "the search did not come to rest, or the model explains nothing of the drawdown: the figures are no fit");
        } else if (!(fit.r2() > 0)) {
            said.add("the model follows the drawdown no better than its mean");
        }
        loose(said, "transmissivity", fit.transmissivity());
        loose(said, "storativity", fit.storativity());
        if (fit.leakageFactor().known() && Double.isNaN(given.leakageM())) {
            if (Double.isInfinite(fit.leakageFactor().high())) {
                said.add(String.format(
                        Locale.ROOT,
                        "no leakage can be told from the data: the leakage factor is beyond their reach (%.3g m or more)",
                        fit.leakageFactor().low()));
            } else {
                loose(said, "leakage factor", fit.leakageFactor());
            }
        }
        for (int k = 0; k < fit.correlation().length; k++) {
            for (int l = 0; l < k; l++) {
                if (Math.abs(fit.correlation()[k][l]) > TIED) {
                    said.add(String.format(
                            Locale.ROOT,
                            "two unknowns are tied (correlation %.3f): the data fix a combination of them only",
                            fit.correlation()[k][l]));
                }
            }
        }
        int out = fit.points().size() - fit.used();
        if (out > 0) {
            said.add(
                    fit.model() == TestModel.COOPER_JACOB
                            ? out + " readings are left out: early or far, u above " + PumpingTestFit.STRAIGHT_U
                            : out + " readings are left out: weight 0 or before the pump started");
        }
        if (fit.model() == TestModel.COOPER_JACOB && test.pumping().size() > 1) {
            said.add("recovery alone would give no storativity; it comes from the readings while pumping");
        }
        double[] runs = ResidualPattern.runs(fit);
        if (runs.length > 0 && runs[2] < CHANCE) {
            said.add(String.format(
                    Locale.ROOT,
                    "residuals are systematic: %.0f runs of one sign where chance gives %.0f; the intervals are too narrow",
                    runs[0],
                    runs[1]));
        }
        return said;
    }

    private static void loose(List<String> said, String name, Estimate estimate) {
        if (estimate.open()) {
            said.add(
                    Double.isInfinite(estimate.high())
                            ? name + " is not identified: the readings do not hold it at all"
                            : String.format(
                                    Locale.ROOT,
                                    "%s is not identified: anything up to %.2g fits as well",
                                    name,
                                    estimate.high()));
        } else if (estimate.loose()) {
            said.add(String.format(
                    Locale.ROOT,
                    "%s is not identified: 95 %% of chance lie between %.2g and %.2g times the fitted value",
                    name,
                    estimate.low() / estimate.value(),
                    estimate.high() / estimate.value()));
        }
    }
}
