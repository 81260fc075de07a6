package org.headroom.physics.aquifer;

import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;

/**
 * One or two facing edges seen along their normal: d is the distance from the first, L the width up to the second. A well at d has images at
 * 2 n L + d of sign (s1 s2)^n and at 2 n L - d of sign s1 (s1 s2)^n (Ferris et al. 1962, USGS WSP 1536-E).
 */
final class EdgeAxis {
    /** exp(-40): what is nearer to nothing than a double's last digit of the rest. */
    private static final double NOTHING = 40;

    private final Boundary first;
    private final @Nullable Boundary second;
    private final double widthM;

    EdgeAxis(Boundary first, @Nullable Boundary second) {
        this.first = first;
        this.second = second;
        widthM = second == null ? Double.POSITIVE_INFINITY : second.distanceM(first.x1M(), first.y1M());
    }

    Boundary first() {
        return first;
    }

    double widthM() {
        return widthM;
    }

    boolean strip() {
        return second != null;
    }

    boolean constantHead() {
        return first.kind() == Boundary.Kind.CONSTANT_HEAD
                || (second != null && second.kind() == Boundary.Kind.CONSTANT_HEAD);
    }

    boolean contains(double xM, double yM) {
        double d = first.distanceM(xM, yM);
        return d >= 0 && d <= widthM;
    }

    /**
     * After this long a strip with an edge of constant head is steady to exp(-40), s: its slowest part dies as exp(-pi2 D t/(4 L2)). Infinite for
     * others.
     */
    double steadyAfterS(double diffusivityM2PerS) {
        return second != null && constantHead()
                ? NOTHING * 4 / (Math.PI * Math.PI) * widthM * widthM / diffusivityM2PerS
                : Double.POSITIVE_INFINITY;
    }

    /** How far along the normal the images of a point at d lie from it, with their sign: pairs (shift, sign), the point itself first. */
    double[] shifts(double d, double reachM) {
        int s1 = first.sign();
        if (second == null) {
            return new double[] {0, 1, -2 * d, s1};
        }
        int both = s1 * second.sign();
        int turns = (int) Math.ceil(Math.min(1e5, reachM / (2 * widthM))) + 1;
        double[] all = new double[4 * (2 * turns + 1)];
        int i = 0;
        for (int k = 0; k <= 2 * turns; k++) {
            int n = (k % 2 == 0 ? -1 : 1) * ((k + 1) / 2);
            int sign = n % 2 == 0 ? 1 : both;
            all[i++] = 2 * n * widthM;
            all[i++] = sign;
            all[i++] = 2 * n * widthM - 2 * d;
            all[i++] = s1 * sign;
        }
        return all;
    }

    /** Of water taken at d as a pulse, the share that is still missing between the edges after a time, without leakage. */
    double missing(double d, double diffusivityM2PerS, double timeS) {
        if (!constantHead()) {
            return 1;
        }
        double spread = 2 * Math.sqrt(diffusivityM2PerS * timeS);
        if (second == null) {
            return Erf.erf(d / spread);
        }
        return spread > widthM ? late(d, diffusivityM2PerS * timeS / (widthM * widthM)) : early(d, spread);
    }

    /** By images: few are felt. */
    private double early(double d, double spread) {
        double[] shifts = shifts(d, spread * Math.sqrt(NOTHING));
        double sum = 0;
        for (int i = 0; i < shifts.length; i += 2) {
            double p = d + shifts[i];
            sum += shifts[i + 1] * Erf.erf(-p / spread, (widthM - p) / spread);
        }
        return Math.max(0, 0.5 * sum);
    }

    /** By Fourier's series: few terms live. */
    private double late(double d, double diffusedShare) {
        boolean bothHeads = first.kind() == Boundary.Kind.CONSTANT_HEAD
                && second != null
                && second.kind() == Boundary.Kind.CONSTANT_HEAD;
        double fromHead = (first.kind() == Boundary.Kind.CONSTANT_HEAD ? d : widthM - d) / widthM;
        double unit = bothHeads ? Math.PI : Math.PI / 2;
        double sum = 0;
        for (int n = 1; n * n * unit * unit * diffusedShare < NOTHING; n += 2) {
            sum += Math.sin(n * unit * fromHead) / n * Math.exp(-n * n * unit * unit * diffusedShare);
        }
        return Math.max(0, 4 / Math.PI * sum);
    }
}
