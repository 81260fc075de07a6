package org.headroom.app.live.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.headroom.app.live.Frame;
import org.headroom.app.live.FrameSource;
import org.headroom.app.load.Fleet;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.site.Telemetry;
import org.headroom.data.telemetry.FrozenWatch;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.PrometheusApi;
import org.headroom.data.telemetry.PrometheusError;
import org.headroom.data.telemetry.RackMetric;
import org.headroom.data.telemetry.SampleSink;
import org.headroom.data.telemetry.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * Frames from a server that answers PromQL. Each step is asked for {@code telemetry.lag_s} after its end: the racks by
 * the recording rules, or, where these give nothing, by host from the exporters' own metrics; then the site's meters.
 * Means over the step; what said nothing within it is not a number.
 *
 * <p>After an outage the steps that are missing come in pieces of up to {@value #MOST_STEPS}, and smaller ones where the
 * server refuses so many samples. A server away, or one that refuses everything, answers {@link Answer#AWAY}; one question
 * that it refuses twice, or answers with nonsense, leaves that quantity silent in the step. Times are of the site's clock, which is the simulated one where the
 * server knows of a simulator ({@link SimulatorClock}). For one thread.
 */
public final class PrometheusFrames implements FrameSource {
    /** Most steps of one question. */
    static final int MOST_STEPS = 40;

    /** A frame so many steps behind the present fills a gap. */
    private static final int GAP_STEPS = 4;

    /** How long a first sign of life is waited for before silence is taken for the site's own, s of our clock. */
    private static final double PATIENCE_S = 60;

    /** How often the clock, and before it a sign of life, is asked for at most while no step is due, s of our clock. */
    private static final double LOOK_S = 5;

    /** The first looks come sooner, each half as long again after the one before. */
    private static final double FIRST_LOOK_S = 0.25;

    /** Of a past stretch, how much is searched for a sign of life, and how finely, s. */
    private static final double SEARCHED_S = 6 * 3600;

    private static final double SEARCH_STEP_S = 300;
    private static final double SKEW_S = 2;

    private static final String SIGN_OF_LIFE =
            "count({__name__=~\"" + RackMetric.POWER.rule() + "|DCGM_FI_DEV_POWER_USAGE|site_meter_.+\"})";

    private final PrometheusApi api;
    private final Telemetry telemetry;
    private final Fleet fleet;
    private final SiteMeters meters;
    private final IngestCounts counts;
    private final DoubleSupplier ourS;
    private final FrameRing ring;
    private final RackAnswers answers;
    private final RackHold hold;
    private final Map<MeterGroup, FrozenWatch> frozen;
    private final double startedS;
    private SimulatorClock clock = SimulatorClock.WALL;
    private boolean clockKnown;
    private @Nullable MeterQueries queries;
    private double queriesStepS = Double.NaN;
    private double nextS = Double.NaN;
    private double heardToS = Double.NaN;
    private int piece = MOST_STEPS;
    private boolean anythingHeard;
    private String problem = "";
    private double lookedS = Double.NaN;
    private double lookEveryS = FIRST_LOOK_S;
    private boolean byHost;
    private boolean answered;
    private boolean smaller;
    private @Nullable PrometheusError refusal;
    private final Set<String> failing = new HashSet<>();
    private final SharedGpus shared;
    private final double[] lastGpus;
    private final List<String> news = new ArrayList<>();
    private boolean crowded;
    private boolean sharing;

    /** Meters that are compared with one another when one stands still. */
    private enum MeterGroup {
        POWER,
        OTHER
    }

    public PrometheusFrames(
            PrometheusApi api,
            Telemetry telemetry,
            HostRacks hosts,
            Fleet fleet,
            SiteMeters meters,
            IngestCounts counts) {
        this(api, telemetry, hosts, fleet, meters, counts, () -> System.currentTimeMillis() / 1000.0);
    }

    PrometheusFrames(
            PrometheusApi api,
            Telemetry telemetry,
            HostRacks hosts,
            Fleet fleet,
            SiteMeters meters,
            IngestCounts counts,
            DoubleSupplier ourS) {
        this.api = api;
        this.telemetry = telemetry;
        this.fleet = fleet;
        this.meters = meters;
        this.counts = counts;
        this.ourS = ourS;
        ring = new FrameRing(MOST_STEPS, meters.size(), fleet.racks());
        answers = new RackAnswers(hosts, MOST_STEPS, counts);
        shared = new SharedGpus(hosts, counts);
        lastGpus = new double[fleet.racks()];
        Arrays.setAll(lastGpus, this::capacity);
        hold = new RackHold(fleet.racks(), telemetry.staleS(), telemetry.frozenS(), counts);
        frozen = Map.of(
                MeterGroup.POWER, new FrozenWatch(meters.size(), telemetry.frozenS()),
                MeterGroup.OTHER, new FrozenWatch(meters.size(), telemetry.frozenS()));
        startedS = ourS.getAsDouble();
        // said now, not at the first poll: a meter that the site does not have, a unit that does not fit
        queries = new MeterQueries(meters, telemetry, telemetry.stepS());
    }

    /**
     * The present on the site's clock, s, as good as the server's clock is known; NaN while it is not known whether there
     * is a simulated one: before the server said anything of the site, for up to a minute.
     */
    public double nowS() {
        return settled() ? clock.simulatedS(serverS()) : Double.NaN;
    }

    /** Asks what time it is, and no more: {@link Answer#FRAME} once {@link #nowS} is known. */
    public Answer askTime() {
        try {
            boolean known = (waitsStill() ? settled() : askClock()) || settled();
            problem = "";
            return known ? Answer.FRAME : Answer.WAIT;
        } catch (PrometheusError e) {
            problem = String.valueOf(e.getMessage());
            return Answer.AWAY;
        }
    }

    private boolean settled() {
        return clockKnown || anythingHeard || ourS.getAsDouble() - startedS >= PATIENCE_S;
    }

    /** The clock behind the samples; {@link SimulatorClock#WALL} where there is no simulator. */
    public SimulatorClock clock() {
        return clock;
    }

    /** How far the server's clock is ahead of ours, s; NaN before it answered. */
    public double clockSkewS() {
        return api.clockSkewS();
    }

    public IngestCounts counts() {
        return counts;
    }

    /** Racks without power in the last frame asked for. */
    public int silentRacks() {
        return hold.silent();
    }

    /** What went wrong last, in one line; empty while all is well. */
    public String problem() {
        return problem;
    }

    /** Breaks off the question under way, and all later ones; from any thread. */
    public void abort() {
        api.close();
    }

    /** What was found in what it says since this was asked last, a line each. */
    public List<String> news() {
        List<String> found = List.copyOf(news);
        news.clear();
        return found;
    }

    /** The server's address as it may be shown. */
    public String address() {
        return api.address();
    }

    @Override
    public void seek(double fromS) {
        ring.clear();
        hold.forget();
        heardToS = Double.NaN;
        nextS = fromS;
    }

    @Override
    public Answer next(Frame into) {
        if (ring.isEmpty()) {
            Answer answer = poll();
            if (answer != Answer.FRAME) {
                return answer;
            }
        }
        ring.take(into);
        counts.add(Kind.STEPS);
        nextS = into.toS;
        return Answer.FRAME;
    }

    @Override
    public void close() {
        api.close();
    }

    private double serverS() {
        double skewS = api.clockSkewS();
        return ourS.getAsDouble() + (Math.abs(skewS) > SKEW_S ? skewS : 0);
    }

    private Answer poll() {
        try {
            if (waitsStill() || !askClock()) {
                return Answer.WAIT;
            }
            double stepS = telemetry.stepS();
            double readyS = readyS();
            if (Double.isNaN(nextS)) {
                nextS = Math.floor(readyS / stepS) * stepS - stepS;
            }
            int due = due(readyS);
            if (due < 1) {
                return Answer.WAIT;
            }
            ring.begin(nextS, stepS, due);
            int before = beforeTheSimulator(due);
            if (before > 0) {
                counts.add(Kind.LOST_STEPS, before);
                due = before;
            } else {
                problem = "";
                due = askInPieces(due);
            }
            for (int i = 0; i < due; i++) {
                finish(ring.at(i), readyS);
            }
            heardToS = nextS + due * stepS;
            ring.ready(due);
            piece = Math.min(MOST_STEPS, 2 * piece);
            return Answer.FRAME;
        } catch (PrometheusError e) {
            problem = String.valueOf(e.getMessage());
            piece = Math.max(1, piece / 2);
            return Answer.AWAY;
        }
    }

    private double readyS() {
        return clock.simulatedS(serverS()) - telemetry.lagS();
    }

    private int due(double readyS) {
        return (int) Math.min(piece, Math.floor((readyS - nextS) / telemetry.stepS() + 1e-6));
    }

    /** Whether there is nothing to ask for yet and the clock was asked a moment ago. */
    private boolean waitsStill() {
        double sinceS = ourS.getAsDouble() - lookedS;
        return sinceS >= 0 && sinceS < lookEveryS && (!settled() || (!Double.isNaN(nextS) && due(readyS()) < 1));
    }

    /** Asks for so many steps, or the first of them where the server refuses as many; how many it gave. */
    private int askInPieces(int due) {
        int steps = due;
        while (true) {
            try {
                smaller = false;
                ask(steps);
                return steps;
            } catch (PrometheusError e) {
                if (!smaller) {
                    throw e;
                }
                steps = Math.max(1, steps / 2);
                piece = steps;
                ring.begin(nextS, telemetry.stepS(), steps);
            }
        }
    }

    /** Steps that were over before the simulator began: the server's samples of then are of something else. */
    private int beforeTheSimulator(int due) {
        int n = 0;
        while (clockKnown && n < due && ring.at(n).toS <= clock.epochS()) {
            n++;
        }
        return n;
    }

    /**
     * False while it is not known whether there is a simulated clock, and where it stands before the steps that were handed
     * on: a simulator that began again.
     */
    private boolean askClock() {
        lookedS = ourS.getAsDouble();
        lookEveryS = Math.min(LOOK_S, 1.5 * lookEveryS);
        hearClock();
        if (!settled()) {
            boolean heard = api.value(SIGN_OF_LIFE, serverS()) > 0 || pastSpeaks();
            if (heard) {
                hearClock(); // it may have come between the two questions
            }
            anythingHeard = heard;
        }
        if (!settled()) {
            return false;
        }
        if (clockKnown && anythingHeard && nowS() < nextS - GAP_STEPS * telemetry.stepS()) {
            problem = "the simulated clock went back";
            return false;
        }
        return true;
    }

    private void hearClock() {
        ClockAnswer said = new ClockAnswer();
        try {
            api.query(ClockAnswer.PROMQL, serverS(), said);
        } catch (PrometheusError e) {
            if (e.passing() || !settled()) {
                throw e;
            }
        }
        SimulatorClock simulated = said.clock();
        if (simulated != null && !(anythingHeard && !clockKnown)) {
            clock = simulated;
            clockKnown = true;
        }
    }

    /** Whether there is anything where a past stretch begins: then nobody need say what time it is now. */
    private boolean pastSpeaks() {
        double toS = Math.min(serverS(), nextS + SEARCHED_S);
        return nextS + 2 * SEARCH_STEP_S < toS
                && api.queryRange(SIGN_OF_LIFE, nextS + SEARCH_STEP_S, toS, SEARCH_STEP_S, new Unread())
                                .samples()
                        > 0;
    }

    private void ask(int steps) {
        answered = false;
        refusal = null;
        double serverStepS = telemetry.stepS() / clock.speed();
        double firstS = clock.wallS(nextS + telemetry.stepS());
        double lastS = firstS + (steps - 1) * serverStepS;
        boolean recheck = heardToS == nextS;
        double fromS = recheck ? firstS - serverStepS : firstS;

        long got = askRacks(RackMetric.POWER, false, fromS, firstS, lastS, serverStepS, steps);
        byHost = got == 0 || (got < 0 && byHost);
        if (byHost) {
            got = askRacks(RackMetric.POWER, true, fromS, firstS, lastS, serverStepS, steps);
        }
        anythingHeard |= got > 0;
        for (int i = 0; i < steps; i++) {
            answers.into(i, false, ring.at(i).rackGpuW);
        }
        for (int r = 0; recheck && r < fleet.racks(); r++) {
            counts.add(Kind.LATE, answers.before(r) && !hold.heard(r) ? 1 : 0);
        }
        if (got > 0) {
            askRest(firstS, lastS, serverStepS, steps);
        }
        askMeters(firstS, lastS, serverStepS, steps);
        if (!answered && refusal != null) {
            throw refusal;
        }
    }

    private long askRacks(
            RackMetric metric, boolean hosts, double fromS, double firstS, double lastS, double stepS, int steps) {
        String promql = hosts ? metric.byHost(telemetry.hosts().label(), stepS) : metric.byRule(stepS);
        return insist(promql, steps, () -> {
            answers.begin(metric, hosts, firstS, stepS, steps);
            return api.queryRange(promql, fromS, lastS, stepS, answers).samples();
        });
    }

    /**
     * Asks, once more where the answer is none, and for fewer steps where that helps; then this quantity is silent.
     *
     * @param question begins anew each time; gives the number of samples
     * @return samples; -1 if it failed and what was taken counts for nothing
     */
    private long insist(String name, int steps, LongSupplier question) {
        boolean before = failing.contains(name);
        for (int left = before ? 1 : 2; ; left--) {
            try {
                long samples = question.getAsLong();
                failing.remove(name);
                answered = true;
                return samples;
            } catch (PrometheusError e) {
                if (e.passing()) {
                    throw e;
                }
                if (left == 1 && !before && steps > 1) {
                    smaller = true;
                    throw e;
                }
                if (left == 1) {
                    failing.add(name);
                    counts.add(Kind.SILENT_QUANTITIES, steps);
                    problem = String.valueOf(e.getMessage());
                    refusal = e;
                    answers.nothing();
                    return -1;
                }
            }
        }
    }

    private double capacity(int rack) {
        return (double) fleet.serversIn(rack) * fleet.gpusPerServer();
    }

    private void askRest(double firstS, double lastS, double stepS, int steps) {
        boolean counted = askRacks(RackMetric.GPUS, byHost, firstS, firstS, lastS, stepS, steps) >= 0;
        for (int i = 0; i < steps; i++) {
            Frame frame = ring.at(i);
            answers.into(i, false, frame.rackGpus);
            for (int r = 0; r < fleet.racks(); r++) {
                boolean power = !Double.isNaN(frame.rackGpuW[r]);
                if (!power) {
                    frame.rackGpus[r] = 0;
                } else if (!(frame.rackGpus[r] > 0)) { // a rule for power alone: taken for the whole rack
                    frame.rackGpus[r] = counted ? capacity(r) : lastGpus[r];
                }
            }
        }
        if (byHost) {
            String promql = RackMetric.shared(telemetry.hosts().label(), stepS);
            boolean known = insist(promql, steps, () -> {
                        shared.begin(firstS, stepS, steps);
                        return api.queryRange(promql, firstS, lastS, stepS, shared)
                                .samples();
                    })
                    >= 0;
            for (int i = 0; known && i < steps; i++) {
                shared.takeOut(i, ring.at(i));
            }
            if (known && shared.gpus() > 0 && !sharing) {
                sharing = true;
                news.add(shared.gpus() + " GPUs report under two hosts or racks; each counts once, by its UUID");
            }
        }
        leaveOutCrowded(steps);
        askRacks(RackMetric.TEMPERATURE, byHost, firstS, firstS, lastS, stepS, steps);
        for (int i = 0; i < steps; i++) {
            answers.into(i, true, ring.at(i).rackGpuC);
        }
        askRacks(RackMetric.TENSOR, byHost, firstS, firstS, lastS, stepS, steps);
        for (int i = 0; i < steps; i++) {
            answers.into(i, true, ring.at(i).rackTensor);
        }
        askRacks(RackMetric.SM, byHost, firstS, firstS, lastS, stepS, steps);
        for (int i = 0; i < steps; i++) {
            answers.into(i, true, ring.at(i).rackSm);
        }
        double[] fromCounter = new double[fleet.racks()];
        askRacks(RackMetric.FROM_COUNTER, byHost, firstS, firstS, lastS, stepS, steps);
        for (int i = 0; i < steps; i++) {
            answers.into(i, false, fromCounter);
            counts.add(
                    Kind.FROM_COUNTER,
                    Arrays.stream(fromCounter).filter(n -> n > 0).count());
        }
        String refused = byHost ? RackMetric.refused() : RackMetric.REFUSED_RULE;
        insist(
                refused,
                1,
                () -> api.queryRange(refused, firstS, lastS, stepS, new RefusedReadings(counts))
                        .samples());
        insist("resets", 1, () -> {
            double resets = api.value(RackMetric.resets(lastS - firstS + 2 * stepS), lastS);
            counts.add(Kind.COUNTER_RESETS, resets > 0 ? Math.round(resets) : 0);
            return 1;
        });
    }

    /** A rack of more GPUs than it holds has some of them twice, or another rack's. */
    private void leaveOutCrowded(int steps) {
        for (int i = 0; i < steps; i++) {
            Frame frame = ring.at(i);
            for (int r = 0; r < fleet.racks(); r++) {
                if (frame.rackGpus[r] <= capacity(r) + 0.5) {
                    lastGpus[r] = frame.rackGpus[r] > 0 ? frame.rackGpus[r] : lastGpus[r];
                    continue;
                }
                counts.add(Kind.TOO_MANY_GPUS);
                if (!crowded) {
                    crowded = true;
                    news.add(String.format(
                            Locale.ROOT,
                            "rack %d reports %.0f GPUs and holds %.0f: racks of which more is said than they hold are left"
                                    + " out (the same GPUs under two hosts, or hosts in the wrong rack)",
                            r + 1,
                            frame.rackGpus[r],
                            capacity(r)));
                }
                frame.rackGpuW[r] = Double.NaN;
                frame.rackGpus[r] = 0;
            }
        }
    }

    private void askMeters(double firstS, double lastS, double stepS, int steps) {
        MeterQueries all = queries;
        if (all == null || stepS != queriesStepS) {
            all = new MeterQueries(meters, telemetry, stepS);
            queries = all;
            queriesStepS = stepS;
        }
        MeterQueries asked = all;
        for (MeterQueries.Query query : asked.all()) {
            anythingHeard |= insist(
                            query.promql(),
                            1,
                            () -> api.queryRange(
                                            query.promql(),
                                            firstS,
                                            lastS,
                                            stepS,
                                            new MeterAnswers(asked, query, ring, firstS, stepS, steps, counts))
                                    .samples())
                    > 0;
        }
    }

    private void finish(Frame frame, double readyS) {
        hold.hold(frame);
        double[] own = new double[meters.size()];
        for (MeterGroup group : MeterGroup.values()) {
            for (int i = 0; i < own.length; i++) {
                own[i] = group == groupOf(i) ? frame.meters[i] : Double.NaN;
            }
            FrozenWatch watch = frozen.get(group);
            counts.add(Kind.FROZEN, watch == null ? 0 : watch.clean(frame.toS, own));
            for (int i = 0; i < own.length; i++) {
                frame.meters[i] = group == groupOf(i) ? own[i] : frame.meters[i];
            }
        }
        counts.add(Kind.GAP_STEPS, readyS - frame.toS > GAP_STEPS * telemetry.stepS() ? 1 : 0);
    }

    /** What a controller reports and sources that stand by may stand still; they are in no group. */
    private @Nullable MeterGroup groupOf(int meter) {
        return switch (meters.get(meter).kind()) {
            case REVENUE, FEEDER, ARRAY -> MeterGroup.POWER;
            case FLOW, TEMPERATURE, AMBIENT -> MeterGroup.OTHER;
            case SOURCE, STATUS -> null;
        };
    }

    /** Samples whose number alone matters. */
    private static final class Unread implements SampleSink {
        @Override
        public int series(Map<String, String> labels) {
            return -1;
        }

        @Override
        public void sample(int series, double atS, double value) {
            // not wanted
        }
    }
}
