package org.headroom.app.bench;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.Frame;
import org.headroom.app.live.estimate.Estimator;
import org.headroom.app.live.estimate.EstimatorOptions;
import org.headroom.app.load.FullLoad;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.tasks.SimulatedFrames;
import org.headroom.app.telemetry.Imperfections;
import org.headroom.app.telemetry.Instruments;
import org.headroom.app.telemetry.TrueSite;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.air.MoistAir;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A live step of the whole embedded site at 15 s: load and air from a frame of every rack and meter with 2 % noise, states
 * filtered, parameters learnt, meters doubted, predictions scored. The frames of half an hour come round again and again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LiveBenchmark {
    private static final double STEP_S = 15;
    private static final int FRAMES = 120;
    private static final double DRYBULB_C = 33;
    private static final double WETBULB_C = 25;
    private static final double PRESSURE_PA = 100_600;

    private final Frame[] frames = new Frame[FRAMES];
    private final Estimator estimator;
    private double atS = Instant.parse("2025-07-17T05:00:00Z").getEpochSecond();
    private int next;

    /** Records the frames of a simulated site. */
    public LiveBenchmark() {
        SiteTree tree = SiteTree.embedded("memphis-announced");
        Site site = tree.bind(tree.planningFrom());
        double ratio = MoistAir.humidityRatioFromWetbulb(DRYBULB_C, WETBULB_C, PRESSURE_PA);
        Weather weather = Weather.constant(DRYBULB_C, WETBULB_C, ratio, PRESSURE_PA, 3);
        FullLoad load =
                new FullLoad(Sites.fleet(site), server -> server.server().trainingAcW());
        TrueSite truth = new TrueSite(site, weather, load, atS, List.of());
        SiteMeters meters = truth.meters();
        Imperfections how = Imperfections.usual(meters, 1).noise("2%");
        SimulatedFrames source = new SimulatedFrames(new Instruments(truth, how, 0), STEP_S, Double.POSITIVE_INFINITY);
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = new Frame(meters.size(), truth.fleet().racks());
            source.next(frames[i]);
        }
        estimator = new Estimator(site, weather, EstimatorOptions.usual(), null);
    }

    /** Takes the next frame. */
    @Benchmark
    public double liveStep() {
        Frame frame = frames[next++ % FRAMES];
        frame.fromS = atS;
        atS += STEP_S;
        frame.toS = atS;
        estimator.step(frame);
        return estimator.row().get(Measures.SITE_POWER_MW);
    }
}
