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
    private static final int THROTTLE_SWEEPS = 6;
    private static final double THROTTLE_TOLERANCE_K = 1e-6;

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
    private final double[] rackW;
    private @Nullable RackBank taken;
    private long bankVersion = -1;
    private boolean held;

    // set by forward and back
    double u;
    double v;
    double gpuW;
    double restW;
    double restToAirW;
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
        rackW = new double[racks];
    }

    /** Conductances and flows of this step, the same in every rack: W/K, and W a rack for the pump. */
    static final class Flows {
        /** Cold plates of one server. */
        double plateWPerK;

        /** Capacity flow of a rack's coolant. */
        double secondaryWPerK;

        /** Effectiveness times the smaller capacity flow of the CDU's exchanger. */
        double cduWPerK;

        /** In-rack pump of one rack. */
        double pumpW;
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
        double cg = design.gpuJPerK() * perS;
        double ck = design.coolantJPerK() * perS;
        for (int r = 0; r < racks; r++) {
            next.coolantC[r] = coolantFixed[r] + coolantSlope[r] * warmC;
            rackW[r] = 0;
        }
        double max = Double.NEGATIVE_INFINITY;
        double sumC = 0;
        double above = 0;
        double power = 0;
        double stored = 0;
        for (int s = 0; s < slots; s++) {
            double[] a = offset[s];
            double[] b = gain[s];
            double[] d = demandW[s];
            double[] l = leakageWPerK[s];
            double[] old = state.gpuC[s];
            double[] now = next.gpuC[s];
            double[] most = bank.gpuMostW[s];
            double[] least = bank.gpuIdleW[s];
            double referenceC = design.referenceC();
            double throttleC = design.throttleC();
            double slotPower = 0;
            double slotStored = 0;
            for (int r = 0; r < racks; r++) {
                double tg = a[r] + b[r] * next.coolantC[r];
                double p = d[r] + l[r] * (tg - referenceC);
                now[r] = tg;
                slotPower += p;
                slotStored += cg * (tg - old[r]);
                rackW[r] += f.plateWPerK * (tg - next.coolantC[r]);
                max = Math.max(max, tg);
                sumC += tg;
                double over = Math.max(p - most[r], Math.min(tg - throttleC, p - least[r]));
                above = Math.max(above, over);
            }
            power += slotPower;
            stored += slotStored;
        }
        if (above > THROTTLE_TOLERANCE_K && sweep < THROTTLE_SWEEPS) {
            hold(bank, state, f, perS, next);
            return false;
        }
        double rest = 0;
        double restLiquid = 0;
        double heat = 0;
        double coolant = 0;
        double residual = 0;
        for (int r = 0; r < racks; r++) {
            double in = rackW[r] + restLiquidW[r] + f.pumpW;
            double q = f.cduWPerK * (next.coolantC[r] + in / f.secondaryWPerK - warmC);
            double kept = ck * (next.coolantC[r] - state.coolantC[r]);
            residual += Math.abs(in - q - kept);
            heat += q;
            stored += kept;
            coolant += next.coolantC[r];
            restLiquid += restLiquidW[r];
        }
        for (int s = 0; s < slots; s++) {
            double[] w = bank.restW[s];
            for (int r = 0; r < racks; r++) {
                rest += w[r];
            }
        }
        gpuW = power;
        restW = rest;
        restToAirW = rest - restLiquid;
        heatToWarmW = heat;
        storedW = stored;
        residualW = residual;
        gpuMaxC = max;
        gpuMeanC = sumC / (slots * (double) racks);
        coolantMeanC = coolant / racks;
        throttledShare = held ? throttled(bank) : 0;
        return true;
    }

    /** Takes a step's demand and answers the heat of the servers that goes to air, W; known before any sweep. */
    double restToAirW(RackBank bank) {
        take(bank);
        double air = 0;
        for (int s = 0; s < slots; s++) {
            double[] w = bank.restW[s];
            for (int r = 0; r < racks; r++) {
                air += (1 - restLiquidShare[r]) * w[r];
            }
        }
        return air;
    }

    private void take(RackBank bank) {
        if (bank == taken && bank.version == bankVersion && !held) {
            return;
        }
        Arrays.fill(restLiquidW, 0);
        for (int s = 0; s < slots; s++) {
            System.arraycopy(bank.gpuW[s], 0, demandW[s], 0, racks);
            System.arraycopy(bank.leakageWPerK[s], 0, leakageWPerK[s], 0, racks);
            for (int r = 0; r < racks; r++) {
                restLiquidW[r] += restLiquidShare[r] * bank.restW[s][r];
            }
        }
        taken = bank;
        bankVersion = bank.version;
        held = false;
    }

    private void eliminate(SiteState state, Flows f, double perS) {
        double cg = design.gpuJPerK() * perS;
        double g = f.plateWPerK;
        double referenceC = design.referenceC();
        for (int r = 0; r < racks; r++) {
            heatFixed[r] = restLiquidW[r] + f.pumpW;
            heatSlope[r] = 0;
        }
        for (int s = 0; s < slots; s++) {
            double[] a = offset[s];
            double[] b = gain[s];
            double[] d = demandW[s];
            double[] l = leakageWPerK[s];
            double[] old = state.gpuC[s];
            for (int r = 0; r < racks; r++) {
                double inverse = 1 / (cg + g - l[r]);
                double fixed = (cg * old[r] + d[r] - l[r] * referenceC) * inverse;
                double slope = g * inverse;
                a[r] = fixed;
                b[r] = slope;
                heatFixed[r] += g * fixed;
                heatSlope[r] += g * (slope - 1);
            }
        }
        double ck = design.coolantJPerK() * perS;
        double pass = 1 - f.cduWPerK / f.secondaryWPerK;
        double uSum = 0;
        double vSum = 0;
        for (int r = 0; r < racks; r++) {
            double inverse = 1 / (ck - heatSlope[r] * pass + f.cduWPerK);
            double fixed = (ck * state.coolantC[r] + heatFixed[r] * pass) * inverse;
            double slope = f.cduWPerK * inverse;
            coolantFixed[r] = fixed;
            coolantSlope[r] = slope;
            double heat = heatFixed[r] + heatSlope[r] * fixed;
            uSum += f.cduWPerK * (fixed + heat / f.secondaryWPerK);
            vSum += f.cduWPerK * (slope + heatSlope[r] * slope / f.secondaryWPerK - 1);
        }
        u = uSum;
        v = vSum;
    }

    /** Fixes the power of each GPU set that is past its cap or its throttle temperature. */
    private void hold(RackBank bank, SiteState state, Flows f, double perS, SiteState next) {
        double cg = design.gpuJPerK() * perS;
        for (int s = 0; s < slots; s++) {
            for (int r = 0; r < racks; r++) {
                double tg = next.gpuC[s][r];
                double p = demandW[s][r] + leakageWPerK[s][r] * (tg - design.referenceC());
                double allowed = Math.min(p, bank.gpuMostW[s][r]);
                if (tg > design.throttleC()) {
                    double tc = next.coolantC[r];
                    double steady =
                            cg * (design.throttleC() - state.gpuC[s][r]) + f.plateWPerK * (design.throttleC() - tc);
                    allowed = Math.min(allowed, steady);
                }
                allowed = Math.max(allowed, Math.min(p, bank.gpuIdleW[s][r]));
                if (allowed < p) {
                    demandW[s][r] = allowed;
                    leakageWPerK[s][r] = 0;
                    held = true;
                }
            }
        }
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
