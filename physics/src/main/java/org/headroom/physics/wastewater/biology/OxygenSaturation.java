package org.headroom.physics.wastewater.biology;

/**
 * How the saturation of dissolved oxygen follows the temperature.
 *
 * <pre>
 * f(T) = exp(-66.7354 + 87.4755/(T/100) + 24.4526 ln(T/100)), T in K
 * </pre>
 *
 * <p>van't Hoff's equation as the long-term benchmark has it (Gernaey et al. 2014); 0 to 45 C. Worked number: 8 g/m3 at 15 C
 * become 8.913 at 10 C.
 */
final class OxygenSaturation {
    private static final double ZERO_C = 273.15;

    private final double atReference;
    private final double reference;

    OxygenSaturation(double atReferenceGPerM3, double referenceC) {
        atReference = atReferenceGPerM3;
        reference = shape(referenceC);
    }

    double gPerM3(double celsius) {
        return atReference * (shape(celsius) / reference);
    }

    private static double shape(double celsius) {
        double t = (celsius + ZERO_C) / 100;
        return Math.exp(-66.7354 + 87.4755 / t + 24.4526 * Math.log(t));
    }
}
