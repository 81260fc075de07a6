package org.headroom.app.impact.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** The figures of a case's year by short names, each with the same passport wherever it is printed. */
final class YearNumbers {
    private final ImpactCase c;
    private final Figures f;
    private final double days;

    YearNumbers(ImpactCase c, Figures f) {
        this.c = c;
        this.f = f;
        this.days = c.year().grid().count() * (double) c.year().grid().stepS() / 86_400;
    }

    double days() {
        return days;
    }

    private Quantity of(String key, String name, Unit unit, String formula) {
        return f.ofYear(c, key, name, unit, formula, Made.TWIN);
    }

    Quantity energyMwh() {
        return of("energy_mwh", "Grid electricity of the year", Unit.MWH, "sum of the power at the utility's meter");
    }

    Quantity siteEnergyMwh() {
        return of(
                "site_energy_mwh",
                "Electricity of the site in the year",
                Unit.MWH,
                "grid + own generation + what the battery gives");
    }

    Quantity itEnergyMwh() {
        return of("it_energy_mwh", "Electricity of the computers in the year", Unit.MWH, "sum of the IT power");
    }

    Quantity meanMw() {
        return of("mean_site_mw", "Mean power of the site", Unit.MW, "energy of the year / its hours");
    }

    Quantity peakMw() {
        return of("peak_site_mw", "Highest power of the site", Unit.MW, "highest step of the year at the meter");
    }

    Quantity pue() {
        return of("pue", "PUE", Unit.ONE, "energy of the site / energy of its IT (ISO/IEC 30134-2)");
    }

    Quantity wueLPerKwh() {
        return of(
                "wue_l_per_kwh",
                "WUE on site",
                Unit.L_PER_KWH,
                "litres of water taken on site / kWh of IT energy (ISO/IEC 30134-9)");
    }

    Quantity gal(String key) {
        return switch (key) {
            case "makeup_gal" ->
                of(key, "Make-up of the towers", Unit.GAL, "evaporation + drift + blowdown, and what the basins gain");
            case "potable_gal" -> of(key, "Mains water of the year", Unit.GAL, "sum of the mains meter");
            case "recycled_gal" ->
                of(key, "Recycled water of the year", Unit.GAL, "sum of what the recycling plant gives the site");
            case "evaporation_gal" -> of(key, "Evaporation of the year", Unit.GAL, "sum over the towers");
            case "drift_gal" -> of(key, "Drift of the year", Unit.GAL, "droplets that leave the towers");
            case "blowdown_gal" -> of(key, "Blowdown of the year", Unit.GAL, "evaporation / (cycles - 1) - drift");
            case "discharge_gal" ->
                of(key, "Discharge to the sewer in the year", Unit.GAL, "blowdown + people's waste water + reject");
            case "worst_day_gal" ->
                of(key, "Make-up of the day that takes most", Unit.GAL, "highest sum of a local day");
            case "worst_day_potable_gal" ->
                of(key, "Mains water of the day that takes most", Unit.GAL, "highest sum of a local day");
            case "recycling_intake_gal" ->
                of(key, "Treated sewage into the recycling plant", Unit.GAL, "sum of its intake, for all its users");
            case "recycling_product_gal" ->
                of(key, "Product of the recycling plant", Unit.GAL, "sum of its product, for all its users");
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** A volume of the year spread over its days. */
    Quantity perDay(String key, String name) {
        Quantity year = gal(key);
        return Made.scaled(
                f,
                year,
                1 / days,
                "day." + key.replace("_gal", "") + "_gal_per_day",
                name,
                Unit.GAL_PER_DAY,
                "sum of the year / its days");
    }

    Quantity co2T() {
        return of(
                "co2_t",
                "Carbon dioxide of grid electricity",
                Unit.T,
                "energy x factor of the grid (GHG Protocol, scope 2, by location)");
    }

    /** Of the grid and of the site's own engines, where it has any, t. */
    Quantity allCo2T() {
        return generationCo2T().known()
                ? Made.sum(
                        c,
                        f,
                        "year.all_co2_t",
                        "Carbon dioxide of grid and engines",
                        Unit.T,
                        "co2_t",
                        "generation_co2_t")
                : Made.sum(c, f, "year.all_co2_t", "Carbon dioxide of grid electricity alone", Unit.T, "co2_t");
    }

    Quantity generationCo2T() {
        return of("generation_co2_t", "Carbon dioxide of own engines", Unit.T, "fuel x factor (GHG Protocol, scope 1)");
    }

    Quantity generationMwh() {
        return of("generation_mwh", "Electricity of own engines", Unit.MWH, "sum of their output");
    }

    Quantity noxKg() {
        return of("nox_kg", "Nitrogen oxides of own engines", Unit.KG, "sum over units, starts included");
    }

    Quantity pmKg() {
        return of("pm_kg", "Particulate matter of own engines", Unit.KG, "sum over units, starts included");
    }

    Quantity usd(String part) {
        String name = switch (part) {
            case "energy" -> "Electricity bill: energy";
            case "demand" -> "Electricity bill: demand and fixed charges";
            case "water" -> "Water bill";
            case "sewer" -> "Sewer bill";
            default -> "All bills";
        };
        return of("cost_usd." + part, name, Unit.USD, "tariffs of the site's file, month by month");
    }

    Quantity transformerLifeH() {
        return of(
                "transformer_life_h",
                "Life used of the main transformers",
                Unit.H,
                "sum of ageing rate x time (IEC 60076-7 or IEEE C57.91)");
    }

    Quantity transformerHotSpotC() {
        return of("transformer_hot_spot_c", "Hottest hot spot of the main transformers", Unit.C, "highest of the year");
    }

    Quantity cycles() {
        return of("cycles", "Cycles of concentration", Unit.ONE, "dissolved solids in the towers / in their make-up");
    }

    Quantity circulatingM3() {
        return of("circulating_m3", "Water circulated over the towers", Unit.M3, "sum of the tower flow");
    }

    Quantity sewerTdsMgPerL() {
        return of("sewer_tds_mg_per_l", "Dissolved solids of the discharge", Unit.MG_PER_L, "mean weighted by flow");
    }

    Quantity sewerNitrogenKg() {
        return of("sewer_nitrogen_kg", "Nitrogen to the sewer", Unit.KG, "sum of flow x concentration");
    }

    Quantity sewerPhosphorusKg() {
        return of("sewer_phosphorus_kg", "Phosphorus to the sewer", Unit.KG, "sum of flow x concentration");
    }

    Quantity sewerC() {
        return of("sewer_temperature_c", "Warmest discharge", Unit.C, "highest of the year");
    }

    Quantity recyclingMwh() {
        return of("recycling_mwh", "Electricity of the recycling plant", Unit.MWH, "sum over all its users");
    }

    Quantity batteryMwh() {
        return of("battery_mwh", "Energy that the battery gave", Unit.MWH, "sum of its discharge");
    }

    /** Months in order, in the figure's unit; not a number where one is not known. */
    double[] months(String key) {
        double[] months = new double[12];
        for (int m = 0; m < 12; m++) {
            months[m] = c.year().figure("month." + key + "." + (m + 1));
        }
        return months;
    }

    static boolean any(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isFinite);
    }

    /** Mean of the hours of a measure in a period, or of those that a rule on the month takes; not a number without any. */
    double highest(Measures measure, IntPredicate month) {
        double[] hours = c.year().hours(measure);
        double most = Double.NaN;
        for (int i = 0; i < hours.length; i++) {
            if (month.test(local(i).getMonthValue()) && !(hours[i] <= most) && Double.isFinite(hours[i])) {
                most = hours[i];
            }
        }
        return most;
    }

    LocalDate local(int hour) {
        return Instant.ofEpochSecond(c.year().grid().fromS(hour))
                .atZone(c.zone())
                .toLocalDate();
    }

    /** Means of each local day in order; empty without hours. */
    double[] daily(Measures measure) {
        double[] hours = c.year().hours(measure);
        Map<LocalDate, double[]> sums = new TreeMap<>();
        for (int i = 0; i < hours.length; i++) {
            double[] sum = sums.computeIfAbsent(local(i), d -> new double[2]);
            sum[0] += hours[i];
            sum[1]++;
        }
        return sums.values().stream().mapToDouble(s -> s[0] / s[1]).toArray();
    }

    /** The local day with the highest hour of a measure; null without hours. */
    @Nullable
    LocalDate dayOfHighestHour(Measures measure) {
        double[] hours = c.year().hours(measure);
        int best = 0;
        for (int i = 1; i < hours.length; i++) {
            best = hours[i] > hours[best] ? i : best;
        }
        return hours.length == 0 ? null : local(best);
    }

    /** The local day whose sum of a measure is highest; null without hours. */
    @Nullable
    LocalDate highestDay(Measures measure) {
        double[] hours = c.year().hours(measure);
        Map<LocalDate, double[]> sums = new TreeMap<>();
        for (int i = 0; i < hours.length; i++) {
            double[] sum = sums.computeIfAbsent(local(i), d -> new double[2]);
            sum[0] += hours[i];
            sum[1]++;
        }
        LocalDate best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<LocalDate, double[]> day : sums.entrySet()) {
            if (day.getValue()[1] >= 23 && day.getValue()[0] > most) {
                most = day.getValue()[0];
                best = day.getKey();
            }
        }
        return best;
    }
}
