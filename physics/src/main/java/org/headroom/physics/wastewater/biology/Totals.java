package org.headroom.physics.wastewater.biology;

/** Where the totals since the start stand in a state array, after a flowsheet's states. */
final class Totals {
    private static final int N = Asm1Component.COUNT;
    private static final int LOAD = N + 1; // components g, then water m3

    private final int at;

    Totals(int at) {
        this.at = at;
    }

    int influent() {
        return at;
    }

    int effluent() {
        return at + LOAD;
    }

    int waste() {
        return at + 2 * LOAD;
    }

    /** Oxygen transferred, g. */
    int oxygen() {
        return at + 3 * LOAD;
    }

    /** Nitrate turned into gas, g N. */
    int nitrogenGas() {
        return oxygen() + 1;
    }

    int aerationKwh() {
        return oxygen() + 2;
    }

    int pumpingKwh() {
        return oxygen() + 3;
    }

    int mixingKwh() {
        return oxygen() + 4;
    }

    /** What settlers gave less what they got, for solids with the composition of the feed, g of each component. */
    int ruled() {
        return oxygen() + 5;
    }

    int end() {
        return ruled() + N;
    }

    void addInfluent(double[] dy, double flow, double[] concentrations) {
        add(dy, influent(), flow, concentrations, 0);
    }

    void addEffluent(double[] dy, double flow, double[] concentrations, int from) {
        add(dy, effluent(), flow, concentrations, from);
    }

    void addWaste(double[] dy, double flow, double[] concentrations, int from) {
        add(dy, waste(), flow, concentrations, from);
    }

    void addRuled(
            double[] dy, double[] load, int loadAt, double[] out, int overAt, double over, int underAt, double under) {
        for (int c = 0; c < N; c++) {
            if (SettlerLayers.particulate(c)) {
                dy[ruled() + c] += over * out[overAt + c] + under * out[underAt + c] - load[loadAt + c];
            }
        }
    }

    private static void add(double[] dy, int into, double flow, double[] concentrations, int from) {
        for (int c = 0; c < N; c++) {
            dy[into + c] += flow * concentrations[from + c];
        }
        dy[into + N] += flow;
    }
}
