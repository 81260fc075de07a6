package org.headroom.app.impact.year;

import java.util.List;
import java.util.Objects;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/**
 * A figure of a year, as a reader calls it.
 *
 * @param key as in {@link org.headroom.app.impact.Year#figures()}
 */
record Outcome(String key, String name, Unit unit, String formula) {
    static final String TWIN = "Headroom's twin over the year, hour by hour";

    static final Outcome ENERGY = new Outcome(
            "energy_mwh", "Grid electricity of the year", Unit.MWH, "sum of the power at the utility's meter");
    static final Outcome PEAK =
            new Outcome("peak_site_mw", "Highest power of the site", Unit.MW, "highest step of the year at the meter");
    static final Outcome MAKEUP = new Outcome(
            "makeup_gal",
            "Make-up of the towers",
            Unit.GAL,
            "evaporation + drift + blowdown, and what the basins gain");
    static final Outcome WORST =
            new Outcome("worst_day_gal", "Make-up of the day that takes most", Unit.GAL, "highest sum of a local day");
    static final Outcome POTABLE =
            new Outcome("potable_gal", "Mains water of the year", Unit.GAL, "sum of the mains meter");
    static final Outcome RECYCLED = new Outcome(
            "recycled_gal", "Recycled water of the year", Unit.GAL, "sum of what the recycling plant gives the site");
    static final Outcome CO2 = new Outcome(
            "co2_t",
            "Carbon dioxide of grid electricity",
            Unit.T,
            "energy x factor of the grid (GHG Protocol, scope 2, by location)");
    static final Outcome NOX =
            new Outcome("nox_kg", "Nitrogen oxides of own engines", Unit.KG, "sum over the generators");
    static final Outcome COST = new Outcome(
            "cost_usd.total", "Bills for power, water and sewer", Unit.USD, "energy + demand + water + sewer");
    static final Outcome PUE =
            new Outcome("pue", "PUE", Unit.ONE, "energy of the site / energy of its IT (ISO/IEC 30134-2)");
    static final Outcome LIFE = new Outcome(
            "transformer_life_h",
            "Life that the main transformers use",
            Unit.H,
            "sum of the ageing factor over the year's hours");
    static final Outcome CALL =
            new Outcome("call_mean_mw", "Mean power while the utility calls", Unit.MW, "mean at the meter in calls");

    static final List<Outcome> ALL =
            List.of(ENERGY, PEAK, MAKEUP, WORST, POTABLE, RECYCLED, CO2, NOX, COST, PUE, LIFE, CALL);

    /** Of the year, with the ensemble's range. */
    Quantity ofYear(ImpactCase c, Figures f) {
        return f.ofYear(c, key, name, unit, formula, TWIN);
    }

    /** Whether there is anything to tell of it. */
    boolean told(ImpactCase c) {
        double value = c.year().figure(key);
        return Double.isFinite(value) && value != 0;
    }

    /** The same in another year, or over some days. */
    Quantity of(Figures f, String id, String told, double value, List<String> inputs, String source) {
        return f.add(new Quantity(
                id, told, value, Double.NaN, Double.NaN, unit, formula, inputs, source, Confidence.ESTIMATE));
    }

    static Outcome named(String key) {
        return Objects.requireNonNull(
                ALL.stream().filter(o -> o.key().equals(key)).findFirst().orElse(null), key);
    }
}
