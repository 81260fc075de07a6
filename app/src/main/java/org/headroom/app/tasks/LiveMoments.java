package org.headroom.app.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.Correction;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.loop.LivePicture;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeter;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/** Turns what a live loop knows into {@link LiveMoment}s, and remembers who acknowledged what. On the loop's thread. */
final class LiveMoments {
    private static final double GAL_PER_DAY_OF_KG_PER_S =
            Unit.GAL_PER_DAY.fromBase(1 / Constants.WATER_DENSITY_KG_PER_M3);

    private final String source;
    private final Limits limits;
    private final Supplier<String> problem;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Deque<LiveMoment.LogLine> log = new ArrayDeque<>();

    private record Seen(String by, double atS) {}

    /** @param limits what is allowed and when, as far as it is known ahead */
    LiveMoments(String source, Limits limits, Supplier<String> problem) {
        this.source = source;
        this.limits = limits;
        this.problem = problem;
    }

    /** In what people read a meter: MW, US gallons a day, or as it comes. */
    private static Unit unit(SiteMeter meter) {
        return meter.unit() == Unit.W
                ? Unit.MW
                : meter.unit() == Unit.KG_PER_S && water(meter) ? Unit.GAL_PER_DAY : meter.unit();
    }

    private static boolean water(SiteMeter meter) {
        return !meter.id().equals("tower_water");
    }

    private static double factor(SiteMeter meter) {
        return switch (unit(meter)) {
            case MW -> 1e-6;
            case GAL_PER_DAY -> GAL_PER_DAY_OF_KG_PER_S;
            default -> 1;
        };
    }

    private static boolean shown(SiteMeter meter) {
        return meter.kind() != MeterKind.ARRAY;
    }

    /** Rings for all meters but arrays, in the units of {@link LiveMoment.Pair}. */
    static LiveTraces traces(List<SiteMeter> meters, int kept) {
        List<String> ids = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < meters.size(); i++) {
            if (shown(meters.get(i))) {
                ids.add(meters.get(i).id());
                at.add(i);
            }
        }
        return new LiveTraces(
                ids,
                at.stream().mapToInt(Integer::intValue).toArray(),
                at.stream().mapToDouble(i -> factor(meters.get(i))).toArray(),
                kept);
    }

    void acknowledged(String alarm, String by, @Nullable Double atS) {
        if (atS != null) {
            seen.put(alarm, new Seen(by, atS));
        }
    }

    void event(AlarmEvent event) {
        Alarm alarm = event.alarm();
        switch (event.change()) {
            case ACKNOWLEDGED -> seen.put(alarm.id(), new Seen(event.by(), event.atS()));
            case RAISED, ESCALATED, CLEARED -> seen.remove(alarm.id());
            case EASED -> {}
        }
        log.addFirst(new LiveMoment.LogLine(
                event.atS(), event.change().id(), alarm.id(), alarm.level().id(), alarm.text(), event.by()));
        if (log.size() > LiveMoment.MOST_LOG) {
            log.removeLast();
        }
    }

    LiveMoment of(LivePicture p) {
        return new LiveMoment(
                source,
                p.atS(),
                p.nowS(),
                p.awayS(),
                p.behindS(),
                problem.get(),
                p.figures().storeFault(),
                p.powerLimitMw(),
                pairs(p),
                parameters(p),
                corrections(p.corrections()),
                p.findings().stream()
                        .map(f -> new LiveMoment.Finding(f.meter(), f.identifiable(), f.text()))
                        .toList(),
                p.alarms().stream().map(this::alarm).toList(),
                List.copyOf(log),
                new LiveMoment.Today(
                        p.usedToday().makeupGal(),
                        p.usedToday().potableGal(),
                        p.usedToday().recycledGal(),
                        p.usedToday().sewerGal(),
                        p.usedToday().seenFromS()),
                ahead(p.forecast()),
                new LiveMoment.Figures(
                        p.figures().steps(),
                        p.figures().failedSteps(),
                        p.figures().outages(),
                        p.figures().stepMedianMs(),
                        p.figures().lastForecastMs(),
                        p.counts().racksHeard(),
                        p.counts().racksSilent(),
                        p.counts().metersHeard()));
    }

    private static List<LiveMoment.Pair> pairs(LivePicture p) {
        List<LiveMoment.Pair> all = new ArrayList<>();
        for (int i = 0; i < p.meters().size(); i++) {
            SiteMeter meter = p.meters().get(i);
            if (shown(meter)) {
                Accuracy a = p.accuracy().get(i);
                double factor = factor(meter);
                all.add(new LiveMoment.Pair(
                        meter.id(),
                        meter.label(),
                        unit(meter),
                        factor * p.read()[i],
                        factor * p.estimated()[i],
                        factor * meter.noiseAt(p.estimated()[i]),
                        a.n() > 1 ? factor * a.rmse() : Double.NaN,
                        a.n() > 1 ? factor * a.meanError() : Double.NaN));
            }
        }
        return all;
    }

    private static List<LiveMoment.Parameter> parameters(LivePicture p) {
        Set<String> corrected = new HashSet<>();
        p.corrections().forEach(c -> corrected.add(c.path()));
        return p.parameters().stream()
                .map(e -> new LiveMoment.Parameter(
                        e.path(),
                        e.applied(),
                        e.value(),
                        e.sd(),
                        e.identifiable(),
                        e.confoundedWith(),
                        e.frozen(),
                        corrected.contains(e.path())))
                .toList();
    }

    private static List<LiveMoment.Correction> corrections(List<Correction> all) {
        return all.reversed().stream()
                .limit(LiveMoment.MOST_CORRECTIONS)
                .map(c -> new LiveMoment.Correction(c.atS(), c.path(), c.value(), c.sd(), c.reason()))
                .toList();
    }

    private LiveMoment.LiveAlarm alarm(Alarm a) {
        Seen by = seen.get(a.id());
        return new LiveMoment.LiveAlarm(
                a.id(),
                a.kind().id(),
                a.level().id(),
                a.text(),
                a.sinceS(),
                a.value(),
                a.limit(),
                a.unit(),
                a.timeToLimitS(),
                a.acknowledged(),
                by == null ? "" : by.by(),
                by == null ? Double.NaN : by.atS());
    }

    private LiveMoment.@Nullable Ahead ahead(@Nullable Forecast f) {
        if (f == null) {
            return null;
        }
        Map<Measures, LiveMoment.Band> bands = new HashMap<>();
        f.bands()
                .forEach(
                        (measure, band) -> bands.put(measure, new LiveMoment.Band(band.q10(), band.q50(), band.q90())));
        double[] powerLimitMw = new double[f.leadS().length];
        long fromS = f.issuedS();
        for (int i = 0; i < powerLimitMw.length; i++) {
            long toS = f.issuedS() + (long) f.leadS()[i];
            powerLimitMw[i] = limits.smallest("site_power_mw", fromS, Math.max(fromS + 1, toS));
            fromS = toS;
        }
        return new LiveMoment.Ahead(
                f.issuedS(),
                f.leadS(),
                powerLimitMw,
                bands,
                f.days().stream()
                        .map(d -> new LiveMoment.Day(
                                d.date(),
                                d.measure(),
                                d.wholeGal().q10(),
                                d.wholeGal().q50(),
                                d.wholeGal().q90(),
                                d.limit()))
                        .toList(),
                f.headroom().stream()
                        .map(h -> new LiveMoment.Left(
                                h.limit(),
                                h.horizonS(),
                                h.left().q10(),
                                h.left().q50(),
                                h.left().q90(),
                                h.unit(),
                                h.atS(),
                                h.overShare()))
                        .toList(),
                f.from());
    }
}
