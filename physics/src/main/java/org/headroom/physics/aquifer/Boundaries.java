package org.headroom.physics.aquifer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;

/**
 * The straight edges of an aquifer: none, one, two parallel ones, two at a right angle, or up to a rectangle of four. Each is replaced by image wells;
 * between parallel edges their series is cut where a further image adds less than exp(-40) of what is there, so that its error is the rounding.
 */
public final class Boundaries {
    /** An aquifer without end. */
    public static final Boundaries NONE = new Boundaries(List.of());

    private static final double ANGLE = 1e-9;

    private final List<EdgeAxis> axes;

    private Boundaries(List<EdgeAxis> axes) {
        this.axes = axes;
    }

    /** @throws OutOfRange unless the edges are parallel and face each other or stand at a right angle */
    public static Boundaries of(Boundary... edges) {
        List<EdgeAxis> axes = new ArrayList<>();
        List<Boundary> rest = new ArrayList<>(Arrays.asList(edges));
        while (!rest.isEmpty()) {
            Boundary first = rest.removeFirst();
            Boundary facing = null;
            for (Boundary other : rest) {
                double dot = first.inwardX() * other.inwardX() + first.inwardY() * other.inwardY();
                if (Math.abs(dot + 1) < ANGLE && facing == null && other.distanceM(first.x1M(), first.y1M()) > 0) {
                    facing = other;
                } else if (Math.abs(dot) > ANGLE) {
                    throw new OutOfRange(
                            "boundary", first + " and " + other, "parallel and facing each other, or at a right angle");
                }
            }
            if (facing != null) {
                rest.remove(facing);
            }
            axes.add(new EdgeAxis(first, facing));
        }
        return new Boundaries(List.copyOf(axes));
    }

    /** Whether a point lies in the aquifer or on its edge. */
    public boolean contains(double xM, double yM) {
        for (EdgeAxis axis : axes) {
            if (!axis.contains(xM, yM)) {
                return false;
            }
        }
        return true;
    }

    boolean constantHead() {
        return axes.stream().anyMatch(EdgeAxis::constantHead);
    }

    /** After this long nothing changes between two edges, s; infinite where that is never so. */
    double steadyAfterS(double diffusivityM2PerS) {
        return axes.stream()
                .mapToDouble(a -> a.steadyAfterS(diffusivityM2PerS))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Of water taken at a point as a pulse, the share that is still missing in the aquifer after a time, without leakage. */
    double missing(double xM, double yM, double diffusivityM2PerS, double timeS) {
        double share = 1;
        for (EdgeAxis axis : axes) {
            share *= axis.missing(axis.first().distanceM(xM, yM), diffusivityM2PerS, timeS);
        }
        return share;
    }

    /** Distance to the nearest edge of constant head, m; infinite where there is none. */
    double nearestConstantHeadM(double xM, double yM) {
        double nearest = Double.POSITIVE_INFINITY;
        for (EdgeAxis axis : axes) {
            if (axis.constantHead()) {
                double d = axis.first().distanceM(xM, yM);
                nearest = Math.min(nearest, Math.min(d, axis.widthM() - d));
            }
        }
        return nearest;
    }

    /** The point and its images as far as {@code reachM}: x, y and sign of each in turn, the point itself first. */
    double[] images(double xM, double yM, double reachM) {
        double[] all = {xM, yM, 1};
        for (EdgeAxis axis : axes) {
            Boundary edge = axis.first();
            double[] shifts = axis.shifts(edge.distanceM(xM, yM), reachM);
            double[] next = new double[all.length * shifts.length / 2];
            int k = 0;
            for (int s = 0; s < shifts.length; s += 2) {
                for (int i = 0; i < all.length; i += 3) {
                    next[k++] = all[i] + shifts[s] * edge.inwardX();
                    next[k++] = all[i + 1] + shifts[s] * edge.inwardY();
                    next[k++] = all[i + 2] * shifts[s + 1];
                }
            }
            all = next;
        }
        return all;
    }

    @Override
    public String toString() {
        return axes.isEmpty() ? "no edge" : axes.size() + " pairs or single edges";
    }
}
