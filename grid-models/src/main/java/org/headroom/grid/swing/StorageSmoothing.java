package org.headroom.grid.swing;

/**
 * What the grid sees of a load with smoothing storage beside it.
 *
 * <pre>
 *   target   tau g' = P - g
 *   command  c = P - g - (E0 - E) / (50 tau)         wants to rest at E0 = half full
 *   given    lag b' = c - b, then |b| &lt;= power and within what is stored or has room
 *   grid     G = P - b
 *   stored   E' = -b / etaD (b &gt; 0) or -b etaC (b &lt; 0)
 * </pre>
 *
 * Powers in W, energy in J, b positive for discharge. Loss comes from its own equation, b (1/etaD - 1) or -b (1 - etaC), so
 * energy in G = energy in P + loss + growth of E is a check. It rests half full and never gives more than it took.
 */
public final class StorageSmoothing {
    private static final double RECOVERY_TIMES = 50;
    private static final double START_SHARE = 0.1;

    private final PowerSeries grid;
    private final double startJ;
    private final double endJ;
    private final double lowestJ;
    private final double highestJ;
    private final double givenJ;
    private final double lossJ;
    private final double largestW;

    private StorageSmoothing(PowerSeries grid, double startJ, Store store) {
        this.grid = grid;
        this.startJ = startJ;
        this.endJ = store.storedJ;
        this.lowestJ = store.lowestJ;
        this.highestJ = store.highestJ;
        this.givenJ = store.givenJ;
        this.lossJ = store.lossJ;
        this.largestW = store.largestW;
    }

    /** Smooths a load; the target begins at the mean of the first time constants, a tenth of the series at most. */
    public static StorageSmoothing of(StorageDesign design, PowerSeries load) {
        double dt = load.stepS();
        double[] p = load.powerW();
        double[] out = new double[p.length];
        double startJ = design.energyJ() / 2;
        Store store = new Store(design, startJ, dt);
        double follow = -Math.expm1(-dt / design.smoothS());
        double respond = design.responseS() == 0 ? 1 : -Math.expm1(-dt / design.responseS());
        double target = startTarget(design, load);
        double command = 0;
        for (int i = 0; i < p.length; i++) {
            target += follow * (p[i] - target);
            double wanted = p[i] - target - (startJ - store.storedJ) / (RECOVERY_TIMES * design.smoothS());
            command += respond * (Math.max(-design.powerW(), Math.min(design.powerW(), wanted)) - command);
            out[i] = p[i] - store.give(command);
        }
        return new StorageSmoothing(new PowerSeries(dt, out), startJ, store);
    }

    private static double startTarget(StorageDesign design, PowerSeries load) {
        int n = (int) Math.min(
                Math.max(1, START_SHARE * load.size()), Math.max(1, Math.ceil(2 * design.smoothS() / load.stepS())));
        double sum = 0;
        for (int i = 0; i < Math.min(n, load.size()); i++) {
            sum += load.powerW()[i];
        }
        return load.size() == 0 ? 0 : sum / n;
    }

    /** What is stored, with its books. */
    private static final class Store {
        private final StorageDesign design;
        private final double dtS;
        private double storedJ;
        private double lowestJ;
        private double highestJ;
        private double givenJ;
        private double lossJ;
        private double largestW;

        Store(StorageDesign design, double storedJ, double dtS) {
            this.design = design;
            this.storedJ = storedJ;
            this.lowestJ = storedJ;
            this.highestJ = storedJ;
            this.dtS = dtS;
        }

        /** Gives (positive) or takes as much of it as it can; returns what. */
        double give(double wantedW) {
            double mostW = Math.min(design.powerW(), storedJ * design.dischargeEfficiency() / dtS);
            double leastW =
                    -Math.min(design.powerW(), (design.energyJ() - storedJ) / (design.chargeEfficiency() * dtS));
            double w = Math.max(leastW, Math.min(mostW, wantedW));
            double rateW = w > 0 ? w / design.dischargeEfficiency() : w * design.chargeEfficiency();
            storedJ = Math.max(0, Math.min(design.energyJ(), storedJ - rateW * dtS));
            lossJ += dtS * (w > 0 ? w * (1 / design.dischargeEfficiency() - 1) : -w * (1 - design.chargeEfficiency()));
            givenJ += Math.max(0, w) * dtS;
            lowestJ = Math.min(lowestJ, storedJ);
            highestJ = Math.max(highestJ, storedJ);
            largestW = Math.max(largestW, Math.abs(w));
            return w;
        }
    }

    /** What the grid sees. */
    public PowerSeries grid() {
        return grid;
    }

    /** Given at its terminals over the series, J. */
    public double givenJ() {
        return givenJ;
    }

    /** Lost in conversion, J. */
    public double lossJ() {
        return lossJ;
    }

    /** Growth of what is stored, J. */
    public double growthJ() {
        return endJ - startJ;
    }

    /** Between the lowest and highest content, J. */
    public double usedJ() {
        return highestJ - lowestJ;
    }

    /** Largest power either way, W. */
    public double largestW() {
        return largestW;
    }
}
