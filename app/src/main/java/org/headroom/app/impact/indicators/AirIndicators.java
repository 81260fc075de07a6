package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Air and noise: A1 to A8, N1 and N2. */
final class AirIndicators {
    private static final double KG_A_SHORT_TON = Unit.SHORT_TON.toBase(1);
    private static final double L_PER_GAL = Unit.GAL.toBase(1) * 1000;
    private static final String TWIN = "Headroom's twin, a year by the hour";

    private final Numbers n;
    private final Around around;

    AirIndicators(Numbers numbers, Around around) {
        this.n = numbers;
        this.around = around;
    }

    Map<String, Found> all() {
        Map<String, Found> all = new LinkedHashMap<>();
        all.put(
                "A1",
                Found.of(burnt("a1.nox_short_ton", "Nitrogen oxides of the year", "nox_kg"))
                        .trend(n.months("nox_kg", false, 1 / KG_A_SHORT_TON))
                        .reading(reading()));
        all.put(
                "A2",
                Found.of(
                                burnt("a2.formaldehyde_short_ton", "Formaldehyde of the year", "formaldehyde_kg"),
                                burnt("a2.hap_short_ton", "Hazardous air pollutants of the year", "hap_kg"))
                        .reading(reading()));
        all.put("A3", Found.of(around.no2(), around.no2Added()));
        all.put("A4", Found.of(around.pm25(), around.pm25Added()));
        all.put("A5", drift());
        all.put("A6", damage());
        all.put("A7", risk());
        all.put("A8", county());
        all.put("N1", Found.of(around.ldn()));
        all.put("N2", Found.of(n.input("community.factors.low_frequency_db")));
        return all;
    }

    private static Numbers.Words words(String id, String name, Unit unit, String formula, String source) {
        return new Numbers.Words("indicator." + id, name, unit, formula, source);
    }

    /** Of a year without any engine or turbine on site: none. */
    private boolean nothingBurnt() {
        boolean none = n.site().site().grid().generation().isEmpty();
        return none && !(n.year("generation_mwh") > 0);
    }

    private String reading() {
        return nothingBurnt()
                ? "Nothing is burnt on the site in this case, so the limits are not put to the test."
                : "A permit's cap runs over twelve months from its own date; the year here may hold months before it.";
    }

    private @Nullable Quantity burnt(String id, String name, String key) {
        Numbers.Words words = words(id, name, Unit.SHORT_TON, "kilograms of the year / 907.185", TWIN + "; EPA AP-42");
        if (!Double.isFinite(n.year(key)) && nothingBurnt()) {
            return n.plain(
                    new Numbers.Words(words.id(), name, Unit.SHORT_TON, "no generation on site in this file", TWIN),
                    0,
                    Double.NaN,
                    Double.NaN,
                    List.of("grid.generation"),
                    Confidence.ESTIMATE);
        }
        return n.derived(words, List.of(key), List.of(), (y, x) -> y.applyAsDouble(key) / KG_A_SHORT_TON);
    }

    private Found drift() {
        double[] drift = n.site().year().hours(Measures.DRIFT_GAL_PER_DAY);
        double[] solids = n.site().year().hours(Measures.BASIN_TDS_MG_PER_L);
        double water = 0;
        double carried = 0;
        for (int i = 0; i < Math.min(drift.length, solids.length); i++) {
            if (drift[i] > 0 && Double.isFinite(solids[i])) {
                water += drift[i];
                carried += drift[i] * solids[i];
            }
        }
        double mgPerL = water > 0 ? carried / water : n.year("drift_gal") == 0 ? 0 : Double.NaN;
        Quantity dust = n.derived(
                words(
                        "a5.drift_lb_per_h",
                        "Dust of drift, mean of the year",
                        Unit.LB_PER_H,
                        "drift x dissolved solids of the basins, weighted by drift / hours",
                        TWIN + "; AP-42 13.4 (1995)"),
                List.of("drift_gal"),
                List.of(),
                (y, x) -> pounds(y.applyAsDouble("drift_gal"), mgPerL));
        Quantity allowed = n.derived(
                words(
                        "a5.allowed_lb_per_h",
                        "The same water with the drift that permits usually ask",
                        Unit.LB_PER_H,
                        "A5 x usual drift / the site's drift",
                        "United States air permits"),
                List.of("drift_gal"),
                List.of("numbers.drift_percent", "cooling.towers.drift_fraction"),
                (y, x) -> x[1] == 0 ? Double.NaN : pounds(y.applyAsDouble("drift_gal"), mgPerL) * x[0] / 100 / x[1]);
        return Found.of(dust).atMost(allowed).clause("which would carry {}", allowed);
    }

    private double pounds(double gallons, double mgPerL) {
        double kg = gallons == 0 ? 0 : gallons * L_PER_GAL * mgPerL / 1e6;
        return Unit.LB_PER_H.fromBase(kg / (n.days() * 86_400));
    }

    private Found damage() {
        List<String> keys = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String key : n.below("community.factors.damage")) {
            String figure = key.replaceFirst("_usd_per_short_ton$", "") + "_kg";
            if (Double.isFinite(n.year(figure)) || nothingBurnt()) {
                keys.add(figure);
                paths.add("community.factors.damage." + key);
            }
        }
        if (paths.isEmpty()) {
            return Found.none();
        }
        return Found.of(n.derived(
                words(
                        "a6.damage_usd",
                        "Health damage of what is burnt on site",
                        Unit.USD,
                        "sum of short tons x dollars a short ton",
                        "the factors' own sources"),
                keys,
                paths,
                (y, x) -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        double kg = y.applyAsDouble(keys.get(i));
                        sum += nothingBurnt() ? 0 : kg / KG_A_SHORT_TON * x[i];
                    }
                    return sum;
                }));
    }

    private Found risk() {
        Quantity air = around.formaldehydeAdded();
        if (air == null || !air.known()) {
            return Found.none();
        }
        return Found.of(n.derived(
                words(
                        "a7.cases_in_a_million",
                        "Lifetime cases in a million people, by what the site adds",
                        Unit.ONE,
                        "mean concentration of the year x unit risk; " + air.id(),
                        "EPA IRIS for the form of the calculation"),
                List.of(),
                List.of("community.factors.formaldehyde_risk_m3_per_ug"),
                (y, x) -> air.value() * x[0] * 1e6));
    }

    private Found county() {
        boolean none = nothingBurnt() && !Double.isFinite(n.year("nox_kg"));
        return Found.of(n.derived(
                words(
                        "a8.county_percent",
                        "Share of the county's nitrogen oxides",
                        Unit.PERCENT,
                        "A1 / the county's short tons",
                        "EPA National Emissions Inventory"),
                none ? List.of() : List.of("nox_kg"),
                List.of("community.factors.county_nox_short_ton"),
                (y, x) -> none ? 0 : 100 * y.applyAsDouble("nox_kg") / KG_A_SHORT_TON / x[0]));
    }
}
