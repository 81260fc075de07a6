package org.headroom.grid.powerflow;

import org.headroom.grid.powerflow.FlowState.Ending;

/**
 * Newton-Raphson on the powers at the buses, unknowns in polar form.
 *
 * <pre>
 *   S_i = V_i conj(sum_k Y_ik V_k)            A_ik = V_i conj(Y_ik V_k) = a + jb
 *   block of i, k:  [dP/dtheta dP/dlnV; dQ/dtheta dQ/dlnV] = [b a; -a b]
 *   block of i, i:  the same of A_ii, plus [-Q P; P Q]
 * </pre>
 *
 * <p>Voltages are kept as e + jf and turned by exp(j dtheta), so no angle is taken in the loop. Where a voltage or angle is held, its
 * equation gets a diagonal so large that the unknown stays 0: the same pattern serves for every kind of bus.
 *
 * <p>Source: Tinney and Hart, Power flow solution by Newton's method, IEEE Trans. PAS-86 (1967); the logarithmic form of the
 * voltage is that of dlnV = dV/V.
 */
final class Newton {
    private static final double HELD = 1e20;
    private static final int PLAIN_STEPS = 20;
    private static final int DAMPED_STEPS = 60;
    private static final double SMALLEST_STEP = 1e-6;
    /** Longest damped step, rad or relative voltage. */
    private static final double LONGEST_STEP = 1;

    private static final int ANGLE_STEPS = 20;
    private static final double ANGLES_PU = 0.1;
    /** A mismatch beyond this will not come back, pu. */
    private static final double LOST_PU = 1e12;
    /** Where round-off stops the mismatch under this, it is a solution, pu. */
    private static final double ROUND_OFF_PU = 1e-8;
    /** A solution found by damping with a voltage under this is none that a network is run at, pu. */
    private static final double LOWEST_PU = 0.5;

    /** Scheduled injection by bus, pu. */
    final double[] setP;

    final double[] setQ;
    /** {@link BusRole} by bus. */
    final byte[] role;
    /** Injection at the last voltages by bus, pu. */
    final double[] p;

    final double[] q;

    private final Admittances net;
    private final int[] place;
    private final BlockLu lu;
    private final double[] mutual;
    private final double[] step;
    private final double[] oldE;
    private final double[] oldF;
    private final double[] firstE;
    private final double[] firstF;
    private final byte[] givenRole;
    private int worst;
    private double worstPu;
    private int perturbed = -1;

    Newton(Admittances net, EliminationOrder order) {
        this.net = net;
        place = order.place;
        lu = new BlockLu(order);
        setP = new double[net.buses];
        setQ = new double[net.buses];
        role = new byte[net.buses];
        p = new double[net.buses];
        q = new double[net.buses];
        mutual = new double[4 * net.pairs];
        step = new double[2 * net.buses];
        oldE = new double[net.buses];
        oldF = new double[net.buses];
        firstE = new double[net.buses];
        firstF = new double[net.buses];
        givenRole = new byte[net.buses];
    }

    /**
     * Goes from the state's voltages to a solution; adds its steps to the state's and says how it ended. Where full steps fail, shortened
     * ones are tried from the same voltages, then from 1 pu with angles that balance active power alone. What is left without a
     * solution is where the first of these stopped.
     */
    Ending solve(FlowState state, double tolerancePu) {
        keep(state, firstE, firstF);
        Ending ending = plain(state, tolerancePu);
        if (ending == Ending.DIVERGED) {
            put(firstE, firstF, state);
            ending = damped(state, tolerancePu, DAMPED_STEPS);
        }
        if (ending != Ending.CONVERGED) {
            keep(state, firstE, firstF);
            if (fromAngles(state, tolerancePu)) {
                ending = Ending.CONVERGED;
            } else {
                put(firstE, firstF, state);
                evaluate(state);
                ending = why(mismatch(), state);
            }
        }
        report(state);
        return ending;
    }

    /** Why the voltages that are left are no solution; sets the bus to name. */
    private Ending why(double norm, FlowState state) {
        if (norm <= ROUND_OFF_PU) {
            worst = lowest(state);
            return Ending.COLLAPSED;
        }
        if (perturbed >= 0) {
            worst = perturbed;
            return Ending.SINGULAR;
        }
        return Ending.DIVERGED;
    }

    private void keep(FlowState state, double[] e, double[] f) {
        System.arraycopy(state.e, 0, e, 0, net.buses);
        System.arraycopy(state.f, 0, f, 0, net.buses);
    }

    private void put(double[] e, double[] f, FlowState state) {
        System.arraycopy(e, 0, state.e, 0, net.buses);
        System.arraycopy(f, 0, state.f, 0, net.buses);
    }

    /** Sets 1 pu where no voltage is held, turns angles for active power with all voltages held, then solves with short steps. */
    private boolean fromAngles(FlowState state, double tolerancePu) {
        System.arraycopy(role, 0, givenRole, 0, net.buses);
        double re = 1;
        double im = 0;
        for (int i = net.buses - 1; i >= 0; i--) {
            if (role[i] == BusRole.REFERENCE) {
                double size = state.voltagePu(i);
                re = state.e[i] / size;
                im = state.f[i] / size;
            }
        }
        for (int i = 0; i < net.buses; i++) {
            if (role[i] == BusRole.PQ || role[i] == BusRole.PV) {
                double size = role[i] == BusRole.PV ? state.voltagePu(i) : 1;
                state.e[i] = re * size;
                state.f[i] = im * size;
                role[i] = BusRole.PV;
            }
        }
        damped(state, ANGLES_PU, ANGLE_STEPS);
        System.arraycopy(givenRole, 0, role, 0, net.buses);
        return finite(state) && damped(state, tolerancePu, DAMPED_STEPS) == Ending.CONVERGED;
    }

    private boolean finite(FlowState state) {
        evaluate(state);
        return mismatch() < LOST_PU;
    }

    private Ending plain(FlowState state, double tolerancePu) {
        lu.guard(false);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; ; i++) {
            evaluate(state);
            double norm = mismatch();
            if (norm <= tolerancePu || (norm <= ROUND_OFF_PU && norm > before / 2)) {
                return Ending.CONVERGED;
            }
            if (!(norm < LOST_PU) || i == PLAIN_STEPS) {
                return Ending.DIVERGED;
            }
            before = norm;
            direction(state);
            move(state, 1);
            state.iterations++;
        }
    }

    /** Newton's direction with a step short enough that the sum of squared mismatches falls; stops where none does. */
    private Ending damped(FlowState state, double tolerancePu, int steps) {
        lu.guard(true);
        evaluate(state);
        double norm = mismatch();
        for (int i = 0; i < steps; i++) {
            double squares = squares();
            perturbed = direction(state);
            keep(state, oldE, oldF);
            double length = Math.min(1, LONGEST_STEP / largest(step));
            while (true) {
                move(state, length);
                evaluate(state);
                norm = mismatch();
                if (squares() < squares * (1 - length * 0.1)) {
                    break;
                }
                put(oldE, oldF, state);
                length /= 2;
                if (!(length > SMALLEST_STEP)) {
                    evaluate(state);
                    norm = mismatch();
                    return norm <= Math.max(tolerancePu, ROUND_OFF_PU) ? accepted(state) : Ending.DIVERGED;
                }
            }
            state.iterations++;
            if (norm <= tolerancePu) {
                return accepted(state);
            }
        }
        return Ending.DIVERGED;
    }

    private Ending accepted(FlowState state) {
        return state.voltagePu(lowest(state)) < LOWEST_PU ? Ending.DIVERGED : Ending.CONVERGED;
    }

    private int lowest(FlowState state) {
        int lowest = 0;
        double square = Double.POSITIVE_INFINITY;
        for (int i = 0; i < net.buses; i++) {
            double here = state.e[i] * state.e[i] + state.f[i] * state.f[i];
            if (role[i] != BusRole.DEAD && here < square) {
                square = here;
                lowest = i;
            }
        }
        return lowest;
    }

    /** Injections at the state's voltages, and the terms A of both directions of each pair. */
    void evaluate(FlowState state) {
        double[] e = state.e;
        double[] f = state.f;
        for (int i = 0; i < net.buses; i++) {
            double square = e[i] * e[i] + f[i] * f[i];
            p[i] = square * net.ownG[i];
            q[i] = -square * net.ownB[i];
        }
        double[] y = net.pairY;
        for (int k = 0; k < net.pairs; k++) {
            int a = net.pairA[k];
            int b = net.pairB[k];
            double c = e[a] * e[b] + f[a] * f[b];
            double s = f[a] * e[b] - e[a] * f[b];
            int at = 4 * k;
            double abP = y[at] * c + y[at + 1] * s;
            double abQ = y[at] * s - y[at + 1] * c;
            double baP = y[at + 2] * c - y[at + 3] * s;
            double baQ = -y[at + 2] * s - y[at + 3] * c;
            p[a] += abP;
            q[a] += abQ;
            p[b] += baP;
            q[b] += baQ;
            mutual[at] = abP;
            mutual[at + 1] = abQ;
            mutual[at + 2] = baP;
            mutual[at + 3] = baQ;
        }
    }

    /** Fills the right-hand side with what is scheduled less what is injected; returns its largest part. */
    private double mismatch() {
        double largest = 0;
        int at = 0;
        for (int i = 0; i < net.buses; i++) {
            int x = 2 * place[i];
            double dp = role[i] == BusRole.PQ || role[i] == BusRole.PV ? setP[i] - p[i] : 0;
            double dq = role[i] == BusRole.PQ ? setQ[i] - q[i] : 0;
            step[x] = dp;
            step[x + 1] = dq;
            double size = Math.max(Math.abs(dp), Math.abs(dq));
            if (!(size <= largest)) {
                largest = size;
                at = i;
                if (Double.isNaN(size)) {
                    break;
                }
            }
        }
        worst = at;
        worstPu = largest;
        return largest;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private double squares() {
        double sum = 0;
        for (double part : step) {
            sum += part * part;
        }
        return sum;
    }

    /** Turns the right-hand side into Newton's direction; returns -1, or a bus whose pivot had to be replaced. */
    private int direction(FlowState state) {
        double[] e = state.e;
        double[] f = state.f;
        double[] d = lu.diagonal;
        for (int i = 0; i < net.buses; i++) {
            double square = e[i] * e[i] + f[i] * f[i];
            double a = square * net.ownG[i];
            double b = -square * net.ownB[i];
            int at = 4 * place[i];
            d[at] = b - q[i];
            d[at + 1] = a + p[i];
            d[at + 2] = p[i] - a;
            d[at + 3] = b + q[i];
            if (role[i] != BusRole.PQ) {
                d[at + 3] = HELD;
                if (role[i] != BusRole.PV) {
                    d[at] = HELD;
                }
            }
        }
        lu.clear();
        double[] u = lu.upper;
        double[] l = lu.lower;
        for (int k = 0; k < net.pairs; k++) {
            int at = 4 * k;
            int to = 4 * net.slot[k];
            u[to] = mutual[at + 1];
            u[to + 1] = mutual[at];
            u[to + 2] = -mutual[at];
            u[to + 3] = mutual[at + 1];
            l[to] = mutual[at + 3];
            l[to + 1] = mutual[at + 2];
            l[to + 2] = -mutual[at + 2];
            l[to + 3] = mutual[at + 3];
        }
        int replaced = lu.factor();
        lu.solve(step);
        return replaced < 0 ? -1 : lu.busAt(replaced);
    }

    private void move(FlowState state, double length) {
        for (int i = 0; i < net.buses; i++) {
            if (role[i] == BusRole.PQ || role[i] == BusRole.PV) {
                double turn = length * step[2 * place[i]];
                double scale = role[i] == BusRole.PQ ? 1 + length * step[2 * place[i] + 1] : 1;
                double cos = Turn.cos(turn) * scale;
                double sin = Turn.sin(turn) * scale;
                double re = state.e[i] * cos - state.f[i] * sin;
                state.f[i] = state.e[i] * sin + state.f[i] * cos;
                state.e[i] = re;
            }
        }
    }

    private void report(FlowState state) {
        double base = state.baseVa();
        state.worstBus = worst;
        state.worstPu = worstPu;
        state.worstW = role[worst] == BusRole.PQ || role[worst] == BusRole.PV ? (setP[worst] - p[worst]) * base : 0;
        state.worstVar = role[worst] == BusRole.PQ ? (setQ[worst] - q[worst]) * base : 0;
    }
}
