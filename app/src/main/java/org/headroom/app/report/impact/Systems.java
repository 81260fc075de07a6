package org.headroom.app.report.impact;

import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** How a report names units, and what stands beside each in the other system: US gallons and cubic metres, tons and tonnes, feet and metres. */
final class Systems {
    private static final double GAL_PER_M3 = 1 / Unit.GAL.toBase(1);
    private static final double LB_PER_KG = 1 / 0.45359237;
    private static final double FT_PER_M = 1 / 0.3048;
    private static final double KM_PER_MILE = 1.609344;

    private Systems() {}

    /**
     * A unit as a reader sees it.
     *
     * @param id for machines: a suffix of {@link Unit} or the like
     * @param before the number, as {@code $}
     * @param after the number, with the space that belongs there
     * @param plain after the number in plain text
     * @param us whether it is at home in the United States alone
     */
    record Name(String id, String before, String after, String plain, boolean us) {}

    /** {@code other = value * factor + offset}. */
    record Pair(Name name, @Nullable Name other, double factor, double offset) {
        double converted(double value) {
            return value * factor + offset;
        }
    }

    static Pair of(Unit unit) {
        return switch (unit) {
            case GAL -> pair(us(unit, "US gal", "gallons"), si("m3", "m³"), 1 / GAL_PER_M3);
            case GAL_PER_DAY ->
                pair(us(unit, "US gal/day", "gallons a day"), si("m3_per_day", "m³/day"), 1 / GAL_PER_M3);
            case GAL_PER_HOUR ->
                pair(us(unit, "US gal/h", "gallons an hour"), si("m3_per_hour", "m³/h"), 1 / GAL_PER_M3);
            case GPM -> pair(us(unit, "US gal/min", "gallons a minute"), si("l_per_min", "L/min"), 1000 / GAL_PER_M3);
            case M3 -> pair(si("m3", "m³"), us("gal", "US gal", "gallons"), GAL_PER_M3);
            case M3_PER_DAY ->
                pair(si("m3_per_day", "m³/day"), us("gal_per_day", "US gal/day", "gallons a day"), GAL_PER_M3);
            case M3_PER_S -> pair(si("m3_per_s", "m³/s"), us("gpm", "US gal/min", "gallons a minute"), GAL_PER_M3 * 60);
            case L -> pair(si("l", "L"), us("gal", "US gal", "gallons"), GAL_PER_M3 / 1000);
            case L_PER_MIN ->
                pair(si("l_per_min", "L/min"), us("gpm", "US gal/min", "gallons a minute"), GAL_PER_M3 / 1000);
            case T ->
                pair(si("t", "t", "metric tons"), us("short_ton", "short tons", "US tons"), 1000 * LB_PER_KG / 2000);
            case SHORT_TON ->
                pair(us(unit, "short tons", "US tons"), si("t", "t", "metric tons"), 2000 / LB_PER_KG / 1000);
            case KG -> pair(si("kg", "kg"), us("lb", "lb", "pounds"), LB_PER_KG);
            case KG_PER_H -> pair(si("kg_per_h", "kg/h"), us("lb_per_h", "lb/h", "pounds an hour"), LB_PER_KG);
            case LB_PER_H -> pair(us(unit, "lb/h", "pounds an hour"), si("kg_per_h", "kg/h"), 1 / LB_PER_KG);
            case G_PER_S -> pair(si("g_per_s", "g/s"), us("lb_per_h", "lb/h", "pounds an hour"), LB_PER_KG * 3.6);
            case KG_PER_S -> pair(si("kg_per_s", "kg/s"), us("lb_per_h", "lb/h", "pounds an hour"), LB_PER_KG * 3600);
            case C -> new Pair(si("c", "°C"), us("f", "°F", "°F"), 1.8, 32);
            case F -> new Pair(us(unit, "°F", "°F"), si("c", "°C"), 1 / 1.8, -32 / 1.8);
            case K ->
                pair(
                        si("k", "°C difference", "°C difference"),
                        us("f_difference", "°F difference", "°F difference"),
                        1.8);
            case M -> pair(si("m", "m"), us("ft", "ft", "feet"), FT_PER_M);
            case KM -> pair(si("km", "km"), us("mile", "miles", "miles"), 1 / KM_PER_MILE);
            case M2 -> pair(si("m2", "m²"), us("ft2", "sq ft", "square feet"), FT_PER_M * FT_PER_M);
            case M_PER_S -> pair(si("m_per_s", "m/s"), us("mph", "mph", "miles an hour"), 3.6 / KM_PER_MILE);
            case M_PER_DAY -> pair(si("m_per_day", "m/day"), us("ft_per_day", "ft/day", "feet a day"), FT_PER_M);
            case M2_PER_DAY ->
                pair(si("m2_per_day", "m²/day"), us("ft2_per_day", "ft²/day", "ft²/day"), FT_PER_M * FT_PER_M);
            case FT2_PER_DAY ->
                pair(us(unit, "ft²/day", "ft²/day"), si("m2_per_day", "m²/day"), 1 / FT_PER_M / FT_PER_M);
            case L_PER_KWH ->
                pair(si("l_per_kwh", "L/kWh"), us("gal_per_kwh", "US gal/kWh", "gallons a kWh"), GAL_PER_M3 / 1000);
            case KWH_PER_M3 ->
                pair(
                        si("kwh_per_m3", "kWh/m³"),
                        us("kwh_per_kgal", "kWh/1,000 US gal", "kWh per 1,000 gallons"),
                        1000 / GAL_PER_M3);
            case KG_PER_MWH -> pair(si("kg_per_mwh", "kg/MWh"), us("lb_per_mwh", "lb/MWh", "pounds a MWh"), LB_PER_KG);
            case KG_PER_KWH -> pair(si("kg_per_kwh", "kg/kWh"), us("lb_per_kwh", "lb/kWh", "pounds a kWh"), LB_PER_KG);
            case T_PER_MWH ->
                pair(si("t_per_mwh", "t/MWh"), us("lb_per_mwh", "lb/MWh", "pounds a MWh"), LB_PER_KG * 1000);
            case USD_PER_KGAL ->
                pair(price(unit, "1,000 US gal", "1,000 gallons", true), price("usd_per_m3", "m³"), GAL_PER_M3 / 1000);
            case USD_PER_M3 ->
                pair(
                        price("usd_per_m3", "m³"),
                        price(Unit.USD_PER_KGAL, "1,000 US gal", "1,000 gallons", true),
                        1000 / GAL_PER_M3);
            case ONE, COUNT -> alone(unit, "", "");
            case PERCENT -> alone(unit, "%", "%");
            case USD -> new Pair(new Name("usd", "$", "", "", false), null, 1, 0);
            case MW -> alone(unit, "MW", "megawatts");
            case KW -> alone(unit, "kW", "kilowatts");
            case MWH -> alone(unit, "MWh", "megawatt-hours");
            case KWH -> alone(unit, "kWh", "kilowatt-hours");
            case GWH -> alone(unit, "GWh", "gigawatt-hours");
            case DBA -> alone(unit, "dB(A)", "decibels");
            case DAYS -> alone(unit, "days", "days");
            case H -> alone(unit, "h", "hours");
            case MIN -> alone(unit, "min", "minutes");
            case DEG -> new Pair(new Name("deg", "", "°", "°", false), null, 1, 0);
            case USD_PER_KWH -> alone(price(unit, "kWh", "kilowatt-hour", false));
            case USD_PER_MWH -> alone(price(unit, "MWh", "megawatt-hour", false));
            case USD_PER_KW -> alone(price(unit, "kW", "kilowatt", false));
            case USD_PER_MW -> alone(price(unit, "MW", "megawatt", false));
            case USD_PER_KVAR -> alone(price(unit, "kvar", "kvar", false));
            case USD_PER_KG ->
                pair(price("usd_per_kg", "kg"), price(Unit.USD_PER_LB, "lb", "pound", true), 1 / LB_PER_KG);
            case USD_PER_LB -> pair(price(unit, "lb", "pound", true), price("usd_per_kg", "kg"), LB_PER_KG);
            case USD_PER_H -> alone(price(unit, "h", "hour", false));
            case USD_PER_T ->
                pair(price("usd_per_t", "t"), price("usd_per_short_ton", "short ton"), 2000 / LB_PER_KG / 1000);
            case USD_PER_GPU_H -> alone(price(unit, "GPU-hour", "GPU-hour", false));
            default -> alone(unit, unit.label(), unit.label());
        };
    }

    private static Pair pair(Name name, Name other, double factor) {
        return new Pair(name, other, factor, 0);
    }

    private static Pair alone(Unit unit, String label, String plain) {
        return alone(
                new Name(id(unit), "", label.isEmpty() ? "" : " " + label, plain.isEmpty() ? "" : " " + plain, false));
    }

    private static Pair alone(Name name) {
        return new Pair(name, null, 1, 0);
    }

    private static String id(Unit unit) {
        return unit.suffix().isEmpty() ? "one" : unit.suffix();
    }

    private static Name us(Unit unit, String label, String plain) {
        return us(id(unit), label, plain);
    }

    private static Name us(String id, String label, String plain) {
        return new Name(id, "", " " + label, " " + plain, true);
    }

    private static Name si(String id, String label) {
        return si(id, label, label);
    }

    private static Name si(String id, String label, String plain) {
        return new Name(id, "", " " + label, " " + plain, false);
    }

    private static Name price(Unit unit, String per, String plain, boolean us) {
        return new Name(id(unit), "$", " per " + per, " per " + plain, us);
    }

    private static Name price(String id, String per) {
        return new Name(id, "$", " per " + per, " per " + per, false);
    }
}
