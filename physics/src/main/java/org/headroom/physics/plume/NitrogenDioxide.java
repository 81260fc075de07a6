package org.headroom.physics.plume;

import org.headroom.physics.basis.Checks;

/**
 * How much of the oxides of nitrogen in the air is nitrogen dioxide, by EPA's ambient ratio method 2 (ARM2).
 *
 * <p>A polynomial of the sixth degree through the 98th percentiles of measured ratios over hourly NOx (as NO2, ug/m3), held between a
 * least and a most (regulatory defaults 0.5 and 0.9, 40 CFR 51 appendix W, 4.2.3.4). NO2 = ratio x NOx and rises with NOx. Source: Podrez (2015), Atmos.
 * Environ. 103, 243; Rice and Podrez, API (2013), as in AERMOD. Worked: 200 ug/m3 of NOx hold 133.64 ug/m3 of NO2.
 */
public record NitrogenDioxide(double least, double most) {
    public static final NitrogenDioxide REGULATORY = new NitrogenDioxide(0.5, 0.9);

    private static final double[] ARM2 = {
        1.2441, -2.7383e-3, -5.6062e-6, 3.4555e-8, -5.8345e-11, 4.2795e-14, -1.1723e-17
    };

    /** Beyond it the ratio is the least; the polynomial was not fitted there. */
    private static final double FITTED_TO = 400;

    public NitrogenDioxide {
        Checks.within("no2_ratio_most", most, 0, 1);
        Checks.within("no2_ratio_least", least, 0, most);
    }

    /** NO2 over NOx at a concentration of NOx as NO2, ug/m3. */
    public double ratio(double noxUgPerM3) {
        if (noxUgPerM3 >= FITTED_TO) {
            return least;
        }
        double y = 0;
        for (int i = ARM2.length - 1; i >= 0; i--) {
            y = y * noxUgPerM3 + ARM2[i];
        }
        return Math.max(least, Math.min(most, y));
    }

    /** NO2, ug/m3. */
    public double ofNox(double noxUgPerM3) {
        return noxUgPerM3 * ratio(noxUgPerM3);
    }
}
