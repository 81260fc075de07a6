package org.headroom.app.live.loop;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.estimate.Correction;
import org.headroom.app.live.estimate.Estimator;
import org.headroom.app.live.estimate.EstimatorOptions;
import org.headroom.app.live.estimate.EstimatorState;
import org.headroom.app.live.estimate.MeterFinding;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.live.watch.Health;
import org.headroom.app.live.watch.MeterDoubt;
import org.headroom.app.live.watch.SiteWatch;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.PlantStates;
import org.headroom.data.store.LiveRows;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.jspecify.annotations.Nullable;

/**
 * Follows a machine: each frame goes to the estimator, to the alarms and to the store; every few minutes of the site's
 * clock a forecast is made, in a thread beside ({@link ForecastDesk}). All else on the caller's thread; others ask by
 * {@link #asks} and {@link #stop}. Memory does not grow.
 *
 * <p>While the source is away a second estimator, made from the first one's state, goes on without telemetry and is shown;
 * the first one waits. Once the source is back, the first takes the frames that were missed, as fast as they come, and the
 * second is forgotten: nothing that was only assumed stays in the state. Alarms of that time are marked late.
 *
 * <p>Over 400 lines because the order of one turn reads best in one place; what is asked of it ({@link Orders}), forecasts
 * ({@link ForecastRounds}) and the twin without telemetry ({@link OpenLoop}) stand beside it.
 */
public final class LiveLoop {
    private static final long NAP_MS = 100;
    private static final int AWAY_NAPS = 5;
    private static final long PUBLISH_MS = 500;
    private static final long ASK_MS = 1000;
    private static final long STALLED_MS = 60_000;
    private static final double MINUTE_S = 60;
    private static final double HOUR_S = 3600;

    /** A step this long after its time is late, s. */
    private static final double LATE_S = 120;

    /** A saved state is taken up at once, and what came since is read, back to this age, s. */
    private static final double LONGEST_GAP_S = 86_400;

    /** A new start reads this much of the past first, s. */
    private static final double LOOK_BACK_S = 900;

    /** A twin that begins from its design point is on its way to the machine's state for so long, s. */
    private static final double SETTLING_S = 900;

    /** A run that is over by the clock waits for its last frames so long, s. */
    private static final double OVERDUE_S = 120;

    private static final int FAILURES = 10;
    private static final int KEPT_ERRORS = 20_000;
    private static final int WAITING = 64;

    private final LiveSetup setup;
    private final LivePlan plan;
    private final LongSupplier wallMs;
    private final long napMs;
    private final LiveListener listener;
    private final BlockingQueue<Ask> asks = new ArrayBlockingQueue<>(WAITING);
    private final SiteMeters meters;
    private final Frame frame;
    private final Hearing hearing;
    private final SiteWatch watch;
    private final LiveRecorder recorder;
    private final ForecastScores scores;
    private final ForecastRounds forecasts;
    private final Orders orders;
    private final OpenLoop alone;
    private final WaterToday water;
    private final StepTimes times = new StepTimes();
    private final double[] heapMb = new double[4];

    private double resumedFromS;
    private Estimator estimator;
    private EstimatorState lastGood;
    private List<MeterDoubt> doubts = List.of();
    private String undecided = "";
    private double[] estimated;
    private double firstS = Double.NaN;
    private double tookFromS = Double.NaN;
    private double settledS = Double.NEGATIVE_INFINITY;
    private double doubtsS = Double.NEGATIVE_INFINITY;
    private double accuracyS = Double.NEGATIVE_INFINITY;
    private long awaySinceMs;
    private double awaySinceS;
    private long firstStepMs;
    private long lateSteps;
    private long failedSteps;
    private int failedInARow;
    private long outages;
    private boolean sought;
    private boolean late;
    private long startedMs;
    private long caughtUpMs;
    private long publishedMs;
    private long askedMs;
    private int quarters;
    private volatile boolean stopped;

    public LiveLoop(LiveSetup setup, LiveListener listener) {
        this(setup, listener, System::currentTimeMillis, NAP_MS);
    }

    /**
     * @param wallMs the wall's clock, ms
     * @param napMs how long it waits where there is nothing to do
     */
    LiveLoop(LiveSetup setup, LiveListener listener, LongSupplier wallMs, long napMs) {
        this.wallMs = wallMs;
        this.napMs = napMs;
        this.setup = setup;
        this.plan = setup.plan();
        this.listener = listener;
        this.water = new WaterToday(setup.site().zone());
        SavedState saved = saved();
        this.estimator = estimator(saved == null ? null : saved.estimator());
        this.resumedFromS = saved == null ? Double.NaN : saved.estimator().atS();
        this.meters = estimator.meters();
        int racks = estimator.racks().racks();
        this.frame = new Frame(meters.size(), racks);
        this.hearing = new Hearing(meters, racks);
        this.estimated = new double[meters.size()];
        Arrays.fill(estimated, Double.NaN);
        Arrays.fill(heapMb, Double.NaN);
        this.recorder = new LiveRecorder(setup.store(), setup.session(), meters, listener::say);
        this.watch = new SiteWatch(setup.site(), meters, this::event);
        this.scores = new ForecastScores(keptErrors());
        this.forecasts = new ForecastRounds(setup, scores, recorder, listener, wallMs);
        this.orders = new Orders(setup, recorder, watch, listener, () -> estimator, this::commit);
        this.alone = new OpenLoop(setup, meters.size());
        recorder.correctionsBegin(estimator.corrections());
        watch.resume(recorder.standing());
        if (saved != null) {
            water.resume(saved.used(), saved.usedFromS(), resumedFromS);
            watch.usedToday(water.sinceMidnight(resumedFromS), water.fromS());
            hearing.resume(saved.heard());
        }
        lastGood = estimator.snapshot();
    }

    /** Where others leave what they want of the loop. */
    public BlockingQueue<Ask> asks() {
        return asks;
    }

    /** Ends the run after the step under way; from any thread. */
    public void stop() {
        stopped = true;
    }

    /** Where the first step that was taken began; not a number before it. On the loop's thread, or after it. */
    public double tookFromS() {
        return tookFromS;
    }

    public boolean stopped() {
        return stopped;
    }

    private Estimator estimator(@Nullable EstimatorState from) {
        return new Estimator(setup.site(), setup.priors(), setup.weather(), EstimatorOptions.usual(), from);
    }

    private @Nullable SavedState saved() {
        LiveStore store = setup.store();
        LiveSession session = setup.session();
        if (store == null || session == null || !Double.isNaN(plan.fromS())) {
            return null;
        }
        try {
            return store.state(session, setup.format())
                    .map(state -> SavedState.of(state.data()))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            listener.say(e.getMessage() + "; starting anew");
            return null;
        }
    }

    private List<ForecastScores.Seen> keptErrors() {
        LiveStore store = setup.store();
        LiveSession session = setup.session();
        List<ForecastScores.Seen> kept = new ArrayList<>();
        if (store != null && session != null) {
            for (LiveRows.ForecastError e : store.forecastErrors(session, KEPT_ERRORS)) {
                for (Measures m : Forecast.MEASURES) {
                    if (m.measure().id().equals(e.measure())) {
                        kept.add(new ForecastScores.Seen(m, e.leadS(), e.error(), e.inside(), e.pinball()));
                    }
                }
            }
        }
        return kept;
    }

    /**
     * Follows until the plan ends or {@link #stop}; keeps the state at the end.
     *
     * @throws SourceAway if the plan is bounded and the source does not answer
     */
    public void run() {
        startedMs = wallMs.getAsLong();
        caughtUpMs = startedMs;
        try {
            boolean more = true;
            while (more && !stopped) {
                more = turn();
            }
            if (!stopped && plan.bounded() && steps() > 0) {
                forecasts.now(estimator, water.used());
            }
        } finally {
            recorder.closeMinute();
            commit();
            publish();
            endAsks();
        }
    }

    private long steps() {
        return times.count();
    }

    private boolean turn() {
        long nowMs = wallMs.getAsLong();
        hearAsks(nowMs);
        if (!sought) {
            sought = seek();
        }
        switch (sought ? setup.source().next(frame) : FrameSource.Answer.AWAY) {
            case FRAME -> {
                if (frame.toS > plan.toS() + 1e-6) {
                    return false;
                }
                take(nowMs);
                return goesOn(frame.toS);
            }
            case WAIT -> {
                back();
                caughtUpMs = nowMs;
                if (plan.once()) {
                    return false;
                }
                if (steps() > 0) {
                    forecasts.ifDue(estimator, water.used(), nowMs);
                }
                recorder.commitIfDue(nowMs, this::state, setup.format());
                nap(napMs);
                if (!goesOn(Double.isNaN(firstS) ? Double.NaN : setup.nowS().getAsDouble() - OVERDUE_S)) {
                    return false;
                }
            }
            case AWAY -> {
                away(nowMs);
                recorder.commitIfDue(nowMs, this::state, setup.format());
                nap(AWAY_NAPS * napMs);
                return goesOn(setup.nowS().getAsDouble());
            }
            case END -> {
                return false;
            }
        }
        publishIfDue(nowMs);
        return true;
    }

    private boolean goesOn(double atS) {
        boolean clockless = Double.isNaN(firstS) && wallMs.getAsLong() - startedMs >= 1000 * plan.forS();
        return !(atS >= plan.toS() - 1e-6) && !(atS >= firstS + plan.forS() - 1e-6) && !clockless;
    }

    /** Goes to where to begin; false while the source is away or has not said what time it is. */
    private boolean seek() {
        double fromS = plan.fromS();
        if (Double.isNaN(fromS)) {
            double nowS = setup.nowS().getAsDouble();
            if (Double.isNaN(nowS)) {
                if (setup.source().next(frame) == FrameSource.Answer.AWAY) {
                    return false;
                }
                nowS = setup.nowS().getAsDouble();
            }
            if (nowS < resumedFromS - LATE_S) {
                startAnew();
            }
            fromS = Double.isNaN(resumedFromS)
                    ? nowS - LOOK_BACK_S
                    : Double.isNaN(nowS) ? resumedFromS : Math.max(resumedFromS, nowS - LONGEST_GAP_S);
        }
        if (Double.isNaN(plan.fromS()) && !Double.isNaN(resumedFromS)) {
            listener.say("goes on from "
                    + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochSecond((long) resumedFromS)
                            .atZone(setup.site().zone()))
                    + (fromS > resumedFromS
                            ? "; of what was missed the last " + Math.round(LONGEST_GAP_S / HOUR_S) + " h are read"
                            : ""));
        }
        setup.source().seek(fromS);
        firstS = Double.isNaN(plan.fromS()) ? setup.nowS().getAsDouble() : fromS;
        return true;
    }

    /** A clock that went back, as a simulator's that was started again: what was kept of later is of another time. */
    private void startAnew() {
        listener.say("the clock of " + setup.sourceName() + " went back; starting anew");
        LiveStore store = setup.store();
        LiveSession session = setup.session();
        if (store != null && session != null) {
            store.forgetStates(session);
        }
        resumedFromS = Double.NaN;
        forecasts.forget();
        estimator = estimator(null);
        lastGood = estimator.snapshot();
        recorder.correctionsBegin(estimator.corrections());
    }

    private void take(long nowMs) {
        back();
        double nowS = setup.nowS().getAsDouble();
        if (steps() == 0 && Double.isNaN(resumedFromS) && !plan.bounded() && hearing.silence(frame)) {
            publishIfDue(nowMs);
            return; // before the first sign of life nothing is judged
        }
        double behindS = Double.isNaN(nowS) ? 0 : Math.max(0, nowS - frame.toS);
        if (steps() == 0 && Double.isNaN(resumedFromS)) {
            settledS = frame.fromS + SETTLING_S;
            watch.settling(settledS);
        }
        late = behindS > LATE_S && !plan.bounded();
        if (!late) {
            caughtUpMs = nowMs;
        }
        recorder.late(late);
        times.begin();
        if (!estimate()) {
            return;
        }
        LedgerRow row = estimator.row();
        estimate(estimator);
        water.add(row);
        forecasts.hear(row.fromS, row.toS, estimator.boundary().load);
        hearing.hear(frame);
        findDoubts();
        Health health = health();
        // filling a gap is no fault as long as it gets on
        health.behindS = late && nowMs - caughtUpMs > STALLED_MS ? behindS : 0;
        watch.step(row, estimator.predicted(), health, forecasts.last(), doubts);
        scores.outcome(row);
        recorder.step(frame, estimated);
        listener.step(frame, estimated);
        keepHourly();
        times.end();
        if (times.count() == 1) {
            tookFromS = frame.fromS;
            firstStepMs = wallMs.getAsLong();
        }
        lateSteps += late ? 1 : 0;
        measureHeap();
        if (!late && !plan.bounded()) {
            forecasts.ifDue(estimator, water.used(), nowMs);
        }
        recorder.commitIfDue(nowMs, this::state, setup.format());
        publishIfDue(nowMs);
    }

    /** One step of the estimator; one that cannot be computed is left out, and the state before is gone on from. */
    private boolean estimate() {
        try {
            estimator.step(frame);
            failedInARow = 0;
            return true;
        } catch (RuntimeException e) {
            failedSteps++;
            if (++failedInARow >= FAILURES) {
                throw e;
            }
            listener.say("a step could not be computed and is left out (" + e + ")");
            estimator = estimator(lastGood);
            recorder.correctionsBegin(estimator.corrections());
            return false;
        }
    }

    /** What each meter should say: states as corrected, all else as predicted. */
    private void estimate(Estimator of) {
        double[] out = of.predicted().clone();
        PlantStates s = of.states();
        set(out, "warm_supply", s.warmC());
        set(out, "chilled_supply", s.chilledC());
        set(out, "hall_air", s.hallC());
        set(out, "cold_water", of.row().get(Measures.COLD_WATER_C));
        set(out, "basin_level", of.row().get(Measures.BASIN_PERCENT));
        estimated = out;
    }

    private void set(double[] out, String meter, double value) {
        int i = meters.indexOf(meter);
        if (i >= 0 && !Double.isNaN(out[i])) {
            out[i] = value;
        }
    }

    private void findDoubts() {
        if (frame.toS < doubtsS + MINUTE_S) {
            return;
        }
        doubtsS = frame.toS;
        List<MeterDoubt> found = new ArrayList<>();
        boolean settled = frame.toS > settledS + SETTLING_S; // twice as long for what was learnt on the way
        undecided = "";
        for (MeterFinding f : settled ? estimator.findings() : List.<MeterFinding>of()) {
            int i = meters.indexOf(f.meter());
            if (!f.identifiable()) {
                undecided = f.text();
            } else if (i >= 0) {
                double off = f.relative() ? f.amount() * estimated[i] : f.amount();
                double percent = f.relative() ? 100 * f.amount() : Double.NaN;
                found.add(new MeterDoubt(f.meter(), off, percent, Math.abs(f.amount()) / f.sd()));
            }
        }
        doubts = List.copyOf(found);
        recorder.corrections(estimator.corrections(), Orders.frozen(estimator));
    }

    private Health health() {
        Health health = hearing.health();
        health.sourceAwayS = 0;
        health.skewS = setup.skewS().getAsDouble();
        health.undecided = undecided;
        health.storeFault = recorder.fault();
        return health;
    }

    private void keepHourly() {
        if (frame.toS >= accuracyS + HOUR_S) {
            if (Double.isFinite(accuracyS)) {
                recorder.accuracy((long) frame.toS, estimator.accuracy());
            }
            accuracyS = frame.toS;
        }
        List<ForecastScores.Seen> seen = scores.take();
        if (!seen.isEmpty()) {
            recorder.forecastErrors((long) frame.toS, seen);
        }
    }

    private void commit() {
        recorder.commit(wallMs.getAsLong(), this::state, setup.format());
    }

    private SavedState state() {
        lastGood = estimator.snapshot();
        return new SavedState(lastGood, water.used(), water.fromS(), hearing.state());
    }

    /** The source answers again. */
    private void back() {
        if (awaySinceMs != 0) {
            listener.say(String.format(Locale.ROOT, "%s answers again after %.0f s", setup.sourceName(), awayS()));
            awaySinceMs = 0;
            alone.end();
        }
    }

    /** How long the source has not answered, by the site's clock where it is known, s. */
    private double awayS() {
        if (awaySinceMs == 0) {
            return 0;
        }
        double bySiteS = setup.nowS().getAsDouble() - awaySinceS;
        return Double.isNaN(bySiteS) ? (wallMs.getAsLong() - awaySinceMs) / 1000.0 : bySiteS;
    }

    /** The source does not answer: the twin goes on by itself, to be shown and no more. */
    private void away(long nowMs) {
        caughtUpMs = nowMs;
        if (plan.bounded()) {
            throw new SourceAway(setup.sourceName(), setup.problem().get());
        }
        if (awaySinceMs == 0) {
            awaySinceMs = nowMs;
            awaySinceS = setup.nowS().getAsDouble();
            outages++;
            String why = setup.problem().get();
            listener.say((why.isEmpty() ? setup.sourceName() + " does not answer" : why)
                    + "; the twin goes on without telemetry");
        }
        double nowS = setup.nowS().getAsDouble();
        if (steps() == 0 && Double.isNaN(resumedFromS)) {
            publishIfDue(nowMs);
            return; // nothing is known yet
        }
        if (!Double.isNaN(nowS)) {
            if (alone.to(nowS, estimator)) {
                estimate(alone.estimator());
            }
            Health health = health();
            health.sourceAwayS = Math.max(awayS(), 1e-3);
            watch.idle(nowS, health);
        }
        publishIfDue(nowMs);
    }

    private void event(AlarmEvent event) {
        recorder.event(event);
        listener.alarm(event, late);
    }

    private void hearAsks(long nowMs) {
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            ask.answer().complete(orders.act(ask.verb(), ask.target(), ask.by()));
        }
        if (nowMs >= askedMs + ASK_MS) {
            askedMs = nowMs;
            for (LiveRows.Request request : recorder.requests()) {
                String why = orders.act(request.verb(), request.target(), "command line");
                if (!why.isEmpty()) {
                    listener.say(request.verb() + " " + request.target() + ": " + why);
                }
                recorder.done(request);
                commit();
            }
        }
    }

    private void endAsks() {
        for (Ask ask = asks.poll(); ask != null; ask = asks.poll()) {
            ask.answer().complete("the run ended");
        }
    }

    private void measureHeap() {
        double part = plan.forS();
        if (Double.isInfinite(part) || quarters >= heapMb.length) {
            return;
        }
        if (frame.toS >= firstS + part * (quarters + 1) / heapMb.length - 1e-6) {
            System.gc();
            Runtime r = Runtime.getRuntime();
            heapMb[quarters++] = (r.totalMemory() - r.freeMemory()) / 1e6;
        }
    }

    private void publishIfDue(long nowMs) {
        if (nowMs >= publishedMs + PUBLISH_MS) {
            publish();
        }
    }

    private void publish() {
        publishedMs = wallMs.getAsLong();
        listener.picture(picture());
    }

    private LivePicture picture() {
        Estimator shown = alone.running() ? alone.estimator() : estimator;
        boolean begun = Double.isFinite(shown.atS());
        LedgerRow row = new LedgerRow();
        row.add(shown.row(), 1);
        row.fromS = shown.row().fromS;
        row.toS = shown.row().toS;
        List<Correction> all = estimator.corrections();
        double[] read = new double[meters.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = awaySinceMs == 0 && steps() > 0 ? frame.meters[i] : Double.NaN;
        }
        return new LivePicture(
                begun ? shown.atS() : Double.NaN,
                begun ? estimator.atS() : Double.NaN,
                Double.isFinite(plan.toS()) ? Double.NaN : setup.nowS().getAsDouble(),
                awayS(),
                row,
                shown.boundary().sitePowerLimitMw,
                meters.all(),
                read,
                estimated.clone(),
                estimator.parameters(),
                estimator.findings(),
                estimator.accuracy(),
                List.copyOf(all),
                estimator.counts(),
                watch.active(),
                water.used(),
                forecasts.last(),
                scores.scores(),
                new LiveFigures(
                        steps(),
                        lateSteps,
                        failedSteps,
                        times.medianMs(),
                        times.worstMs(),
                        times.worstCpuMs(),
                        forecasts.lastMs(),
                        outages,
                        resumedFromS,
                        firstStepMs,
                        recorder.fault(),
                        recorder.rowsLost(),
                        Arrays.stream(heapMb).limit(quarters).boxed().toList()));
    }

    private void nap(long ms) {
        try {
            Ask ask = asks.poll(ms, TimeUnit.MILLISECONDS);
            if (ask != null) {
                ask.answer().complete(orders.act(ask.verb(), ask.target(), ask.by()));
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
