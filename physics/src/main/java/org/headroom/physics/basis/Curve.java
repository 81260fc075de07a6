package org.headroom.physics.basis;

/** Performance curves as published: polynomials in one or two variables, dimensionless unless their owner says more. */
public sealed interface Curve {

    /** c0 + c1 x + c2 x2 + ... */
    record Polynomial(double[] coefficients) implements Curve {
        public Polynomial {
            coefficients = checked(coefficients, coefficients.length);
        }

        public double at(double x) {
            double y = 0;
            for (int i = coefficients.length - 1; i >= 0; i--) {
                y = y * x + coefficients[i];
            }
            return y;
        }
    }

    /** c0 + c1 x + c2 x2 + c3 y + c4 y2 + c5 x y (EnergyPlus Curve:Biquadratic). */
    record Biquadratic(double[] coefficients) implements Curve {
        public Biquadratic {
            coefficients = checked(coefficients, 6);
        }

        public double at(double x, double y) {
            double[] c = coefficients;
            return c[0] + x * (c[1] + c[2] * x) + y * (c[3] + c[4] * y) + c[5] * x * y;
        }
    }

    private static double[] checked(double[] coefficients, int count) {
        if (coefficients.length != count || count == 0) {
            throw new OutOfRange(
                    "coefficients", coefficients.length + " numbers", (count == 0 ? 1 : count) + " numbers");
        }
        for (double c : coefficients) {
            Checks.finite("coefficients", c);
        }
        return coefficients.clone();
    }
}
