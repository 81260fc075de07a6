package org.headroom.app.meters;

import org.headroom.data.quantity.Unit;

/**
 * One meter of the site.
 *
 * @param id as in the label {@code meter} and in {@code telemetry.meters.<id>}
 * @param unit of its readings: W, kg/s, C or percent
 * @param label what a person calls it
 * @param noiseShare standard deviation of a reading over its value, of a usual instrument
 * @param noise standard deviation of a reading in its unit, added to that in quadrature
 * @param biasShare what a calibrated instrument of the kind may be off by, one standard deviation over its value; 0 for
 *     temperatures
 * @param bias the same in its unit
 */
public record SiteMeter(
        String id,
        MeterKind kind,
        Unit unit,
        String label,
        double noiseShare,
        double noise,
        double biasShare,
        double bias) {

    /** Standard deviation of a reading's noise, in the meter's unit. */
    public double noiseAt(double value) {
        return Math.hypot(noiseShare * value, noise);
    }

    /** Standard deviation of a calibrated instrument's bias, in the meter's unit. */
    public double biasAt(double value) {
        return Math.hypot(biasShare * value, bias);
    }
}
