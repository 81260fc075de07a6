package org.headroom.app.tasks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.aquifer.Given;
import org.headroom.physics.aquifer.ModelChoice;
import org.headroom.physics.aquifer.TestModel;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** Fits a measured pumping test: what {@code aquifer fit} does. */
public final class AquiferFit {
    static final double DAY_S = 86400;
    private static final String AUTO = "auto";
    private static final List<String> KEYS = List.of("transmissivity_m2_per_day", "storativity", "leakage_factor_m");

    private AquiferFit() {}

    /** @throws InputError if the table or an option is not right */
    public static AquiferFitOutcome run(AquiferFitRequest request) {
        Double thickness = request.thicknessM();
        if (thickness != null && !(thickness > 0 && thickness < 1e5)) {
            throw new InputError("--thickness-m", "", thickness.toString(), "greater than 0");
        }
        TestModel model = model(request.model());
        Given given = given(request.fix());
        if (!Double.isNaN(given.leakageM()) && model != null && model != TestModel.HANTUSH) {
            throw new InputError("--fix", "leakage_factor_m", "the model " + model.key(), "hantush");
        }
        PumpingTestFile file = PumpingTestFile.read(request, false);
        ModelChoice choice = choice(request, file, model, given);
        if (!file.ratesByRow()) {
            return new AquiferFitOutcome(request, file, choice);
        }
        PumpingTestFile early = PumpingTestFile.read(request, true);
        ModelChoice other = choice(request, early, model, given);
        boolean better = other.chosen().converged()
                && (!choice.chosen().converged()
                        || other.chosen().rmseM() < choice.chosen().rmseM());
        String note = String.format(
                Locale.ROOT,
                "the flow changes between two rows: taken at the %s, which fits better (%.3g m left against %.3g); --pumping-steps"
                        + " says it exactly",
                better ? "last row with the old flow" : "first row with the new flow",
                (better ? other : choice).chosen().rmseM(),
                (better ? choice : other).chosen().rmseM());
        return new AquiferFitOutcome(request, (better ? early : file).noted(note), better ? other : choice);
    }

    private static ModelChoice choice(
            AquiferFitRequest request, PumpingTestFile file, @Nullable TestModel model, Given given) {
        try {
            return model == null ? ModelChoice.auto(file.test(), given) : ModelChoice.only(file.test(), model, given);
        } catch (OutOfRange e) {
            throw InputError.of(request.file().toString(), e.name(), e);
        }
    }

    private static @Nullable TestModel model(String text) {
        String key = text.toLowerCase(Locale.ROOT);
        if (key.equals(AUTO)) {
            return null;
        }
        for (TestModel model : TestModel.values()) {
            if (model.key().equals(key)) {
                return model;
            }
        }
        throw new InputError("--model", "", "'" + text + "'", "theis, hantush, cooper-jacob or auto");
    }

    private static Given given(Map<String, String> fix) {
        double[] known = {Double.NaN, Double.NaN, Double.NaN};
        double[] toSi = {1 / DAY_S, 1, 1};
        for (Map.Entry<String, String> entry : fix.entrySet()) {
            int at = KEYS.indexOf(entry.getKey());
            String text = entry.getValue().strip();
            if (at < 0) {
                throw new InputError("--fix", "", "'" + entry.getKey() + "'", String.join(", ", KEYS));
            }
            if (!Cell.isNumber(text) || !(Double.parseDouble(text) > 0 && Double.parseDouble(text) < 1e12)) {
                throw new InputError("--fix", entry.getKey(), "'" + text + "'", "a number greater than 0");
            }
            known[at] = Double.parseDouble(text) * toSi[at];
        }
        return new Given(known[0], known[1], known[2]);
    }
}
