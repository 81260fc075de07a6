package org.headroom.app.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of equal value on a grid by marching squares, closed along the grid's edge, so that each level's rings bound the area above it (even-odd). A cell
 * whose corners alternate is parted by its mean. Values that are no numbers count as below every level.
 */
public final class Contours {
    private final double[] x;
    private final double[] y;
    private final double[] values;
    private final int columns;
    private final int rows;

    /**
     * A closed ring.
     *
     * @param onEdge for each point whether the way to the next one runs along the grid's edge
     */
    public record Ring(double[] x, double[] y, boolean[] onEdge) {}

    /** @param values row after row: of (column, row) at {@code row * x.length + column} */
    public Contours(double[] x, double[] y, double[] values) {
        this.columns = x.length + 2;
        this.rows = y.length + 2;
        this.x = padded(x);
        this.y = padded(y);
        this.values = new double[columns * rows];
        java.util.Arrays.fill(this.values, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) {
                double v = values[j * x.length + i];
                this.values[(j + 1) * columns + i + 1] = Double.isNaN(v) ? Double.NEGATIVE_INFINITY : v;
            }
        }
    }

    /** The border cells have no width: rings close along the edge itself. */
    private static double[] padded(double[] at) {
        double[] out = new double[at.length + 2];
        System.arraycopy(at, 0, out, 1, at.length);
        out[0] = at[0];
        out[out.length - 1] = at[at.length - 1];
        return out;
    }

    /** The rings around everything above a level. */
    public List<Ring> above(double level) {
        Map<Integer, Integer> next = new HashMap<>();
        for (int j = 0; j + 1 < rows; j++) {
            for (int i = 0; i + 1 < columns; i++) {
                cell(i, j, level, next);
            }
        }
        List<Ring> rings = new ArrayList<>();
        while (!next.isEmpty()) {
            int start = next.keySet().iterator().next();
            List<Integer> edges = new ArrayList<>();
            Integer at = start;
            while (at != null) {
                edges.add(at);
                at = next.remove(at);
                if (at != null && at == start) {
                    break;
                }
            }
            rings.add(ring(edges, level));
        }
        return rings;
    }

    /** Directed so that the area above lies on the left; an edge is left and entered once. */
    private void cell(int i, int j, double level, Map<Integer, Integer> next) {
        int code = (high(i, j, level) ? 1 : 0)
                | (high(i + 1, j, level) ? 2 : 0)
                | (high(i + 1, j + 1, level) ? 4 : 0)
                | (high(i, j + 1, level) ? 8 : 0);
        int bottom = edge(i, j, false);
        int top = edge(i, j + 1, false);
        int left = edge(i, j, true);
        int right = edge(i + 1, j, true);
        boolean middle = code == 5 || code == 10 ? mean(i, j) > level : false;
        switch (code) {
            case 1 -> next.put(bottom, left);
            case 2 -> next.put(right, bottom);
            case 3 -> next.put(right, left);
            case 4 -> next.put(top, right);
            case 5 -> {
                next.put(bottom, middle ? right : left);
                next.put(top, middle ? left : right);
            }
            case 6 -> next.put(top, bottom);
            case 7 -> next.put(top, left);
            case 8 -> next.put(left, top);
            case 9 -> next.put(bottom, top);
            case 10 -> {
                next.put(right, middle ? top : bottom);
                next.put(left, middle ? bottom : top);
            }
            case 11 -> next.put(right, top);
            case 12 -> next.put(left, right);
            case 13 -> next.put(bottom, right);
            case 14 -> next.put(left, bottom);
            default -> {}
        }
    }

    private boolean high(int i, int j, double level) {
        return values[j * columns + i] > level;
    }

    private double mean(int i, int j) {
        int at = j * columns + i;
        return (values[at] + values[at + 1] + values[at + columns] + values[at + columns + 1]) / 4;
    }

    /** Number of the edge from node (i, j) to the right, or upwards. */
    private int edge(int i, int j, boolean upwards) {
        return 2 * (j * columns + i) + (upwards ? 1 : 0);
    }

    private Ring ring(List<Integer> edges, double level) {
        int n = edges.size();
        double[] px = new double[n];
        double[] py = new double[n];
        boolean[] border = new boolean[n];
        for (int k = 0; k < n; k++) {
            int node = edges.get(k) / 2;
            boolean upwards = edges.get(k) % 2 == 1;
            int i = node % columns;
            int j = node / columns;
            int i2 = upwards ? i : i + 1;
            int j2 = upwards ? j + 1 : j;
            double a = values[j * columns + i];
            double b = values[j2 * columns + i2];
            boolean open = a == Double.NEGATIVE_INFINITY || b == Double.NEGATIVE_INFINITY;
            double share = open ? (a > b ? 0 : 1) : (level - a) / (b - a);
            px[k] = x[i] + share * (x[i2] - x[i]);
            py[k] = y[j] + share * (y[j2] - y[j]);
            border[k] = open;
        }
        boolean[] onEdge = new boolean[n];
        for (int k = 0; k < n; k++) {
            onEdge[k] = border[k] && border[(k + 1) % n];
        }
        return new Ring(px, py, onEdge);
    }

    /** Round values, 1, 2 or 5 times a power of ten apart, of which about {@code wanted} lie between two numbers. */
    public static double[] roundLevels(double low, double high, int wanted) {
        double rough = (high - low) / wanted;
        if (!(rough > 0) || !Double.isFinite(rough)) {
            return new double[0];
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double parts = rough / power - 1e-9; // a tenth may come out of a subtraction as a little more
        int times = parts > 5 ? 10 : parts > 2 ? 5 : parts > 1 ? 2 : 1;
        double step = power * times;
        List<Double> levels = new ArrayList<>();
        for (long k = (long) Math.floor(low / step) + 1; k * step < high; k++) {
            levels.add(power < 1 ? k * times / Math.rint(1 / power) : k * step);
        }
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
