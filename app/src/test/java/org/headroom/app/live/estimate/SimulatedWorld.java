package org.headroom.app.live.estimate;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.RackBank;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.tasks.SimulatedFrames;
import org.headroom.app.telemetry.Imperfections;
import org.headroom.app.telemetry.Instruments;
import org.headroom.app.telemetry.TrueSite;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.air.MoistAir;
import org.jspecify.annotations.Nullable;

/** A simulated site with a hidden truth, its instruments, and an estimator that knows the site's file alone. */
final class SimulatedWorld {
    static final double FROM_S = 1_752_728_400; // 2025-07-17 00:00 in Memphis
    static final double STEP_S = 15;
    static final int HOUR = 240;
    private static final double PRESSURE_PA = 100_600;

    final TrueSite truth;
    final Imperfections how;
    final Frame frame;
    final Weather weather;
    Estimator estimator;

    /** Which meters the site has. */
    Predicate<String> hears = _ -> true;

    /** What happens to a frame on its way. */
    Consumer<Frame> spoils = _ -> {};

    /** What each server draws from the next step on. */
    double serverW;

    private double writtenW;

    private @Nullable SimulatedFrames frames;
    private double siteError;
    private double makeupError;
    private int scored;

    /** The announced site at constant air, every server at one AC power. */
    SimulatedWorld(Map<String, String> hidden, double drybulbC, double wetbulbC, double serverW, long seed) {
        this(hidden, drybulbC, wetbulbC, serverW, seed, FROM_S);
    }

    SimulatedWorld(
            Map<String, String> hidden, double drybulbC, double wetbulbC, double serverW, long seed, double fromS) {
        this(hidden, drybulbC, wetbulbC, serverW, seed, fromS, List.of());
    }

    SimulatedWorld(
            Map<String, String> hidden,
            double drybulbC,
            double wetbulbC,
            double serverW,
            long seed,
            double fromS,
            List<Fault> faults) {
        Site real = site(hidden);
        double ratio = MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, PRESSURE_PA);
        weather = Weather.constant(drybulbC, wetbulbC, ratio, PRESSURE_PA, 3);
        truth = new TrueSite(real, weather, this::demand, fromS, faults);
        this.serverW = serverW;
        how = Imperfections.usual(truth.meters(), seed).noise("2%");
        frame = new Frame(truth.meters().size(), truth.fleet().racks());
        estimator = new Estimator(site(Map.of()), weather, EstimatorOptions.usual(), null);
    }

    private void demand(double fromS, double toS, RackBank into) {
        if (serverW != writtenW) {
            new FullLoad(truth.fleet(), _ -> serverW).mean(fromS, toS, into);
            writtenW = serverW;
        }
    }

    static Site site(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return tree.bind(tree.planningFrom());
    }

    SiteMeters meters() {
        return truth.meters();
    }

    /** The next frame as it arrives. */
    void hear() {
        if (frames == null) {
            frames = new SimulatedFrames(new Instruments(truth, how, 0), STEP_S, Double.POSITIVE_INFINITY);
        }
        frames.next(frame);
        for (int i = 0; i < frame.meters.length; i++) {
            if (!hears.test(meters().get(i).id())) {
                frame.meters[i] = Double.NaN;
            }
        }
        spoils.accept(frame);
    }

    SimulatedWorld run(int steps) {
        siteError = 0;
        makeupError = 0;
        scored = 0;
        for (int i = 0; i < steps; i++) {
            hear();
            estimator.step(frame);
            siteError += off(Measures.SITE_POWER_MW);
            makeupError += off(Measures.MAKEUP_GAL_PER_DAY);
            scored++;
        }
        return this;
    }

    private double off(Measures measure) {
        return Math.abs(estimator.row().get(measure) / truth.truth(measure) - 1);
    }

    /** Mean absolute error of site power over the last run, against what no meter sees. */
    double siteError() {
        return siteError / scored;
    }

    double makeupError() {
        return makeupError / scored;
    }

    double coldErrorK() {
        return estimator.row().get(Measures.COLD_WATER_C) - truth.truth(Measures.COLD_WATER_C);
    }

    /** Goes on where another world stopped, with its estimator. */
    SimulatedWorld after(SimulatedWorld before) {
        estimator = before.estimator;
        spoils = before.spoils;
        return this;
    }

    /** From now on a meter reads this share too much, and more of it every hour. */
    SimulatedWorld drifts(String meter, double share, double perHour) {
        int i = meters().indexOf(meter);
        double sinceS = estimator.atS();
        spoils = f -> f.meters[i] *= 1 + share + perHour * (f.toS - sinceS) / 3600;
        return this;
    }

    ParameterEstimate parameter(String name) {
        return estimator.parameters().stream()
                .filter(p -> p.path().equals("calibration." + name))
                .findFirst()
                .orElseThrow();
    }

    List<String> findings() {
        return estimator.findings().stream().map(MeterFinding::text).toList();
    }

    static void silence(Frame frame) {
        frame.clear(frame.fromS, frame.toS);
    }
}
