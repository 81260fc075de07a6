package org.headroom.app.live.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.tasks.SimulateRequest;
import org.headroom.app.tasks.SimulatedFrames;
import org.headroom.app.tasks.SimulatedSite;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TelemetryRequest;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;

/** Recorded frames of a simulated site behind a clock that a test moves: each question takes some of both. */
final class ScriptedSource implements FrameSource {
    static final double STEP_S = 60;

    /** What was recorded, shared by all tests. */
    record Recording(Site site, List<Frame> frames) {
        double fromS() {
            return frames.getFirst().fromS;
        }

        double toS() {
            return frames.getLast().toS;
        }
    }

    private final Recording recording;
    private final List<Double> sought = new ArrayList<>();
    private int next;
    private double nowS;
    private double awayFromS = Double.POSITIVE_INFINITY;
    private double awayToS = Double.POSITIVE_INFINITY;
    private boolean deaf;
    long wallMs = 1_000_000;

    /** Each question takes so much of the wall's time, ms. */
    long questionMs = 200;

    /** Each question moves the site's clock by so much, s. */
    double questionS;

    /** Spoils a frame before it is handed on. */
    Consumer<Frame> spoil = _ -> {};

    ScriptedSource(Recording recording, double questionS) {
        this.recording = recording;
        this.questionS = questionS;
        this.nowS = recording.fromS() + 120;
    }

    /** An hour at full load with jobs that do not matter, of usual instruments. */
    static Recording record(int steps) {
        SiteInput input = SiteInput.open(SiteInput.DEFAULT, java.util.Map.of());
        TelemetryRequest request = TelemetryRequest.of(
                        input, "2025-07-17T10:00:00-05:00", (long) STEP_S, (long) (steps * STEP_S), 7)
                .fullLoad(SimulateRequest.FullLoadKind.TRAINING);
        SimulatedSite simulated = SimulatedSite.open(request);
        SiteMeters meters = new SiteMeters(Sites.fleet(simulated.site()));
        int racks = Sites.fleet(simulated.site()).racks();
        List<Frame> all = new ArrayList<>();
        try (SimulatedFrames source = simulated.frames()) {
            Frame frame = new Frame(meters.size(), racks);
            while (source.next(frame) == Answer.FRAME) {
                all.add(frame);
                frame = new Frame(meters.size(), racks);
            }
        }
        return new Recording(simulated.site(), all);
    }

    /** Away while the site's clock is in this interval. */
    ScriptedSource away(double fromS, double toS) {
        awayFromS = fromS;
        awayToS = toS;
        return this;
    }

    /** Never answers. */
    ScriptedSource deaf() {
        deaf = true;
        return this;
    }

    ScriptedSource now(double atS) {
        nowS = atS;
        return this;
    }

    double nowS() {
        return nowS;
    }

    List<Double> sought() {
        return sought;
    }

    @Override
    public void seek(double fromS) {
        sought.add(fromS);
        next = 0;
        while (next < recording.frames().size() && recording.frames().get(next).fromS < fromS - 1e-6) {
            next++;
        }
    }

    @Override
    public Answer next(Frame into) {
        nowS += questionS;
        wallMs += questionMs;
        if (deaf || nowS >= awayFromS && nowS < awayToS) {
            return Answer.AWAY;
        }
        if (next >= recording.frames().size()) {
            return Answer.END;
        }
        Frame frame = recording.frames().get(next);
        if (frame.toS > nowS) {
            return Answer.WAIT;
        }
        next++;
        into.clear(frame.fromS, frame.toS);
        copy(frame.meters, into.meters);
        copy(frame.rackGpuW, into.rackGpuW);
        copy(frame.rackGpus, into.rackGpus);
        copy(frame.rackGpuC, into.rackGpuC);
        copy(frame.rackTensor, into.rackTensor);
        copy(frame.rackSm, into.rackSm);
        spoil.accept(into);
        return Answer.FRAME;
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
