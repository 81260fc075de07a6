package org.headroom.physics.wastewater.biology;

/**
 * A settler of layers without reaction (Takács, Patry and Nolasco 1991, as in the benchmark).
 *
 * <pre>
 * v(X) = max(0, min(v0max, v0 (exp(-rh (X - Xmin)) - exp(-rp (X - Xmin))))),  Xmin = fns Xfeed
 * Js(i, i+1) = min(v(Xi) Xi, v(Xi+1) Xi+1), and above the feed v(Xi) Xi where Xi+1 is at most Xt
 * </pre>
 *
 * <p>Between Xt and 1.02 Xt the two rules for layers above the feed are blended, since a jump there would let a blanket that rises
 * through it chatter. Water rises above the feed layer and sinks below it; solids move with it and by Js. Composition TRACKED: every
 * particulate is carried in every layer and settles with the layer's composition. OF_FEED: all particulate COD of a layer
 * stands in the place of XI, and what leaves has the composition of the feed of the instant. Steady states are the same;
 * docs/models/wastewater.md gives the difference in a dynamic run.
 */
final class SettlerLayers {
    private static final int N = Asm1Component.COUNT;
    private static final double HOLDS_BACK = 1.02; // of the threshold
    private static final int XI = Asm1Component.XI.index();
    private static final int XND = Asm1Component.XND.index();
    private static final boolean[] PARTICULATE = particulate();

    private final UnitDesign.Settler design;
    private final double tssPerCod;
    private final double[] tss;
    private final double[] flux; // by settling, v X, g/(m2 d)

    SettlerLayers(UnitDesign.Settler design, double tssPerCod) {
        this.design = design;
        this.tssPerCod = tssPerCod;
        tss = new double[design.layers()];
        flux = new double[design.layers()];
    }

    /**
     * Writes the layers' rates of change, g/(m3 d).
     *
     * @param y states, the layers' from {@code at}, top first
     * @param load of the feed from {@code loadAt}, g/d
     * @param feedM3PerDay its flow, which parts into the next two
     * @param overM3PerDay out at the top
     * @param underM3PerDay out at the bottom
     */
    void derivatives(
            double[] y,
            int at,
            double[] load,
            int loadAt,
            double feedM3PerDay,
            double overM3PerDay,
            double underM3PerDay,
            double[] dy) {
        SettlingDesign s = design.settling();
        int layers = design.layers();
        int feed = design.feedLayer() - 1;
        double h = design.heightM() / layers;
        double up = overM3PerDay / design.areaM2() / h;
        double down = underM3PerDay / design.areaM2() / h;
        double xMin = s.nonSettleableShare() * solids(load, loadAt) / feedM3PerDay;
        for (int i = 0; i < layers; i++) {
            tss[i] = Math.max(0, solids(y, at + i * N));
            flux[i] = tss[i] * velocity(s, tss[i] - xMin);
        }
        boolean tracked = tracked();
        double full = s.thresholdGPerM3() * HOLDS_BACK + 1e-9;
        for (int c = 0; c < N; c++) {
            for (int i = 0; i < layers; i++) {
                int o = at + i * N + c;
                double in = i < feed ? up * y[o + N] : 0;
                in += i > feed ? down * y[o - N] : 0;
                double out = (i <= feed ? up : 0) + (i >= feed ? down : 0);
                dy[o] = in - out * y[o];
            }
            int place = tracked || !PARTICULATE[c] ? c : XI;
            if (tracked || c != XND) {
                dy[at + feed * N + place] += load[loadAt + c] / (design.areaM2() * h);
            }
        }
        for (int i = 0; i + 1 < layers; i++) {
            double free = i < feed ? Math.clamp((full - tss[i + 1]) / (full - s.thresholdGPerM3()), 0, 1) : 0;
            double js = flux[i] - (1 - free) * Math.max(0, flux[i] - flux[i + 1]);
            double settling = tss[i] > 0 ? js / tss[i] / h : 0;
            for (int c = 0; c < N; c++) {
                if (PARTICULATE[c]) {
                    double moved = settling * y[at + i * N + c];
                    dy[at + i * N + c] -= moved;
                    dy[at + (i + 1) * N + c] += moved;
                }
            }
        }
    }

    private boolean tracked() {
        return design.composition() == UnitDesign.Composition.TRACKED;
    }

    /** Puts all particulate COD in the place of XI. */
    void merge(double[] y, int at) {
        for (int i = 0; i < design.layers(); i++) {
            int o = at + i * N;
            double cod = solids(y, o) / tssPerCod;
            for (int c = 0; c < N; c++) {
                if (PARTICULATE[c]) {
                    y[o + c] = c == XI ? cod : 0;
                }
            }
        }
    }

    /** Writes what leaves a layer when solids have the composition of the feed. */
    void outOfLayer(double[] y, int layerAt, double[] load, int loadAt, double[] out, int outAt) {
        double fed = solids(load, loadAt);
        double share = fed > 0 ? solids(y, layerAt) / fed : 0;
        for (int c = 0; c < N; c++) {
            out[outAt + c] = PARTICULATE[c] ? share * load[loadAt + c] : y[layerAt + c];
        }
    }

    /** Suspended solids of what stands at an offset. */
    double solids(double[] y, int at) {
        return tssPerCod * (y[at + 2] + y[at + 3] + y[at + 4] + y[at + 5] + y[at + 6]);
    }

    private static double velocity(SettlingDesign s, double x) {
        double v = s.v0MPerDay() * (Math.exp(-s.rHM3PerG() * x) - Math.exp(-s.rPM3PerG() * x));
        return Math.max(0, Math.min(s.v0MaxMPerDay(), v));
    }

    static boolean particulate(int component) {
        return PARTICULATE[component];
    }

    private static boolean[] particulate() {
        boolean[] is = new boolean[N];
        for (Asm1Component c : Asm1Component.values()) {
            is[c.index()] = c.particulate();
        }
        return is;
    }
}
