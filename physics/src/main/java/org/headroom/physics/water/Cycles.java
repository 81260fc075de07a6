package org.headroom.physics.water;

/**
 * Cycles of concentration that a make-up water allows.
 *
 * <pre>
 * N_i = limit_i / make-up_i                       silica, calcium, alkalinity, chloride, sulphate, TDS, phosphate, ammonium
 * N_c : SI(N_c x make-up, hottest water) = limit  calcite, the water open to air at a given CO2
 * N_p : pH(N_p x make-up, hottest water) = limit  which alkalinity raises in such water
 * N   = min(N_i, N_c, N_p, practical maximum)
 * </pre>
 *
 * <p>Concentrations in mg/L. Below 1 the make-up itself breaks a limit. All species are conservative: no dosing of acid,
 * nothing precipitates, ammonia is neither stripped nor nitrified in the tower (both make the result cautious for
 * ammonium). Calcite: {@link CarbonateSystem}. One object serves one thread; {@link #find} allocates nothing. Source of
 * the method: Metcalf and Eddy / Asano et al., Water Reuse (2007), ch. 19; limits come with {@link CycleLimits}.
 *
 * <p>Worked number: 14 mg/L silica under a limit of 150 allow 10.7 cycles.
 */
public final class Cycles {
    /** Where the search for calcite begins and ends. */
    private static final double LEAST = 0.01;

    private static final double MOST = 1000;
    private static final double LOG_TOLERANCE = 1e-10;

    private final CycleLimits limits;
    private final CarbonateSystem carbonate = new CarbonateSystem();
    private final double[] byLimit = new double[CycleLimit.values().length];
    private final double[] concentrated = new double[Species.COUNT];

    private double value;
    private CycleLimit binding = CycleLimit.MOST_CYCLES;

    public Cycles(CycleLimits limits) {
        this.limits = limits;
    }

    /** The cycles of each limit for a make-up water. */
    public static Cycles of(WaterQuality makeup, CycleLimits limits, double hotWaterC) {
        Cycles cycles = new Cycles(limits);
        double[] mgPerL = new double[Species.COUNT];
        makeup.copyTo(mgPerL);
        cycles.find(mgPerL, hotWaterC);
        cycles.search(CycleLimit.PH, limits.ph(), mgPerL, hotWaterC, MOST);
        cycles.search(CycleLimit.CALCITE, limits.calciteIndex(), mgPerL, hotWaterC, MOST);
        return cycles;
    }

    /**
     * Finds {@link #value} and {@link #binding}; pH and calcite are searched only up to the other limits.
     *
     * @param makeupMgPerL in the order of {@link Species}
     * @param hotWaterC the hottest water in the plant
     */
    public double find(double[] makeupMgPerL, double hotWaterC) {
        direct(CycleLimit.SILICA, limits.silicaMgPerL(), makeupMgPerL[Species.SILICA.index()]);
        direct(CycleLimit.CALCIUM, limits.calciumMgPerL(), WaterQuality.calciumHardnessMgPerL(makeupMgPerL));
        direct(CycleLimit.ALKALINITY, limits.alkalinityMgPerL(), makeupMgPerL[Species.ALKALINITY.index()]);
        direct(CycleLimit.CHLORIDE, limits.chlorideMgPerL(), makeupMgPerL[Species.CHLORIDE.index()]);
        direct(CycleLimit.SULPHATE, limits.sulphateMgPerL(), makeupMgPerL[Species.SULPHATE.index()]);
        direct(CycleLimit.TDS, limits.tdsMgPerL(), WaterQuality.tdsMgPerL(makeupMgPerL));
        direct(CycleLimit.PHOSPHATE, limits.phosphateMgPerL(), makeupMgPerL[Species.PHOSPHATE.index()]);
        direct(CycleLimit.AMMONIUM, limits.ammoniumMgPerL(), makeupMgPerL[Species.AMMONIUM.index()]);
        byLimit[CycleLimit.MOST_CYCLES.code()] = limits.mostCycles();
        byLimit[CycleLimit.CALCITE.code()] = Double.POSITIVE_INFINITY;
        byLimit[CycleLimit.PH.code()] = Double.POSITIVE_INFINITY;
        byLimit[CycleLimit.FIXED.code()] = Double.POSITIVE_INFINITY;
        least();
        search(CycleLimit.PH, limits.ph(), makeupMgPerL, hotWaterC, Math.clamp(value, LEAST, MOST));
        search(CycleLimit.CALCITE, limits.calciteIndex(), makeupMgPerL, hotWaterC, Math.clamp(value, LEAST, MOST));
        return value;
    }

    /** The cycles that this limit alone allows; infinite if it never binds. */
    public double of(CycleLimit limit) {
        return byLimit[limit.code()];
    }

    /** The cycles that all limits allow. */
    public double value() {
        return value;
    }

    public CycleLimit binding() {
        return binding;
    }

    private void direct(CycleLimit limit, double allowedMgPerL, double makeupMgPerL) {
        byLimit[limit.code()] = makeupMgPerL > 0 ? allowedMgPerL / makeupMgPerL : Double.POSITIVE_INFINITY;
    }

    private void least() {
        value = limits.mostCycles();
        binding = CycleLimit.MOST_CYCLES;
        for (int i = 0; i < byLimit.length; i++) {
            if (byLimit[i] < value) {
                value = byLimit[i];
                binding = CycleLimit.ofCode(i);
            }
        }
    }

    private void search(CycleLimit limit, double allowed, double[] makeupMgPerL, double hotWaterC, double upTo) {
        byLimit[limit.code()] = allowed == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : root(limit, allowed, makeupMgPerL, hotWaterC, upTo);
        least();
    }

    /** Bracketed secant on log N: pH and index rise with every concentration. */
    private double root(CycleLimit limit, double allowed, double[] makeupMgPerL, double hotWaterC, double upTo) {
        carbonate.setTemperature(hotWaterC);
        double x1 = Math.log(upTo);
        double f1 = excess(limit, allowed, makeupMgPerL, x1);
        if (f1 <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double x0 = Math.log(LEAST);
        double f0 = excess(limit, allowed, makeupMgPerL, x0);
        if (f0 >= 0) {
            return LEAST;
        }
        for (int i = 0; i < 60 && Math.abs(x1 - x0) > LOG_TOLERANCE; i++) {
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            double f2 = excess(limit, allowed, makeupMgPerL, x2);
            if (f1 * f2 < 0) {
                x0 = x1;
                f0 = f1;
            } else {
                f0 *= f1 / (f1 + f2); // Illinois-type weight (Anderson and Bjorck 1973) keeps the far end moving
            }
            boolean found = Math.abs(x2 - x1) <= LOG_TOLERANCE;
            x1 = x2;
            f1 = f2;
            if (found || f2 == 0) {
                break;
            }
        }
        return Math.exp(x1);
    }

    private double excess(CycleLimit limit, double allowed, double[] makeupMgPerL, double logCycles) {
        double cycles = Math.exp(logCycles);
        for (int i = 0; i < concentrated.length; i++) {
            concentrated[i] = cycles * makeupMgPerL[i];
        }
        double index = carbonate.calciteIndexOpen(concentrated, limits.co2Atm());
        return (limit == CycleLimit.PH ? carbonate.ph() : index) - allowed;
    }
}
