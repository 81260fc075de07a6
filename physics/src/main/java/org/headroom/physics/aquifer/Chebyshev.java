package org.headroom.physics.aquifer;

import java.util.function.DoubleUnaryOperator;

/** A smooth function on [low, high] as a Chebyshev sum through its values at the Chebyshev points, summed by Clenshaw's rule. */
final class Chebyshev {
    private final double low;
    private final double high;
    private final double scale;
    private final double[] coefficients;

    /** @param f called once at each of {@code terms} points inside the interval */
    Chebyshev(DoubleUnaryOperator f, double low, double high, int terms) {
        this.low = low;
        this.high = high;
        this.scale = 2 / (high - low);
        double[] value = new double[terms];
        for (int k = 0; k < terms; k++) {
            value[k] = f.applyAsDouble(low + (1 + Math.cos(Math.PI * (k + 0.5) / terms)) / scale);
        }
        coefficients = new double[terms];
        for (int j = 0; j < terms; j++) {
            double sum = 0;
            for (int k = 0; k < terms; k++) {
                sum += value[k] * Math.cos(Math.PI * j * (k + 0.5) / terms);
            }
            coefficients[j] = (j == 0 ? 1.0 : 2.0) * sum / terms;
        }
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    double at(double x) {
        double t = (x - low) * scale - 1;
        double twice = 2 * t;
        double b = 0;
        double before = 0;
        for (int j = coefficients.length - 1; j > 0; j--) {
            double next = twice * b - before + coefficients[j];
            before = b;
            b = next;
        }
        return t * b - before + coefficients[0];
    }
}
