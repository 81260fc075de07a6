package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.physics.basis.Checks;

/**
 * Drawdown on a grid of points at any time. What one well does at one time depends on distance alone, however long its history: it is tabulated once over
 * ln r ({@link RadialProfile}, error at most 1e-10 of its largest value) and read for every point and image; wells with equal histories share the table.
 * So a map costs a few hundred well functions for each step of a history instead of one for each point.
 */
public final class DrawdownField {
    private final WellField wells;
    private final double[] xM;
    private final double[] yM;
    private final double lowX;
    private final double highX;
    private final double lowY;
    private final double highY;

    /** @param xM east of the columns and {@code yM} north of the rows, m, in any order */
    public DrawdownField(WellField wells, double[] xM, double[] yM) {
        this.wells = wells;
        this.xM = xM.clone();
        this.yM = yM.clone();
        lowX = Arrays.stream(xM).min().orElse(0);
        highX = Arrays.stream(xM).max().orElse(0);
        lowY = Arrays.stream(yM).min().orElse(0);
        highY = Arrays.stream(yM).max().orElse(0);
    }

    public int columns() {
        return xM.length;
    }

    public int rows() {
        return yM.length;
    }

    public double xM(int column) {
        return xM[column];
    }

    public double yM(int row) {
        return yM[row];
    }

    /** Drawdown in m at a time, row after row: of (column, row) at {@code row * columns() + column}; NaN beyond an edge. */
    public double[] atM(double timeS) {
        double[] out = new double[xM.length * yM.length];
        atM(timeS, out);
        return out;
    }

    /** As {@link #atM(double)}, into {@code outM}. */
    public void atM(double timeS, double[] outM) {
        Checks.finite("time_s", timeS);
        Map<PumpingHistory, List<Source>> groups = new LinkedHashMap<>();
        for (PumpedWell pumped : wells.wells()) {
            groups.computeIfAbsent(pumped.history(), _ -> new ArrayList<>()).add(source(pumped, timeS));
        }
        Arrays.fill(outM, 0, xM.length * yM.length, 0);
        groups.forEach((history, sources) -> add(history, sources, timeS, outM));
        for (int j = 0; j < yM.length; j++) {
            for (int i = 0; i < xM.length; i++) {
                if (!wells.boundaries().contains(xM[i], yM[j])) {
                    outM[j * xM.length + i] = Double.NaN;
                }
            }
        }
    }

    /** A well's radius squared and the places and signs of it and its images. */
    private record Source(double leastM2, double[] images) {}

    private Source source(PumpedWell pumped, double timeS) {
        Well well = pumped.well();
        double reach = wells.reachM(pumped.history(), timeS);
        return new Source(well.radiusM() * well.radiusM(), wells.boundaries().images(well.xM(), well.yM(), reach));
    }

    private void add(PumpingHistory history, List<Source> sources, double timeS, double[] outM) {
        double reach = wells.reachM(history, timeS);
        double reachM2 = reach * reach;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Source source : sources) {
            for (int k = 0; k < source.images().length; k += 3) {
                double near = nearestM2(source, k);
                if (near <= reachM2) {
                    least = Math.min(least, near);
                    most = Math.max(most, Math.min(reachM2, farthestM2(source, k)));
                }
            }
        }
        if (most == 0) {
            return;
        }
        RadialProfile profile =
                new RadialProfile(r -> wells.responseM(history, r, timeS), Math.sqrt(least), Math.sqrt(most));
        for (Source source : sources) {
            for (int k = 0; k < source.images().length; k += 3) {
                if (nearestM2(source, k) > reachM2) {
                    continue;
                }
                double sign = source.images()[k + 2];
                for (int j = 0; j < yM.length; j++) {
                    for (int i = 0; i < xM.length; i++) {
                        double square = squareM2(source, k, xM[i], yM[j]);
                        if (square <= reachM2) {
                            outM[j * xM.length + i] += sign * profile.atSquare(square);
                        }
                    }
                }
            }
        }
    }

    /** The least squared distance of a point of the map from an image, or of the map's frame where the image lies beyond it. */
    private double nearestM2(Source source, int image) {
        double x = source.images()[image];
        double y = source.images()[image + 1];
        double dx = Math.max(0, Math.max(lowX - x, x - highX));
        double dy = Math.max(0, Math.max(lowY - y, y - highY));
        if (dx > 0 || dy > 0) {
            return Math.max(source.leastM2(), dx * dx + dy * dy);
        }
        double least = Double.POSITIVE_INFINITY;
        for (double row : yM) {
            for (double column : xM) {
                least = Math.min(least, squareM2(source, image, column, row));
            }
        }
        return least;
    }

    /** The squared distance from an image to the farthest corner of the map. */
    private double farthestM2(Source source, int image) {
        double x = source.images()[image];
        double y = source.images()[image + 1];
        double dx = Math.max(Math.abs(x - lowX), Math.abs(x - highX));
        double dy = Math.max(Math.abs(y - lowY), Math.abs(y - highY));
        return Math.max(source.leastM2(), dx * dx + dy * dy);
    }

    private static double squareM2(Source source, int image, double x, double y) {
        double dx = x - source.images()[image];
        double dy = y - source.images()[image + 1];
        return Math.max(source.leastM2(), dx * dx + dy * dy);
    }
}
