package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.live.estimate.Accuracy;
import org.headroom.app.live.estimate.Estimator;
import org.headroom.app.live.estimate.EstimatorOptions;
import org.headroom.app.live.estimate.EstimatorState;
import org.headroom.app.live.estimate.MeterFinding;
import org.headroom.app.live.estimate.ParameterEstimate;
import org.headroom.app.live.forecast.Backtest;
import org.headroom.app.live.replay.RecordedFrames;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/** A recording of meters through the estimator: each meter predicted on time that was held out, and scored. */
final class RecordingReplay {
    private static final double FORECAST_EVERY_S = 3600;
    private static final double FORECAST_HORIZON_S = 6 * 3600;
    private static final double STANDS_PERCENT = 300;
    private static final double KEEP_EVERY_S = 300;
    private static final int FAILURES = 10;
    private static final long AROUND_S = 16 * 86_400L;

    private final Site site;
    private final SiteMeters meters;
    private final Weather weather;
    private final Backtest backtest;
    private final String file;
    private Estimator estimator;
    private @Nullable EstimatorState kept;
    private double keptS = Double.NEGATIVE_INFINITY;
    private long failedSteps;
    private int failedInARow;
    private double fromS;
    private double toS;
    private long steps;
    private long sentinels;
    private long noNumbers;

    static LiveAnswer run(Path recording, SiteInput input, @Nullable Path weatherFile, Progress progress) {
        Site site = input.tree().bind(input.tree().planningFrom());
        double startS = start(recording, site);
        site = input.tree().bind(Instant.ofEpochSecond((long) startS));
        return new RecordingReplay(recording, input, site, weatherFile, startS).follow(recording, progress);
    }

    /** When it begins: the site is bound as it stood then. */
    private static double start(Path recording, Site site) {
        Fleet fleet = Sites.fleet(site);
        SiteMeters meters = new SiteMeters(fleet);
        try (RecordedFrames frames = new RecordedFrames(recording, site.zone(), fleet, meters)) {
            Frame frame = new Frame(meters.size(), fleet.racks());
            frames.next(frame);
            return frame.fromS;
        }
    }

    private RecordingReplay(Path recording, SiteInput input, Site site, @Nullable Path weatherFile, double startS) {
        this.file = recording.toString();
        this.site = site;
        long atS = (long) startS;
        // a file may cover less than the margin on both sides; the typical year covers any
        this.weather = weatherFile == null
                ? Inputs.weather(null, site).on(atS - AROUND_S, atS + 3 * AROUND_S, Inputs.overlays(null, input, site))
                : Inputs.weather(weatherFile, site).on(atS, atS + 3600, Inputs.overlays(weatherFile, input, site));
        this.estimator = new Estimator(site, weather, EstimatorOptions.usual(), null);
        this.meters = estimator.meters();
        this.backtest = new Backtest(site, weather, weatherFile != null, FORECAST_EVERY_S, FORECAST_HORIZON_S);
        this.fromS = startS;
    }

    private LiveAnswer follow(Path recording, Progress progress) {
        Fleet fleet = Sites.fleet(site);
        Frame frame = new Frame(meters.size(), fleet.racks());
        try (RecordedFrames frames = new RecordedFrames(recording, site.zone(), fleet, meters)) {
            while (frames.next(frame) == FrameSource.Answer.FRAME) {
                toS = frame.toS;
                if (step(frame)) {
                    backtest.step(
                            estimator::siteState,
                            estimator.calibration(),
                            estimator.boundary(),
                            estimator.row(),
                            List.of());
                }
                steps++;
                if ((steps & 63) == 0 && !progress.goOn(Math.min(0.99, (toS - fromS) / 86_400))) {
                    throw new Operation.InterruptedRun();
                }
            }
            sentinels = frames.sentinels();
            noNumbers = frames.noNumbers();
        }
        return new LiveAnswer(json(), lines(), false);
    }

    /** One step; one that cannot be computed is left out, and the state kept last is gone on from, as a live run does. */
    private boolean step(Frame frame) {
        try {
            estimator.step(frame);
            failedInARow = 0;
            if (frame.toS >= keptS + KEEP_EVERY_S) {
                keptS = frame.toS;
                kept = estimator.snapshot();
            }
            return true;
        } catch (RuntimeException e) {
            failedSteps++;
            if (++failedInARow >= FAILURES) {
                throw new IllegalStateException(
                        String.format(
                                Locale.ROOT,
                                "%d steps in a row up to %s could not be computed, the last because %s",
                                failedInARow,
                                Envelope.time((long) frame.toS, site.zone()),
                                e.getMessage()),
                        e);
            }
            estimator = new Estimator(site, weather, EstimatorOptions.usual(), kept);
            return false;
        }
    }

    private List<Accuracy> heard() {
        return estimator.accuracy().stream().filter(a -> a.n() > 1).toList();
    }

    private SiteMeter meter(String id) {
        return meters.get(meters.indexOf(id));
    }

    private Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.live-replay/1", null);
        document.put("kind", "recording");
        document.put("file", file);
        document.put("site", site.id());
        document.put("from", Envelope.time((long) fromS, site.zone()));
        document.put("to", Envelope.time((long) toS, site.zone()));
        document.put("steps", steps);
        document.put("failed_steps", failedSteps);
        document.put("left_out", Map.of("not_a_number", noNumbers, "sentinel", sentinels));
        List<Object> accuracy = new ArrayList<>();
        for (Accuracy a : heard()) {
            SiteMeter meter = meter(a.meter());
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("meter", a.meter());
            one.put("unit", meter.unit().suffix());
            one.put("count", a.n());
            Envelope.put(one, "interval_s", a.intervalS());
            Envelope.put(one, "mape_percent", a.mapePercent());
            Envelope.put(one, "cv_rmse_percent", a.cvRmsePercent());
            Envelope.put(one, "nmbe_percent", a.nmbePercent());
            Envelope.put(one, "rmse", a.rmse());
            Envelope.put(one, "mean_error", a.meanError());
            accuracy.add(one);
        }
        document.put("accuracy", accuracy);
        List<Object> parameters = new ArrayList<>();
        for (ParameterEstimate p : estimator.parameters()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", p.path());
            Envelope.put(one, "applied", p.applied());
            Envelope.put(one, "value", p.value());
            Envelope.put(one, "sd", p.sd());
            one.put("identifiable", p.identifiable());
            one.put("not_told_from", p.confoundedWith());
            parameters.add(one);
        }
        document.put("parameters", parameters);
        List<Object> findings = new ArrayList<>();
        for (MeterFinding f : estimator.findings()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("meter", f.meter());
            one.put("text", f.text());
            one.put("identifiable", f.identifiable());
            findings.add(one);
        }
        document.put("findings", findings);
        document.put("forecast", ForecastJson.scores(backtest.issued(), backtest.scores()));
        return document;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d steps from %s on the site %s",
                file,
                steps,
                Envelope.time((long) fromS, site.zone()),
                site.id()));
        if (noNumbers + sentinels > 0) {
            lines.add(noNumbers + " cells that are no number and " + sentinels + " of DCGM's blank values are silence");
        }
        if (failedSteps > 0) {
            lines.add(failedSteps + " steps could not be computed and are left out");
        }
        lines.add("");
        lines.add("prediction an hour ahead, from load and weather alone: means over 5 min (ASHRAE Guideline 14)");
        lines.add("meter                       means   MAPE, %  CV-RMSE, %   NMBE, %        RMSE");
        for (Accuracy a : heard()) {
            // temperatures have no zero, and what stands still has no share
            boolean share =
                    meter(a.meter()).unit() != Unit.C && a.cvRmsePercent() >= 0 && a.cvRmsePercent() < STANDS_PERCENT;
            lines.add(String.format(
                    Locale.ROOT,
                    "%-24s %8d  %8s  %10s  %8s  %10s",
                    a.meter(),
                    a.n(),
                    share ? figure(a.mapePercent()) : "-",
                    share ? figure(a.cvRmsePercent()) : "-",
                    share ? figure(a.nmbePercent()) : "-",
                    rmse(a)));
        }
        lines.add("");
        for (ParameterEstimate p : estimator.parameters()) {
            lines.add(String.format(Locale.ROOT, "%-32s %s", p.path(), p.text()));
        }
        for (MeterFinding f : estimator.findings()) {
            lines.add("meter " + f.text());
        }
        lines.add("");
        lines.addAll(ForecastJson.lines(backtest.issued(), backtest.scores()));
        return lines;
    }

    private String rmse(Accuracy a) {
        SiteMeter meter = meter(a.meter());
        boolean power = meter.unit() == Unit.W;
        return String.format(
                Locale.ROOT,
                "%.3g %s",
                power ? a.rmse() * 1e-6 : a.rmse(),
                power ? "MW" : meter.unit().label());
    }

    private static String figure(double percent) {
        return Double.isNaN(percent) ? "-" : String.format(Locale.ROOT, "%.2f", percent);
    }
}
