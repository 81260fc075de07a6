package org.headroom.physics.aquifer;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A straight edge of the aquifer through two points; the aquifer lies on the left of the way from the first to the second.
 *
 * @param kind what the edge does
 */
public record Boundary(double x1M, double y1M, double x2M, double y2M, Kind kind) {

    /** What an edge does. */
    public enum Kind {
        /** Nothing passes: a fault, the end of the layer. Images of the same sign. */
        NO_FLOW,
        /** The head stays: a river or lake that cuts the aquifer fully. Images of the opposite sign. */
        CONSTANT_HEAD
    }

    public Boundary {
        Checks.finite("boundary_x1_m", x1M);
        Checks.finite("boundary_y1_m", y1M);
        Checks.finite("boundary_x2_m", x2M);
        Checks.finite("boundary_y2_m", y2M);
        if (x1M == x2M && y1M == y2M) {
            throw new OutOfRange("boundary", "two equal points", "two points apart");
        }
    }

    /** Distance of a point from the edge, m; negative beyond it. */
    public double distanceM(double xM, double yM) {
        return ((x2M - x1M) * (yM - y1M) - (y2M - y1M) * (xM - x1M)) / lengthM();
    }

    double lengthM() {
        return Math.hypot(x2M - x1M, y2M - y1M);
    }

    /** East part of the unit vector into the aquifer. */
    double inwardX() {
        return -(y2M - y1M) / lengthM();
    }

    /** North part of the unit vector into the aquifer. */
    double inwardY() {
        return (x2M - x1M) / lengthM();
    }

    /** Sign of an image in this edge: 1 or -1. */
    int sign() {
        return kind == Kind.NO_FLOW ? 1 : -1;
    }
}
