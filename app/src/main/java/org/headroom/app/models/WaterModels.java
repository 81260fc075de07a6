package org.headroom.app.models;

import static org.headroom.physics.basis.Column.in;
import static org.headroom.physics.basis.Column.out;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.physics.basis.Column;
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.water.CarbonateSystem;
import org.headroom.physics.water.CycleLimit;
import org.headroom.physics.water.CycleLimits;
import org.headroom.physics.water.Cycles;
import org.headroom.physics.water.LangelierIndex;
import org.headroom.physics.water.Species;
import org.headroom.physics.water.WaterQuality;

/** {@code water-chemistry} as a table. */
final class WaterModels {
    private WaterModels() {}

    /** A tower maker's printed limits for galvanized steel, calcite at 100 times its saturation. */
    private static final CycleLimits DEFAULT_LIMITS =
            new CycleLimits(150, 500, 500, 300, 250, 1500, 15, 2, 2, CycleLimits.AIR_CO2_ATM, 10, 9);

    private static final Set<String> OPTIONAL = Set.of(
            "sodium_mg_per_l",
            "ammonium_mg_per_l",
            "nitrate_mg_per_l",
            "phosphate_mg_per_l",
            "ph",
            "water_c",
            "hot_water_c");

    static TableModel chemistry() {
        List<Column> inputs = new ArrayList<>();
        for (Species s : Species.values()) {
            inputs.add(in(s.key() + "_mg_per_l", "make-up, mg/L" + as(s), 0, 50_000));
        }
        inputs.add(in("ph", "pH of the make-up", 3, 12, 4.5, 11));
        inputs.add(in("water_c", "temperature of the make-up, C", 0, 90));
        inputs.add(in("hot_water_c", "hottest water in the tower loop, C", 0, 90));
        ModelCard card = new ModelCard(
                "water-chemistry",
                "cycles of concentration that a make-up water allows, and its calcite saturation",
                inputs,
                List.of(
                        out("cycles", "cycles that all limits allow; below 1 the make-up breaks one itself"),
                        out("imbalance_percent", "cations less anions over their sum, %"),
                        out("tds_mg_per_l", "dissolved solids of the make-up, mg/L"),
                        out("calcite_index", "saturation index of calcite in the make-up"),
                        out("langelier_index", "plain Langelier index of the make-up"),
                        out("tower_tds_mg_per_l", "dissolved solids at these cycles, mg/L"),
                        out("tower_ph", "pH of tower water open to air at these cycles, hottest water"),
                        out("tower_calcite_index", "saturation index of calcite there"),
                        out("cycles_silica", "cycles that silica alone allows; empty where it never binds"),
                        out("cycles_calcium", "calcium hardness alone"),
                        out("cycles_alkalinity", "alkalinity alone"),
                        out("cycles_chloride", "chloride alone"),
                        out("cycles_sulphate", "sulphate alone"),
                        out("cycles_tds", "dissolved solids alone"),
                        out("cycles_phosphate", "phosphate alone"),
                        out("cycles_ammonium", "ammonium alone"),
                        out("cycles_calcite", "calcite alone"),
                        out("cycles_ph", "pH alone")),
                "N = min(limit / make-up); SI = log {Ca}{CO3}/Kc with Davies activities and ion pairs; tower open to air",
                "Plummer and Busenberg (1982); Standard Methods 2330 B; limits: a tower maker's sheet, see docs/models/water.md");
        return new TableModel(
                card,
                Set.of(),
                OPTIONAL,
                List.of(
                        new DesignKey("silica_mg_per_l", 1),
                        new DesignKey("calcium_hardness_mg_per_l", 1),
                        new DesignKey("alkalinity_mg_per_l", 1),
                        new DesignKey("chloride_mg_per_l", 1),
                        new DesignKey("sulphate_mg_per_l", 1),
                        new DesignKey("tds_mg_per_l", 1),
                        new DesignKey("phosphate_mg_per_l", 1),
                        new DesignKey("ammonium_mg_per_l", 1),
                        new DesignKey("calcite_index", 1),
                        new DesignKey("co2_ppm", 1),
                        new DesignKey("most_cycles", 1),
                        new DesignKey("ph", 1)),
                "silica 150, calcium hardness 500, alkalinity 500, chloride 300, sulphate 250, TDS 1500, phosphate 15,"
                        + " ammonium 2 mg/L, calcite index 2, CO2 420 ppm, at most 10 cycles, pH 9",
                d -> rows(
                        d == null
                                ? DEFAULT_LIMITS
                                : new CycleLimits(
                                        d.number("silica_mg_per_l"),
                                        d.number("calcium_hardness_mg_per_l"),
                                        d.number("alkalinity_mg_per_l"),
                                        d.number("chloride_mg_per_l"),
                                        d.number("sulphate_mg_per_l"),
                                        d.number("tds_mg_per_l"),
                                        d.number("phosphate_mg_per_l"),
                                        d.number("ammonium_mg_per_l"),
                                        d.number("calcite_index"),
                                        d.number("co2_ppm") * 1e-6,
                                        d.number("most_cycles"),
                                        d.number("ph"))));
    }

    private static String as(Species s) {
        return switch (s) {
            case ALKALINITY -> " as CaCO3";
            case SILICA -> " as SiO2";
            case PHOSPHATE -> " as PO4";
            case SODIUM -> ", potassium included";
            case CALCIUM, MAGNESIUM, AMMONIUM, CHLORIDE, SULPHATE, NITRATE -> "";
        };
    }

    private static RowModel rows(CycleLimits limits) {
        CarbonateSystem carbonate = new CarbonateSystem();
        double[] mgPerL = new double[Species.COUNT];
        return (in, out) -> {
            Map<Species, Double> ions = new EnumMap<>(Species.class);
            for (Species s : Species.values()) {
                ions.put(s, in.number(s.key() + "_mg_per_l", 0));
            }
            WaterQuality water = WaterQuality.of(ions, in.number("ph", 7.5));
            double hotC = in.number("hot_water_c", 37);
            Cycles cycles = Cycles.of(water, limits, hotC);
            out[0] = cycles.value();
            out[1] = water.imbalancePercent();
            out[2] = water.tdsMgPerL();
            water.copyTo(mgPerL);
            double waterC = in.number("water_c", 20);
            carbonate.setTemperature(waterC);
            boolean lime = water.mgPerL(Species.CALCIUM) > 0 && water.mgPerL(Species.ALKALINITY) > 0;
            out[3] = lime ? carbonate.calciteIndex(mgPerL, water.ph()) : Double.NaN;
            out[4] = lime
                    ? water.ph()
                            - LangelierIndex.saturationPh(
                                    water.tdsMgPerL(),
                                    waterC,
                                    WaterQuality.calciumHardnessMgPerL(mgPerL),
                                    water.mgPerL(Species.ALKALINITY))
                    : Double.NaN;
            water.concentrated(cycles.value(), water.ph()).copyTo(mgPerL);
            carbonate.setTemperature(hotC);
            out[5] = WaterQuality.tdsMgPerL(mgPerL);
            double index = carbonate.calciteIndexOpen(mgPerL, limits.co2Atm());
            out[6] = carbonate.ph();
            out[7] = lime ? index : Double.NaN;
            for (int i = 0; i < SINGLE.size(); i++) {
                double alone = cycles.of(SINGLE.get(i));
                out[8 + i] = Double.isFinite(alone) ? alone : Double.NaN;
            }
            in.note("limited by " + cycles.binding().key());
            if (Math.abs(out[1]) > 5) {
                in.note("charges do not balance within 5 %: an ion is missing or wrong");
            }
        };
    }

    private static final List<CycleLimit> SINGLE = List.of(
            CycleLimit.SILICA,
            CycleLimit.CALCIUM,
            CycleLimit.ALKALINITY,
            CycleLimit.CHLORIDE,
            CycleLimit.SULPHATE,
            CycleLimit.TDS,
            CycleLimit.PHOSPHATE,
            CycleLimit.AMMONIUM,
            CycleLimit.CALCITE,
            CycleLimit.PH);
}
