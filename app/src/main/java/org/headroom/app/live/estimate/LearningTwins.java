package org.headroom.app.live.estimate;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.PlantStates;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A twin that hears load and weather only, and seven beside it that differ in one unknown each: what every meter should
 * read, and how that depends on what is not known. None is corrected by plant meters, so a wrong parameter is not hidden by
 * corrected states; the plant forgets its start within minutes.
 *
 * <p>Cells and the economizer switch in steps. A perturbed twin that has switched otherwise tells nothing about small
 * changes: it is set back to the unperturbed one and perturbed to the other side. Fans have three regimes: still, holding
 * the setpoint, at full speed. Unless a twin and its neighbour were in the same one for five minutes, a meter on which
 * they differ is {@link #bent}: the slope between them is a chord over a corner.
 */
final class LearningTwins {
    private static final double WETBULB_STEP_K = 0.3;
    private static final double DRYBULB_STEP_K = -0.5;

    /** How long a regime must have lasted, s. */
    private static final double REGIME_S = 300;

    private static final double FANS_REGIME_S = 60;

    /** Fans that hold the setpoint clear of full speed, %: what jitters about it is cut off there. */
    private static final double CLEAR_PERCENT = 97;

    /** Fans this near to an end of their range are at it, %. */
    private static final double END_PERCENT = 0.01;

    /** Differences below this share of a meter's noise do not count. */
    private static final double SLIGHT = 0.1;

    private final SiteMeters meters;
    private final MeterTrust trust;
    private final Twin open;
    private final Twin[] off = new Twin[Unknowns.TWINS];
    private final double[] step = new double[Unknowns.TWINS];
    private final Boundary gpuSide;
    private final Boundary airSide;
    private final RackReadings gpuRacks;
    private final LedgerRow row = new LedgerRow();
    private final LedgerRow other = new LedgerRow();
    private final SiteState state;
    private final double[] perturbed;
    private final int revenue;
    private final int battery;
    private final int generation;
    private final int network;
    private final int small;
    private final int[] regime = new int[Unknowns.TWINS + 1];
    private final double[] lastedS = new double[Unknowns.TWINS + 1];
    private double[] applied;
    private long switched;
    private double serversW = 1;

    /** Whether fans, and what follows them at once, say nothing of small changes in this step. */
    boolean atCorner;

    /** Meters whose sensitivities do not hold in this step. */
    final boolean[] bent;

    /** What each meter should read; the first is revenue, battery and generation together. */
    final double[] y;

    /** {@code [unknown][meter]}. */
    final double[][] s;

    LearningTwins(Site site, SiteMeters meters, MeterTrust trust, Boundary shared) {
        this.meters = meters;
        this.trust = trust;
        open = new Twin(site);
        for (int i = 0; i < off.length; i++) {
            off[i] = new Twin(site);
            step[i] = i < Unknowns.PARAMETERS
                    ? Parameter.at(i).step
                    : i == Unknowns.WETBULB ? WETBULB_STEP_K : DRYBULB_STEP_K;
        }
        gpuSide = new Boundary(open.newBank());
        airSide = new Boundary(shared.load);
        gpuRacks = open.newReadings();
        state = open.snapshot();
        y = new double[meters.size()];
        bent = new boolean[meters.size()];
        perturbed = new double[meters.size()];
        s = new double[Unknowns.COUNT][meters.size()];
        revenue = meters.indexOf("revenue");
        battery = meters.indexOf("battery");
        generation = meters.indexOf("generation");
        network = meters.indexOf("feeder_network_storage");
        small = meters.indexOf("feeder_other");
        applied = Parameter.of(site.calibration());
    }

    /** Sets every twin to its equilibrium, or to known slow states. */
    void settle(Boundary b, SiteConditions conditions, LoadFromTelemetry load, @Nullable PlantStates at) {
        open.settle(b, row);
        for (int i = 0; i < off.length; i++) {
            off[i].settle(side(i, b, conditions, load), other);
        }
        if (at != null) {
            PlantStates settled = open.plantStates();
            open.setPlantStates(at);
            for (Twin twin : off) {
                twin.setPlantStates(sum(twin.plantStates(), settled, at, 1));
            }
        }
    }

    /**
     * Sets every twin to a state of the site, but for the basin's content: the estimate has that from the make-up meter, whose
     * bias would be hidden by it. A twin's own content forgets its start in about ten minutes.
     */
    void start(SiteState at) {
        start(open, at);
        open.calibrate(Parameter.calibration(applied));
        for (int i = 0; i < off.length; i++) {
            start(off[i], at);
            calibrate(i);
        }
    }

    private static void start(Twin twin, SiteState at) {
        double ownKg = twin.plantStates().basinKg();
        twin.restore(at);
        PlantStates s = twin.plantStates();
        twin.setPlantStates(new PlantStates(s.warmC(), s.chilledC(), s.hallC(), s.basinC(), ownKg, s.batteryJ()));
    }

    /** What a perturbed twin meets. */
    private Boundary side(int i, Boundary b, SiteConditions conditions, LoadFromTelemetry load) {
        if (i < Unknowns.PARAMETERS && i != Parameter.GPU_POWER.index) {
            return b;
        }
        Boundary to = i < Unknowns.PARAMETERS ? gpuSide : airSide;
        conditions.fill(to, b.fromS, b.fromS + 1);
        to.drybulbC = b.drybulbC;
        to.wetbulbC = b.wetbulbC;
        to.pressurePa = b.pressurePa;
        if (i == Unknowns.WETBULB) {
            to.wetbulbC = Math.min(to.drybulbC, to.wetbulbC - step[i]); // a meter that reads too much: true air is less
        } else if (i == Unknowns.DRYBULB) {
            to.drybulbC = Math.max(to.wetbulbC, to.drybulbC - step[i]);
        } else {
            load.write(gpuSide.load, 1 + step[i] / applied[i]);
        }
        return to;
    }

    /**
     * One step of all.
     *
     * @param racks of the twin beside the machine: prescribed power is the same here
     * @return whether the sensitivities can be used
     */
    boolean step(Boundary b, SiteConditions conditions, Frame frame, LoadFromTelemetry load, RackReadings racks) {
        double dtS = frame.toS - frame.fromS;
        open.step(b, dtS, row);
        read(open, b, row, racks, y);
        java.util.Arrays.fill(bent, false);
        boolean settled = lasts(off.length, row, dtS);
        atCorner = false;
        boolean usable = true;
        for (int i = 0; i < off.length; i++) {
            Boundary side = side(i, b, conditions, load);
            off[i].step(side, dtS, other);
            boolean gpu = i == Parameter.GPU_POWER.index;
            if (gpu) {
                off[i].read(side, gpuRacks);
            }
            read(off[i], side, other, gpu ? gpuRacks : racks, perturbed);
            boolean alike = lasts(i, other, dtS) && settled && regime[i] == regime[off.length];
            atCorner |= corner(i);
            if (!alike) {
                bend();
            }
            if (switchedOtherwise()) {
                turn(i);
                usable = false;
            }
            for (int m = 0; m < y.length; m++) {
                s[i][m] = (perturbed[m] - y[m]) / step[i];
            }
        }
        shares(racks);
        return usable;
    }

    /** Whether a twin's fans have been in one regime for long. */
    private boolean lasts(int twin, LedgerRow of, double dtS) {
        double fan = of.get(Measures.TOWER_FAN_PERCENT);
        int now = fan >= 100 - END_PERCENT ? 1 : fan <= END_PERCENT ? -1 : 0;
        lastedS[twin] = now == regime[twin] ? lastedS[twin] + dtS : 0;
        regime[twin] = now;
        return lastedS[twin] >= REGIME_S;
    }

    /** Whether a neighbour's fans, or the twin's, are near an end of their range and not both at it. */
    private boolean corner(int i) {
        int o = off.length;
        if (regime[i] != regime[o]) {
            return true;
        }
        return regime[o] == 0
                ? Math.max(row.get(Measures.TOWER_FAN_PERCENT), other.get(Measures.TOWER_FAN_PERCENT)) > CLEAR_PERCENT
                : Math.min(lastedS[i], lastedS[o]) < FANS_REGIME_S;
    }

    private void bend() {
        for (int m = 0; m < bent.length; m++) {
            if (trust.behindTowers(m)) {
                bent[m] |=
                        Math.abs(perturbed[m] - y[m]) > SLIGHT * meters.get(m).noiseAt(y[m]);
            }
        }
    }

    private void read(Twin twin, Boundary b, LedgerRow of, RackReadings racks, double[] out) {
        meters.read(twin, b, of, racks, out);
        out[revenue] += out[battery] + out[generation];
    }

    private boolean switchedOtherwise() {
        return row.get(Measures.TOWER_CELLS_COUNT) != other.get(Measures.TOWER_CELLS_COUNT)
                || (row.get(Measures.ECONOMIZER_MW) > 0) != (other.get(Measures.ECONOMIZER_MW) > 0);
    }

    private void turn(int i) {
        switched++;
        step[i] = -step[i];
        open.save(state);
        off[i].restore(state);
        calibrate(i);
    }

    /** What follows from shares of known powers needs no twin. */
    private void shares(RackReadings racks) {
        double[] hallsW = new double[meters.halls()];
        for (int r = 0; r < racks.racks(); r++) {
            hallsW[racks.hall[r]] += racks.powerW[r];
        }
        serversW = Math.max(1, java.util.Arrays.stream(hallsW).sum());
        double converters = 0;
        for (int h = 0; h < hallsW.length; h++) {
            double loss = y[meters.hallFeeder(h)] - hallsW[h];
            s[Unknowns.CONVERTERS][meters.hallFeeder(h)] = loss;
            converters += loss;
        }
        double networkLoss = y[network] - 1e6 * row.get(Measures.NETWORK_STORAGE_MW);
        s[Unknowns.CONVERTERS][network] = networkLoss;
        s[Unknowns.CONVERTERS][revenue] = converters + networkLoss;
        s[Unknowns.TRANSFORMERS][revenue] = 1e6
                * (row.get(Measures.UNIT_SUBSTATION_LOSS_MW)
                        + row.get(Measures.FEEDER_LOSS_MW)
                        + row.get(Measures.TRANSFORMER_LOSS_MW));
        s[Unknowns.NETWORK][network] = y[network];
        s[Unknowns.NETWORK][revenue] = y[network];
        s[Unknowns.OTHER][small] = y[small];
        s[Unknowns.OTHER][revenue] = y[small];
    }

    /**
     * Goes on with other parameters: each twin's states move along their sensitivities, so that nothing has to settle.
     *
     * @param by change of each parameter
     */
    void shift(double[] now, double[] by) {
        PlantStates from = open.plantStates();
        PlantStates to = from;
        for (int i = 0; i < Unknowns.PARAMETERS; i++) {
            to = sum(to, from, off[i].plantStates(), by[i] / step[i]);
        }
        for (Twin twin : off) {
            twin.setPlantStates(sum(twin.plantStates(), from, to, 1));
        }
        open.setPlantStates(to);
        calibrate(now);
    }

    /** Sets the parameters about which is perturbed. */
    void calibrate(double[] now) {
        applied = now.clone();
        open.calibrate(Parameter.calibration(applied));
        for (int i = 0; i < off.length; i++) {
            calibrate(i);
        }
    }

    private void calibrate(int i) {
        double[] of = applied.clone();
        if (i < Unknowns.PARAMETERS && i != Parameter.GPU_POWER.index) {
            of[i] += step[i];
        }
        off[i].calibrate(Parameter.calibration(of));
    }

    /** x + by (to - from); the battery is left alone. */
    private static PlantStates sum(PlantStates x, PlantStates from, PlantStates to, double by) {
        return new PlantStates(
                x.warmC() + by * (to.warmC() - from.warmC()),
                x.chilledC() + by * (to.chilledC() - from.chilledC()),
                x.hallC() + by * (to.hallC() - from.hallC()),
                x.basinC() + by * (to.basinC() - from.basinC()),
                x.basinKg() + by * (to.basinKg() - from.basinKg()),
                x.batteryJ());
    }

    /** What the servers of all racks take, W. */
    double serversW() {
        return serversW;
    }

    long switched() {
        return switched;
    }
}
