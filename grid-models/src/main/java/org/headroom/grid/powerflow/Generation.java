package org.headroom.grid.powerflow;

import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Generators of a network: what is asked of them, and who gives what at a bus.
 *
 * <p>Generators that hold a bus together share its reactive power in proportion to their ranges: Q_i = min_i + (Q - sum min) / (sum
 * max - sum min) (max_i - min_i). An infinite limit counts as what the bus gives plus all its finite limits; without a range each is
 * off its limit by the same. The first generator at a reference takes the rest of the active power. Source: MATPOWER 7 {@code
 * pfsoln}. Worked example: 30 Mvar from ranges 0 to 10 and 0 to 50 is 5 and 25.
 */
final class Generation {
    final int count;
    final int[] bus;
    final double[] scheduledW;
    final double[] scheduledVar;
    final double[] voltagePu;
    final double[] minVar;
    final double[] maxVar;
    final boolean[] in;
    /** Of the solution under way: what each gives where it does not hold a voltage. */
    final double[] workW;

    final double[] workVar;
    final Incidence atBus;
    private final boolean[] usable;

    Generation(Network network, Index buses) {
        count = network.generators().size();
        bus = new int[count];
        scheduledW = new double[count];
        scheduledVar = new double[count];
        voltagePu = new double[count];
        minVar = new double[count];
        maxVar = new double[count];
        in = new boolean[count];
        usable = new boolean[count];
        workW = new double[count];
        workVar = new double[count];
        for (int g = 0; g < count; g++) {
            Generator generator = network.generators().get(g);
            String name = " of generator " + generator.id();
            bus[g] = buses.of("bus" + name, generator.bus());
            scheduledW[g] = Checks.finite("power_w" + name, generator.powerW());
            scheduledVar[g] = Checks.finite("reactive_var" + name, generator.reactiveVar());
            voltagePu[g] = generator.voltagePu();
            minVar[g] = generator.minVar();
            maxVar[g] = generator.maxVar();
            Bus at = network.buses().get(bus[g]);
            usable[g] = at.kind() != Bus.Kind.ISOLATED;
            in[g] = generator.inService() && usable[g];
            boolean holds = at.kind() == Bus.Kind.PV || at.kind() == Bus.Kind.REFERENCE;
            if (in[g] && holds) {
                Checks.positive("voltage_pu" + name, voltagePu[g]);
            }
            if (Double.isNaN(minVar[g]) || Double.isNaN(maxVar[g])) {
                throw new OutOfRange("reactive limits" + name, "NaN", "numbers or infinity");
            }
        }
        atBus = new Incidence(network.buses().size(), bus, new int[0]);
    }

    void set(int generator, boolean inService) {
        in[generator] = inService && usable[generator];
    }

    /** Takes what is asked as the start of a solution. */
    void begin() {
        System.arraycopy(scheduledW, 0, workW, 0, count);
        System.arraycopy(scheduledVar, 0, workVar, 0, count);
    }

    boolean anyAt(int busAt) {
        for (int t = atBus.start[busAt]; t < atBus.start[busAt + 1]; t++) {
            if (in[atBus.member[t]]) {
                return true;
            }
        }
        return false;
    }

    /** The voltage held at a bus: that of its last generator in service; 1 if there is none. */
    double setpointPu(int busAt) {
        for (int t = atBus.start[busAt + 1] - 1; t >= atBus.start[busAt]; t--) {
            if (in[atBus.member[t]]) {
                return voltagePu[atBus.member[t]];
            }
        }
        return 1;
    }

    /** Says in the state what each generator gives, of the W and var that all of a bus must give. */
    void share(FlowState state, byte[] role, int busAt, double totalW, double totalVar) {
        double othersW = 0;
        int first = -1;
        for (int t = atBus.start[busAt]; t < atBus.start[busAt + 1]; t++) {
            int g = atBus.member[t];
            boolean gives = in[g] && role[busAt] != BusRole.DEAD;
            state.generatorW[g] = gives ? workW[g] : 0;
            state.generatorVar[g] = gives ? workVar[g] : 0;
            if (gives && first < 0) {
                first = g;
            } else if (gives) {
                othersW += workW[g];
            }
        }
        if (first < 0 || role[busAt] == BusRole.PQ) {
            return;
        }
        if (role[busAt] == BusRole.REFERENCE) {
            state.generatorW[first] = totalW - othersW;
        }
        shareVar(state, busAt, totalVar);
    }

    private void shareVar(FlowState state, int busAt, double totalVar) {
        int sharing = 0;
        double finite = 0;
        for (int t = atBus.start[busAt]; t < atBus.start[busAt + 1]; t++) {
            int g = atBus.member[t];
            if (in[g]) {
                sharing++;
                finite += (Double.isInfinite(maxVar[g]) ? 0 : Math.abs(maxVar[g]))
                        + (Double.isInfinite(minVar[g]) ? 0 : Math.abs(minVar[g]));
                state.generatorVar[g] = totalVar;
            }
        }
        if (sharing == 1) {
            return;
        }
        double proxy = Math.abs(totalVar) + finite;
        double low = 0;
        double high = 0;
        for (int t = atBus.start[busAt]; t < atBus.start[busAt + 1]; t++) {
            int g = atBus.member[t];
            if (in[g]) {
                low += bounded(minVar[g], proxy);
                high += bounded(maxVar[g], proxy);
            }
        }
        boolean range = Math.abs(high - low) > 1e-9;
        for (int t = atBus.start[busAt]; t < atBus.start[busAt + 1]; t++) {
            int g = atBus.member[t];
            if (in[g]) {
                double min = bounded(minVar[g], proxy);
                state.generatorVar[g] = range
                        ? min + (totalVar - low) / (high - low) * (bounded(maxVar[g], proxy) - min)
                        : min + (totalVar - low) / sharing;
            }
        }
    }

    private static double bounded(double limitVar, double proxy) {
        return Math.max(-proxy, Math.min(proxy, limitVar));
    }
}
