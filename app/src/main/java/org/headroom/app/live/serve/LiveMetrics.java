package org.headroom.app.live.serve;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.MeterFinding;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.HorizonHeadroom;
import org.headroom.app.live.forecast.Quantiles;
import org.headroom.app.live.loop.LiveFigures;
import org.headroom.app.live.loop.LivePicture;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.live.watch.AlarmLevel;
import org.headroom.app.meters.SiteMeter;
import org.headroom.data.telemetry.Exposition;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.MetricLabels;
import org.jspecify.annotations.Nullable;

/** A live run as text for Prometheus: the twin's own values and its health. What is not known is left out. For one thread. */
public final class LiveMetrics {
    private static final double W_PER_MW = 1e6;
    private static final double[] LEADS_S = {3600, 4 * 3600, 86_400, 3 * 86_400, 7 * 86_400};
    private static final String[] LEADS = {"1h", "4h", "24h", "3d", "7d"};

    private static final Measures[] TEMPERATURES = {
        Measures.COLD_WATER_C,
        Measures.HOT_WATER_C,
        Measures.WARM_SUPPLY_C,
        Measures.WARM_RETURN_C,
        Measures.CHILLED_SUPPLY_C,
        Measures.HALL_AIR_C,
        Measures.GPU_MEAN_C,
        Measures.GPU_MAX_C,
        Measures.TRANSFORMER_HOT_SPOT_C,
        Measures.DRYBULB_C,
        Measures.WETBULB_C
    };

    private static final Measures[] POWERS = {
        Measures.GPU_MW,
        Measures.SERVERS_REST_MW,
        Measures.NETWORK_STORAGE_MW,
        Measures.LOSSES_MW,
        Measures.PUMPS_MW,
        Measures.TOWERS_MW,
        Measures.CHILLERS_MW,
        Measures.OTHER_MW,
        Measures.BATTERY_MW,
        Measures.GENERATION_MW
    };

    private static final Measures[] WATERS = {
        Measures.MAKEUP_GAL_PER_DAY,
        Measures.EVAPORATION_GAL_PER_DAY,
        Measures.BLOWDOWN_GAL_PER_DAY,
        Measures.DRIFT_GAL_PER_DAY,
        Measures.POTABLE_GAL_PER_DAY,
        Measures.RECYCLED_GAL_PER_DAY,
        Measures.SEWER_GAL_PER_DAY
    };

    private final Exposition out = Exposition.prometheus();

    /**
     * @param ingest what came in; null if nobody counts
     * @param webhook null if there is none
     */
    public byte[] text(LivePicture p, @Nullable IngestCounts ingest, @Nullable Webhook webhook) {
        out.clear();
        if (Double.isFinite(p.atS())) {
            values(p);
            meters(p);
            learnt(p);
            forecast(p.forecast());
        }
        alarms(p);
        health(p);
        if (ingest != null) {
            out.family(
                    "headroom_ingest_total",
                    Exposition.Type.COUNTER,
                    "What came in by telemetry, and what was wrong with it.");
            for (IngestCounts.Kind kind : IngestCounts.Kind.values()) {
                out.sample(MetricLabels.of("kind", kind.key()), ingest.of(kind));
            }
        }
        if (webhook != null) {
            out.family("headroom_webhook_messages_total", Exposition.Type.COUNTER, "Alarms posted, and given up.");
            out.sample(MetricLabels.of("outcome", "sent"), webhook.sent());
            out.sample(MetricLabels.of("outcome", "lost"), webhook.lost());
            gauge("headroom_webhook_waiting", "Alarms that wait to be posted.", webhook.waiting());
        }
        return out.toBytes();
    }

    private void values(LivePicture p) {
        LedgerRow row = p.row();
        out.family(
                "headroom_site_power_megawatts", Exposition.Type.GAUGE, "Site power at the utility's meter (in MW).");
        sample(row.get(Measures.SITE_POWER_MW), "source", "estimate");
        int revenue = p.indexOf("revenue");
        if (revenue >= 0) {
            sample(p.read()[revenue] / W_PER_MW, "source", "meter");
        }
        if (Double.isFinite(p.powerLimitMw())) {
            gauge(
                    "headroom_site_power_limit_megawatts",
                    "What the utility allows at its meter (in MW).",
                    p.powerLimitMw());
            gauge(
                    "headroom_site_power_headroom_megawatts",
                    "What the utility allows less the estimated site power (in MW).",
                    p.powerLimitMw() - row.get(Measures.SITE_POWER_MW));
        }
        out.family("headroom_power_megawatts", Exposition.Type.GAUGE, "Estimated power by part of the site (in MW).");
        each(row, POWERS, "part", "_mw");
        double it = row.get(Measures.SERVER_AC_MW) + row.get(Measures.NETWORK_STORAGE_MW);
        if (it > 0) {
            gauge(
                    "headroom_pue",
                    "Site power over that of servers, network and storage.",
                    row.get(Measures.SITE_POWER_MW) / it);
        }
        out.family("headroom_temperature_celsius", Exposition.Type.GAUGE, "Estimated temperatures (in C).");
        each(row, TEMPERATURES, "place", "_c");
        out.family("headroom_water_gallons_per_day", Exposition.Type.GAUGE, "Estimated water flows (in US gal/d).");
        each(row, WATERS, "flow", "_gal_per_day");
        out.family(
                "headroom_water_today_gallons",
                Exposition.Type.GAUGE,
                "Water since local midnight, or since the start of the run if later (in US gal).");
        sample(p.usedToday().makeupGal(), "flow", "makeup");
        sample(p.usedToday().potableGal(), "flow", "potable");
        sample(p.usedToday().recycledGal(), "flow", "recycled");
        sample(p.usedToday().sewerGal(), "flow", "sewer");
    }

    private void each(LedgerRow row, Measures[] measures, String label, String ending) {
        for (Measures m : measures) {
            String id = m.measure().id();
            sample(row.get(m), label, id.substring(0, id.length() - ending.length()));
        }
    }

    private void meters(LivePicture p) {
        out.family(
                "headroom_meter_reading",
                Exposition.Type.GAUGE,
                "What a meter of the site said over the last step, in its unit.");
        meters(p, p.read());
        out.family(
                "headroom_meter_estimate",
                Exposition.Type.GAUGE,
                "What the twin says that the meter reads, in its unit.");
        meters(p, p.estimated());
        out.family(
                "headroom_accuracy_percent",
                Exposition.Type.GAUGE,
                "Prediction an hour ahead against the meter (in %).");
        for (Accuracy a : p.accuracy()) {
            sample(a.mapePercent(), "meter", a.meter(), "figure", "mape");
            sample(a.cvRmsePercent(), "meter", a.meter(), "figure", "cv_rmse");
            sample(a.nmbePercent(), "meter", a.meter(), "figure", "nmbe");
        }
    }

    private void meters(LivePicture p, double[] values) {
        for (int i = 0; i < values.length; i++) {
            SiteMeter m = p.meters().get(i);
            sample(values[i], "meter", m.id(), "unit", m.unit().suffix());
        }
    }

    private void learnt(LivePicture p) {
        out.family("headroom_parameter", Exposition.Type.GAUGE, "Factor on a design sheet that the twin runs with.");
        for (ParameterEstimate e : p.parameters()) {
            sample(e.applied(), "path", e.path());
        }
        out.family("headroom_parameter_sd", Exposition.Type.GAUGE, "Standard deviation of the factor.");
        for (ParameterEstimate e : p.parameters()) {
            sample(e.sd(), "path", e.path());
        }
        out.family("headroom_parameter_identifiable", Exposition.Type.GAUGE, "1 if the meters can tell the factor.");
        for (ParameterEstimate e : p.parameters()) {
            sample(e.identifiable() ? 1 : 0, "path", e.path());
        }
        out.family("headroom_parameter_frozen", Exposition.Type.GAUGE, "1 if the factor is kept as it is.");
        for (ParameterEstimate e : p.parameters()) {
            sample(e.frozen() ? 1 : 0, "path", e.path());
        }
        out.family(
                "headroom_meter_finding",
                Exposition.Type.GAUGE,
                "What a meter reads too much; a share of its reading where the unit is ratio.");
        for (MeterFinding f : p.findings()) {
            sample(
                    f.amount(),
                    "meter",
                    f.meter(),
                    "unit",
                    f.relative() ? "ratio" : f.unit(),
                    "identifiable",
                    f.identifiable() ? "yes" : "no");
        }
    }

    private void forecast(@Nullable Forecast f) {
        if (f == null || f.leadS().length == 0) {
            return;
        }
        gauge(
                "headroom_forecast_issued_timestamp_seconds",
                "When the forecast was made, by the site's clock.",
                f.issuedS());
        out.family(
                "headroom_forecast",
                Exposition.Type.GAUGE,
                "Forecast by measure and lead; the unit ends the measure's name.");
        for (Measures m : Forecast.MEASURES) {
            if (f.bands().containsKey(m)) {
                for (int i = 0; i < LEADS.length; i++) {
                    if (f.leadS()[f.leadS().length - 1] >= LEADS_S[i] - 1) {
                        quantiles(f.at(m, LEADS_S[i]), "measure", m.measure().id(), "lead", LEADS[i]);
                    }
                }
            }
        }
        out.family(
                "headroom_limit_headroom",
                Exposition.Type.GAUGE,
                "Smallest headroom of a limit within a horizon, in the limit's unit.");
        for (HorizonHeadroom h : f.headroom()) {
            quantiles(h.left(), "limit", h.limit(), "horizon", horizon(h.horizonS()));
        }
        out.family(
                "headroom_limit_over_ratio",
                Exposition.Type.GAUGE,
                "Share of the forecast's members that exceed the limit.");
        for (HorizonHeadroom h : f.headroom()) {
            sample(h.overShare(), "limit", h.limit(), "horizon", horizon(h.horizonS()));
        }
    }

    private static String horizon(long s) {
        return s >= 2 * Forecast.DAY_S ? s / Forecast.DAY_S + "d" : s / Forecast.HOUR_S + "h";
    }

    private void quantiles(Quantiles q, String name, String value, String second, String of) {
        sample(q.q10(), name, value, second, of, "band", "p10");
        sample(q.q50(), name, value, second, of, "band", "p50");
        sample(q.q90(), name, value, second, of, "band", "p90");
    }

    private void alarms(LivePicture p) {
        out.family("headroom_alarms", Exposition.Type.GAUGE, "Alarms that stand, by level.");
        for (AlarmLevel level : AlarmLevel.values()) {
            sample(p.alarms().stream().filter(a -> a.level() == level).count(), "level", level.id());
        }
        out.family("headroom_alarm", Exposition.Type.GAUGE, "1 for an alarm that stands.");
        for (Alarm a : p.alarms()) {
            sample(1, "alarm", a.id(), "level", a.level().id(), "acknowledged", a.acknowledged() ? "yes" : "no");
        }
    }

    private void health(LivePicture p) {
        LiveFigures f = p.figures();
        gauge("headroom_live_step_timestamp_seconds", "End of the last step, by the site's clock.", p.atS());
        gauge("headroom_live_heard_timestamp_seconds", "End of the last step that telemetry told.", p.heardS());
        gauge("headroom_live_behind_seconds", "The present less the end of the last step (in s).", p.behindS());
        gauge("headroom_live_away_seconds", "How long the source has not answered (in s).", p.awayS());
        gauge("headroom_live_open_loop", "1 while the twin goes on without telemetry.", p.openLoop() ? 1 : 0);
        counter("headroom_live_steps_total", "Steps taken.", f.steps());
        counter("headroom_live_late_steps_total", "Steps taken long after their time.", f.lateSteps());
        counter("headroom_live_failed_steps_total", "Steps that could not be computed.", f.failedSteps());
        counter("headroom_live_outages_total", "Times that the source went away.", f.outages());
        out.family(
                "headroom_live_step_seconds",
                Exposition.Type.GAUGE,
                "Computing time of the last thousand steps (in s).");
        sample(f.stepMedianMs() / 1000, "figure", "median");
        sample(f.stepWorstMs() / 1000, "figure", "worst");
        sample(f.stepWorstCpuMs() / 1000, "figure", "worst_cpu");
        gauge(
                "headroom_live_forecast_seconds",
                "Computing time of the last forecast (in s).",
                f.lastForecastMs() / 1000);
        gauge(
                "headroom_live_racks_heard",
                "Racks whose GPUs reported.",
                p.counts().racksHeard());
        gauge(
                "headroom_live_racks_silent",
                "Racks whose GPUs did not.",
                p.counts().racksSilent());
        gauge(
                "headroom_live_meters_heard",
                "Meters of the site that reported.",
                p.counts().metersHeard());
        counter(
                "headroom_live_outliers_total",
                "Readings refused as too far off.",
                p.counts().outliers());
        gauge(
                "headroom_store_writable",
                "1 if what happens can be kept.",
                f.storeFault().isEmpty() ? 1 : 0);
        counter("headroom_store_rows_lost_total", "Rows that could not be kept.", f.rowsLost());
        Runtime r = Runtime.getRuntime();
        gauge("headroom_live_heap_bytes", "Heap in use (in bytes).", r.totalMemory() - r.freeMemory());
    }

    private void gauge(String name, String help, double value) {
        if (!Double.isNaN(value)) {
            out.family(name, Exposition.Type.GAUGE, help).sample(MetricLabels.NONE, value);
        }
    }

    private void counter(String name, String help, long value) {
        out.family(name, Exposition.Type.COUNTER, help).sample(MetricLabels.NONE, value);
    }

    private void sample(double value, String... labels) {
        if (!Double.isNaN(value)) {
            out.sample(MetricLabels.of(labels), value);
        }
    }
}
