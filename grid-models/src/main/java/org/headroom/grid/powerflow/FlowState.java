package org.headroom.grid.powerflow;

import org.headroom.grid.network.Network;

/**
 * Voltages of a network and what flows with them; the answer of {@link PowerFlow#solve} and the start of the next one.
 *
 * <p>Powers into the network are positive at buses and generators, powers into the branch at its ends: a branch loses the sum
 * of its two ends. W and var for three phases. Made by {@link PowerFlow#newState()}; indexes are those of the network's lists.
 */
public final class FlowState {
    private static final double DEG_PER_RAD = 180 / Math.PI;

    final Network network;
    private final double baseVa;
    final double[] e;
    final double[] f;
    final boolean[] energized;
    final boolean[] holdsVoltage;
    final double[] injectionW;
    final double[] injectionVar;
    /** P from, Q from, P to, Q to, of each branch. */
    final double[] ends;

    final double[] lossW;
    final double[] generatorW;
    final double[] generatorVar;
    private final double[] ratingVa;
    /** Whether voltages may start the next solution. */
    boolean usable;

    Ending ending = Ending.NOT_SOLVED;
    int iterations;
    int worstBus;
    double worstPu;
    double worstW;
    double worstVar;
    double lostLoadW;

    enum Ending {
        NOT_SOLVED,
        CONVERGED,
        DIVERGED,
        SINGULAR,
        COLLAPSED,
        EXHAUSTED
    }

    FlowState(Network network) {
        this.network = network;
        baseVa = network.baseVa();
        int buses = network.buses().size();
        int branches = network.branches().size();
        int generators = network.generators().size();
        e = new double[buses];
        f = new double[buses];
        energized = new boolean[buses];
        holdsVoltage = new boolean[buses];
        injectionW = new double[buses];
        injectionVar = new double[buses];
        ends = new double[4 * branches];
        lossW = new double[branches];
        ratingVa = new double[branches];
        generatorW = new double[generators];
        generatorVar = new double[generators];
        for (int k = 0; k < branches; k++) {
            ratingVa[k] = network.branches().get(k).ratingVa();
        }
    }

    /** An independent copy. */
    public FlowState copy() {
        FlowState copy = new FlowState(network);
        copy.copyFrom(this);
        return copy;
    }

    /** Takes over all of a state of the same network; allocates nothing. */
    public void copyFrom(FlowState other) {
        copy(other.e, e);
        copy(other.f, f);
        System.arraycopy(other.energized, 0, energized, 0, energized.length);
        System.arraycopy(other.holdsVoltage, 0, holdsVoltage, 0, holdsVoltage.length);
        copy(other.injectionW, injectionW);
        copy(other.injectionVar, injectionVar);
        copy(other.ends, ends);
        copy(other.lossW, lossW);
        copy(other.generatorW, generatorW);
        copy(other.generatorVar, generatorVar);
        usable = other.usable;
        ending = other.ending;
        iterations = other.iterations;
        worstBus = other.worstBus;
        worstPu = other.worstPu;
        worstW = other.worstW;
        worstVar = other.worstVar;
        lostLoadW = other.lostLoadW;
    }

    private static void copy(double[] source, double[] target) {
        System.arraycopy(source, 0, target, 0, target.length);
    }

    public boolean converged() {
        return ending == Ending.CONVERGED;
    }

    /** Newton steps of the last solution. */
    public int iterations() {
        return iterations;
    }

    /** How it ended, with names; allocates. */
    public Outcome outcome() {
        String bus = network.buses().get(worstBus).id();
        return switch (ending) {
            case CONVERGED -> new Outcome.Converged(iterations);
            case SINGULAR -> new Outcome.Singular(bus, iterations);
            case COLLAPSED -> new Outcome.Collapsed(bus, voltagePu(worstBus), iterations);
            case EXHAUSTED -> new Outcome.LimitsExhausted(bus, iterations);
            case DIVERGED, NOT_SOLVED -> new Outcome.Diverged(bus, worstW, worstVar, iterations);
        };
    }

    /** Where the mismatch is largest. */
    public int worstBus() {
        return worstBus;
    }

    /** The largest mismatch of active or reactive power at any bus, pu of the network's base. */
    public double worstMismatchPu() {
        return worstPu;
    }

    /** Voltage, pu; 0 at a bus without supply. */
    public double voltagePu(int bus) {
        return Math.sqrt(e[bus] * e[bus] + f[bus] * f[bus]);
    }

    /** Angle, degrees, above -180 to 180; 0 at a bus without supply. */
    public double angleDeg(int bus) {
        return Math.atan2(f[bus], e[bus]) * DEG_PER_RAD;
    }

    /** Whether the bus is supplied: joined to a reference. */
    public boolean energized(int bus) {
        return energized[bus];
    }

    /** Whether the bus is held at a voltage by its generators. */
    public boolean holdsVoltage(int bus) {
        return holdsVoltage[bus];
    }

    /** Generation less load at the bus, W: what goes into branches and the bus's shunt. */
    public double injectionW(int bus) {
        return injectionW[bus];
    }

    public double injectionVar(int bus) {
        return injectionVar[bus];
    }

    /** Power into the branch at its from end, W. */
    public double fromW(int branch) {
        return ends[4 * branch];
    }

    public double fromVar(int branch) {
        return ends[4 * branch + 1];
    }

    /** Power into the branch at its to end, W. */
    public double toW(int branch) {
        return ends[4 * branch + 2];
    }

    public double toVar(int branch) {
        return ends[4 * branch + 3];
    }

    /** What the branch's series resistance turns into heat, W. */
    public double lossW(int branch) {
        return lossW[branch];
    }

    /** Series loss of all branches, W; no bus shunts. */
    public double lossW() {
        double sum = 0;
        for (double loss : lossW) {
            sum += loss;
        }
        return sum;
    }

    /** The larger apparent power of the two ends, VA. */
    public double apparentVa(int branch) {
        return Math.sqrt(apparentSquare(branch));
    }

    private double apparentSquare(int branch) {
        int at = 4 * branch;
        double here = ends[at] * ends[at] + ends[at + 1] * ends[at + 1];
        double there = ends[at + 2] * ends[at + 2] + ends[at + 3] * ends[at + 3];
        return Math.max(here, there);
    }

    /** The square of loading, 1; -2 without a rating. */
    double loadingSquare(int branch) {
        double rating = ratingVa[branch];
        return rating > 0 ? apparentSquare(branch) / (rating * rating) : -2;
    }

    /** The larger end's apparent power by the rating, percent; NaN if the rating is unknown. */
    public double loadingPercent(int branch) {
        return ratingVa[branch] > 0 ? 100 * apparentVa(branch) / ratingVa[branch] : Double.NaN;
    }

    public double generatorW(int generator) {
        return generatorW[generator];
    }

    public double generatorVar(int generator) {
        return generatorVar[generator];
    }

    /** Load at buses without supply, W. */
    public double lostLoadW() {
        return lostLoadW;
    }

    double baseVa() {
        return baseVa;
    }
}
