package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.SiteLoad;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What each fault of the cooling plant does to a site under full load: how long until servers throttle and go off, how far
 * it goes, and what comes back.
 *
 * <p>Each fault is run three times from the same equilibrium: for as long as the horizon, to see how much time there is;
 * for its own length and on without anyone's help; and the same with servers reset as soon as they are cool enough.
 * Weather and load stand still meanwhile; a fault of a given length, a power dip, lasts that long in all three.
 */
public final class FaultStudy {
    /** Levels move for hours when make-up is lost. */
    private static final double MAKEUP_HORIZON_FACTOR = 12;

    private final Request request;

    /**
     * What to study.
     *
     * @param at the hour whose air it is; null for the worst of the weather
     * @param drybulbC given air instead, with {@code wetbulbC}
     * @param faults ids; empty for all that the site can have
     * @param forS how long each lasts
     * @param stepS first and shortest step
     * @param horizonS how long is looked ahead: from the start of a fault, and again from its end
     */
    public record Request(
            SiteInput site,
            @Nullable Path weather,
            SimulateRequest.FullLoadKind load,
            @Nullable String at,
            @Nullable Double drybulbC,
            @Nullable Double wetbulbC,
            List<String> faults,
            long forS,
            long stepS,
            long horizonS) {
        /** @throws InputError if a length is out of range */
        public Request {
            faults = List.copyOf(faults);
            check("--for", forS, 1, 30 * 86400L);
            check("--step", stepS, 1, 300);
            check("--horizon", horizonS, 60, 30 * 86400L);
        }

        private static void check(String option, long value, long low, long high) {
            if (value < low || value > high) {
                throw new InputError(option, "", value + " s", low + " s to " + high + " s");
            }
        }
    }

    public FaultStudy(Request request) {
        this.request = request;
    }

    /** Runs them; stops early with {@link org.headroom.app.twin.Operation.InterruptedRun} if the progress says so. */
    public FaultOutcome run(Progress progress) {
        FaultHour hour = FaultHour.of(new FaultHour.Request(
                request.site(), request.weather(), request.at(), request.drybulbC(), request.wetbulbC()));
        Site site = hour.site();
        List<StandardFault> faults = StandardFault.of(site, request.faults());
        Twin twin = new Twin(site);
        SiteLoad load =
                FullLoad.heldBackByHeat(twin.fleet(), server -> Simulate.serverW(request.load(), server.server()));
        FaultRun run = new FaultRun(hour, twin, load, request.stepS());
        SiteState settled = run.settle();
        FaultWatch.Before before = FaultWatch.Before.of(run.row(), run.racks());
        double lowPercent = 100 * site.cooling().towerControl().lowLevelShare();
        List<FaultOutcome.Result> results = new ArrayList<>();
        for (StandardFault fault : faults) {
            if (!progress.goOn(results.size() / (double) faults.size())) {
                throw new Stopped();
            }
            Supplier<FaultWatch> watch = () -> new FaultWatch(before, fault.component(), lowPercent);
            results.add(one(fault, run, settled, watch));
        }
        return new FaultOutcome(
                site.id(),
                site.name(),
                hour,
                request.load(),
                twin.fleet().servers(),
                request.forS(),
                request.stepS(),
                request.horizonS(),
                before,
                results);
    }

    private FaultOutcome.Result one(
            StandardFault standard, FaultRun run, SiteState settled, Supplier<FaultWatch> watches) {
        double lengthS = standard.lastsS() > 0 ? standard.lastsS() : request.forS();
        double horizonS = horizonS(standard);
        FaultWatch lasting = watches.get();
        Fault goesOn = standard.from(run.startS(), standard.lastsS() > 0 ? lengthS : 2 * horizonS);
        run.begin(settled, 0, goesOn, false);
        run.runTo(horizonS, lasting);

        FaultWatch alone = watches.get();
        Fault ends = standard.from(run.startS(), lengthS);
        run.begin(settled, 0, ends, false);
        run.runTo(lengthS, alone);
        double throttledPercent = alone.throttledPercent;
        double offAtEnd = alone.serversOff;
        SiteState atEnd = run.state();
        run.begin(atEnd, lengthS, ends, false);
        run.runTo(lengthS + horizonS, alone);

        FaultWatch reset = watches.get();
        run.begin(atEnd, lengthS, ends, true);
        run.runTo(lengthS + horizonS, reset);
        return new FaultOutcome.Result(
                standard.id(),
                standard.title(),
                lengthS,
                horizonS,
                lasting,
                alone,
                throttledPercent,
                offAtEnd,
                after(lengthS, alone),
                after(lengthS, reset),
                alone.leftOver(),
                reset.leftOver());
    }

    private static double after(double lengthS, FaultWatch watch) {
        double recoveredS = watch.recoveredS();
        return Double.isNaN(recoveredS) ? recoveredS : Math.max(0, recoveredS - lengthS);
    }

    private double horizonS(StandardFault fault) {
        boolean slow = fault.component() == Fault.Component.MAKEUP;
        return request.horizonS() * (slow ? MAKEUP_HORIZON_FACTOR : 1);
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
