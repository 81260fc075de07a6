package org.headroom.physics.wastewater.biology;

/**
 * Finds, for a time of a run, the two rows between which the influent then is. A pass begins with the first row; after the
 * last row, which lasts as long as the one before it, the influent comes back to the first.
 */
final class InfluentWalk {
    private final Influent influent;
    private final double daysPerPass;
    private final double span;
    private final double[] from = new double[Influent.STRIDE];
    private final double[] to = new double[Influent.STRIDE];

    private int pass;
    private int lap; // of the influent within the pass
    private int row = -1;
    private double endD;

    InfluentWalk(RunPlan plan) {
        influent = plan.influent();
        daysPerPass = plan.daysPerPass();
        span = influent.spanD();
    }

    /** When the present piece ends, days since the start of the run. */
    double endD() {
        return endD;
    }

    /** Gives the plant the piece of influent that begins at or holds a time; times never go back. */
    void to(double timeD, Flowsheet plant) {
        if (row >= 0 && timeD < endD) {
            return;
        }
        advance();
        while (endD <= timeD) {
            advance();
        }
        influent.copyRow(row, from);
        influent.copyRow(row + 1 < influent.rows() ? row + 1 : 0, to);
        double start = pass * daysPerPass + lap * span + influent.sinceStartD(row);
        plant.segment(start, from, start + lengthD(), to);
    }

    private void advance() {
        row++;
        if (row >= influent.rows()) {
            row = 0;
            lap++;
        }
        if (lap * span + influent.sinceStartD(row) >= daysPerPass * (1 - 1e-12)) {
            row = 0;
            lap = 0;
            pass++;
        }
        double within = Math.min(daysPerPass, lap * span + influent.sinceStartD(row) + lengthD());
        endD = pass * daysPerPass + within;
    }

    private double lengthD() {
        return (row + 1 < influent.rows() ? influent.sinceStartD(row + 1) : span) - influent.sinceStartD(row);
    }
}
