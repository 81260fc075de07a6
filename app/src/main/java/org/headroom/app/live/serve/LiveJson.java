package org.headroom.app.live.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.Correction;
import org.headroom.app.live.estimate.MeterFinding;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.forecast.DayTotal;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.ForecastScores;
import org.headroom.app.live.forecast.HorizonHeadroom;
import org.headroom.app.live.forecast.Quantiles;
import org.headroom.app.live.loop.LiveFigures;
import org.headroom.app.live.loop.LivePicture;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmKind;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeter;
import org.headroom.data.quantity.Unit;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/** A live run as JSON: numbers in the units that their keys end in, times in ISO 8601, unknown is null. */
public final class LiveJson {
    private static final double W_PER_MW = 1e6;

    private final ZoneId zone;

    public LiveJson(ZoneId zone) {
        this.zone = zone;
    }

    /** What is known now, below the head of the document. */
    public void document(LivePicture p, @Nullable IngestCounts ingest, Map<String, Object> into) {
        put(into, "at", time(p.atS()));
        put(into, "heard", time(p.heardS()));
        into.put("open_loop", p.openLoop());
        into.put("away_s", p.awayS());
        into.put("behind_s", p.behindS());
        boolean begun = Double.isFinite(p.atS());
        if (begun) {
            into.put("site_power_mw", pair(p, "revenue", p.row().get(Measures.SITE_POWER_MW), 1 / W_PER_MW, true));
            put(into, "site_power_limit_mw", p.powerLimitMw());
            into.put("power_mw", powers(p.row()));
            into.put("water_gal_per_day", waters(p));
            into.put("water_today_gal", today(p));
            into.put("temperatures_c", temperatures(p));
        }
        into.put("parameters", p.parameters().stream().map(LiveJson::parameter).toList());
        into.put("findings", p.findings().stream().map(this::finding).toList());
        into.put("corrections", p.corrections().stream().map(this::correction).toList());
        into.put("meters", meters(p));
        into.put("telemetry", telemetry(p, ingest));
        into.put("alarms", p.alarms().stream().map(this::alarm).toList());
        put(into, "forecast", p.forecast() == null ? null : forecast(p.forecast()));
        into.put(
                "forecast_scores",
                p.forecastScores().stream().map(LiveJson::score).toList());
        into.put("run", figures(p.figures()));
    }

    /** {@code /health}. */
    public Map<String, Object> health(LivePicture p) {
        Map<String, Object> m = new LinkedHashMap<>();
        boolean begun = Double.isFinite(p.atS());
        String status = !begun
                ? "waiting"
                : p.openLoop() ? "open_loop" : p.figures().storeFault().isEmpty() ? "ok" : "store_not_writable";
        m.put("status", status);
        put(m, "at", time(p.atS()));
        put(m, "heard", time(p.heardS()));
        m.put("behind_s", p.behindS());
        m.put("away_s", p.awayS());
        m.put("steps", p.figures().steps());
        m.put("racks_heard", p.counts().racksHeard());
        m.put("racks_silent", p.counts().racksSilent());
        m.put("meters_heard", p.counts().metersHeard());
        m.put("store", p.figures().storeFault().isEmpty() ? "ok" : p.figures().storeFault());
        m.put("alarms", p.alarms().size());
        return m;
    }

    /** {@code /alarms}. */
    public Map<String, Object> alarms(LivePicture p) {
        Map<String, Object> m = new LinkedHashMap<>();
        put(m, "at", time(p.atS()));
        m.put("alarms", p.alarms().stream().map(this::alarm).toList());
        return m;
    }

    /** Estimate, meter and what the estimate is off. */
    private static Map<String, Object> pair(
            LivePicture p, String meter, double estimate, double scale, boolean relative) {
        Map<String, Object> m = new LinkedHashMap<>();
        int i = p.indexOf(meter);
        double read = i < 0 ? Double.NaN : scale * p.read()[i];
        put(m, "estimate", estimate);
        put(m, "meter", read);
        put(m, relative ? "error_percent" : "error_k", relative ? 100 * (estimate / read - 1) : estimate - read);
        return m;
    }

    private static Map<String, Object> powers(LedgerRow row) {
        Map<String, Object> m = new LinkedHashMap<>();
        put(m, "gpus", row.get(Measures.GPU_MW));
        put(m, "servers_rest", row.get(Measures.SERVERS_REST_MW));
        put(m, "network_storage", row.get(Measures.NETWORK_STORAGE_MW));
        put(m, "losses", row.get(Measures.LOSSES_MW));
        put(m, "pumps", row.get(Measures.PUMPS_MW));
        put(m, "towers", row.get(Measures.TOWERS_MW));
        put(m, "chillers", row.get(Measures.CHILLERS_MW));
        put(m, "other", row.get(Measures.OTHER_MW));
        return m;
    }

    private static Map<String, Object> waters(LivePicture p) {
        Map<String, Object> m = new LinkedHashMap<>();
        LedgerRow row = p.row();
        double galPerDay = Unit.GAL_PER_DAY.fromBase(1 / Constants.WATER_DENSITY_KG_PER_M3);
        m.put("makeup", pair(p, "makeup", row.get(Measures.MAKEUP_GAL_PER_DAY), galPerDay, true));
        m.put("blowdown", pair(p, "blowdown", row.get(Measures.BLOWDOWN_GAL_PER_DAY), galPerDay, true));
        put(m, "evaporation", row.get(Measures.EVAPORATION_GAL_PER_DAY));
        put(m, "potable", row.get(Measures.POTABLE_GAL_PER_DAY));
        put(m, "recycled", row.get(Measures.RECYCLED_GAL_PER_DAY));
        put(m, "sewer", row.get(Measures.SEWER_GAL_PER_DAY));
        return m;
    }

    private static Map<String, Object> today(LivePicture p) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("makeup", p.usedToday().makeupGal());
        m.put("potable", p.usedToday().potableGal());
        m.put("recycled", p.usedToday().recycledGal());
        m.put("sewer", p.usedToday().sewerGal());
        return m;
    }

    private static Map<String, Object> temperatures(LivePicture p) {
        Map<String, Object> m = new LinkedHashMap<>();
        for (int i = 0; i < p.meters().size(); i++) {
            SiteMeter meter = p.meters().get(i);
            if (meter.kind() == MeterKind.TEMPERATURE || meter.kind() == MeterKind.AMBIENT) {
                m.put(meter.id(), pair(p, meter.id(), p.estimated()[i], 1, false));
            }
        }
        put(m, "gpu_mean", p.row().get(Measures.GPU_MEAN_C));
        put(m, "gpu_max", p.row().get(Measures.GPU_MAX_C));
        return m;
    }

    private static Map<String, Object> parameter(ParameterEstimate e) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("path", e.path());
        put(m, "value", e.value());
        put(m, "sd", e.sd());
        put(m, "applied", e.applied());
        m.put("identifiable", e.identifiable());
        m.put("not_told_from", e.confoundedWith());
        m.put("frozen", e.frozen());
        m.put("text", e.text());
        return m;
    }

    private Map<String, Object> finding(MeterFinding f) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("meter", f.meter());
        put(
                m,
                f.relative() ? "reads_too_much_percent" : "reads_too_much",
                f.relative() ? 100 * f.amount() : f.amount());
        put(m, f.relative() ? "sd_percent" : "sd", f.relative() ? 100 * f.sd() : f.sd());
        m.put("unit", f.relative() ? "percent" : f.unit());
        m.put("identifiable", f.identifiable());
        m.put("not_told_from", f.alternatives());
        put(m, "since", time(f.sinceS()));
        m.put("text", f.text());
        return m;
    }

    private Map<String, Object> correction(Correction c) {
        Map<String, Object> m = new LinkedHashMap<>();
        put(m, "at", time(c.atS()));
        m.put("path", c.path());
        put(m, "value", c.value());
        put(m, "sd", c.sd());
        m.put("identifiable", c.identifiable());
        m.put("reason", c.reason());
        return m;
    }

    private static List<Map<String, Object>> meters(LivePicture p) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < p.meters().size(); i++) {
            SiteMeter meter = p.meters().get(i);
            Accuracy a = p.accuracy().get(i);
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("meter", meter.id());
            m.put("unit", meter.unit().suffix());
            put(m, "reading", p.read()[i]);
            put(m, "estimate", p.estimated()[i]);
            m.put("samples", a.n());
            put(m, "interval_s", a.intervalS());
            put(m, "mape_percent", a.mapePercent());
            put(m, "cv_rmse_percent", a.cvRmsePercent());
            put(m, "nmbe_percent", a.nmbePercent());
            put(m, "rmse", a.rmse());
            put(m, "mean_error", a.meanError());
            all.add(m);
        }
        return all;
    }

    private static Map<String, Object> telemetry(LivePicture p, @Nullable IngestCounts ingest) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("steps", p.counts().steps());
        m.put("silent_steps", p.counts().silentSteps());
        m.put("racks_heard", p.counts().racksHeard());
        m.put("racks_silent", p.counts().racksSilent());
        m.put("meters_heard", p.counts().metersHeard());
        m.put("outliers", p.counts().outliers());
        m.put("rack_readings_refused", p.counts().rackReadingsRefused());
        if (ingest != null) {
            for (IngestCounts.Kind kind : IngestCounts.Kind.values()) {
                m.put(kind.key().equals("steps") ? "frames" : kind.key(), ingest.of(kind));
            }
        }
        return m;
    }

    private Map<String, Object> alarm(Alarm a) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", a.id());
        m.put("level", a.level().id());
        m.put("text", a.text());
        put(m, "since", time(a.sinceS()));
        put(m, "value", a.value());
        // what a meter is off has no limit of the site
        boolean meter = a.kind() == AlarmKind.METER;
        put(m, "limit", meter ? null : a.limit());
        if (meter) {
            put(m, "off_percent", a.limit());
        }
        m.put("unit", a.unit().suffix());
        put(m, "time_to_limit_s", a.timeToLimitS());
        m.put("acknowledged", a.acknowledged());
        return m;
    }

    private Map<String, Object> forecast(Forecast f) {
        Map<String, Object> m = new LinkedHashMap<>();
        put(m, "issued", time(f.issuedS()));
        m.put("from", f.from());
        List<Map<String, Object>> leads = new ArrayList<>();
        for (double lead : new double[] {Forecast.HOUR_S, Forecast.DAY_S, Forecast.WEEK_S}) {
            if (f.leadS().length > 0 && f.leadS()[f.leadS().length - 1] >= lead - 1) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("lead_h", lead / 3600);
                Forecast.MEASURES.stream()
                        .filter(f.bands()::containsKey)
                        .forEach(measure -> one.put(measure.measure().id(), quantiles(f.at(measure, lead))));
                leads.add(one);
            }
        }
        m.put("leads", leads);
        List<Map<String, Object>> days = new ArrayList<>();
        for (DayTotal d : f.days()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("date", d.date().toString());
            one.put("measure", d.measure());
            one.put("gal", quantiles(d.gal()));
            put(one, "limit", d.limit());
            one.put("whole_day", d.whole());
            if (!Double.isNaN(d.seenFromS())) {
                put(one, "seen_from", time((long) d.seenFromS()));
                put(one, "unseen_gal", d.unseenGal()); // at the mean rate since
            }
            days.add(one);
        }
        m.put("days", days);
        List<Map<String, Object>> headroom = new ArrayList<>();
        for (HorizonHeadroom h : f.headroom()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("limit", h.limit());
            one.put("horizon_h", h.horizonS() / 3600);
            one.put("unit", h.unit().suffix());
            one.put("left", quantiles(h.left()));
            put(one, "at", time(h.atS()));
            put(one, "over_share", h.overShare());
            headroom.add(one);
        }
        m.put("headroom", headroom);
        return m;
    }

    private static Map<String, Object> quantiles(Quantiles q) {
        Map<String, Object> m = new LinkedHashMap<>();
        put(m, "p10", q.q10());
        put(m, "p50", q.q50());
        put(m, "p90", q.q90());
        return m;
    }

    private static Map<String, Object> score(ForecastScores.Score s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("measure", s.measure().measure().id());
        m.put("lead_h", s.leadS() / 3600);
        m.put("count", s.count());
        put(m, "coverage", s.coverage());
        put(m, "pinball", s.pinball());
        put(m, "bias", s.bias());
        return m;
    }

    private Map<String, Object> figures(LiveFigures f) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("steps", f.steps());
        m.put("late_steps", f.lateSteps());
        m.put("failed_steps", f.failedSteps());
        m.put("outages", f.outages());
        put(m, "step_ms_median", f.stepMedianMs());
        put(m, "step_ms_worst", f.stepWorstMs());
        put(m, "step_cpu_ms_worst", f.stepWorstCpuMs());
        put(m, "forecast_ms", f.lastForecastMs());
        put(m, "resumed_from", time(f.resumedFromS()));
        put(m, "first_step_after_s", sinceProcessStartS(f.firstStepMs()));
        m.put("store", f.storeFault().isEmpty() ? "ok" : f.storeFault());
        m.put("rows_lost", f.rowsLost());
        m.put("heap_mb_at_quarters", f.heapMb());
        return m;
    }

    private static double sinceProcessStartS(long atMs) {
        Instant start = ProcessHandle.current().info().startInstant().orElse(null);
        return start == null || atMs == 0 ? Double.NaN : (atMs - start.toEpochMilli()) / 1000.0;
    }

    private @Nullable String time(double atS) {
        return Double.isFinite(atS)
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(Math.round(atS * 1000))
                        .atZone(zone)
                        .toOffsetDateTime())
                : null;
    }

    /** Unknown and non-finite numbers become null, never text. */
    @SuppressWarnings("NullAway") // a JSON null
    private static void put(Map<String, Object> m, String key, @Nullable Object value) {
        boolean unknown = value instanceof Double d && !Double.isFinite(d);
        m.put(key, unknown ? null : value);
    }
}
