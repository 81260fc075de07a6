package org.headroom.app.impact.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/** People, money and openness: J1, J2, F1 and T1. */
final class TownIndicators {
    private static final String BILL = "the site's tariff on the twin's year";

    private final Numbers n;
    private final Around around;

    TownIndicators(Numbers numbers, Around around) {
        this.n = numbers;
        this.around = around;
    }

    Map<String, Found> all() {
        Map<String, Found> all = new LinkedHashMap<>();
        all.put("J1", percentiles());
        all.put("J2", Found.of(around.people()));
        all.put("F1", money());
        all.put("T1", openness());
        return all;
    }

    /** The largest first: it is what is flagged. */
    private Found percentiles() {
        List<Quantity> known = n.below("community.factors.percentiles").stream()
                .map(name -> n.input("community.factors.percentiles." + name + ".percent"))
                .filter(java.util.Objects::nonNull)
                .sorted(java.util.Comparator.comparingDouble(Quantity::value).reversed())
                .toList();
        return known.isEmpty()
                ? Found.none()
                : Found.of(
                        known.getFirst(), known.subList(1, known.size()).toArray(Quantity[]::new));
    }

    private Found money() {
        return Found.of(
                n.ofYear("cost_usd.total", "All bills of the year", Unit.USD, "energy, demand, water and sewer", BILL),
                n.derived(
                        new Numbers.Words(
                                "indicator.f1.electricity_usd",
                                "Electricity bill, mean of a month",
                                Unit.USD,
                                "(energy + demand) / months of the year",
                                BILL),
                        List.of("cost_usd.energy", "cost_usd.demand"),
                        List.of(),
                        (y, x) -> (y.applyAsDouble("cost_usd.energy") + y.applyAsDouble("cost_usd.demand"))
                                / (n.days() / 365.25 * 12)),
                n.ofYear("cost_usd.water", "Water bill of the year", Unit.USD, "volume x price", BILL),
                n.ofYear("cost_usd.sewer", "Sewer bill of the year", Unit.USD, "volume and surcharges", BILL));
    }

    private Found openness() {
        int all = n.book().cards().size();
        long fresh = n.book().cards().stream()
                .filter(card -> around.fresh().contains(card.id()))
                .count();
        return Found.of(n.plain(
                new Numbers.Words(
                        "indicator.t1.fresh_percent",
                        "Indicators with fresh meter data",
                        Unit.PERCENT,
                        "indicators with a meter reading of the last thirty days / " + all,
                        "community.metered of the site's file"),
                100.0 * fresh / all,
                Double.NaN,
                Double.NaN,
                List.of("community.metered"),
                Confidence.DERIVED));
    }
}
