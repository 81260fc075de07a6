package org.headroom.grid.powerflow;

import java.util.Arrays;
import org.headroom.grid.network.Bus;
import org.headroom.grid.powerflow.FlowState.Ending;

/** Solves again until no generator is beyond a reactive limit, by one of the two rules of {@link ReactiveLimits}. */
final class LimitLoop {
    /** How far beyond a limit counts, var. */
    private static final double BEYOND_VAR = 5;
    /** How far past its setpoint the voltage of a limited bus must be to hold it again, pu. */
    private static final double PAST_PU = 1e-9;
    /** A bus that was released this often stays limited. */
    private static final int RELEASES = 5;

    /** Found beyond a limit in this round. */
    private static final byte NEW_HIGH = 2;

    private static final byte NEW_LOW = -2;

    private final PowerFlow flow;
    private final Generation generation;
    private final byte[] role;
    /** -1 at the lower limit, 1 at the upper, 0 free; by generator (enforce) or bus (release). */
    private final byte[] limitedGenerator;

    private final byte[] limitedBus;
    private final int[] released;
    private final int[] firstReference;

    LimitLoop(PowerFlow flow) {
        this.flow = flow;
        generation = flow.generation;
        role = flow.newton.role;
        limitedGenerator = new byte[generation.count];
        limitedBus = new byte[flow.net.buses];
        released = new int[flow.net.buses];
        firstReference = new int[flow.net.buses];
    }

    void run(FlowState state, ReactiveLimits limits) {
        if (limits == ReactiveLimits.ENFORCE) {
            enforce(state);
        } else {
            release(state);
        }
    }

    private void enforce(FlowState state) {
        Arrays.fill(limitedGenerator, (byte) 0);
        rememberReferences();
        while (state.converged()) {
            int beyond = findBeyond(state);
            if (beyond == 0) {
                break;
            }
            for (int g = 0; g < generation.count; g++) {
                if (limitedGenerator[g] == NEW_HIGH || limitedGenerator[g] == NEW_LOW) {
                    fix(state, g);
                }
            }
            if (!newReferences(state)) {
                return;
            }
            flow.run(state);
        }
        turnBack(state);
    }

    /** Marks generators that are newly beyond a limit; returns how many, or 0 if nothing is left to do. */
    private int findBeyond(FlowState state) {
        int high = 0;
        int low = 0;
        int holding = 0;
        int holdingBeyond = 0;
        int last = 0;
        for (int g = 0; g < generation.count; g++) {
            int bus = generation.bus[g];
            if (!generation.in[g] || role[bus] == BusRole.DEAD || limitedGenerator[g] != 0) {
                continue;
            }
            boolean above = state.generatorVar[g] > generation.maxVar[g] + BEYOND_VAR;
            boolean below = state.generatorVar[g] < generation.minVar[g] - BEYOND_VAR;
            boolean holds = role[bus] >= BusRole.PV;
            holding += holds ? 1 : 0;
            if (above || below) {
                holdingBeyond += holds ? 1 : 0;
                high += above ? 1 : 0;
                low += above ? 0 : 1;
                limitedGenerator[g] = above ? NEW_HIGH : NEW_LOW;
                last = bus;
            }
        }
        int beyond = high + low;
        if (beyond > 0 && beyond == holding && holdingBeyond == holding && (high == 0 || low == 0)) {
            exhausted(state, last);
            return 0;
        }
        return beyond;
    }

    private void exhausted(FlowState state, int bus) {
        state.ending = Ending.EXHAUSTED;
        state.worstBus = bus;
    }

    /** Sets a generator to its limit and frees its bus's voltage; others there keep their last power. */
    private void fix(FlowState state, int generator) {
        int bus = generation.bus[generator];
        for (int t = generation.atBus.start[bus]; t < generation.atBus.start[bus + 1]; t++) {
            int other = generation.atBus.member[t];
            if (generation.in[other] && Math.abs(limitedGenerator[other]) != 1) {
                generation.workW[other] = state.generatorW[other];
                generation.workVar[other] = state.generatorVar[other];
            }
        }
        boolean high = limitedGenerator[generator] == NEW_HIGH;
        generation.workVar[generator] = high ? generation.maxVar[generator] : generation.minVar[generator];
        limitedGenerator[generator] = (byte) (high ? 1 : -1);
        role[bus] = BusRole.PQ;
    }

    private void rememberReferences() {
        Arrays.fill(firstReference, -1);
        for (int i = 0; i < role.length; i++) {
            int island = flow.islands.island[i];
            if (role[i] == BusRole.REFERENCE && firstReference[island] < 0) {
                firstReference[island] = i;
            }
        }
    }

    /** Gives each island that lost its reference the first PV bus left in it; false if one has none. */
    private boolean newReferences(FlowState state) {
        for (int island = 0; island < role.length && firstReference[island] >= 0; island++) {
            int held = -1;
            boolean reference = false;
            for (int i = 0; i < role.length && !reference; i++) {
                if (flow.islands.island[i] == island) {
                    reference = role[i] == BusRole.REFERENCE;
                    held = held < 0 && role[i] == BusRole.PV ? i : held;
                }
            }
            if (!reference && held < 0) {
                exhausted(state, firstReference[island]);
                return false;
            }
            if (!reference) {
                role[held] = BusRole.REFERENCE;
            }
        }
        return true;
    }

    /** Whether a reference of the file is left in the island: its angle is that of the file. */
    private boolean keepsAReference(int island) {
        for (int i = 0; i < role.length; i++) {
            if (flow.islands.island[i] == island
                    && role[i] == BusRole.REFERENCE
                    && flow.network.buses().get(i).kind() == Bus.Kind.REFERENCE) {
                return true;
            }
        }
        return false;
    }

    /** Turns islands that lost every reference of the file until the first of them has the angle of the file again. */
    private void turnBack(FlowState state) {
        for (int island = 0; island < role.length && firstReference[island] >= 0; island++) {
            int reference = firstReference[island];
            if (keepsAReference(island)) {
                continue;
            }
            double turn = Math.toRadians(flow.network.buses().get(reference).angleDeg() - state.angleDeg(reference));
            double cos = Math.cos(turn);
            double sin = Math.sin(turn);
            for (int i = 0; i < role.length; i++) {
                if (flow.islands.island[i] == island) {
                    double re = state.e[i] * cos - state.f[i] * sin;
                    state.f[i] = state.e[i] * sin + state.f[i] * cos;
                    state.e[i] = re;
                }
            }
        }
    }

    private void release(FlowState state) {
        Arrays.fill(limitedBus, (byte) 0);
        Arrays.fill(released, 0);
        while (state.converged()) {
            boolean changed = false;
            for (int i = 0; i < role.length; i++) {
                if (role[i] == BusRole.PV) {
                    changed |= limit(state, i);
                } else if (limitedBus[i] != 0 && released[i] < RELEASES) {
                    changed |= free(state, i);
                }
            }
            if (!changed) {
                return;
            }
            flow.run(state);
        }
    }

    private boolean limit(FlowState state, int bus) {
        double totalVar = 0;
        double min = 0;
        double max = 0;
        for (int t = generation.atBus.start[bus]; t < generation.atBus.start[bus + 1]; t++) {
            int g = generation.atBus.member[t];
            if (generation.in[g]) {
                totalVar += state.generatorVar[g];
                min += generation.minVar[g];
                max += generation.maxVar[g];
            }
        }
        boolean high = totalVar > max + BEYOND_VAR;
        if (!high && totalVar >= min - BEYOND_VAR) {
            return false;
        }
        for (int t = generation.atBus.start[bus]; t < generation.atBus.start[bus + 1]; t++) {
            int g = generation.atBus.member[t];
            generation.workVar[g] = high ? generation.maxVar[g] : generation.minVar[g];
        }
        limitedBus[bus] = (byte) (high ? 1 : -1);
        role[bus] = BusRole.PQ;
        return true;
    }

    private boolean free(FlowState state, int bus) {
        double setpointPu = generation.setpointPu(bus);
        double past = limitedBus[bus] * (state.voltagePu(bus) - setpointPu);
        if (past <= PAST_PU) {
            return false;
        }
        limitedBus[bus] = 0;
        released[bus]++;
        role[bus] = BusRole.PV;
        PowerFlow.hold(state, bus, setpointPu);
        return true;
    }
}
