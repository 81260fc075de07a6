package org.headroom.app.impact.indicators;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
                : Found.of(known.getFirst(), known.subList(1, known.size()).toArray(Quantity[]::new));
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

    /** Which indicators a published reading speaks to, by its measure. */
    private static final Map<String, List<String>> METERED = Map.of(
            "mains_mean", List.of("W1", "W2"),
            "mains_total", List.of("W1", "W2"),
            "mains_day", List.of("W11"),
            "power_mean", List.of("E6"),
            "bill", List.of("F1"));

    private static final int FRESH_DAYS = 30;

    private Found openness() {
        LocalDate today = n.site().year().to();
        Set<String> fresh = new TreeSet<>();
        for (String name : n.below("community.metered")) {
            String to = n.text("community.metered." + name + ".to");
            boolean recent = !to.isEmpty()
                    && !LocalDate.parse(to).isAfter(today)
                    && !LocalDate.parse(to).isBefore(today.minusDays(FRESH_DAYS));
            if (recent) {
                fresh.addAll(METERED.getOrDefault(n.text("community.metered." + name + ".measure"), List.of()));
            }
        }
        int all = n.book().cards().size();
        return Found.of(n.plain(
                        new Numbers.Words(
                                "indicator.t1.fresh_percent",
                                "Indicators with fresh meter data",
                                Unit.PERCENT,
                                "indicators with a meter reading of the thirty days before the year's end / all of them",
                                "community.metered of the site's file"),
                        100.0 * fresh.size() / all,
                        Double.NaN,
                        Double.NaN,
                        List.of("community.metered"),
                        Confidence.DERIVED))
                .reading(
                        fresh.isEmpty()
                                ? "It is zero, as no meter reading from the thirty days before the year's end was found in public."
                                : "");
    }
}
