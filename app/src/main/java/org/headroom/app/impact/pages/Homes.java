package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.PublicRecord;

/**
 * How many homes use as much: one number for each published average, so that the range is seen. Electricity and water
 * are apart and never stand for each other. Worked: 1,314,000 MWh a year over 14,400 kWh and 10,500 kWh are 91,000 and
 * 125,000 homes; 1.3 million gallons a day over 325 and 300 are 4,000 and 4,300.
 */
final class Homes {
    private Homes() {}

    /** A number of homes and whose average it rests on. */
    record Equivalent(String label, Quantity perHome, Quantity homes) {}

    /** By electricity, fewest homes first. */
    static List<Equivalent> byElectricity(Figures f, PublicRecord record, Quantity mwhAYear, String id) {
        List<Equivalent> all = new ArrayList<>();
        for (PublicRecord.HomeUse home : record.electricityHomes()) {
            Quantity per = f.ofInput(
                    home.figure().path(),
                    "Electricity of a home in a year",
                    home.figure().sourced());
            all.add(new Equivalent(
                    home.label(),
                    per,
                    rounded(
                            f,
                            mwhAYear,
                            1000 / per.value(),
                            id + "." + home.name() + "_count",
                            "Homes that use as much electricity",
                            "MWh a year x 1,000 / kWh of a home in a year",
                            home.figure().path())));
        }
        return sorted(all);
    }

    /** By water, fewest homes first. */
    static List<Equivalent> byWater(Figures f, PublicRecord record, Quantity galPerDay, String id) {
        List<Equivalent> all = new ArrayList<>();
        for (PublicRecord.HomeUse home : record.waterHomes()) {
            Quantity per = f.ofInput(
                    home.figure().path(),
                    "Water of a home in a day",
                    home.figure().sourced());
            all.add(new Equivalent(
                    home.label(),
                    per,
                    rounded(
                            f,
                            galPerDay,
                            1 / per.value(),
                            id + "." + home.name() + "_count",
                            "Homes that use as much water",
                            "gallons a day / gallons of a home in a day",
                            home.figure().path())));
        }
        return sorted(all);
    }

    private static Quantity rounded(
            Figures f, Quantity from, double factor, String id, String name, String formula, String path) {
        return f.add(new Quantity(
                id,
                name,
                rounded(from.value() * factor),
                rounded(from.low() * factor),
                rounded(from.high() * factor),
                from.range(),
                Unit.COUNT,
                formula + ", rounded to thousands, below 10,000 to hundreds",
                List.of(from.id(), path),
                Made.HERE,
                Confidence.DERIVED));
    }

    private static double rounded(double homes) {
        double step = homes >= 10_000 ? 1000 : homes >= 1000 ? 100 : homes >= 100 ? 10 : 1;
        return Double.isFinite(homes) ? step * Math.round(homes / step) : Double.NaN;
    }

    private static List<Equivalent> sorted(List<Equivalent> all) {
        all.sort(Comparator.comparingDouble(e -> e.homes().value()));
        return List.copyOf(all);
    }
}
