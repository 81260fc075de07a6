package org.headroom.app.live.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.Correction;
import org.headroom.app.live.forecast.Band;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmEvent;
import org.headroom.app.live.watch.AlarmKind;
import org.headroom.app.live.watch.AlarmLevel;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.Unit;
import org.headroom.data.store.LiveBatch;
import org.headroom.data.store.LiveRows;
import org.headroom.data.store.LiveSession;
import org.headroom.data.store.LiveStore;
import org.headroom.data.store.StoreException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a live run does, as far as the disk lets it. Rows are collected and written every ten seconds, the state to
 * resume from with them, so that what is in the database always fits together. Where that fails, it says so once, keeps
 * collecting within bounds, and tries again every minute. Without a store it keeps nothing.
 */
final class LiveRecorder {
    private static final long COMMIT_MS = 10_000;
    private static final long RETRY_MS = 60_000;
    private static final double DAY_S = 86_400;
    private static final long MINUTE_S = 60;

    /** Leads of a forecast that are kept to be looked at later, s. */
    private static final double[] KEPT_LEADS_S = {900, 3600, 4 * 3600, 12 * 3600, 86_400, 3 * 86_400, 7 * 86_400};

    private static final List<Measures> KEPT_MEASURES =
            List.of(Measures.SITE_POWER_MW, Measures.MAKEUP_GAL_PER_DAY, Measures.COLD_WATER_C);

    private final @Nullable LiveStore store;
    private final @Nullable LiveSession session;
    private final SiteMeters meters;
    private final Consumer<String> say;
    private final LiveBatch batch = new LiveBatch();
    private final Map<String, LiveRows.Alarm> standing = new LinkedHashMap<>();
    private final double[] sums;
    private final int[] counts;
    private final double[] estimates;
    private final Map<String, Double> lastValues = new LinkedHashMap<>();
    private long minute = Long.MIN_VALUE;
    private int minuteSteps;
    private long nextAlarm = 1;
    private long nextCorrection = 1;
    private int correctionsSeen;
    private long nextTryMs;
    private String fault = "";
    private double writtenS = Double.NaN;
    private double prunedS = Double.NaN;
    private boolean late;

    LiveRecorder(@Nullable LiveStore store, @Nullable LiveSession session, SiteMeters meters, Consumer<String> say) {
        this.store = store;
        this.session = session;
        this.meters = meters;
        this.say = say;
        sums = new double[meters.size()];
        counts = new int[meters.size()];
        estimates = new double[meters.size()];
        if (store != null && session != null) {
            for (LiveRows.Alarm row : store.alarms(session, true, 1000)) {
                standing.put(row.alarm(), row);
            }
            nextAlarm = 1
                    + store.alarms(session, false, 1).stream()
                            .mapToLong(LiveRows.Alarm::number)
                            .findFirst()
                            .orElse(0);
            List<LiveRows.Correction> last = store.corrections(session, 200);
            nextCorrection = 1
                    + last.stream()
                            .mapToLong(LiveRows.Correction::number)
                            .findFirst()
                            .orElse(0);
            for (LiveRows.Correction c : last.reversed()) {
                lastValues.put(c.path(), c.value());
            }
        }
    }

    /** Whether what comes now is found long after its time. */
    void late(boolean isLate) {
        late = isLate;
    }

    /** Why nothing can be kept; empty while it can. */
    String fault() {
        return fault;
    }

    long rowsLost() {
        return batch.dropped();
    }

    /** Alarms that stood when the last process ended. */
    List<Alarm> standing() {
        return standing.values().stream().map(LiveRecorder::alarm).toList();
    }

    private static Alarm alarm(LiveRows.Alarm row) {
        JsonNode n = JsonMapper.shared().readTree(row.json());
        return new Alarm(
                row.alarm(),
                AlarmKind.valueOf(n.get("kind").asString()),
                AlarmLevel.valueOf(n.get("level").asString()),
                row.text(),
                (long) row.raisedS(),
                number(n, "value"),
                number(n, "limit"),
                Unit.valueOf(n.get("unit").asString()),
                number(n, "time_to_limit_s"),
                row.acknowledgedS() != null);
    }

    private static double number(JsonNode n, String key) {
        return n.get(key).isNumber() ? n.get(key).doubleValue() : Double.NaN;
    }

    void event(AlarmEvent event) {
        Alarm a = event.alarm();
        LiveRows.Alarm before = standing.get(a.id());
        boolean cleared = event.change() == AlarmEvent.Change.CLEARED;
        boolean acknowledged = event.change() == AlarmEvent.Change.ACKNOWLEDGED;
        double raisedS = before == null ? a.sinceS() : before.raisedS();
        String worst = a.level().id();
        if (before != null && level(before.worstLevel()) > level(a.level().id())) {
            worst = before.worstLevel();
        }
        Double ackS = acknowledged ? Double.valueOf(event.atS()) : before == null ? null : before.acknowledgedS();
        // the log says what was the matter, not that it is over
        boolean better = cleared || event.change() == AlarmEvent.Change.EASED;
        String text = better && before != null ? before.text() : a.text();
        String by = acknowledged ? event.by() : before == null ? "" : before.acknowledgedBy();
        if (event.change() == AlarmEvent.Change.ESCALATED) {
            ackS = null; // an acknowledgement of the lower level no longer counts
            by = "";
        }
        LiveRows.Alarm row = new LiveRows.Alarm(
                before == null ? nextAlarm++ : before.number(),
                a.id(),
                raisedS,
                cleared ? Double.valueOf(event.atS()) : null,
                ackS,
                by,
                a.level().id(),
                worst,
                text,
                before == null ? late : before.late(),
                json(a));
        if (cleared) {
            standing.remove(a.id());
        } else {
            standing.put(a.id(), row);
        }
        if (store != null) {
            batch.alarm(row);
        }
    }

    private static int level(String id) {
        AlarmLevel[] levels = AlarmLevel.values();
        int i = levels.length - 1;
        while (i >= 0 && !levels[i].id().equals(id)) {
            i--;
        }
        return i;
    }

    private static String json(Alarm a) {
        Map<String, Object> n = new LinkedHashMap<>();
        n.put("kind", a.kind().name());
        n.put("level", a.level().name());
        n.put("unit", a.unit().name());
        put(n, "value", a.value());
        put(n, "limit", a.limit());
        put(n, "time_to_limit_s", a.timeToLimitS());
        return JsonMapper.shared().writeValueAsString(n);
    }

    @SuppressWarnings("NullAway") // a JSON null
    private static void put(Map<String, Object> n, String key, double value) {
        n.put(key, Double.isFinite(value) ? Double.valueOf(value) : null);
    }

    /** A step of which telemetry told. */
    void step(Frame frame, double[] estimated) {
        if (store == null) {
            return;
        }
        long now = Math.floorDiv((long) frame.fromS, MINUTE_S);
        if (now != minute) {
            closeMinute();
            minute = now;
        }
        minuteSteps++;
        for (int i = 0; i < sums.length; i++) {
            if (!Double.isNaN(frame.meters[i])) {
                sums[i] += frame.meters[i];
                counts[i]++;
            }
            estimates[i] += estimated[i];
        }
    }

    /** Takes the means of the minute so far. */
    void closeMinute() {
        for (int i = 0; i < sums.length && minuteSteps > 0; i++) {
            if (store != null && meters.get(i).kind() != MeterKind.ARRAY) {
                double metered = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
                double estimated = estimates[i] / minuteSteps;
                batch.sample(
                        new LiveRows.Sample(minute * MINUTE_S, meters.get(i).id(), metered, estimated, Double.NaN));
            }
            sums[i] = 0;
            counts[i] = 0;
            estimates[i] = 0;
        }
        minuteSteps = 0;
    }

    /** How many corrections the estimator already had when it was made. */
    void correctionsBegin(List<Correction> all) {
        correctionsSeen = all.size();
        for (Correction c : all) {
            lastValues.put(c.path(), c.value());
        }
    }

    /** Takes what was added since the last call. */
    void corrections(List<Correction> all, List<String> frozen) {
        for (; correctionsSeen < all.size(); correctionsSeen++) {
            Correction c = all.get(correctionsSeen);
            Double before = lastValues.put(c.path(), c.value());
            if (store != null) {
                batch.correction(new LiveRows.Correction(
                        nextCorrection++,
                        Double.isFinite(c.atS()) ? c.atS() : 0, // made before anything was heard
                        c.path(),
                        before == null ? 1 : before,
                        c.value(),
                        c.sd(),
                        c.identifiable(),
                        c.reason(),
                        frozen.contains(c.path()),
                        false));
            }
        }
    }

    void accuracy(long atS, List<Accuracy> scores) {
        if (store != null) {
            for (Accuracy a : scores) {
                if (a.n() > 0) {
                    batch.accuracy(new LiveRows.Accuracy(
                            atS, a.meter(), a.n(), a.mapePercent(), a.cvRmsePercent(), a.nmbePercent()));
                }
            }
        }
    }

    void forecast(Forecast f) {
        if (store == null || f.leadS().length == 0) {
            return;
        }
        for (Measures m : KEPT_MEASURES) {
            Band band = f.band(m);
            for (double lead : KEPT_LEADS_S) {
                int i = f.index(lead);
                batch.forecast(new LiveRows.Forecast(
                        f.issuedS(),
                        f.issuedS() + (long) f.leadS()[i],
                        m.measure().id(),
                        band.q10()[i],
                        band.q50()[i],
                        band.q90()[i]));
            }
        }
    }

    void forecastErrors(long atS, List<ForecastScores.Seen> errors) {
        if (store != null) {
            for (ForecastScores.Seen s : errors) {
                batch.forecastError(new LiveRows.ForecastError(
                        atS, s.measure().measure().id(), s.leadS(), s.error(), s.inside(), s.pinball()));
            }
        }
    }

    void done(LiveRows.Request request) {
        batch.done(request);
    }

    /** Requests of other processes; none while the store cannot be read. */
    List<LiveRows.Request> requests() {
        if (store == null || session == null || !fault.isEmpty()) {
            return List.of();
        }
        try {
            return store.changedByOthers() ? store.requests(session) : List.of();
        } catch (StoreException e) {
            fail(e);
            return List.of();
        }
    }

    /** Marks a correction undone in the log: the last of its path that was not. */
    void undone(String path) {
        if (store == null || session == null) {
            return;
        }
        try {
            store.corrections(session, 1000).stream()
                    .filter(c -> c.path().equals(path) && !c.undone())
                    .findFirst()
                    .ifPresent(c -> batch.correction(new LiveRows.Correction(
                            c.number(),
                            c.atS(),
                            c.path(),
                            c.before(),
                            c.value(),
                            c.sd(),
                            c.identifiable(),
                            c.reason(),
                            c.frozen(),
                            true)));
        } catch (StoreException e) {
            fail(e);
        }
    }

    /** Writes if it is time. */
    void commitIfDue(long nowMs, Supplier<SavedState> state, String format) {
        if (store != null && nowMs >= nextTryMs) {
            commit(nowMs, state, format);
        }
    }

    /** Writes now, with the state to resume from. */
    void commit(long nowMs, Supplier<SavedState> state, String format) {
        if (store == null || session == null) {
            return;
        }
        nextTryMs = nowMs + COMMIT_MS;
        SavedState saved = state.get();
        double atS = saved.estimator().atS();
        boolean moved = !Double.isInfinite(atS) && atS != writtenS;
        if (!moved && batch.rows() == 0) {
            return;
        }
        if (moved) {
            batch.state(new LiveRows.State(atS, format, saved.toBytes()));
        }
        try {
            store.write(session, batch);
            writtenS = atS;
            if (!Double.isInfinite(atS) && !(atS < prunedS + DAY_S)) {
                store.prune(session, atS);
                prunedS = atS;
            }
            if (!fault.isEmpty()) {
                say.accept("the database can be written again");
                fault = "";
            }
        } catch (StoreException e) {
            fail(e);
            nextTryMs = nowMs + RETRY_MS;
        }
    }

    private void fail(StoreException e) {
        if (fault.isEmpty()) {
            say.accept(e.getMessage() + "; nothing is kept until it can be written, the twin goes on");
        }
        fault = String.valueOf(e.getMessage());
    }
}
