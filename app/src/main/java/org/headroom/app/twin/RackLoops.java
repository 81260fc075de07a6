package org.headroom.app.twin;

import java.util.Arrays;
import org.headroom.app.load.RackBank;
import org.jspecify.annotations.Nullable;

/**
 * GPUs, cold plates, rack coolant and the CDU's exchanger of every rack, one backward-Euler step at a time.
 *
 * <p>A server's GPUs are one node of capacity C and conductance G to the coolant supply; a rack's coolant is one node
 * that the CDU cools against the warm loop:
 *
 * <pre>
 * C (Tg - Tg0)/dt = P(Tg) - G (Tg - Tc)                      P = demand + leakage (Tg - reference), clamped
 * K (Tc - Tc0)/dt = H - Q                                    H = sum G (Tg - Tc) + rest to liquid + pump
 * Q = g (Tc + H/S - Tw)                                      g = effectiveness x smaller capacity flow of the CDU
 * </pre>
 *
 * <p>All of it is linear in the warm-loop supply Tw, so {@link #forward} gives {@code sum Q = u + v Tw} and {@link
 * #back} fills in the temperatures. GPUs at their cap or at the throttle temperature are held there and the sweep is
 * repeated with their power fixed, so the balance closes either way.
 */
final class RackLoops {
    private static final int HOLD_SWEEPS = 6;
    private static final double HOLD_TOLERANCE_W = 1e-6;

    private final int slots;
    private final int racks;
    private final RackDesign design;
    private final double[] restLiquidShare;

    private final double[][] demandW;
    private final double[][] leakageWPerK;
    private final double[][] offset;
    private final double[][] gain;
    private final double[] restLiquidW;
    private final double[] heatFixed;
    private final double[] heatSlope;
    private final double[] coolantFixed;
    private final double[] coolantSlope;
    private final double[] sumC;
    private final double[] sumOldC;
    private final double[] sumW;
    private final double[] maxC;
    private final double[] overW;
    private final double[] slotW;
    private double airW;
    private @Nullable RackBank taken;
    private long bankVersion = -1;
    private boolean held;

    // set by forward and back
    double u;
    double v;
    double gpuW;
    double restW;
    double heatToWarmW;
    double storedW;
    double residualW;
    double gpuMaxC;
    double gpuMeanC;
    double coolantMeanC;
    double throttledShare;

    /**
     * What all racks share.
     *
     * @param gpuJPerK heat capacity of one server's GPUs and cold plates
     * @param coolantJPerK heat capacity of a rack's coolant and its metal
     * @param throttleC GPU temperature above which power is held back
     */
    record RackDesign(int servers, double gpuJPerK, double coolantJPerK, double referenceC, double throttleC) {}

    RackLoops(int slots, int racks, RackDesign design, double[] restLiquidShare) {
        this.slots = slots;
        this.racks = racks;
        this.design = design;
        this.restLiquidShare = restLiquidShare.clone();
        demandW = new double[slots][racks];
        leakageWPerK = new double[slots][racks];
        offset = new double[slots][racks];
        gain = new double[slots][racks];
        restLiquidW = new double[racks];
        heatFixed = new double[racks];
        heatSlope = new double[racks];
        coolantFixed = new double[racks];
        coolantSlope = new double[racks];
        sumC = new double[racks];
        sumOldC = new double[racks];
        sumW = new double[racks];
        maxC = new double[racks];
        overW = new double[racks];
        slotW = new double[racks];
    }

    /**
     * Conductances and flows of each rack: pumps and valves of a rack follow its busiest server, so a busy server keeps
     * its flow while the rest of the rack or the site is idle.
     */
    static final class Flows {
        /** Cold plates of one server, W/K. */
        final double[] plateWPerK;

        /** Capacity flow of the rack's coolant, W/K. */
        final double[] secondaryWPerK;

        /** Effectiveness times the smaller capacity flow of the CDU's exchanger, W/K. */
        final double[] cduWPerK;

        /** Capacity flow that the rack's valve asks of the warm loop, W/K. */
        final double[] warmRackWPerK;

        /** In-rack pump, W. */
        final double[] pumpW;

        /** All in-rack pumps, W. */
        double pumpsW;

        /** Capacity flow of the warm loop, all racks together, W/K. */
        double warmWPerK;

        /** All servers at the reference temperature, W. */
        double loadW;

        /** Flow of the warm loop over its design flow. */
        double share;

        Flows(int racks) {
            plateWPerK = new double[racks];
            secondaryWPerK = new double[racks];
            cduWPerK = new double[racks];
            pumpW = new double[racks];
            warmRackWPerK = new double[racks];
        }
    }

    /** First sweep: eliminates every temperature below the warm loop. Call {@link #restToAirW} first in each step. */
    void forward(SiteState state, Flows f, double perS) {
        eliminate(state, f, perS);
    }

    /**
     * Second sweep: temperatures, powers and heats at warm-loop supply {@code warmC}.
     *
     * @return false if GPUs reached a clamp: their power is now held; sweep forward and back again
     */
    boolean back(RackBank bank, SiteState state, Flows f, double perS, double warmC, SiteState next, int sweep) {
        double ck = design.coolantJPerK() * perS;
        for (int r = 0; r < racks; r++) {
            next.coolantC[r] = coolantFixed[r] + coolantSlope[r] * warmC;
        }
        Arrays.fill(sumC, 0);
        Arrays.fill(sumOldC, 0);
        Arrays.fill(sumW, 0);
        Arrays.fill(maxC, Double.NEGATIVE_INFINITY);
        Arrays.fill(overW, 0);
        for (int s = 0; s < slots; s++) {
            fillSlot(s, bank, state.gpuC[s], next.coolantC, next.gpuC[s]);
        }
        boolean clamped = false;
        for (int r = 0; r < racks; r++) {
            clamped |= overW[r] > HOLD_TOLERANCE_W || maxC[r] > design.throttleC();
        }
        if (clamped && sweep < HOLD_SWEEPS && hold(bank, state, f, perS, next)) {
            return false;
        }
        add(state, next, f, perS, ck, warmC);
        throttledShare = held ? throttled(bank) : 0;
        return true;
    }

    /** One slot of every rack: short loops of vertical arithmetic, so that the compiler vectorizes each. */
    private void fillSlot(int s, RackBank bank, double[] old, double[] coolant, double[] now) {
        temperatures(offset[s], gain[s], coolant, now);
        powers(demandW[s], leakageWPerK[s], now, design.referenceC(), slotW);
        addTo(sumC, now);
        addTo(sumOldC, old);
        addTo(sumW, slotW);
        highest(maxC, now);
        excess(overW, slotW, bank.gpuMostW[s]);
    }

    private static void temperatures(double[] a, double[] b, double[] coolant, double[] into) {
        for (int r = 0; r < into.length; r++) {
            into[r] = a[r] + b[r] * coolant[r];
        }
    }

    private static void powers(double[] demand, double[] leakage, double[] gpuC, double referenceC, double[] into) {
        for (int r = 0; r < into.length; r++) {
            into[r] = demand[r] + leakage[r] * (gpuC[r] - referenceC);
        }
    }

    private static void addTo(double[] sum, double[] values) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += values[r];
        }
    }

    private static void highest(double[] max, double[] values) {
        for (int r = 0; r < max.length; r++) {
            max[r] = Math.max(max[r], values[r]);
        }
    }

    private static void excess(double[] over, double[] values, double[] most) {
        for (int r = 0; r < over.length; r++) {
            over[r] = Math.max(over[r], values[r] - most[r]);
        }
    }

    /** Sums over the racks once their temperatures stand. */
    private void add(SiteState state, SiteState next, Flows f, double perS, double ck, double warmC) {
        double cg = design.gpuJPerK() * perS;
        double power = 0;
        double stored = 0;
        double heat = 0;
        double coolant = 0;
        double residual = 0;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int r = 0; r < racks; r++) {
            double tc = next.coolantC[r];
            double fromGpus = f.plateWPerK[r] * (sumC[r] - slots * tc);
            double in = fromGpus + restLiquidW[r] + f.pumpW[r];
            double q = f.cduWPerK[r] * (tc + in / f.secondaryWPerK[r] - warmC);
            double inGpus = cg * (sumC[r] - sumOldC[r]);
            double inCoolant = ck * (tc - state.coolantC[r]);
            residual += Math.abs(in - q - inCoolant) + Math.abs(sumW[r] - fromGpus - inGpus);
            power += sumW[r];
            stored += inGpus + inCoolant;
            heat += q;
            coolant += tc;
            max = Math.max(max, maxC[r]);
            sum += sumC[r];
        }
        gpuW = power;
        heatToWarmW = heat;
        storedW = stored;
        residualW = residual;
        gpuMaxC = max;
        gpuMeanC = sum / (slots * (double) racks);
        coolantMeanC = coolant / racks;
    }

    /** Takes a step's demand and answers the heat of the servers that goes to air, W; known before any sweep. */
    double restToAirW(RackBank bank) {
        take(bank);
        return airW;
    }

    private void take(RackBank bank) {
        if (bank == taken && bank.version == bankVersion && !held) {
            return;
        }
        Arrays.fill(restLiquidW, 0);
        double rest = 0;
        for (int s = 0; s < slots; s++) {
            System.arraycopy(bank.gpuW[s], 0, demandW[s], 0, racks);
            System.arraycopy(bank.leakageWPerK[s], 0, leakageWPerK[s], 0, racks);
            for (int r = 0; r < racks; r++) {
                restLiquidW[r] += restLiquidShare[r] * bank.restW[s][r];
                rest += bank.restW[s][r];
            }
        }
        restW = rest;
        airW = rest - Arrays.stream(restLiquidW).sum();
        taken = bank;
        bankVersion = bank.version;
        held = false;
    }

    private void eliminate(SiteState state, Flows f, double perS) {
        double cg = design.gpuJPerK() * perS;
        Arrays.fill(heatFixed, 0);
        Arrays.fill(heatSlope, 0);
        for (int s = 0; s < slots; s++) {
            eliminateSlot(s, state.gpuC[s], cg, f.plateWPerK);
            addTo(heatFixed, offset[s]);
            addTo(heatSlope, gain[s]);
        }
        double ck = design.coolantJPerK() * perS;
        double uSum = 0;
        double vSum = 0;
        for (int r = 0; r < racks; r++) {
            double plate = f.plateWPerK[r];
            double fixedW = plate * heatFixed[r] + restLiquidW[r] + f.pumpW[r];
            double slopeW = plate * (heatSlope[r] - slots);
            double g = f.cduWPerK[r];
            double perFlow = 1 / f.secondaryWPerK[r];
            double pass = 1 - g * perFlow;
            double inverse = 1 / (ck - slopeW * pass + g);
            double fixed = (ck * state.coolantC[r] + fixedW * pass) * inverse;
            double slope = g * inverse;
            coolantFixed[r] = fixed;
            coolantSlope[r] = slope;
            uSum += g * (fixed + (fixedW + slopeW * fixed) * perFlow);
            vSum += g * (slope + slopeW * slope * perFlow - 1);
        }
        u = uSum;
        v = vSum;
    }

    /** Tg = offset + gain Tc for one slot of every rack. */
    private void eliminateSlot(int s, double[] old, double cg, double[] g) {
        double[] a = offset[s];
        double[] b = gain[s];
        double[] d = demandW[s];
        double[] l = leakageWPerK[s];
        double referenceC = design.referenceC();
        for (int r = 0; r < b.length; r++) {
            double inverse = 1 / (cg + g[r] - l[r]);
            a[r] = (cg * old[r] + d[r] - l[r] * referenceC) * inverse;
            b[r] = g[r] * inverse;
        }
    }

    /**
     * Fixes the power of each GPU set that is past its cap or its throttle temperature.
     *
     * @return false if none can be held any further
     */
    private boolean hold(RackBank bank, SiteState state, Flows f, double perS, SiteState next) {
        double cg = design.gpuJPerK() * perS;
        boolean any = false;
        for (int s = 0; s < slots; s++) {
            for (int r = 0; r < racks; r++) {
                double tg = next.gpuC[s][r];
                double p = demandW[s][r] + leakageWPerK[s][r] * (tg - design.referenceC());
                double allowed = Math.min(p, bank.gpuMostW[s][r]);
                if (tg > design.throttleC()) {
                    double tc = next.coolantC[r];
                    double steady =
                            cg * (design.throttleC() - state.gpuC[s][r]) + f.plateWPerK[r] * (design.throttleC() - tc);
                    allowed = Math.min(allowed, steady);
                }
                allowed = Math.max(allowed, Math.min(p, bank.gpuIdleW[s][r]));
                if (p - allowed > HOLD_TOLERANCE_W) {
                    any = true;
                    demandW[s][r] = allowed;
                    leakageWPerK[s][r] = 0;
                    held = true;
                }
            }
        }
        return any;
    }

    private double throttled(RackBank bank) {
        int count = 0;
        for (int s = 0; s < slots; s++) {
            for (int r = 0; r < racks; r++) {
                count += demandW[s][r] < bank.gpuW[s][r] * (1 - 1e-9) ? 1 : 0;
            }
        }
        return count / (double) design.servers();
    }
}
