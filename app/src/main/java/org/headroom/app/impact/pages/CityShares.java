package org.headroom.app.impact.pages;

import java.time.Instant;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What the site is of its city, each share with its own denominator: of the city's energy in a year, of its summer peak
 * and of its winter peak. Once for the power that is connected, drawn in every hour, and once for the year as computed.
 * One share never stands for another. Worked: 150 MW in every hour are 1,314,000 MWh, 9.7 % of 13,500,000 MWh (9.4 % of
 * 14, 10.1 % of 13 million), 5.0 % of 3,000 MW and 7.5 % of 2,000 MW.
 */
final class CityShares {
    private static final double HOURS_PER_YEAR = 8760;

    private final ImpactCase c;
    private final Figures f;
    private final Instant at;

    CityShares(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.at = Instant.ofEpochSecond(c.window().fromS());
    }

    /** Power that the utility has connected at the run's start, MW. */
    @Nullable
    Quantity connectedMw() {
        return input("grid.utility_mw", "Power that the utility has connected");
    }

    @Nullable
    Quantity cityMwh() {
        return input("region.energy_mwh", "Electricity of the city in a year");
    }

    @Nullable
    Quantity summerMw() {
        return input("region.summer_peak_mw", "Summer peak of the city");
    }

    @Nullable
    Quantity winterMw() {
        return input("region.winter_peak_mw", "Winter peak of the city");
    }

    @Nullable
    Quantity input(String path, String name) {
        Sourced sourced = c.tree().inForce(path, at);
        return sourced == null ? null : f.ofInput(path, name, sourced);
    }

    /** Whether all three denominators are known. */
    boolean known() {
        return connectedMw() != null && cityMwh() != null && summerMw() != null && winterMw() != null;
    }

    /** Of the city's energy with the connected power in every hour; its range is that of the city's energy. */
    Quantity flatOfEnergy() {
        return ofEnergy(
                "share.connected_of_energy_percent",
                "Connected power in every hour, of the city's electricity",
                need(connectedMw()).value() * HOURS_PER_YEAR,
                "connected power x 8,760 h / electricity of the city in a year",
                "grid.utility_mw");
    }

    /** The same with the upper end of the city's energy. */
    Quantity flatOfEnergyLow() {
        Quantity share = flatOfEnergy();
        return end(share, "low", share.low());
    }

    /** The same with the lower end of the city's energy. */
    Quantity flatOfEnergyHigh() {
        Quantity share = flatOfEnergy();
        return end(share, "high", share.high());
    }

    private Quantity end(Quantity share, String which, double value) {
        return Made.of(
                f,
                share.id().replace("_percent", "_" + which + "_percent"),
                share.name() + ", " + which,
                Double.isFinite(value) ? value : share.value(),
                Unit.PERCENT,
                "as the share, with an end of the range of the city's electricity",
                share.id());
    }

    Quantity flatOfSummer() {
        return ofPeak(
                "share.connected_of_summer_peak_percent",
                "Connected power, of the city's summer peak",
                need(connectedMw()),
                need(summerMw()));
    }

    Quantity flatOfWinter() {
        return ofPeak(
                "share.connected_of_winter_peak_percent",
                "Connected power, of the city's winter peak",
                need(connectedMw()),
                need(winterMw()));
    }

    /** Of the city's energy as computed. */
    Quantity yearOfEnergy() {
        Quantity same = indicator("energy");
        if (same != null) {
            return same;
        }
        YearNumbers n = new YearNumbers(c, f);
        return ofEnergy(
                "share.year_of_energy_percent",
                "Grid electricity of the computed year, of the city's",
                n.energyMwh().value() * HOURS_PER_YEAR / (n.days() * 24),
                "grid electricity of 8,760 h / electricity of the city in a year",
                "year.energy_mwh");
    }

    Quantity yearOfSummer() {
        Quantity same = indicator("summer");
        if (same != null) {
            return same;
        }
        return ofPeak(
                "share.year_of_summer_peak_percent",
                "Highest hour of the site from June to September, of the city's summer peak",
                most("summer", 6, 9),
                need(summerMw()));
    }

    Quantity yearOfWinter() {
        Quantity same = indicator("winter");
        if (same != null) {
            return same;
        }
        return ofPeak(
                "share.year_of_winter_peak_percent",
                "Highest hour of the site from December to March, of the city's winter peak",
                most("winter", 12, 3),
                need(winterMw()));
    }

    /** The same share as indicator E6 has it, so that a report has one number for it; null where E6 is not worked out before. */
    private @Nullable Quantity indicator(String of) {
        String id = "indicator.e6.modelled_" + of + "_percent";
        return f.all().stream()
                .filter(q -> q.known() && q.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private Quantity most(String season, int first, int last) {
        double mw = new YearNumbers(c, f)
                .highest(
                        Measures.SITE_POWER_MW, m -> first <= last ? m >= first && m <= last : m >= first || m <= last);
        return Made.of(
                f,
                "year.highest_hour_of_" + season + "_mw",
                "Highest hour of the site in " + season,
                mw,
                Unit.MW,
                "highest hourly mean of the season's four months",
                "year.peak_site_mw");
    }

    private Quantity ofEnergy(String id, String name, double mwh, String formula, String input) {
        Quantity city = need(cityMwh());
        return f.add(new Quantity(
                id,
                name,
                100 * mwh / city.value(),
                100 * mwh / city.high(),
                100 * mwh / city.low(),
                Quantity.Range.STATED,
                Unit.PERCENT,
                formula + "; the range is that of the city's electricity",
                List.of(input, "region.energy_mwh"),
                Made.HERE,
                Confidence.DERIVED));
    }

    private Quantity ofPeak(String id, String name, Quantity part, Quantity peak) {
        return Made.of(
                f,
                id,
                name,
                100 * part.value() / peak.value(),
                Unit.PERCENT,
                "power / peak of the city",
                part.id(),
                peak.id());
    }

    private static Quantity need(@Nullable Quantity quantity) {
        if (quantity == null) {
            throw new IllegalStateException("asked for a share without its denominator");
        }
        return quantity;
    }
}
