package org.headroom.physics.aquifer;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of distance tabulated over ln r: equal panels of Chebyshev sums, doubled in number until between the nodes the table is within
 * {@value #TOLERANCE} of the largest value. Drawdown is smooth in ln r (a straight line near the well, exp(-u) far out), so few are needed.
 */
final class RadialProfile {
    static final double TOLERANCE = 1e-10;

    private static final int TERMS = 14;
    private static final int MOST_PANELS = 1024;

    private final double low;
    private final double high;
    private final double panelsPerUnit;
    private final Chebyshev[] panels;

    /** @param f of r in m, from {@code innerM} to {@code outerM} */
    RadialProfile(DoubleUnaryOperator f, double innerM, double outerM) {
        low = Math.log(innerM);
        high = Math.max(Math.log(outerM), low + 1e-3);
        double scale = Math.max(Math.abs(f.applyAsDouble(innerM)), Math.abs(f.applyAsDouble(outerM)));
        int count = (int) Math.ceil((high - low) / 1.5);
        Chebyshev[] made = table(f, count);
        while (count < MOST_PANELS && !fits(made, f, scale)) {
            count *= 2;
            made = table(f, count);
        }
        panels = made;
        panelsPerUnit = count / (high - low);
    }

    /** The function at r, given as its square in m2. */
    double atSquare(double squareM2) {
        double x = 0.5 * Math.log(squareM2);
        int panel = (int) ((x - low) * panelsPerUnit);
        return panels[Math.max(0, Math.min(panels.length - 1, panel))].at(x);
    }

    private Chebyshev[] table(DoubleUnaryOperator f, int count) {
        Chebyshev[] all = new Chebyshev[count];
        double width = (high - low) / count;
        for (int i = 0; i < count; i++) {
            all[i] = new Chebyshev(x -> f.applyAsDouble(Math.exp(x)), low + i * width, low + (i + 1) * width, TERMS);
        }
        return all;
    }

    private static boolean fits(Chebyshev[] table, DoubleUnaryOperator f, double scale) {
        double largest = scale;
        double worst = 0;
        for (Chebyshev panel : table) {
            for (double share : new double[] {0.02, 0.41, 0.98}) {
                double x = panel.low() + share * (panel.high() - panel.low());
                double value = f.applyAsDouble(Math.exp(x));
                largest = Math.max(largest, Math.abs(value));
                worst = Math.max(worst, Math.abs(panel.at(x) - value));
            }
        }
        return worst <= TOLERANCE * largest;
    }
}
