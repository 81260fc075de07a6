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
 * changes: it is set back to the unperturbed one and perturbed to the other side.
 */
final class LearningTwins {
    private static final double WETBULB_STEP_K = 0.3;
    private static final double DRYBULB_STEP_K = -0.5;

    private final SiteMeters meters;
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
    private double[] applied;
    private long switched;

    /** What each meter should read; the first is revenue, battery and generation together. */
    final double[] y;

    /** {@code [unknown][meter]}. */
    final double[][] s;

    LearningTwins(Site site, SiteMeters meters, Boundary shared) {
        this.meters = meters;
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
        boolean usable = true;
        for (int i = 0; i < off.length; i++) {
            Boundary side = side(i, b, conditions, load);
            off[i].step(side, dtS, other);
            boolean gpu = i == Parameter.GPU_POWER.index;
            if (gpu) {
                off[i].read(side, gpuRacks);
            }
            read(off[i], side, other, gpu ? gpuRacks : racks, perturbed);
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

    long switched() {
        return switched;
    }
}
