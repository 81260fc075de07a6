package org.headroom.app.twin;

import java.util.Arrays;
import org.headroom.app.load.HeldBack;
import org.headroom.app.load.RackBank;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/**
 * GPUs, cold plates, rack coolant and the CDU's exchanger of every rack, one backward-Euler step at a time.
 *
 * <p>A server's GPUs are one node of capacity C and conductance G to the coolant supply; a rack's coolant is one node
 * that the CDU cools against the warm loop:
 *
 * <pre>
 * C (Tg - Tg0)/dt = P(Tg) - G (Tg - Tc)                      P = demand + leakage (Tg - reference), or held
 * K (Tc - Tc0)/dt = H - Q                                    H = sum G (Tg - Tc) + rest to liquid + pump
 * Q = g (Tc + H/S - Tw)                                      g = effectiveness x smaller capacity flow of the CDU
 * </pre>
 *
 * <p>All of it is linear in the warm-loop supply Tw, so {@link #forward} gives {@code sum Q = u + v Tw} and {@link
 * #back} fills in the temperatures. Servers at their cap, at a temperature limit or off are held there ({@link
 * RackHolds}) and the sweep is repeated, so the balance closes either way.
 *
 * <p>A rack that nothing cools (its CDU or its coolant stands) has no equilibrium: an infinite step takes it {@link
 * #UNCOOLED_S} ahead instead. Where leakage outgrows cooling, power runs away to the cap and is held there.
 *
 * <p>Coefficients of the sweeps are kept while demand, flows and step stay the same. Over 400 lines: elimination, back
 * substitution and coefficients share one set of arrays, in loops short enough for the compiler to vectorize.
 */
final class RackLoops {
    /** How far an infinite step takes a rack without cooling: long enough to switch off whatever is on, s. */
    static final double UNCOOLED_S = 4 * 3600;

    private static final int MOST_SWEEPS = 16;

    /** Eleven numbers of so many racks are 34 kB. */
    private static final int MOST_STRETCH = 400;

    /** Smallest cooling left over leakage, as a share of the cooling, before power is taken to run away. */
    private static final double RUNAWAY = 1e-3;

    /** Power at its cap to within this counts as below it, W. */
    private static final double ROOM_W = 1e-6;

    /** Least throughput a server that the balance is held against: rounding in a dark hall is not an open balance, W. */
    private static final double DARK_W = 1;

    private final int slots;
    private final int racks;

    /** Racks at a time, all slots one after another: what a sweep touches stays in the core's nearest cache. */
    private final int stretch;

    private final RackDesign design;
    private final RackHolds holds;

    private @Nullable RackBank taken;
    private long bankVersion = -1;
    private @Nullable RackFlows knownFlows;
    private long knownFlowsVersion = -1;
    private double stepPerS = Double.NaN;
    private boolean stale = true;

    // demand as it stands, servers that are off left out
    private final double[] restW;
    private final double[] restLiquidW;

    // coefficients: Tg = give + ease (cg Tg0 + G Tc), P = base + slope Tg; ease in K/W
    private final double[][] give;
    private final double[][] ease;
    private final double[][] slope;
    private final double[] baseSum;
    private final double[] giveSum;
    private boolean leaks;

    // and of each rack: Tc = coolantKeep Tc0 + coolantGive F + coolantGain Tw, Q = heatTc Tc + heatF F - g Tw
    private final double[] perRackS;
    private final double[] cg;
    private final double[] ck;
    private final double[] effectiveness;
    private final double[] perFlow;
    private final double[] easeSum;
    private final double[] coolantKeep;
    private final double[] coolantGive;
    private final double[] coolantGain;
    private final double[] heatTc;
    private final double[] heatF;
    private final double[] safeC;

    // this step
    private final double[] inflowW;
    private final double[] sumC;
    private final double[] sumOldC;
    private final double[] sumW;
    private final double[] maxC;
    private final double[] fixedW;
    private final double[] coolantFixed;
    private final double[] heatW;
    private final double[] keptW;
    private final double[] openW;

    // set by start, forward and back
    double airW;
    double u;
    double v;
    double gpuW;
    double serversRestW;
    double heatToWarmW;
    double storedW;
    double residualW;

    /** What {@link #residualW} is held against. */
    double throughputW;

    double gpuMaxC;
    double gpuMeanC;
    double coolantMeanC;
    double throttledShare;
    double offShare;

    /** Servers that shut down and were not reset. */
    double offServers;

    RackLoops(RackDesign design) {
        this.design = design;
        this.holds = new RackHolds(design);
        slots = design.slots;
        racks = design.racks;
        stretch = Math.ceilDiv(racks, Math.ceilDiv(racks, MOST_STRETCH));
        give = new double[slots][racks];
        ease = new double[slots][racks];
        slope = new double[slots][racks];
        restW = new double[racks];
        restLiquidW = new double[racks];
        baseSum = new double[racks];
        giveSum = new double[racks];
        perRackS = new double[racks];
        cg = new double[racks];
        ck = new double[racks];
        effectiveness = new double[racks];
        perFlow = new double[racks];
        easeSum = new double[racks];
        coolantKeep = new double[racks];
        coolantGive = new double[racks];
        coolantGain = new double[racks];
        heatTc = new double[racks];
        heatF = new double[racks];
        safeC = new double[racks];
        inflowW = new double[racks];
        sumC = new double[racks];
        sumOldC = new double[racks];
        sumW = new double[racks];
        maxC = new double[racks];
        fixedW = new double[racks];
        coolantFixed = new double[racks];
        heatW = new double[racks];
        keptW = new double[racks];
        openW = new double[racks];
    }

    /** A step in which no hall is too hot. */
    void start(RackBank bank, SiteState state, SiteState next, boolean reset) {
        start(bank, state, next, reset, false);
    }

    /**
     * Takes a step's demand: {@link #airW} then holds the servers' heat to air. Call before any sweep.
     *
     * @param next learns which servers are off
     * @param reset whether servers that shut down and have cooled below throttling start again
     * @param allOff whether every server goes off now
     */
    void start(RackBank bank, SiteState state, SiteState next, boolean reset, boolean allOff) {
        next.setOff(state);
        if (allOff) {
            switchAllOff(next);
        }
        if (reset && next.offCount > 0) {
            switchOn(state, next);
        }
        boolean same = bank == taken && bank.version == bankVersion && holds.held == 0 && next.offCount == 0;
        holds.start(next.off, next.offCount);
        if (!same) {
            taken = bank;
            bankVersion = bank.version;
            leaks = leaks(bank);
            takeRest(bank);
            stale = true;
        }
    }

    private void switchAllOff(SiteState next) {
        for (int r = 0; r < racks; r++) {
            for (int s = 0; s < design.serversIn[r]; s++) {
                next.switchOff(s, r);
            }
        }
    }

    private void switchOn(SiteState state, SiteState next) {
        for (int s = 0; s < slots; s++) {
            for (int r = 0; r < racks; r++) {
                if (next.off[s][r] && state.gpuC[s][r] < design.throttleC[r]) {
                    next.switchOn(s, r);
                }
            }
        }
    }

    private static boolean leaks(RackBank bank) {
        double sum = 0;
        for (double[] slot : bank.leakageWPerK) {
            for (double leakage : slot) {
                sum += leakage;
            }
        }
        return sum > 0;
    }

    private void takeRest(RackBank bank) {
        Arrays.fill(restW, 0);
        for (int s = 0; s < slots; s++) {
            RackArrays.addTo(restW, bank.restW[s], 0, racks);
            if (holds.held > 0) {
                for (int r = 0; r < racks; r++) {
                    restW[r] -= holds.mode[s][r] == RackHolds.OFF ? bank.restW[s][r] : 0;
                }
            }
        }
        double rest = 0;
        double liquid = 0;
        for (int r = 0; r < racks; r++) {
            restLiquidW[r] = design.restLiquidShare[r] * restW[r];
            rest += restW[r] * times(r);
            liquid += restLiquidW[r] * times(r);
        }
        serversRestW = rest;
        airW = rest - liquid;
    }

    /** First sweep: eliminates every temperature below the warm loop. */
    void forward(RackBank bank, SiteState state, RackFlows f, double perS) {
        boolean same = !stale && perS == stepPerS && f == knownFlows && f.version == knownFlowsVersion;
        if (!same) {
            while (!coefficients(bank, f, perS)) {
                // power ran away somewhere and is now held at its cap
            }
            knownFlows = f;
            knownFlowsVersion = f.version;
            stepPerS = perS;
            stale = false;
        }
        Arrays.fill(fixedW, 0);
        Arrays.fill(sumOldC, 0);
        for (int from = 0; from < racks; from += stretch) {
            int to = Math.min(from + stretch, racks);
            RackArrays.addProducts(fixedW, ease, state.gpuC, from, to);
            RackArrays.addSlots(sumOldC, state.gpuC, from, to);
        }
        eliminate(state.coolantC, f.plateWPerK, f.pumpW);
        u = sum(heatW);
    }

    /** Loops that store to one array each: those the compiler vectorizes. */
    private void eliminate(double[] old, double[] plate, double[] pumpW) {
        for (int r = 0; r < fixedW.length; r++) {
            fixedW[r] = plate[r] * (giveSum[r] + cg[r] * fixedW[r]) + restLiquidW[r] + pumpW[r];
        }
        for (int r = 0; r < coolantFixed.length; r++) {
            coolantFixed[r] = coolantKeep[r] * old[r] + coolantGive[r] * fixedW[r];
        }
        for (int r = 0; r < heatW.length; r++) {
            heatW[r] = heatTc[r] * coolantFixed[r] + heatF[r] * fixedW[r];
        }
    }

    /**
     * Second sweep: temperatures, powers and heats at warm-loop supply {@code warmC}.
     *
     * @return false if servers reached a limit: they are now held; take {@link #airW} and sweep forward and back again
     */
    boolean back(RackBank bank, SiteState state, RackFlows f, double warmC, SiteState next, int sweep) {
        RackArrays.coolant(coolantFixed, coolantGain, warmC, next.coolantC);
        RackArrays.products(f.plateWPerK, next.coolantC, inflowW);
        Arrays.fill(sumC, 0);
        System.arraycopy(baseSum, 0, sumW, 0, racks);
        for (int from = 0; from < racks; from += stretch) {
            int to = Math.min(from + stretch, racks);
            for (int s = 0; s < slots; s++) {
                RackArrays.temperatures(give[s], ease[s], cg, state.gpuC[s], inflowW, next.gpuC[s], from, to);
            }
            RackArrays.addSlots(sumC, next.gpuC, from, to);
            RackArrays.highestSlot(maxC, next.gpuC, from, to);
            if (leaks) {
                RackArrays.addProducts(sumW, slope, next.gpuC, from, to);
            }
        }
        if (RackArrays.beyond(maxC, safeC)
                && sweep < MOST_SWEEPS
                && hold(bank, state, f, next, sweep == MOST_SWEEPS - 1)) {
            return false;
        }
        if (holds.held > 0) {
            addPinned(bank, state, f, next);
        }
        add(state, next, f, warmC);
        count(bank, state, f, next);
        return true;
    }

    private void addPinned(RackBank bank, SiteState state, RackFlows f, SiteState next) {
        for (int s = 0; s < slots; s++) {
            for (int r = 0; r < racks; r++) {
                if (holds.pinned(s, r)) {
                    sumW[r] += serverGpusW(bank, state, f, next, s, r);
                }
            }
        }
    }

    /** Power of one server's GPUs at the temperatures of the last sweep, W. */
    private double serverGpusW(RackBank bank, SiteState state, RackFlows f, SiteState next, int s, int r) {
        double tg = next.gpuC[s][r];
        if (holds.pinned(s, r)) {
            return cg[r] * (tg - state.gpuC[s][r]) + f.plateWPerK[r] * (tg - next.coolantC[r]);
        }
        return holds.mode[s][r] == RackHolds.FREE
                ? bank.gpuW[s][r] + bank.leakageWPerK[s][r] * (tg - design.referenceC[r])
                : holds.heldW(bank, s, r);
    }

    /** Power of each hall's servers at their AC inlet after the last sweep, W; a hall's racks end before its entry. */
    void hallsW(int[] hallEnds, double[] out) {
        int rack = 0;
        for (int h = 0; h < out.length; h++) {
            int end = hallEnds[h];
            out[h] = sum(sumW, rack, end) + sum(restW, rack, end);
            rack = end;
        }
    }

    private double sum(double[] values) {
        return sum(values, 0, racks);
    }

    private double sum(double[] values, int from, int to) {
        double[] times = design.times;
        return times == null ? RackArrays.sum(values, from, to) : RackArrays.sum(values, times, from, to);
    }

    /** Racks that an entry stands for. */
    private double times(int r) {
        double[] times = design.times;
        return times == null ? 1 : times[r];
    }

    /** Sums over the racks once their temperatures stand. */
    private void add(SiteState state, SiteState next, RackFlows f, double warmC) {
        balances(state.coolantC, next.coolantC, f.plateWPerK, f.pumpW, warmC);
        gpuW = sum(sumW);
        heatToWarmW = sum(heatW);
        storedW = sum(keptW);
        residualW = sum(openW);
        throughputW =
                gpuW + serversRestW + f.pumpsW + Math.abs(heatToWarmW) + Math.abs(storedW) + DARK_W * design.servers;
        gpuMaxC = RackArrays.highest(maxC);
        gpuMeanC = sum(sumC) / (slots * (double) design.siteRacks);
        coolantMeanC = sum(next.coolantC) / design.siteRacks;
    }

    private void balances(double[] old, double[] now, double[] plate, double[] pumpW, double warmC) {
        double count = slots;
        for (int r = 0; r < fixedW.length; r++) {
            fixedW[r] = plate[r] * (sumC[r] - count * now[r]);
        }
        for (int r = 0; r < heatW.length; r++) {
            heatW[r] = effectiveness[r] * (now[r] + (fixedW[r] + restLiquidW[r] + pumpW[r]) * perFlow[r] - warmC);
        }
        for (int r = 0; r < keptW.length; r++) {
            keptW[r] = cg[r] * (sumC[r] - sumOldC[r]);
        }
        for (int r = 0; r < openW.length; r++) {
            openW[r] = Math.abs(sumW[r] - fixedW[r] - keptW[r])
                    + Math.abs(fixedW[r] + restLiquidW[r] + pumpW[r] - heatW[r] - ck[r] * (now[r] - old[r]));
        }
        for (int r = 0; r < keptW.length; r++) {
            keptW[r] += ck[r] * (now[r] - old[r]);
        }
    }

    /**
     * Works out the sweeps' coefficients from demand, holds, flows and step.
     *
     * @return false if power ran away somewhere: it is now held at its cap; work them out again
     */
    private boolean coefficients(RackBank bank, RackFlows f, double perS) {
        for (int r = 0; r < racks; r++) {
            boolean cooled = f.cduWPerK[r] > 0 && f.secondaryWPerK[r] > 0;
            perRackS[r] = perS > 0 || (cooled && f.plateWPerK[r] > 0) ? perS : 1 / UNCOOLED_S;
            effectiveness[r] = cooled ? f.cduWPerK[r] : 0;
            perFlow[r] = cooled ? 1 / f.secondaryWPerK[r] : 0;
            cg[r] = design.gpuJPerK[r] * perRackS[r];
            ck[r] = design.coolantJPerK * perRackS[r];
        }
        Arrays.fill(baseSum, 0);
        Arrays.fill(giveSum, 0);
        Arrays.fill(easeSum, 0);
        System.arraycopy(design.throttleC, 0, safeC, 0, racks);
        Arrays.fill(openW, Double.POSITIVE_INFINITY);
        for (int s = 0; s < slots; s++) {
            limitSlot(bank.gpuW[s], bank.leakageWPerK[s], bank.gpuMostW[s], f.plateWPerK);
        }
        boolean found = true;
        boolean holding = holds.held > 0 || RackArrays.lowest(openW) <= 0;
        for (int s = 0; s < slots; s++) {
            System.arraycopy(bank.leakageWPerK[s], 0, slope[s], 0, racks);
            freeSlot(bank.gpuW[s], slope[s], f.plateWPerK, give[s], ease[s]);
            if (holding) {
                found &= holdSlot(s, bank, f.plateWPerK);
            }
            RackArrays.addTo(giveSum, give[s], 0, racks);
            RackArrays.addTo(easeSum, ease[s], 0, racks);
        }
        double vSum = 0;
        for (int r = 0; r < racks; r++) {
            double g = effectiveness[r];
            double k = f.plateWPerK[r] * (f.plateWPerK[r] * easeSum[r] - slots);
            double pass = 1 - g * perFlow[r];
            double left = ck[r] - k * pass + g;
            if (!(left > RUNAWAY * (ck[r] + g)) && capRack(r, bank)) {
                found = false;
            }
            double inverse = 1 / left;
            coolantKeep[r] = ck[r] * inverse;
            coolantGive[r] = pass * inverse;
            coolantGain[r] = g * inverse;
            heatTc[r] = g * (1 + k * perFlow[r]);
            heatF[r] = g * perFlow[r];
            vSum += (heatTc[r] * coolantGain[r] - g) * times(r);
        }
        v = vSum;
        return found;
    }

    /** Coefficients of one slot as if nothing were held. */
    private void freeSlot(double[] demand, double[] leakage, double[] plate, double[] give, double[] ease) {
        double[] referenceC = design.referenceC;
        for (int r = 0; r < ease.length; r++) {
            ease[r] = 1 / (cg[r] + plate[r] - leakage[r]);
        }
        for (int r = 0; r < give.length; r++) {
            give[r] = (demand[r] - leakage[r] * referenceC[r]) * ease[r];
        }
        for (int r = 0; r < baseSum.length; r++) {
            baseSum[r] += demand[r] - leakage[r] * referenceC[r];
        }
    }

    /** How warm each rack may get before one more of a slot's servers is at its cap; and the least cooling left. */
    private void limitSlot(double[] demand, double[] leakage, double[] most, double[] plate) {
        double[] referenceC = design.referenceC;
        for (int r = 0; r < safeC.length; r++) { // divided by no leakage: safe at any temperature, or at none
            safeC[r] = Math.min(
                    safeC[r], referenceC[r] + (most[r] - demand[r] + ROOM_W) / Math.max(leakage[r], Double.MIN_NORMAL));
        }
        for (int r = 0; r < openW.length; r++) {
            openW[r] = Math.min(openW[r], (1 - RUNAWAY) * (cg[r] + plate[r]) - leakage[r]);
        }
    }

    /** Holds the servers of one slot whose power runs away, and puts holds in the place of its free coefficients. */
    private boolean holdSlot(int s, RackBank bank, double[] plate) {
        boolean found = true;
        for (int r = 0; r < racks; r++) {
            if (openW[r] <= 0
                    && holds.mode[s][r] == RackHolds.FREE
                    && (1 - RUNAWAY) * (cg[r] + plate[r]) <= bank.leakageWPerK[s][r]) {
                holds.mode[s][r] = RackHolds.CAP;
                holds.held++;
                found = false;
            }
            if (holds.mode[s][r] != RackHolds.FREE) {
                holdNode(s, r, bank, plate[r]);
            }
        }
        return found;
    }

    private void holdNode(int s, int r, RackBank bank, double plate) {
        boolean pinned = holds.pinned(s, r);
        double heldW = pinned ? 0 : holds.heldW(bank, s, r);
        double inverse = 1 / (cg[r] + plate);
        baseSum[r] += heldW - (bank.gpuW[s][r] - bank.leakageWPerK[s][r] * design.referenceC[r]);
        slope[s][r] = 0;
        give[s][r] = pinned ? holds.pinnedC(s, r) : heldW * inverse;
        ease[s][r] = pinned ? 0 : inverse;
        if (holds.mode[s][r] != RackHolds.OFF) {
            safeC[r] = Double.NEGATIVE_INFINITY;
        }
    }

    /** Holds every free server of a rack at its cap; false if none leaks. */
    private boolean capRack(int r, RackBank bank) {
        boolean any = false;
        for (int s = 0; s < slots; s++) {
            if (holds.mode[s][r] == RackHolds.FREE && bank.leakageWPerK[s][r] > 0) {
                holds.mode[s][r] = RackHolds.CAP;
                holds.held++;
                any = true;
            }
        }
        return any;
    }

    /**
     * Moves every server of the racks that are past a limit to where the last sweep says.
     *
     * @return false if none moved
     */
    private boolean hold(RackBank bank, SiteState state, RackFlows f, SiteState next, boolean last) {
        boolean moved = false;
        boolean off = false;
        int held = 0;
        for (int s = 0; s < slots; s++) {
            for (int r = 0; r < racks; r++) {
                if (maxC[r] > safeC[r] && s < design.serversIn[r]) {
                    double powerW = serverGpusW(bank, state, f, next, s, r);
                    if (last) {
                        holds.fix(bank, s, r, powerW);
                        moved = true;
                    } else if (holds.move(bank, s, r, next.gpuC[s][r], powerW)) {
                        moved = true;
                        if (holds.mode[s][r] == RackHolds.OFF) {
                            next.switchOff(s, r);
                            off = true;
                        }
                    }
                }
                held += holds.mode[s][r] == RackHolds.FREE ? 0 : 1;
            }
        }
        holds.held = held;
        if (off) {
            takeRest(bank);
        }
        stale |= moved;
        return moved;
    }

    /** Writes what instruments on the racks would read after {@link #back} answered true for {@code now}. */
    void read(RackBank bank, SiteState before, SiteState now, RackFlows f, double warmC, RackReadings out) {
        for (int r = 0; r < racks; r++) {
            double inW = f.plateWPerK[r] * (sumC[r] - slots * now.coolantC[r]) + restLiquidW[r] + f.pumpW[r];
            out.coolantSupplyC[r] = now.coolantC[r];
            out.coolantReturnC[r] = now.coolantC[r] + inW * perFlow[r];
            out.warmSupplyC[r] = warmC;
            out.warmReturnC[r] = f.facilityWPerK[r] > 0 ? warmC + heatW[r] / f.facilityWPerK[r] : warmC;
            out.secondaryKgPerS[r] = f.secondaryWPerK[r] / Constants.WATER_CP_J_PER_KG_K;
            out.facilityKgPerS[r] = f.facilityWPerK[r] / Constants.WATER_CP_J_PER_KG_K;
            out.liquidHeatW[r] = inW;
            out.cduHeatW[r] = heatW[r];
            out.airHeatW[r] = restW[r] - restLiquidW[r];
            out.gpuW[r] = sumW[r];
            out.powerW[r] = sumW[r] + restW[r];
            readServers(bank, before, now, f, r, out);
        }
    }

    private void readServers(RackBank bank, SiteState before, SiteState now, RackFlows f, int r, RackReadings out) {
        double sum = 0;
        double max = Double.NEGATIVE_INFINITY;
        int throttled = 0;
        int off = 0;
        for (int s = 0; s < out.servers[r]; s++) {
            sum += now.gpuC[s][r];
            max = Math.max(max, now.gpuC[s][r]);
            throttled += throttles(bank, before, f, now, s, r) ? 1 : 0;
            off += now.off[s][r] ? 1 : 0;
        }
        out.gpuMeanC[r] = sum / out.servers[r];
        out.gpuMaxC[r] = max;
        out.throttled[r] = throttled;
        out.off[r] = off;
    }

    private void count(RackBank bank, SiteState state, RackFlows f, SiteState next) {
        double throttled = 0;
        if (holds.held > next.offCount) {
            for (int s = 0; s < slots; s++) {
                for (int r = 0; r < racks; r++) {
                    throttled += throttles(bank, state, f, next, s, r) ? times(r) : 0;
                }
            }
        }
        throttledShare = throttled / design.servers;
        offServers = next.offCount;
        if (design.times != null && next.offCount > 0) {
            offServers = 0;
            for (int s = 0; s < slots; s++) {
                for (int r = 0; r < racks; r++) {
                    offServers += next.off[s][r] ? times(r) : 0;
                }
            }
        }
        offShare = offServers / design.servers;
    }

    /** Lists the servers held back or off after {@link #back} answered true for {@code now}; false if there are none. */
    boolean heldBack(RackBank bank, SiteState before, SiteState now, RackFlows f, HeldBack out) {
        if (!(throttledShare > 0 || offShare > 0)) {
            return false;
        }
        out.clear();
        for (int r = 0; r < racks; r++) {
            for (int s = 0; s < design.serversIn[r]; s++) {
                if (now.off[s][r]) {
                    out.addOff(r * slots + s);
                } else if (throttles(bank, before, f, now, s, r)) {
                    double idleW = bank.gpuIdleW[s][r];
                    double drawnW = serverGpusW(bank, before, f, now, s, r) - idleW;
                    out.add(r * slots + s, Math.clamp(drawnW / (bank.gpuW[s][r] - idleW), 0, 1));
                }
            }
        }
        return true;
    }

    private boolean throttles(RackBank bank, SiteState state, RackFlows f, SiteState next, int s, int r) {
        byte mode = holds.mode[s][r];
        return mode != RackHolds.FREE
                && mode != RackHolds.OFF
                && serverGpusW(bank, state, f, next, s, r) < bank.gpuW[s][r] * (1 - 1e-9);
    }
}
