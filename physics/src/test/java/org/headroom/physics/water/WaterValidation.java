package org.headroom.physics.water;

import java.util.List;
import org.headroom.physics.basis.Comparison;

/** Water chemistry against published figures. */
public final class WaterValidation {
    private static final double TEXTBOOK_AIR_ATM = Math.pow(10, -3.5);

    private WaterValidation() {}

    public static List<Comparison> rows() {
        String standard = "Standard Methods 2330, table 2330:II, 5 to 50 C";
        Comparison pk2 = Comparison.in("pK", "second dissociation of carbonic acid", standard, 0.0051);
        Comparison pkc = Comparison.in("pK", "solubility of calcite", standard, 0.0051);
        CarbonateConstants k = new CarbonateConstants();
        for (double[] row : STANDARD_METHODS) {
            k.set(row[0]);
            pk2.add(-Math.log10(k.k2), row[1]);
            pkc.add(-Math.log10(k.kCalcite), row[2]);
        }
        k.set(25);
        Comparison at25 = Comparison.in(
                        "log K",
                        "CO2, carbonic acid, calcite, CaHCO3+, CaCO3 at 25 C",
                        "Plummer and Busenberg (1982)",
                        0.02)
                .add(Math.log10(k.kh), -1.468)
                .add(Math.log10(k.k1), -6.352)
                .add(Math.log10(k.k2), -10.329)
                .add(Math.log10(k.kCalcite), -8.480)
                .add(Math.log10(k.kCaHco3), 1.106)
                .add(Math.log10(k.kCaCo3), 3.224);
        double millimol = calciteInAir();
        CarbonateSystem system = new CarbonateSystem();
        system.setTemperature(25);
        String textbook = "Stumm and Morgan, ch. 4 and 7 (CO2 10^-3.5 atm, 25 C)";
        Comparison calcium = Comparison.percent("calcium of calcite in water open to air", textbook, 5)
                .add(millimol, 0.5);
        Comparison ph = Comparison.in("pH", "pH of that water, and of pure water", textbook, 0.05)
                .add(system.phOpen(ofCalcite(millimol), TEXTBOOK_AIR_ATM), 8.3)
                .add(system.phOpen(new double[Species.COUNT], TEXTBOOK_AIR_ATM), 5.65);
        Comparison langelier = Comparison.in(
                        "index", "plain Langelier index, 25 and 82 C", "worked example, Edstrom (1998)", 0.05)
                .add(7.5 - LangelierIndex.saturationPh(320, 25, 150, 34), -0.7)
                .add(7.5 - LangelierIndex.saturationPh(320, 82, 150, 34), 0.3);
        return List.of(pk2, pkc, at25, calcium, ph, langelier);
    }

    /** Water C, pK2, pKc; Standard Methods prints two decimals. */
    static final double[][] STANDARD_METHODS = {
        {5, 10.55, 8.39},
        {10, 10.49, 8.41},
        {15, 10.43, 8.43},
        {20, 10.38, 8.45},
        {25, 10.33, 8.48},
        {30, 10.29, 8.51},
        {35, 10.25, 8.54},
        {40, 10.22, 8.58},
        {45, 10.20, 8.62},
        {50, 10.17, 8.66}
    };

    /** Calcium that calcite gives to pure water open to air, mmol/L. */
    static double calciteInAir() {
        CarbonateSystem system = new CarbonateSystem();
        system.setTemperature(25);
        double low = 0.1;
        double high = 5;
        for (int i = 0; i < 60; i++) {
            double mid = (low + high) / 2;
            if (system.calciteIndexOpen(ofCalcite(mid), TEXTBOOK_AIR_ATM) > 0) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return low;
    }

    private static double[] ofCalcite(double millimolPerL) {
        double[] water = new double[Species.COUNT];
        water[Species.CALCIUM.index()] = millimolPerL * Species.CALCIUM.gPerMol();
        water[Species.ALKALINITY.index()] = 2 * millimolPerL * Species.ALKALINITY.gPerMol();
        return water;
    }
}
