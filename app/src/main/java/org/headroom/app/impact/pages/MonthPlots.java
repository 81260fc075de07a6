package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.headroom.app.report.impact.Plot;
import org.headroom.data.quantity.Unit;

/** Charts with a bar a month. */
final class MonthPlots {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<String> LONG = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private MonthPlots() {}

    /** Mains water and make-up, gallons. */
    static Plot water(YearNumbers n, String id, String title) {
        return plot(
                id,
                title,
                Unit.GAL,
                "US gallons a month",
                List.of(
                        new Plot.Series("from the city", Plot.Mark.BAR, n.months("potable_gal")),
                        new Plot.Series("into the towers", Plot.Mark.BAR, n.months("makeup_gal"))));
    }

    static Plot energy(YearNumbers n) {
        return plot(
                "electricity_months",
                "Grid electricity by month",
                Unit.MWH,
                "MWh a month",
                List.of(new Plot.Series("grid electricity", Plot.Mark.BAR, n.months("energy_mwh"))));
    }

    private static Plot plot(String id, String title, Unit unit, String yName, List<Plot.Series> series) {
        List<Plot.Series> known = new ArrayList<>();
        StringBuilder words = new StringBuilder("Bars for each month.");
        for (Plot.Series one : series) {
            if (YearNumbers.any(one.y())) {
                known.add(one);
                int most = best(one.y(), 1);
                int least = best(one.y(), -1);
                words.append(" The most ").append(one.name()).append(" is in ").append(LONG.get(most));
                words.append(", the least in ").append(LONG.get(least)).append('.');
            }
        }
        return new Plot(
                id,
                title,
                words.toString(),
                Plot.Axis.CATEGORY,
                "month",
                unit,
                yName,
                IntStream.range(0, 12).asDoubleStream().toArray(),
                MONTHS,
                null,
                known);
    }

    private static int best(double[] y, int sign) {
        int best = 0;
        for (int i = 1; i < y.length; i++) {
            if (Double.isNaN(y[best]) || sign * y[i] > sign * y[best]) {
                best = i;
            }
        }
        return best;
    }
}
