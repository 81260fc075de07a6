package org.headroom.physics.water;

/**
 * Equilibrium constants of the system CO2 - H2O - calcite at one temperature, with the ion pairs that matter in cooling
 * water.
 *
 * <pre>
 * log KH  =  108.3865 + 0.01985076 T -  6919.53 / T -  40.45154 log T + 669365   / T2     CO2 gas to dissolved
 * log K1  = -356.3094 - 0.06091964 T + 21834.37 / T + 126.8339  log T - 1684915  / T2
 * log K2  = -107.8871 - 0.03252849 T +  5151.79 / T +  38.92561 log T - 563713.9 / T2
 * log Kc  = -171.9065 - 0.077993   T +  2839.319/ T +  71.595   log T                     calcite
 * log(CaHCO3+) =  1209.120 + 0.31294  T - 34765.05 / T - 478.782 log T
 * log(CaCO3 0) = -1228.732 - 0.299444 T + 35512.75 / T + 485.818 log T
 * </pre>
 *
 * <p>T in K, 273 to 363 (these are equations 6 to 10 and tables of Plummer and Busenberg, 1982, Geochim. Cosmochim. Acta
 * 46, 1011). Water: pKw = 4471/T + 0.01706 T - 6.0875; Davies' A = 1.82e6 (E T)^-1.5, E = 60954/(T + 116) - 68.937
 * (Standard Methods 2330 B). Pairs with sulphate and of magnesium, silicic and phosphoric acid and ammonium: log K at 25 C
 * and enthalpy of the phreeqc.dat data set of PHREEQC (Parkhurst and Appelo, 2013). Worked numbers at 25 C: pK1 6.352,
 * pK2 10.329, pKc 8.480, log KH -1.468.
 */
final class CarbonateConstants {
    private static final double R_KCAL = 1.987204e-3;
    private static final double T25 = 298.15;

    double kh;
    double k1;
    double k2;
    double kw;
    double kCalcite;
    double kCaHco3;
    double kCaCo3;
    double kCaSo4;
    double kMgHco3;
    double kMgCo3;
    double kMgSo4;
    double kSilicic;
    double kPhosphoric2;
    double kAmmonium;
    double daviesA;

    void set(double waterC) {
        double t = waterC + 273.15;
        double logT = Math.log10(t);
        double perT = 1 / t;
        double perT2 = perT * perT;
        kh = power(108.3865 + 0.01985076 * t - 6919.53 * perT - 40.45154 * logT + 669365 * perT2);
        k1 = power(-356.3094 - 0.06091964 * t + 21834.37 * perT + 126.8339 * logT - 1684915 * perT2);
        k2 = power(-107.8871 - 0.03252849 * t + 5151.79 * perT + 38.92561 * logT - 563713.9 * perT2);
        kCalcite = power(-171.9065 - 0.077993 * t + 2839.319 * perT + 71.595 * logT);
        kCaHco3 = power(1209.120 + 0.31294 * t - 34765.05 * perT - 478.782 * logT);
        kCaCo3 = power(-1228.732 - 0.299444 * t + 35512.75 * perT + 485.818 * logT);
        kw = power(-(4471 * perT + 0.01706 * t - 6.0875));
        kCaSo4 = vantHoff(2.25, 1.325, perT);
        kMgHco3 = vantHoff(1.07, 0.79, perT);
        kMgCo3 = vantHoff(2.98, 2.713, perT);
        kMgSo4 = vantHoff(2.37, 4.55, perT);
        kSilicic = vantHoff(-9.83, 6.12, perT);
        kPhosphoric2 = vantHoff(-7.207, 0.86, perT);
        kAmmonium = vantHoff(-9.252, 12.48, perT);
        double dielectric = 60954 / (t + 116) - 68.937;
        daviesA = 1.82e6 * Math.pow(dielectric * t, -1.5);
    }

    /** log K = log K25 - dH / (R ln 10) (1/T - 1/T25), dH in kcal/mol. */
    private static double vantHoff(double logK25, double kcalPerMol, double perT) {
        return power(logK25 - kcalPerMol / (R_KCAL * Math.log(10)) * (perT - 1 / T25));
    }

    private static double power(double log10) {
        return Math.pow(10, log10);
    }
}
