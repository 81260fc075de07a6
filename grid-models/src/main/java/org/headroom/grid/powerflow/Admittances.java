package org.headroom.grid.powerflow;

import java.util.Arrays;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Branches and shunts as admittances, summed by bus and by pair of joined buses.
 *
 * <p>Switching a branch sums its two buses and its pair anew from their members, so a branch taken out and put back leaves no
 * trace of round-off. Equations: {@link Branch}. All in per unit on the network's base.
 */
final class Admittances {
    final int buses;
    final int branches;
    final int[] from;
    final int[] to;
    final boolean[] in;
    /** Of each branch: Yff, Yft, Ytf, Ytt, each real then imaginary part. */
    final double[] y;
    /** Series conductance times what the from end's tap leaves: what |Vf/t - Vt|^2 is multiplied by to give the loss. */
    final double[] seriesG;

    final double[] tapRe;
    final double[] tapIm;

    /** Of each bus: its own admittance. */
    final double[] ownG;

    final double[] ownB;
    final double[] shuntG;
    final double[] shuntB;

    /** Of each pair of buses joined by any branch, by slot: the bus eliminated first, the other one. */
    final int pairs;

    final int[] pairA;
    final int[] pairB;
    final int[] slot;
    /** Y_ab real, imaginary, Y_ba real, imaginary. */
    final double[] pairY;

    private final Incidence atBus;
    private final Incidence inPair;
    private final int[] pairOf;
    private final boolean[] usable;

    Admittances(Network network, int[] from, int[] to, EliminationOrder order) {
        buses = network.buses().size();
        branches = network.branches().size();
        this.from = from;
        this.to = to;
        in = new boolean[branches];
        usable = new boolean[branches];
        y = new double[8 * branches];
        seriesG = new double[branches];
        tapRe = new double[branches];
        tapIm = new double[branches];
        ownG = new double[buses];
        ownB = new double[buses];
        shuntG = new double[buses];
        shuntB = new double[buses];
        for (int i = 0; i < buses; i++) {
            Bus bus = network.buses().get(i);
            shuntG[i] = Checks.finite("shunt_w of bus " + bus.id(), bus.shuntW()) / network.baseVa();
            shuntB[i] = Checks.finite("shunt_var of bus " + bus.id(), bus.shuntVar()) / network.baseVa();
        }
        for (int k = 0; k < branches; k++) {
            Branch branch = network.branches().get(k);
            usable[k] = network.buses().get(from[k]).kind() != Bus.Kind.ISOLATED
                    && network.buses().get(to[k]).kind() != Bus.Kind.ISOLATED;
            in[k] = branch.inService() && usable[k];
            model(k, branch);
        }
        atBus = new Incidence(buses, from, to);
        pairOf = new int[branches];
        int[] slotOf = new int[branches];
        for (int k = 0; k < branches; k++) {
            int one = order.place[from[k]];
            int two = order.place[to[k]];
            slotOf[k] = order.slot(Math.min(one, two), Math.max(one, two));
        }
        slot = Arrays.stream(slotOf).sorted().distinct().toArray();
        pairs = slot.length;
        pairA = new int[pairs];
        pairB = new int[pairs];
        pairY = new double[4 * pairs];
        for (int k = 0; k < branches; k++) {
            boolean along = order.place[from[k]] < order.place[to[k]];
            int pair = Arrays.binarySearch(slot, slotOf[k]);
            pairOf[k] = pair;
            pairA[pair] = along ? from[k] : to[k];
            pairB[pair] = along ? to[k] : from[k];
        }
        inPair = new Incidence(pairs, pairOf, new int[0]);
        for (int i = 0; i < buses; i++) {
            sumBus(i);
        }
        for (int p = 0; p < pairs; p++) {
            sumPair(p);
        }
    }

    /** Connects or disconnects a branch; one at an isolated bus stays out. */
    void set(int branch, boolean inService) {
        in[branch] = inService && usable[branch];
        sumBus(from[branch]);
        sumBus(to[branch]);
        sumPair(pairOf[branch]);
    }

    /** Another shunt at a bus, pu at 1 pu. */
    void setShunt(int bus, double conductancePu, double susceptancePu) {
        shuntG[bus] = conductancePu;
        shuntB[bus] = susceptancePu;
        sumBus(bus);
    }

    Incidence atBus() {
        return atBus;
    }

    private void model(int k, Branch branch) {
        double r = Checks.finite("resistance_pu of branch " + branch.id(), branch.resistancePu());
        double x = Checks.finite("reactance_pu of branch " + branch.id(), branch.reactancePu());
        double charging = Checks.finite("charging_pu of branch " + branch.id(), branch.chargingPu());
        double ratio = Checks.positive("ratio of branch " + branch.id(), branch.ratio());
        double shift = Math.toRadians(Checks.finite("shift_deg of branch " + branch.id(), branch.shiftDeg()));
        double z2 = r * r + x * x;
        if (!(z2 > 0)) {
            throw new OutOfRange("branch " + branch.id(), "r and x both 0", "an impedance; join the two buses instead");
        }
        double g = r / z2;
        double b = -x / z2;
        double cos = Math.cos(shift);
        double sin = Math.sin(shift);
        if (shift == 0) {
            cos = 1;
            sin = 0;
        }
        int at = 8 * k;
        y[at] = g / (ratio * ratio);
        y[at + 1] = (b + charging / 2) / (ratio * ratio);
        // -ys / conj(t) = -ys exp(j shift) / ratio
        y[at + 2] = -(g * cos - b * sin) / ratio;
        y[at + 3] = -(g * sin + b * cos) / ratio;
        y[at + 4] = -(g * cos + b * sin) / ratio;
        y[at + 5] = -(b * cos - g * sin) / ratio;
        y[at + 6] = g;
        y[at + 7] = b + charging / 2;
        seriesG[k] = g;
        tapRe[k] = cos / ratio;
        tapIm[k] = -sin / ratio;
    }

    private void sumBus(int bus) {
        double g = shuntG[bus];
        double b = shuntB[bus];
        for (int t = atBus.start[bus]; t < atBus.start[bus + 1]; t++) {
            int k = atBus.member[t];
            if (in[k]) {
                int at = from[k] == bus ? 8 * k : 8 * k + 6;
                g += y[at];
                b += y[at + 1];
            }
        }
        ownG[bus] = g;
        ownB[bus] = b;
    }

    private void sumPair(int pair) {
        double abG = 0;
        double abB = 0;
        double baG = 0;
        double baB = 0;
        for (int t = inPair.start[pair]; t < inPair.start[pair + 1]; t++) {
            int k = inPair.member[t];
            if (in[k]) {
                boolean along = from[k] == pairA[pair];
                int ab = along ? 8 * k + 2 : 8 * k + 4;
                int ba = along ? 8 * k + 4 : 8 * k + 2;
                abG += y[ab];
                abB += y[ab + 1];
                baG += y[ba];
                baB += y[ba + 1];
            }
        }
        int at = 4 * pair;
        pairY[at] = abG;
        pairY[at + 1] = abB;
        pairY[at + 2] = baG;
        pairY[at + 3] = baB;
    }
}
