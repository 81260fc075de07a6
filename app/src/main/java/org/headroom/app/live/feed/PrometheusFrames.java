package org.headroom.app.live.feed;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;
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
import org.headroom.data.telemetry.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * Frames from a server that answers PromQL. Each step is asked for {@code telemetry.lag_s} after its end: the racks by
 * the recording rules, or, where these give nothing, by host from the exporters' own metrics; then the site's meters.
 * Means over the step; what said nothing within it is not a number.
 *
 * <p>After an outage the steps that are missing come in pieces of up to {@value #MOST_STEPS}, and smaller ones where the
 * server refuses so many samples. A server away, or one that refuses everything, answers {@link Answer#AWAY}; one meter's
 * query that it refuses leaves that meter silent. Times are of the site's clock, which is the simulated one where the
 * server knows of a simulator ({@link SimulatorClock}). For one thread.
 */
public final class PrometheusFrames implements FrameSource {
    /** Most steps of one question. */
    static final int MOST_STEPS = 40;

    /** A frame so many steps behind the present fills a gap. */
    private static final int GAP_STEPS = 4;

    /** How long a first sign of life is waited for before silence is taken for the site's own, s of our clock. */
    private static final double PATIENCE_S = 60;

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
            boolean known = askClock() || settled();
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
            if (!askClock()) {
                return Answer.WAIT;
            }
            double stepS = telemetry.stepS();
            double readyS = clock.simulatedS(serverS()) - telemetry.lagS();
            if (Double.isNaN(nextS)) {
                nextS = Math.floor(readyS / stepS) * stepS - stepS;
            }
            int due = (int) Math.min(piece, Math.floor((readyS - nextS) / stepS + 1e-6));
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
                ask(due);
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
        ClockAnswer said = new ClockAnswer();
        api.query(ClockAnswer.PROMQL, serverS(), said);
        SimulatorClock simulated = said.clock();
        if (simulated != null && !(anythingHeard && !clockKnown)) {
            clock = simulated;
            clockKnown = true;
        }
        if (!settled()) {
            anythingHeard = api.value(SIGN_OF_LIFE, serverS()) > 0;
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

    private void ask(int steps) {
        double serverStepS = telemetry.stepS() / clock.speed();
        double firstS = clock.wallS(nextS + telemetry.stepS());
        double lastS = firstS + (steps - 1) * serverStepS;
        boolean recheck = heardToS == nextS;
        double fromS = recheck ? firstS - serverStepS : firstS;

        answers.begin(RackMetric.POWER, false, firstS, serverStepS, steps);
        long got = api.queryRange(RackMetric.POWER.byRule(serverStepS), fromS, lastS, serverStepS, answers)
                .samples();
        boolean byHost = got == 0;
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
            askRest(byHost, firstS, lastS, serverStepS, steps);
        }
        askMeters(firstS, lastS, serverStepS, steps);
    }

    private long askRacks(
            RackMetric metric, boolean byHost, double fromS, double firstS, double lastS, double stepS, int steps) {
        answers.begin(metric, byHost, firstS, stepS, steps);
        String promql = byHost ? metric.byHost(telemetry.hosts().label(), stepS) : metric.byRule(stepS);
        return api.queryRange(promql, fromS, lastS, stepS, answers).samples();
    }

    private void askRest(boolean byHost, double firstS, double lastS, double stepS, int steps) {
        askRacks(RackMetric.GPUS, byHost, firstS, firstS, lastS, stepS, steps);
        for (int i = 0; i < steps; i++) {
            Frame frame = ring.at(i);
            answers.into(i, false, frame.rackGpus);
            for (int r = 0; r < fleet.racks(); r++) {
                boolean power = !Double.isNaN(frame.rackGpuW[r]);
                if (!power) {
                    frame.rackGpus[r] = 0;
                } else if (!(frame.rackGpus[r] > 0)) { // a rule for power alone: taken for the whole rack
                    frame.rackGpus[r] = (double) fleet.serversIn(r) * fleet.gpusPerServer();
                }
            }
        }
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
        api.queryRange(
                byHost ? RackMetric.refused() : RackMetric.REFUSED_RULE,
                firstS,
                lastS,
                stepS,
                new RefusedReadings(counts));
        double resets = api.value(RackMetric.resets(lastS - firstS + 2 * stepS), lastS);
        counts.add(Kind.COUNTER_RESETS, resets > 0 ? Math.round(resets) : 0);
    }

    private void askMeters(double firstS, double lastS, double stepS, int steps) {
        MeterQueries all = queries;
        if (all == null || stepS != queriesStepS) {
            all = new MeterQueries(meters, telemetry, stepS);
            queries = all;
            queriesStepS = stepS;
        }
        for (MeterQueries.Query query : all.all()) {
            MeterAnswers sink = new MeterAnswers(all, query, ring, firstS, stepS, steps, counts);
            try {
                anythingHeard |= api.queryRange(query.promql(), firstS, lastS, stepS, sink)
                                .samples()
                        > 0;
            } catch (PrometheusError e) {
                if (e.passing()) {
                    throw e;
                }
                problem = String.valueOf(e.getMessage()); // this meter stays silent, the others do not
            }
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
}
