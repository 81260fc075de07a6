package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.MeterFinding;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.HorizonHeadroom;
import org.headroom.app.live.forecast.Quantiles;
import org.headroom.app.live.loop.LivePicture;
import org.headroom.app.live.watch.Alarm;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeter;

/** A live run's last picture for people. */
final class LiveText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private LiveText() {}

    static List<String> lines(LivePicture p, ZoneId zone) {
        List<String> out = new ArrayList<>();
        if (!Double.isFinite(p.atS())) {
            out.add("nothing was heard yet");
            return out;
        }
        out.add("at " + CLOCK.format(Instant.ofEpochSecond((long) p.atS()).atZone(zone)) + ", "
                + p.figures().steps() + " steps" + (p.openLoop() ? ", without telemetry" : ""));
        out.add(String.format(
                Locale.ROOT,
                "  site power      %8.2f MW   make-up %,.0f US gal/d, %,.0f today   hottest GPU %.1f °C",
                p.row().get(Measures.SITE_POWER_MW),
                p.row().get(Measures.MAKEUP_GAL_PER_DAY),
                p.usedToday().makeupGal(),
                p.row().get(Measures.GPU_MAX_C)));
        out.add(String.format(
                Locale.ROOT,
                "  heard           %d racks of %d, %d meters of %d",
                p.counts().racksHeard(),
                p.counts().racksHeard() + p.counts().racksSilent(),
                p.counts().metersHeard(),
                p.meters().size()));
        out.add("  meter                      reading     estimate   an hour ahead: MAPE %  CV-RMSE %    NMBE %");
        for (int i = 0; i < p.meters().size(); i++) {
            SiteMeter m = p.meters().get(i);
            Accuracy a = p.accuracy().get(i);
            if (m.kind() != MeterKind.ARRAY && (!Double.isNaN(p.read()[i]) || a.n() > 0)) {
                double scale = m.unit().suffix().equals("w") ? 1e-6 : 1;
                out.add(String.format(
                        Locale.ROOT,
                        "  %-22s %11s  %11s %-6s %14s %10s %9s",
                        m.id(),
                        figure(3, scale * p.read()[i]),
                        figure(3, scale * p.estimated()[i]),
                        scale == 1 ? m.unit().label() : "MW",
                        figure(2, a.mapePercent()),
                        figure(2, a.cvRmsePercent()),
                        figure(2, a.nmbePercent())));
            }
        }
        for (ParameterEstimate e : p.parameters()) {
            out.add(String.format(
                    Locale.ROOT,
                    "  %-28s %s%s",
                    e.path(),
                    e.text(),
                    e.frozen() ? String.format(Locale.ROOT, "; frozen at %.3f", e.applied()) : ""));
        }
        for (MeterFinding f : p.findings()) {
            out.add("  finding         " + f.text());
        }
        forecast(p.forecast(), out);
        for (Alarm a : p.alarms()) {
            out.add("  alarm           " + a.level().id() + ": " + a.text() + (a.acknowledged() ? " (seen)" : ""));
        }
        if (!p.figures().storeFault().isEmpty()) {
            out.add("  not kept        " + p.figures().storeFault());
        }
        return out;
    }

    /** A dash where nothing was heard, or where a share of nothing is asked. */
    private static String figure(int decimals, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }

    private static void forecast(@org.jspecify.annotations.Nullable Forecast f, List<String> out) {
        if (f == null) {
            return;
        }
        for (long lead : new long[] {Forecast.HOUR_S, Forecast.DAY_S, Forecast.WEEK_S}) {
            Quantiles mw = f.at(Measures.SITE_POWER_MW, lead);
            Quantiles gal = f.at(Measures.MAKEUP_GAL_PER_DAY, lead);
            out.add(String.format(
                    Locale.ROOT,
                    "  in %3d h        %8.2f MW (%.2f to %.2f)   %,.0f US gal/d (%,.0f to %,.0f)",
                    lead / 3600,
                    mw.q50(),
                    mw.q10(),
                    mw.q90(),
                    gal.q50(),
                    gal.q10(),
                    gal.q90()));
        }
        for (HorizonHeadroom h : f.headroom()) {
            if (h.horizonS() == Forecast.DAY_S) {
                out.add(String.format(
                        Locale.ROOT,
                        "  headroom 24 h   %-26s %,14.2f %s (%.0f %% of the members exceed it)",
                        h.limit(),
                        h.left().q50(),
                        h.unit().label(),
                        100 * h.overShare()));
            }
        }
    }
}
