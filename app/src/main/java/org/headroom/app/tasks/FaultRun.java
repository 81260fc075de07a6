package org.headroom.app.tasks;

import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.SiteLoad;
import org.headroom.app.twin.Availability;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Fault;

/**
 * The twin through one fault, in steps that grow while little changes and never pass an instant at which equipment goes
 * or comes back: as long as the first step at least, as long as it takes for {@link #CHANGE_K} at most.
 */
final class FaultRun {
    /** Change of any watched temperature in a step that is aimed at, K; of a level, percent. */
    private static final double CHANGE_K = 0.25;

    private static final double GROWTH = 2;
    private static final double LONGEST_S = 60;
    private static final double LONGEST_LATE_S = 300;
    private static final int SETTLE_STEPS = 24;
    private static final double LATE_S = 3 * 3600;

    private final Twin twin;
    private final Boundary boundary;
    private final RackReadings racks;
    private final LedgerRow row = new LedgerRow();
    private final CoolingPlant.Restart restart;
    private final double startS;
    private final double stepS;

    private List<Fault> faults = List.of();
    private double timeS;
    private double dtS;
    private final double[] last = new double[7];
    private final double[] now = new double[7];

    /** @param hour weather and instant; the load is taken once */
    FaultRun(FaultHour hour, Twin twin, SiteLoad load, double stepS) {
        this.twin = twin;
        this.stepS = stepS;
        this.startS = hour.atS();
        this.restart = hour.site().cooling().restart();
        this.racks = twin.newReadings();
        this.boundary = new Boundary(twin.newBank());
        boundary.drybulbC = hour.drybulbC();
        boundary.wetbulbC = hour.wetbulbC();
        boundary.pressurePa = hour.pressurePa();
        boundary.fromS = startS;
        boundary.transformersInService = hour.site().grid().substation().units();
        boundary.setWater(hour.site(), hour.atS());
        load.mean(startS, startS + 3600, boundary.load);
    }

    /** Goes to the equilibrium without a fault, and on until staging stands as it does in operation. */
    SiteState settle() {
        boundary.available.all();
        boundary.serverReset = false;
        twin.settle(boundary, row);
        for (int i = 0; i < SETTLE_STEPS; i++) {
            twin.step(boundary, LONGEST_LATE_S, row);
        }
        twin.read(boundary, racks);
        return twin.snapshot();
    }

    /** Goes back to a state and an instant with a fault, s after the start. */
    void begin(SiteState state, double atS, Fault fault, boolean reset) {
        twin.restore(state);
        faults = List.of(fault);
        boundary.serverReset = reset;
        timeS = atS;
        dtS = stepS;
        levels(last);
    }

    /** Steps to an instant, s after the start, and shows every step to the watch. */
    void runTo(double endS, FaultWatch watch) {
        while (timeS < endS) {
            double wantedS = startS + Math.min(endS, timeS + dtS);
            double toS = Availability.nextChangeS(faults, restart, startS + timeS, wantedS);
            boolean change = toS < wantedS;
            boundary.fromS = startS + timeS;
            boundary.available.set(faults, restart, startS + timeS, toS);
            double lengthS = toS - startS - timeS;
            twin.step(boundary, lengthS, row);
            twin.read(boundary, racks);
            timeS = toS - startS;
            watch.see(timeS, lengthS, row, racks);
            dtS = change ? stepS : next(lengthS);
        }
    }

    /** Instant of the start, epoch seconds. */
    double startS() {
        return startS;
    }

    SiteState state() {
        return twin.snapshot();
    }

    LedgerRow row() {
        return row;
    }

    RackReadings racks() {
        return racks;
    }

    private double next(double lengthS) {
        levels(now);
        double most = 0;
        for (int i = 0; i < now.length; i++) {
            most = Math.max(most, Math.abs(now[i] - last[i]));
            last[i] = now[i];
        }
        double fits = most > 0 ? lengthS * CHANGE_K / most : Double.POSITIVE_INFINITY;
        double longest = timeS > LATE_S ? LONGEST_LATE_S : LONGEST_S;
        double wanted = Math.min(Math.min(fits, GROWTH * Math.max(lengthS, stepS)), longest);
        return stepS * Math.max(1, Math.floor(wanted / stepS)); // whole steps: no sliver is left before a change
    }

    private void levels(double[] into) {
        into[0] = row.get(Measures.GPU_MAX_C);
        into[1] = FaultWatch.hottestCoolantC(racks);
        into[2] = row.get(Measures.HALL_AIR_C);
        into[3] = row.get(Measures.WARM_SUPPLY_C);
        into[4] = row.get(Measures.COLD_WATER_C);
        into[5] = row.get(Measures.CHILLED_SUPPLY_C);
        into[6] = row.get(Measures.BASIN_PERCENT);
    }
}
