package org.headroom.physics.aquifer;

import java.util.Arrays;
import java.util.List;
import org.headroom.physics.basis.Comparison;

/** Wells in an aquifer against published figures, 50-digit tables and an inversion of the Laplace transform. */
public final class AquiferValidation {
    private static final double DAY = 86400;

    private AquiferValidation() {}

    public static List<Comparison> rows() {
        Comparison theis = Comparison.percent("W(u), u 1e-30 to 700", "mpmath 1.3.0, 50 digits", 1e-7);
        for (double[] row : MpmathTable.read("mpmath-theis.csv")) {
            theis.add(WellFunctions.theis(row[0]), row[1]);
        }
        Comparison inside =
                Comparison.percent("W(u, r/B), u 1e-10 to 8, r/B 0.01 to 5", "mpmath 1.3.0, 110 digits", 1e-7);
        Comparison beyond =
                Comparison.percent("W(u, r/B), u 1e-30 to 690, r/B 1e-12 to 50", "mpmath 1.3.0, 110 digits", 1e-7);
        for (double[] row : MpmathTable.read("mpmath-hantush.csv")) {
            boolean asked = row[0] >= 1e-10 && row[0] <= 8 && row[1] >= 0.01 && row[1] <= 5;
            (asked ? inside : beyond).add(WellFunctions.hantush(row[0], row[1]), row[2]);
        }
        Comparison bessel = Comparison.percent("K0, K1, x 1e-12 to 700", "mpmath 1.3.0, 50 digits", 1e-10);
        for (double[] row : MpmathTable.read("mpmath-bessel.csv")) {
            bessel.add(Bessel.k0(row[0]), row[1]).add(Bessel.k1(row[0]), row[2]);
        }
        Comparison printed =
                Comparison.percent("E1, K0, K1 as printed", "Abramowitz and Stegun (1964), tables 5.1 and 9.8", 2e-7);
        PRINTED_E1.forEach(p -> printed.add(WellFunctions.theis(p[0]), p[1]));
        PRINTED_K0.forEach(p -> printed.add(Bessel.k0(p[0]), p[1]));
        PRINTED_K1.forEach(p -> printed.add(Bessel.k1(p[0]), p[1]));
        Comparison laplace = Comparison.percent(
                "drawdown, three wells, steps, leakage, wall, river, corner",
                "K0(r sqrt(p S/T + 1/B2)) inverted by de Hoog's method (mpmath)",
                1e-9);
        LaplaceCases.ROWS
                .lines()
                .map(line -> line.split(",", -1))
                .forEach(c -> laplace.add(
                        LaplaceCases.field(c[0].strip()).drawdownM(number(c[1]), number(c[2]), number(c[3]) * DAY),
                        number(c[4])));
        Comparison river = Comparison.percent(
                        "share of pumping from a river, d2 = 4 D t", "Glover and Balmer (1954): erfc(1)", 1e-8)
                .add(riverShare(), 0.15729920705);
        WellField rectangle = LaplaceCases.amanziRectangle();
        Comparison amanzi = Comparison.percent(
                        "steady drawdown in a rectangle, at 24 and 100 m",
                        "Amanzi, boundedDomain_2d, its run with 4 m cells",
                        1)
                .add(rectangle.drawdownM(1224, 1200, 1e6), 0.686117065699)
                .add(rectangle.drawdownM(1300, 1200, 1e6), 0.460456637016);
        return List.of(theis, inside, beyond, bessel, printed, laplace, river, amanzi);
    }

    private static double riverShare() {
        Aquifer aquifer = Aquifer.confined(0.02, 1e-3);
        WellField field = new WellField(
                aquifer,
                List.of(new PumpedWell(Well.at(0, 300, 0.2), PumpingHistory.constant(0, 1))),
                Boundaries.of(new Boundary(0, 0, 1, 0, Boundary.Kind.CONSTANT_HEAD)));
        return field.budgetM3PerS(300.0 * 300.0 / (4 * aquifer.diffusivityM2PerS()))
                .boundary();
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }

    static final List<double[]> PRINTED_E1 = Arrays.asList(
            new double[] {0.5, 0.5597735948},
            new double[] {1, 0.2193839344},
            new double[] {1.5, 0.1000195824},
            new double[] {2, 0.0489005107},
            new double[] {5, 1.148295591e-3},
            new double[] {10, 4.156968930e-6});

    static final List<double[]> PRINTED_K0 = Arrays.asList(
            new double[] {0.1, 2.4270690247}, new double[] {1, 0.4210244382}, new double[] {2, 0.1138938727});

    static final List<double[]> PRINTED_K1 =
            Arrays.asList(new double[] {1, 0.6019072302}, new double[] {2, 0.1398658818});
}
