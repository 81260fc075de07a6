package org.headroom.grid.generation;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Equal generating units that together follow a wanted power, each through off, starting, running, stopping and cooling
 * down.
 *
 * <p>As many units are called as the power needs at the present air temperature; one is let go when the others can carry 90 %
 * more easily, once it has run its time. Running units share equally, never below their lowest load: what is given may then
 * exceed what is wanted. Within a step every unit's power is a chain of straight pieces, integrated exactly: power, fuel,
 * heat and emissions are means of the step and do not depend on its length while the wish stays. With an infinite step all
 * are where they would come to rest.
 *
 * <pre>
 *   fuel = electric + heat, each by its own polynomial ({@link HeatRate})
 * </pre>
 *
 * <p>Over 400 lines because the five states of a unit, their changes and their integrals belong in one place.
 *
 * <p>Worked number: a unit of 16.5 MW that starts in 10 min and then ramps 5 MW/min gives 16.5 MW 13.3 min after the call.
 */
public final class Fleet {
    private static final double LET_GO = 0.9;

    /** Times that are shorter are over, s. */
    private static final double SOON_S = 1e-9;

    private final UnitDesign design;
    private final int units;
    private final UnitState[] state;
    private final boolean[] on;
    private final boolean[] startingUp;
    private final double[] sinceS;
    private final double[] unitW;
    private final double[] burningS;
    private final double[] eventS;

    private final int[] starts;
    private final int[] stops;
    private final double[] transientS;
    private final double[] stepKg = new double[Pollutant.COUNT];
    private double powerW;
    private double fuelW;
    private double heatW;
    private double longestEventS;

    private double fallWPerS;
    private double electricJ;
    private double fuelJ;
    private double heatJ;

    /** Units that stand, ready to start. */
    public Fleet(UnitDesign design, int units) {
        this.design = design;
        this.units = (int) Checks.within("units_count", units, 1, 1000);
        state = new UnitState[units];
        Arrays.fill(state, UnitState.OFF);
        on = new boolean[units];
        startingUp = new boolean[units];
        sinceS = new double[units];
        Arrays.fill(sinceS, design.coolDownS() + design.minimumDownS());
        unitW = new double[units];
        burningS = new double[units];
        eventS = new double[units];
        starts = new int[units];
        stops = new int[units];
        transientS = new double[units];
    }

    public UnitDesign design() {
        return design;
    }

    public int units() {
        return units;
    }

    /** What all units together can give in air of this temperature, W. */
    public double capacityW(double ambientC) {
        return units * design.capacityW(ambientC);
    }

    /**
     * Moves on by a step.
     *
     * @param wantedW power asked for over the step, W
     * @param readyW units for this much are kept running or started, though less may be asked for yet, W
     */
    public void step(double wantedW, double readyW, double ambientC, double dtS) {
        double capacityW = design.capacityW(ambientC);
        double askedW = Math.max(0, wantedW);
        clear();
        double per = 1;
        if (dtS == Double.POSITIVE_INFINITY) {
            settle(askedW, Math.max(askedW, readyW), capacityW);
        } else {
            per = 1 / dtS;
            double left = dtS;
            while (left > 0) {
                turn();
                commit(Math.max(askedW, readyW), capacityW);
                double seg = Math.min(left, untilEventS());
                double goalW = Math.min(capacityW, Math.max(design.minimumW(), shareW(askedW)));
                fallWPerS = fallWPerS(askedW, goalW);
                for (int i = 0; i < units; i++) {
                    advance(i, goalW, seg);
                }
                left = seg < left ? left - seg : 0;
            }
        }
        powerW = electricJ * per;
        fuelW = fuelJ * per;
        heatW = heatJ * per;
        for (int p = 0; p < stepKg.length; p++) {
            stepKg[p] *= per;
        }
    }

    /** Lets units whose time is up go on to their next state. */
    private void turn() {
        for (int i = 0; i < units; i++) {
            if (state[i] == UnitState.COOLING_DOWN && sinceS[i] >= design.coolDownS() - SOON_S) {
                state[i] = UnitState.OFF;
            } else if (state[i] == UnitState.STARTING && on[i] && sinceS[i] >= design.startS() - SOON_S) {
                enter(i, UnitState.RUNNING);
            }
        }
    }

    /** Where all come to rest. */
    private void settle(double askedW, double neededW, double capacityW) {
        int running = neededW <= 0 ? 0 : (int) Math.min(units, Math.ceil(neededW / capacityW - 1e-9));
        double goalW = Math.min(capacityW, Math.max(design.minimumW(), askedW / Math.max(1, running)));
        for (int i = 0; i < units; i++) {
            on[i] = i < running;
            startingUp[i] = false;
            unitW[i] = on[i] ? goalW : 0;
            state[i] = on[i] ? UnitState.RUNNING : UnitState.OFF;
            sinceS[i] = on[i] ? design.minimumRunS() : design.coolDownS() + design.minimumDownS();
            burningS[i] = on[i] ? design.emissions().warmS() : 0;
            if (on[i]) {
                burn(i, goalW, goalW, 1);
            }
        }
    }

    /** Until a unit may start, has started or may stop, s: then it is decided and shared anew. */
    private double untilEventS() {
        double until = Double.POSITIVE_INFINITY;
        for (int i = 0; i < units; i++) {
            double left = switch (state[i]) {
                case OFF -> (on[i] ? design.startS() : design.minimumDownS() - sinceS[i]);
                case STARTING -> design.startS() - sinceS[i];
                case RUNNING -> on[i] ? 0 : design.minimumRunS() - sinceS[i];
                case STOPPING -> 0;
                case COOLING_DOWN -> Math.max(design.coolDownS(), design.minimumDownS()) - sinceS[i];
            };
            if (left > SOON_S) {
                until = Math.min(until, left);
            }
        }
        return until;
    }

    private void clear() {
        electricJ = 0;
        fuelJ = 0;
        heatJ = 0;
        Arrays.fill(stepKg, 0);
        Arrays.fill(starts, 0);
        Arrays.fill(stops, 0);
        Arrays.fill(transientS, 0);
        longestEventS = 0;
    }

    private void commit(double neededW, double capacityW) {
        int called = 0;
        for (boolean unit : on) {
            called += unit ? 1 : 0;
        }
        int needed = neededW <= 0 ? 0 : (int) Math.min(units, Math.ceil(neededW / capacityW - 1e-9));
        for (int i = 0; i < units && called < needed; i++) {
            if (!on[i] && state[i] == UnitState.RUNNING) {
                on[i] = true;
                called++;
            }
        }
        for (int i = 0; i < units && called < needed; i++) {
            if (!on[i] && state[i] == UnitState.OFF && sinceS[i] >= design.minimumDownS() - SOON_S) {
                on[i] = true;
                called++;
            }
        }
        for (int i = units - 1; i >= 0 && called > needed; i--) {
            if (on[i] && neededW <= LET_GO * (called - 1) * capacityW) {
                on[i] = false;
                called--;
            }
        }
    }

    private boolean shares(int i) {
        boolean atOnce = design.startS() <= SOON_S && state[i] == UnitState.OFF;
        boolean started = state[i] == UnitState.STARTING && design.startS() - sinceS[i] <= SOON_S;
        return on[i] && (state[i] == UnitState.RUNNING || started || atOnce);
    }

    /** What each running unit is asked for, W; those that only wait to stop give their lowest load. */
    private double shareW(double askedW) {
        int sharing = 0;
        double waitingW = 0;
        for (int i = 0; i < units; i++) {
            sharing += shares(i) ? 1 : 0;
            boolean waits = !on[i] && state[i] == UnitState.RUNNING && sinceS[i] < design.minimumRunS() - SOON_S;
            waitingW += waits ? design.minimumW() : 0;
        }
        return Math.max(0, askedW - waitingW) / Math.max(1, sharing);
    }

    /** Units that unload for one that loads up do so no faster, so that the sum stands. */
    private double fallWPerS(double askedW, double goalW) {
        int rising = 0;
        int falling = 0;
        double sumW = 0;
        for (int i = 0; i < units; i++) {
            sumW += unitW[i];
            rising += shares(i) && unitW[i] < goalW ? 1 : 0;
            falling += shares(i) && unitW[i] > goalW ? 1 : 0;
        }
        boolean tooMuch = sumW > askedW * (1 + 1e-9);
        return tooMuch || rising == 0 || rising >= falling ? design.rampWPerS() : design.rampWPerS() * rising / falling;
    }

    private void advance(int i, double goalW, double dtS) {
        double left = dtS;
        while (left > 0) {
            left -= switch (state[i]) {
                case OFF -> stand(i, left);
                case STARTING -> start(i, left);
                case RUNNING -> run(i, goalW, left);
                case STOPPING -> stop(i, left);
                case COOLING_DOWN -> cool(i, left);
            };
        }
    }

    private double stand(int i, double left) {
        if (on[i] && sinceS[i] >= design.minimumDownS() - SOON_S) {
            enter(i, UnitState.STARTING);
            starts[i]++;
            startingUp[i] = true;
            burningS[i] = 0;
            eventS[i] = 0;
            return 0;
        }
        double seg = on[i] ? Math.min(left, design.minimumDownS() - sinceS[i]) : left;
        sinceS[i] += seg;
        return seg;
    }

    private double start(int i, double left) {
        if (!on[i]) {
            startingUp[i] = false;
            enter(i, UnitState.COOLING_DOWN);
            return 0;
        }
        double seg = Math.min(left, design.startS() - sinceS[i]);
        if (!(seg > SOON_S)) {
            enter(i, UnitState.RUNNING);
            return 0;
        }
        double burntJ = design.startFuelShare() * design.ratedFuelW() * seg;
        fuelJ += burntJ;
        heatJ += burntJ;
        design.emissions().add(burntJ, true, true, false, stepKg);
        event(i, seg);
        burningS[i] += seg;
        sinceS[i] += seg;
        return seg;
    }

    private double run(int i, double goalW, double left) {
        boolean mayStop = sinceS[i] >= design.minimumRunS() - SOON_S;
        if (!on[i] && mayStop) {
            enter(i, UnitState.STOPPING);
            stops[i]++;
            startingUp[i] = false;
            eventS[i] = 0;
            return 0;
        }
        double targetW = on[i] ? goalW : design.minimumW();
        double seg = on[i] ? left : Math.min(left, design.minimumRunS() - sinceS[i]);
        return ramp(i, targetW, seg);
    }

    private double stop(int i, double left) {
        if (unitW[i] <= 0) {
            enter(i, UnitState.COOLING_DOWN);
            burningS[i] = 0;
            return 0;
        }
        return ramp(i, 0, left);
    }

    private double cool(int i, double left) {
        double seg = Math.min(left, design.coolDownS() - sinceS[i]);
        if (!(seg > SOON_S)) {
            state[i] = UnitState.OFF;
            return 0;
        }
        sinceS[i] += seg;
        return seg;
    }

    /** A straight piece towards {@code targetW}, cut where the catalyst gets warm and where low load ends or begins. */
    private double ramp(int i, double targetW, double most) {
        double fromW = unitW[i];
        double rate = targetW < fromW && state[i] == UnitState.RUNNING ? fallWPerS : design.rampWPerS();
        double seg = most;
        double warm = design.emissions().warmS() - burningS[i];
        if (warm > 0) {
            seg = Math.min(seg, warm);
        }
        boolean reaches = Math.abs(targetW - fromW) <= rate * seg;
        if (reaches && targetW != fromW) {
            seg = Math.min(seg, Math.abs(targetW - fromW) / rate);
        }
        double toW = reaches ? targetW : fromW + Math.signum(targetW - fromW) * rate * seg;
        double edgeW = design.emissions().lowLoadShare() * design.ratedW();
        if ((fromW < edgeW && toW > edgeW) || (fromW > edgeW && toW < edgeW)) {
            seg = Math.abs(edgeW - fromW) / rate;
            toW = edgeW;
        }
        if (startingUp[i] && fromW < design.minimumW() && toW > design.minimumW()) {
            seg = Math.min(seg, (design.minimumW() - fromW) / rate);
            toW = Math.min(toW, design.minimumW());
        }
        boolean transientNow = startingUp[i] || state[i] == UnitState.STOPPING;
        burn(i, fromW, toW, seg);
        if (transientNow) {
            event(i, seg);
        }
        unitW[i] = toW;
        burningS[i] += seg;
        sinceS[i] += seg;
        if (startingUp[i]
                && toW >= design.minimumW()
                && burningS[i] >= design.emissions().warmS() * (1 - 1e-12)) {
            startingUp[i] = false;
        }
        return seg;
    }

    private void burn(int i, double fromW, double toW, double seg) {
        double x0 = fromW / design.ratedW();
        double x1 = toW / design.ratedW();
        double x = 0.5 * (x0 + x1);
        double square = (x0 * x0 + x0 * x1 + x1 * x1) / 3;
        double burntJ = design.ratedFuelW() * design.heatRate().fuelShare(x, square) * seg;
        fuelJ += burntJ;
        heatJ += design.ratedFuelW() * design.heatRate().heatShare(x, square) * seg;
        electricJ += 0.5 * (fromW + toW) * seg;
        EmissionDesign emissions = design.emissions();
        boolean warm = burningS[i] >= emissions.warmS() * (1 - 1e-12);
        emissions.add(burntJ, false, x < emissions.lowLoadShare(), warm, stepKg);
    }

    private void event(int i, double seg) {
        transientS[i] += seg;
        eventS[i] += seg;
        longestEventS = Math.max(longestEventS, eventS[i]);
    }

    private void enter(int i, UnitState next) {
        state[i] = next;
        sinceS[i] = 0;
        if (next != UnitState.STOPPING) {
            unitW[i] = 0;
        }
    }

    /** Mean electric power of the last step, W. */
    public double powerW() {
        return powerW;
    }

    /** Electric power at the end of the last step, W. */
    public double powerNowW() {
        double sum = 0;
        for (double w : unitW) {
            sum += w;
        }
        return sum;
    }

    /** Mean fuel of the last step by higher heating value, W. */
    public double fuelW() {
        return fuelW;
    }

    /** Mean heat to exhaust and cooling in the last step, W: fuel less electric power. */
    public double heatW() {
        return heatW;
    }

    /** Mean emission of the last step, kg/s. */
    public double kgPerS(Pollutant pollutant) {
        return stepKg[pollutant.index()];
    }

    public UnitState state(int unit) {
        return state[unit];
    }

    public int count(UnitState wanted) {
        int count = 0;
        for (UnitState s : state) {
            count += s == wanted ? 1 : 0;
        }
        return count;
    }

    /** Start-ups that a unit began in the last step. */
    public int starts(int unit) {
        return starts[unit];
    }

    /** Shutdowns that a unit began in the last step. */
    public int stops(int unit) {
        return stops[unit];
    }

    /** Time of the last step that a unit spent starting up (until its lowest load and a warm catalyst) or shutting down, s. */
    public double transientS(int unit) {
        return transientS[unit];
    }

    /** Longest start-up or shutdown that was going on in the last step, as long as it has been by now, s. */
    public double longestEventS() {
        return longestEventS;
    }

    /**
     * Emission of a steady power, by as many units as it needs, kg/s: for forecasts.
     *
     * @param catalyst whether catalysts are warm
     */
    public double steadyKgPerS(Pollutant pollutant, double wantedW, double ambientC, boolean catalyst) {
        EmissionDesign emissions = design.emissions();
        boolean low = steadyLoad(wantedW, ambientC) < emissions.lowLoadShare();
        double factor = low && !pollutant.withFuel() ? emissions.lowLoadFactor() : 1;
        return steadyFuelW(wantedW, ambientC) * factor * emissions.kgPerJ(pollutant, catalyst);
    }

    /** Fuel of a steady power, by as many units as it needs, W. */
    public double steadyFuelW(double wantedW, double ambientC) {
        double x = steadyLoad(wantedW, ambientC);
        return needed(wantedW, ambientC)
                * design.ratedFuelW()
                * design.heatRate().fuelShare(x, x * x);
    }

    private double needed(double wantedW, double ambientC) {
        return wantedW > 0 ? Math.min(units, Math.ceil(wantedW / design.capacityW(ambientC) - 1e-9)) : 0;
    }

    /** Load of each unit over its rating, 1. */
    private double steadyLoad(double wantedW, double ambientC) {
        double eachW = wantedW / Math.max(1, needed(wantedW, ambientC));
        return Math.min(design.capacityW(ambientC), Math.max(design.minimumW(), eachW)) / design.ratedW();
    }

    /** An independent fleet in the same state. */
    public Fleet snapshot() {
        Fleet copy = new Fleet(design, units);
        copy.restore(this);
        return copy;
    }

    /** Takes over the state of another fleet of the same design, without allocating. */
    public void restore(Fleet from) {
        if (units != from.units || !design.equals(from.design)) {
            throw new OutOfRange("fleet", "another design", "the state of its own design");
        }
        System.arraycopy(from.state, 0, state, 0, units);
        System.arraycopy(from.on, 0, on, 0, units);
        System.arraycopy(from.startingUp, 0, startingUp, 0, units);
        System.arraycopy(from.sinceS, 0, sinceS, 0, units);
        System.arraycopy(from.unitW, 0, unitW, 0, units);
        System.arraycopy(from.burningS, 0, burningS, 0, units);
        System.arraycopy(from.eventS, 0, eventS, 0, units);
        System.arraycopy(from.starts, 0, starts, 0, units);
        System.arraycopy(from.stops, 0, stops, 0, units);
        System.arraycopy(from.transientS, 0, transientS, 0, units);
        System.arraycopy(from.stepKg, 0, stepKg, 0, stepKg.length);
        powerW = from.powerW;
        fuelW = from.fuelW;
        heatW = from.heatW;
        longestEventS = from.longestEventS;
    }
}
