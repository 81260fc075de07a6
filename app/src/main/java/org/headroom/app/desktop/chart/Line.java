package org.headroom.app.desktop.chart;

/**
 * One line of a chart.
 *
 * @param values one a step, in the chart's unit; not finite where there is nothing to draw
 * @param kind which of the colours and dashes; {@link #LIMIT} for a limit, {@link #GHOST} for what it is compared with
 * @param steps whether each value holds over its step instead of joining its neighbours
 */
public record Line(String label, double[] values, int kind, boolean steps) {
    /** A limit: red, dashed, stepped. */
    public static final int LIMIT = -1;

    /** The same before a change: thin and grey. */
    public static final int GHOST = -2;

    private static final double[][] DASHES = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};

    public static Line of(String label, double[] values, int kind) {
        return new Line(label, values, kind, false);
    }

    public static Line stepped(String label, double[] values, int kind) {
        return new Line(label, values, kind, true);
    }

    public static Line limit(String label, double[] values) {
        return new Line(label, values, LIMIT, true);
    }

    /** What another line is compared with; it is drawn below all others. */
    public static Line ghost(String label, double[] values) {
        return new Line(label, values, GHOST, false);
    }

    public boolean isLimit() {
        return kind == LIMIT;
    }

    public boolean isGhost() {
        return kind == GHOST;
    }

    /** Lines differ by dash as well as by colour. */
    double[] dashes() {
        return isLimit()
                ? new double[] {5, 3}
                : isGhost() ? new double[] {} : DASHES[(kind + kind / DASHES.length) % DASHES.length];
    }
}
