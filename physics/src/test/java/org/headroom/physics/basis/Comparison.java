package org.headroom.physics.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One row of the validation tables in {@code docs/models}: a model's figures against published ones, in per cent or in a
 * unit. Figures are rounded to two digits, and not finer than a thousandth of what is asked, so that they are the same
 * on every machine.
 */
public final class Comparison {
    private final String what;
    private final String against;
    private final String unit;
    private final double asked;
    private @Nullable Double askedMean;
    private int cases;
    private double sum;
    private double worst;

    private Comparison(String what, String against, String unit, double asked) {
        this.what = what;
        this.against = against;
        this.unit = unit;
        this.asked = asked;
    }

    /** @param asked the largest difference allowed, % of the published figure */
    public static Comparison percent(String what, String against, double asked) {
        return new Comparison(what, against, "%", asked);
    }

    /** @param asked the largest difference allowed, in the unit */
    public static Comparison in(String unit, String what, String against, double asked) {
        return new Comparison(what, against, unit, asked);
    }

    /** @param mean the largest mean difference allowed */
    public Comparison mean(double mean) {
        askedMean = mean;
        return this;
    }

    public Comparison add(double found, double published) {
        double error = Math.abs(unit.equals("%") ? 100 * (found / published - 1) : found - published);
        cases++;
        sum += error;
        worst = Math.max(worst, error);
        return this;
    }

    /** Fails when a difference is larger than what is asked, or nothing was compared. */
    public void check() {
        assertThat(cases).as(what).isPositive();
        assertThat(worst).as("worst error of %s, %s", what, unit).isLessThanOrEqualTo(asked);
        assertThat(sum / cases)
                .as("mean error of %s, %s", what, unit)
                .isLessThanOrEqualTo(askedMean == null ? asked : askedMean);
    }

    /** A row of a Markdown table. */
    public String row() {
        String limit = text(asked) + (askedMean == null ? "" : ", mean " + text(askedMean)) + " " + unit;
        return ("| " + what + " | " + against + " | " + cases + " | " + figure(sum / cases) + " | " + figure(worst)
                        + " | " + limit + " |")
                .replace("  |", " |"); // a number without a unit
    }

    public static String head() {
        return """
                | what | against | cases | mean error | worst error | asked for |
                |---|---|---|---|---|---|
                """;
    }

    private String figure(double error) {
        double finest = asked / 1000;
        if (error < finest) {
            return "below " + text(finest) + " " + unit;
        }
        int place = Math.max((int) Math.floor(Math.log10(error)) - 1, (int) Math.floor(Math.log10(finest) + 1e-9));
        return new BigDecimal(error).setScale(-place, RoundingMode.HALF_UP).toPlainString() + " " + unit;
    }

    private static String text(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return row();
    }
}
