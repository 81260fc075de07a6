package org.headroom.physics.noise;

import org.headroom.physics.basis.Checks;

/**
 * How much sound the air itself swallows (ISO 9613-1:1993, equations 3 to 5, annex B).
 *
 * <pre>
 *   α = 8.686 f² [ 1.84e-11 (pr/p) √(T/T0)
 *       + (T/T0)^(-5/2) ( 0.01275 e^(-2239.1/T) / (frO + f²/frO) + 0.1068 e^(-3352.0/T) / (frN + f²/frN) ) ]
 *   frO = p/pr (24 + 4.04e4 h (0.02 + h)/(0.391 + h))
 *   frN = p/pr (T/T0)^(-1/2) (9 + 280 h exp(-4.170 ((T/T0)^(-1/3) - 1)))
 *   h = hr (psat/pr)/(p/pr),  psat/pr = 10^(4.6151 - 6.8346 (273.16/T)^1.261)
 * </pre>
 *
 * α in dB/m, f in Hz, T in K, T0 = 293.15 K, p in Pa, pr = 101,325 Pa, h and hr in percent of molecules and of saturation, frO and
 * frN the relaxation frequencies of oxygen and nitrogen in Hz. To 10 % for -20 to 50 C and 0.05 to 5 % of water vapour, 50 Hz to 10
 * kHz. At 20 C and 70 % 1 kHz loses 4.98 dB/km (table 1 of the standard).
 */
public record AirAbsorption(double airC, double humidityPercent, double pressurePa) {
    private static final double REFERENCE_PA = 101_325;
    private static final double REFERENCE_K = 293.15;
    private static final double TRIPLE_K = 273.16;

    public AirAbsorption {
        Checks.within("air_c", airC, -73, 80);
        Checks.within("humidity_percent", humidityPercent, 0, 100);
        Checks.within("pressure_pa", pressurePa, 20_000, 200_000);
    }

    /** Absorption of a pure tone. */
    public double dbPerM(double frequencyHz) {
        double k = airC + 273.15;
        double relative = k / REFERENCE_K;
        double pressure = pressurePa / REFERENCE_PA;
        double saturation = Math.pow(10, 4.6151 - 6.8346 * Math.pow(TRIPLE_K / k, 1.261));
        double h = humidityPercent * saturation / pressure;
        double oxygenHz = pressure * (24 + 4.04e4 * h * (0.02 + h) / (0.391 + h));
        double nitrogenHz =
                pressure / Math.sqrt(relative) * (9 + 280 * h * Math.exp(-4.170 * (Math.pow(relative, -1.0 / 3) - 1)));
        double f2 = frequencyHz * frequencyHz;
        double classical = 1.84e-11 / pressure * Math.sqrt(relative);
        double oxygen = 0.01275 * Math.exp(-2239.1 / k) / (oxygenHz + f2 / oxygenHz);
        double nitrogen = 0.1068 * Math.exp(-3352.0 / k) / (nitrogenHz + f2 / nitrogenHz);
        return 8.686 * f2 * (classical + Math.pow(relative, -2.5) * (oxygen + nitrogen));
    }

    /** Of the octave bands at their exact midband frequencies, as ISO 9613-2 uses it. */
    public void octaves(double[] dbPerM) {
        for (int band = 0; band < Octaves.COUNT; band++) {
            dbPerM[band] = dbPerM(Octaves.exactHz(band));
        }
    }
}
