package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/** Water: W1 to W12, and S1 to S4 of the recycling plant. */
final class WaterIndicators {
    private static final double L_PER_GAL = Unit.GAL.toBase(1) * 1000;

    private static final String TWIN = "Headroom's twin, a year by the hour";

    private final Numbers n;

    WaterIndicators(Numbers numbers) {
        this.n = numbers;
    }

    Map<String, Found> all() {
        Map<String, Found> all = new LinkedHashMap<>();
        all.put("W1", withdrawal());
        all.put("W2", cityShare());
        all.put("W3", recycledShare());
        all.put("W4", consumption());
        all.put("W5", discharge());
        all.put("W6", wue());
        all.put("W7", wueSource());
        WellIndicators wells = new WellIndicators(n);
        all.put("W8", wells.drawdown());
        all.put("W9", wells.leakage());
        all.put("W10", saved());
        all.put("W11", worstDay());
        all.put("W12", price());
        all.put("S1", fromRiver());
        all.put("S2", plantEnergy());
        all.put("S3", Found.of(n.input("community.factors.samples_percent")));
        all.put("S4", salt());
        return all;
    }

    private static Numbers.Words words(String id, String name, Unit unit, String formula) {
        return new Numbers.Words("indicator." + id, name, unit, formula, TWIN);
    }

    private @Nullable Quantity aDay(String id, String name, String key) {
        return n.derived(
                words(id, name, Unit.GAL_PER_DAY, "gallons of the year / its days"),
                List.of(key),
                List.of(),
                (y, x) -> y.applyAsDouble(key) / n.days());
    }

    private @Nullable Quantity megalitres(String id, String name, String... keys) {
        return n.derived(words(id, name, Unit.MEGALITRE, "sum of the year"), List.of(keys), List.of(), (y, x) -> {
            double sum = 0;
            for (String key : keys) {
                sum += y.applyAsDouble(key);
            }
            return sum * L_PER_GAL / 1e6;
        });
    }

    private Found withdrawal() {
        return Found.of(
                        aDay("w1.potable_gal_per_day", "Mains water a day, mean of the year", "potable_gal"),
                        n.ofYear(
                                "worst_day_potable_gal",
                                "Mains water of the worst day",
                                Unit.GAL,
                                "largest sum of a local day",
                                TWIN),
                        megalitres("w1.potable_megalitre", "Mains water of the year", "potable_gal"))
                .trend(n.months("potable_gal", true, 1));
    }

    private Found cityShare() {
        String path = "community.indicators.city_pumpage_gal_per_day";
        var pumped = n.sourced(path);
        return Found.of(n.derived(
                        words(
                                "w2.share_percent",
                                "Share of what the city pumps",
                                Unit.PERCENT,
                                "mains water a day / pumping a day"),
                        List.of("potable_gal"),
                        List.of(path),
                        (y, x) -> 100 * y.applyAsDouble("potable_gal") / n.days() / x[0]))
                .trend(pumped == null ? List.of() : n.months("potable_gal", true, 100 / pumped.value()));
    }

    private Found recycledShare() {
        return Found.of(n.derived(
                words(
                        "w3.recycled_percent",
                        "Recycled water in the site's water",
                        Unit.PERCENT,
                        "recycled / (recycled + potable)"),
                List.of("recycled_gal", "potable_gal"),
                List.of(),
                (y, x) -> 100
                        * y.applyAsDouble("recycled_gal")
                        / (y.applyAsDouble("recycled_gal") + y.applyAsDouble("potable_gal"))));
    }

    private Found consumption() {
        return Found.of(
                megalitres(
                        "w4.consumption_megalitre",
                        "Water that leaves into the air in the year",
                        "evaporation_gal",
                        "drift_gal"),
                n.ofYear("evaporation_gal", "Evaporation", Unit.GAL, "sum over the year's steps", TWIN),
                n.ofYear("drift_gal", "Drift", Unit.GAL, "sum over the year's steps", TWIN));
    }

    private Found discharge() {
        return Found.of(
                n.ofYear(
                        "sewer_tds_mg_per_l",
                        "Dissolved solids in the discharge",
                        Unit.MG_PER_L,
                        "mean of the year, weighted by flow",
                        TWIN),
                megalitres("w5.discharge_megalitre", "Discharge to the sewer", "discharge_gal"),
                n.ofYear(
                        "sewer_temperature_c",
                        "Warmest discharge",
                        Unit.C,
                        "highest of the year, all flows together",
                        TWIN),
                n.ofYear("sewer_nitrogen_kg", "Nitrogen in the discharge", Unit.KG, "sum of the year", TWIN),
                n.ofYear("sewer_phosphorus_kg", "Phosphorus in the discharge", Unit.KG, "sum of the year", TWIN));
    }

    private Found wue() {
        Quantity stated = n.derived(
                new Numbers.Words(
                        "indicator.w6.stated_l_per_kwh",
                        "Stated or reported draw over the contract's full power",
                        Unit.L_PER_KWH,
                        "mains draw of the site's file / (contract x 24 h); per kWh of the whole site, not of IT",
                        "arithmetic on the site's file"),
                List.of(),
                List.of("water.aquifer.draw_gal_per_day", "grid.utility_mw"),
                (y, x) -> x[0] * L_PER_GAL / (x[1] * 1000 * 24));
        return Found.of(n.ofYear(
                        "wue_l_per_kwh",
                        "Water on site for each kWh of IT energy",
                        Unit.L_PER_KWH,
                        "(potable + recycled) / IT energy",
                        TWIN + "; ISO/IEC 30134-9"))
                .clause("the stated or reported draw over the contract's power is {} at the site's meter", stated);
    }

    private Found wueSource() {
        List<String> kinds = n.below("community.mix");
        List<String> paths = new ArrayList<>();
        for (String kind : kinds) {
            String station = kind.replaceFirst("_percent$", "");
            if (!n.book().generation().contains(station)) {
                continue; // nothing is known of its water
            }
            paths.add("community.mix." + kind);
            paths.add("generation." + station + ".water_l_per_kwh");
        }
        if (paths.isEmpty()) {
            return Found.none();
        }
        return Found.of(
                source("w7.source_l_per_kwh", "Water on site and at power stations, without reservoirs", paths, false),
                source("w7.with_reservoirs_l_per_kwh", "The same with the reservoirs of hydropower", paths, true),
                mix("w7.grid_l_per_kwh", "Water of a kilowatt-hour from the grid, without reservoirs", paths));
    }

    private @Nullable Quantity source(String id, String name, List<String> paths, boolean reservoirs) {
        return n.derived(
                words(id, name, Unit.L_PER_KWH, "(site water + grid energy x mean water of generation) / IT energy"),
                List.of("wue_l_per_kwh", "energy_mwh", "it_energy_mwh"),
                paths,
                (y, x) -> y.applyAsDouble("wue_l_per_kwh")
                        + y.applyAsDouble("energy_mwh")
                                / y.applyAsDouble("it_energy_mwh")
                                * litres(paths, x, reservoirs));
    }

    private @Nullable Quantity mix(String id, String name, List<String> paths) {
        return n.derived(
                words(id, name, Unit.L_PER_KWH, "sum of share x water of each kind of station / sum of shares"),
                List.of(),
                paths,
                (y, x) -> litres(paths, x, false));
    }

    /** Shares and litres in turn. */
    private static double litres(List<String> paths, double[] x, boolean reservoirs) {
        double shares = 0;
        double sum = 0;
        for (int i = 0; i < x.length; i += 2) {
            shares += x[i];
            sum += paths.get(i + 1).startsWith("generation.hydro.") && !reservoirs ? 0 : x[i] * x[i + 1];
        }
        return sum / shares;
    }

    private Found saved() {
        return Found.of(
                Double.isFinite(n.year("recycling_product_gal"))
                        ? n.ofYear(
                                "recycling_product_gal",
                                "Recycled water given to all users",
                                Unit.GAL,
                                "sum of the year",
                                TWIN)
                        : n.ofYear(
                                "recycled_gal", "Recycled water used on the site", Unit.GAL, "sum of the year", TWIN));
    }

    private Found worstDay() {
        return Found.of(n.derived(
                words(
                        "w11.station_percent",
                        "Worst day over one pumping station",
                        Unit.PERCENT,
                        "mains water of the worst day / the station's most"),
                List.of("worst_day_potable_gal"),
                List.of("community.indicators.station_gal_per_day"),
                (y, x) -> 100 * y.applyAsDouble("worst_day_potable_gal") / x[0]));
    }

    private Found price() {
        return n.sourced("community.money.resident_water_usd_per_kgal") == null
                ? Found.none()
                : Found.of(n.derived(
                        words(
                                "w12.paid_usd_per_kgal",
                                "Paid for mains water",
                                Unit.USD_PER_KGAL,
                                "water bill of the year / mains water of the year"),
                        List.of("cost_usd.water", "potable_gal"),
                        List.of(),
                        (y, x) -> 1000 * y.applyAsDouble("cost_usd.water") / y.applyAsDouble("potable_gal")));
    }

    private Found fromRiver() {
        return Found.of(n.derived(
                words(
                        "s1.diverted_percent",
                        "Treated sewage that is used again",
                        Unit.PERCENT,
                        "intake of the recycling plant a day / flow of the works"),
                List.of("recycling_intake_gal"),
                List.of("community.indicators.treatment_works_gal_per_day"),
                (y, x) -> 100 * y.applyAsDouble("recycling_intake_gal") / n.days() / x[0]));
    }

    private Found plantEnergy() {
        return Found.of(
                n.derived(
                        words(
                                "s2.energy_mwh_per_day",
                                "Electricity of the recycling plant",
                                Unit.MWH_PER_DAY,
                                "energy of the year / its days"),
                        List.of("recycling_mwh"),
                        List.of(),
                        (y, x) -> y.applyAsDouble("recycling_mwh") / n.days()),
                n.derived(
                        words(
                                "s2.energy_kwh_per_m3",
                                "Electricity for each cubic metre",
                                Unit.KWH_PER_M3,
                                "energy / product"),
                        List.of("recycling_mwh", "recycling_product_gal"),
                        List.of(),
                        (y, x) -> 1e6
                                * y.applyAsDouble("recycling_mwh")
                                / (y.applyAsDouble("recycling_product_gal") * L_PER_GAL)));
    }

    private Found salt() {
        WaterQuality potable = n.site().site().water().potable().quality();
        WaterQuality recycled = n.site().site().water().recycledWater().quality();
        double mains = potable == null ? Double.NaN : potable.tdsMgPerL();
        double second = recycled == null ? Double.NaN : recycled.tdsMgPerL();
        Quantity came = n.derived(
                words(
                        "s4.came_kg_per_day",
                        "Dissolved solids in the water that came",
                        Unit.KG_PER_DAY,
                        "potable and recycled water, each x its dissolved solids"),
                List.of("potable_gal", "recycled_gal"),
                List.of(),
                (y, x) -> (part(y.applyAsDouble("potable_gal"), mains) + part(y.applyAsDouble("recycled_gal"), second))
                        / n.days());
        return Found.of(
                        n.derived(
                                words(
                                        "s4.discharged_kg_per_day",
                                        "Dissolved solids in the discharge",
                                        Unit.KG_PER_DAY,
                                        "discharge x its dissolved solids"),
                                List.of("discharge_gal", "sewer_tds_mg_per_l"),
                                List.of(),
                                (y, x) -> y.applyAsDouble("discharge_gal")
                                        * L_PER_GAL
                                        * y.applyAsDouble("sewer_tds_mg_per_l")
                                        / 1e6
                                        / n.days()),
                        n.derived(
                                words(
                                        "s4.nitrogen_kg_per_day",
                                        "Nitrogen in the discharge",
                                        Unit.KG_PER_DAY,
                                        "sum of the year / its days"),
                                List.of("sewer_nitrogen_kg"),
                                List.of(),
                                (y, x) -> y.applyAsDouble("sewer_nitrogen_kg") / n.days()))
                .atMost(came)
                .clause("{} came with the water", came);
    }

    private static double part(double gallons, double mgPerL) {
        return gallons == 0 ? 0 : gallons * L_PER_GAL * mgPerL / 1e6;
    }
}
