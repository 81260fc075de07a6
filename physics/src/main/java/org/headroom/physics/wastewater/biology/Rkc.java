package org.headroom.physics.wastewater.biology;

import java.util.Arrays;

/**
 * Stabilized explicit Runge-Kutta-Chebyshev integration of second order with error control, for stiff systems whose
 * eigenvalues lie near the negative real axis.
 *
 * <p>A step of s stages is stable while h rho is less than about 0.65 s^2, rho being the spectral radius, so that
 * stiffness costs its square root and no matrix is formed. On y' = -k (y - g) a step moves y towards g by a factor
 * between 1/3 and 1 and never past it: that is what keeps stiff, nearly empty states (oxygen in anoxic tanks) from
 * becoming negative. A step that ends with a state below 0 (by
 * more than 1e-9, which is rounding) is rejected and tried shorter. Being linear in the rates, a
 * step keeps every linear balance to rounding.
 *
 * <p>Source: Sommeijer, Shampine and Verwer, RKC: an explicit solver for parabolic PDEs, J. Comput. Appl. Math. 88 (1998) 315;
 * spectral radius by the nonlinear power method given there.
 */
final class Rkc {
    /** A system of rates. */
    @FunctionalInterface
    interface Rates {
        void at(double time, double[] y, double[] dy);
    }

    private static final int MOST_STAGES = 600;
    private static final int STEPS_PER_RADIUS = 20;
    private static final double RADIUS_MARGIN = 1.2;
    private static final double LARGEST_GROWTH = 4;
    private static final double NEGATIVE = -1e-9;

    private final Rates rates;
    private final WorkLimit work;
    private final int controlled;
    private final double relative;
    private final double absolute;
    private final double[] f0;
    private final double[] f1;
    private final double[] next;
    private final double[] a;
    private final double[] b;
    private final double[] direction;
    private final double[] scratch;

    private boolean fresh; // f0 holds the rates at the present state
    private double radius;
    private int sinceRadius = STEPS_PER_RADIUS;
    private double suggested;
    private double lastError = 1;

    private long steps;
    private long rejected;
    private long evaluations;

    /**
     * @param rates of change
     * @param length of a state
     * @param controlled how many of its first places are controlled and kept from being negative
     * @param relative tolerance
     * @param absolute tolerance, in the unit of the states
     * @param work that it may do
     */
    Rkc(Rates rates, int length, int controlled, double relative, double absolute, WorkLimit work) {
        this.rates = rates;
        this.work = work;
        this.controlled = controlled;
        this.relative = relative;
        this.absolute = absolute;
        f0 = new double[length];
        f1 = new double[length];
        next = new double[length];
        a = new double[length];
        b = new double[length];
        direction = new double[length];
        scratch = new double[length];
    }

    long steps() {
        return steps;
    }

    long rejected() {
        return rejected;
    }

    double radius() {
        return radius;
    }

    long evaluations() {
        return evaluations;
    }

    /** The next step's length as the error control sees it. */
    double suggested() {
        return suggested;
    }

    /** Says that rates have changed although the state has not. */
    void restart() {
        fresh = false;
    }

    /**
     * Moves a state from a time to another; rates are smooth between.
     *
     * @throws org.headroom.physics.basis.NoConvergence when no step is short enough or the work is spent
     */
    void integrate(double start, double end, double[] y) {
        double t = start;
        while (end - t > 1e-13 * Math.max(1, Math.abs(end))) {
            work.at(t);
            if (!fresh) {
                evaluate(t, y, f0);
                fresh = true;
            }
            if (sinceRadius >= STEPS_PER_RADIUS) {
                estimateRadius(t, y);
            }
            if (!(suggested > 0)) {
                suggested = 0.25 / radius;
            }
            double left = end - t;
            double h = Math.min(suggested, left);
            boolean cut = h < suggested;
            if (h > 0.6 * left && h < left) {
                h = left / 2; // two equal steps, not a long and a tiny one
            }
            double longest = 0.65 * (MOST_STAGES * (double) MOST_STAGES - 1) / radius;
            h = Math.min(h, longest);
            step(t, h, y);
            evaluate(t + h, next, f1);
            double error = Math.max(1e-8, error(h, y));
            if (error <= 1 && !negative()) {
                steps++;
                sinceRadius++;
                t = left - h < 1e-13 * Math.max(1, Math.abs(end)) ? end : t + h;
                System.arraycopy(next, 0, y, 0, y.length);
                System.arraycopy(f1, 0, f0, 0, f0.length);
                double grow = Math.clamp(
                        0.8 * Math.pow(error, -1 / 3.0) * Math.pow(lastError / error, 0.05), 0.2, LARGEST_GROWTH);
                suggested = cut && grow >= LARGEST_GROWTH ? Math.max(suggested, h * grow) : h * grow;
                lastError = error;
            } else {
                rejected++;
                suggested = error <= 1 ? h / 2 : h * Math.max(0.1, Math.min(0.7, 0.8 * Math.pow(error, -1 / 3.0)));
                sinceRadius = error <= 1 ? sinceRadius : STEPS_PER_RADIUS;
                if (suggested < 1e-14 * Math.max(1, Math.abs(t)) || Double.isNaN(suggested)) {
                    throw work.vanished(t, worst(h, y));
                }
            }
        }
    }

    private void evaluate(double t, double[] y, double[] dy) {
        work.spend(1);
        rates.at(t, y, dy);
        evaluations++;
    }

    private boolean negative() {
        for (int i = 0; i < controlled; i++) {
            if (next[i] < NEGATIVE) {
                return true;
            }
        }
        return false;
    }

    /** The state that kept a step from being taken. */
    private int worst(double h, double[] y) {
        int worst = 0;
        double most = 0;
        for (int i = 0; i < controlled; i++) {
            if (!(next[i] >= NEGATIVE)) {
                return i;
            }
            double e = 0.8 * (y[i] - next[i]) + 0.4 * h * (f0[i] + f1[i]);
            double w = Math.abs(e) / (absolute + relative * Math.max(Math.abs(y[i]), Math.abs(next[i])));
            if (w > most) {
                most = w;
                worst = i;
            }
        }
        return worst;
    }

    private double error(double h, double[] y) {
        double sum = 0;
        for (int i = 0; i < controlled; i++) {
            double e = 0.8 * (y[i] - next[i]) + 0.4 * h * (f0[i] + f1[i]);
            double w = absolute + relative * Math.max(Math.abs(y[i]), Math.abs(next[i]));
            sum += e / w * (e / w);
        }
        double error = Math.sqrt(sum / controlled);
        return Double.isNaN(error) ? 1e6 : error;
    }

    /** One step of as many stages as stability asks for, into {@link #next}. */
    private void step(double t, double h, double[] y) {
        int stages = Math.max(2, 1 + (int) Math.sqrt(1.54 * h * radius + 1));
        double w0 = 1 + 2 / (13.0 * stages * stages);
        double square = w0 * w0 - 1;
        double root = Math.sqrt(square);
        double arg = stages * Math.log(w0 + root);
        double w1 = Math.sinh(arg) * square / (Math.cosh(arg) * stages * root - w0 * Math.sinh(arg));
        double b1 = 1 / (4 * w0 * w0);
        double b2 = b1;
        double mus = w1 * b1;
        double theta2 = 0;
        double theta1 = mus;
        double z1 = w0;
        double z2 = 1;
        double dz1 = 1;
        double dz2 = 0;
        double ddz1 = 0;
        double ddz2 = 0;
        double[] y2 = a; // two stages back
        double[] y1 = b;
        System.arraycopy(y, 0, y2, 0, y.length);
        for (int i = 0; i < y.length; i++) {
            y1[i] = y[i] + h * mus * f0[i];
        }
        for (int j = 2; j <= stages; j++) {
            double z = 2 * w0 * z1 - z2;
            double dz = 2 * w0 * dz1 - dz2 + 2 * z1;
            double ddz = 2 * w0 * ddz1 - ddz2 + 4 * dz1;
            double bj = ddz / (dz * dz);
            double a1 = 1 - z1 * b1;
            double mu = 2 * w0 * bj / b1;
            double nu = -bj / b2;
            mus = mu * w1 / w0;
            evaluate(t + h * theta1, y1, f1);
            double one = 1 - mu - nu;
            double[] into = j == stages ? next : y2;
            double hm = h * mus;
            double ha = hm * a1;
            for (int i = 0; i < y.length; i++) {
                into[i] = mu * y1[i] + nu * y2[i] + one * y[i] + hm * f1[i] - ha * f0[i];
            }
            double theta = mu * theta1 + nu * theta2 + mus * (1 - a1);
            if (j < stages) {
                y2 = y1;
                y1 = into;
                theta2 = theta1;
                theta1 = theta;
                b2 = b1;
                b1 = bj;
                z2 = z1;
                z1 = z;
                dz2 = dz1;
                dz1 = dz;
                ddz2 = ddz1;
                ddz1 = ddz;
            }
        }
    }

    /** Nonlinear power method: the rates' answer to a small change along the direction that grows most. */
    private void estimateRadius(double t, double[] y) {
        double size = norm(y) * 1e-7 + 1e-9;
        double length = norm(direction);
        if (!(length > 0)) {
            System.arraycopy(f0, 0, direction, 0, direction.length);
            for (int i = 0; i < controlled; i++) {
                direction[i] += 1e-3 * (1 + i % 7);
            }
            length = norm(direction);
        }
        double found = 0;
        for (int k = 0; k < 60; k++) {
            System.arraycopy(y, 0, scratch, 0, y.length);
            for (int i = 0; i < controlled; i++) {
                scratch[i] += direction[i] * (size / length);
            }
            evaluate(t, scratch, f1);
            for (int i = 0; i < controlled; i++) {
                direction[i] = f1[i] - f0[i];
            }
            Arrays.fill(direction, controlled, direction.length, 0);
            length = norm(direction);
            double before = found;
            found = length / size;
            if (k > 0 && Math.abs(found - before) < 0.02 * found || !(length > 0)) {
                break;
            }
        }
        radius = Math.max(RADIUS_MARGIN * found, 1);
        sinceRadius = 0;
    }

    private double norm(double[] v) {
        double sum = 0;
        for (int i = 0; i < controlled; i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }
}
