package org.headroom.app.live.estimate;

import java.util.Arrays;
import org.headroom.app.live.Frame;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/**
 * What every server draws, from what its GPUs report. GPU power is measured, so it is prescribed: no leakage, no cap. The
 * rest of the server follows {@link ServerPower}.
 *
 * <pre>
 * g_r = f W_r / n_r            rack that reports: W of its n GPUs, f calibration.gpu_power
 * silent rack: g_r is the median of its last ten minutes, moves to what the queue or its hall's mean says (10 min), and is corrected by its array's meter
 *   and its hall's feeder:
 * g_r += v_r h_r (y - sum AC) / (sum h^2 v + R)       v_r variance of g_r, h_r = d(AC of the rack)/d g_r
 * </pre>
 *
 * <p>The correction is a Kalman update with a diagonal covariance: racks that are known take none of it, those of an array
 * that has been heard little. What is left unknown is {@link #doubtW}: within an array silent racks are taken as wrong
 * together (a job spans them), arrays whose meter was used as wrong by their meters, each for itself. A rack in which some GPUs report is scaled by the mean of those. Worked number: 56 of 64 GPUs
 * report 35,616 W, 636 W each: the servers draw 8 x 7,750 W.
 */
public final class LoadFromTelemetry {
    /** A rack that falls silent is taken at its median of the last ten minutes: a checkpoint is shorter. */
    private static final int KEPT = 20;

    private static final double KEPT_EVERY_S = 30;
    private static final double RELAX_S = 600;

    /** Standard deviation of a silent rack's mean GPU power at rest, over the span from idle to limit. */
    private static final double SPREAD = 0.2;

    private static final double FIRST_SD_W = 5;
    private static final double MOST_OVER_LIMIT = 1.15;
    private static final double GATE = 5;
    private static final int REOPENS_AFTER = 8;

    /** The same where the racks can have come to what the meter says. */
    private static final int MOVES_AFTER = 2;

    /** What a meter may be off by at the ends of that range, over its upper end. */
    private static final double EDGE = 0.05;

    /** A job's phase may change in any minute, s. */
    private static final double UNKNOWN_AFTER_S = 60;

    private final Fleet fleet;
    private final SiteMeters meters;
    private final double[] gpuW;
    private final double[][] recentW;
    private final int[] recent;
    private final double[] variance;
    private final boolean[] heard;
    private final double[] acPerGpuW;
    private final int[] refused;
    private final boolean[] used;
    private final double[] doubtW;
    private final double[] lastW;
    private final double[] hallMeanW;
    private final int[] arrayStart;
    private final int[] hallEnds;
    private @Nullable RackHint hint;
    private long readingsRefused;
    private int racksHeard;
    private int racksHeld;
    private double siteDoubtW;
    private double sinceKeptS;
    private boolean begun;

    /** Racks draw half of what they can until something is heard. */
    public LoadFromTelemetry(Fleet fleet, SiteMeters meters) {
        this.fleet = fleet;
        this.meters = meters;
        int racks = fleet.racks();
        gpuW = new double[racks];
        recentW = new double[KEPT][racks];
        recent = new int[racks];
        variance = new double[racks];
        heard = new boolean[racks];
        acPerGpuW = new double[racks];
        refused = new int[meters.size()];
        used = new boolean[meters.size()];
        doubtW = new double[meters.size()];
        lastW = new double[racks];
        hallMeanW = new double[fleet.halls()];
        hallEnds = fleet.hallEnds();
        arrayStart = new int[meters.arrays() + 1];
        for (int r = racks - 1; r >= 0; r--) {
            arrayStart[fleet.arrayOf(r)] = r;
            ServerPower server = fleet.serverOf(r);
            acPerGpuW[r] = fleet.serversIn(r) * (server.acW(1) - server.acW(0));
            gpuW[r] = 0.5 * (server.gpu().idleW() + server.gpu().limitW());
            variance[r] = square(SPREAD * span(r));
        }
        arrayStart[meters.arrays()] = racks;
    }

    /** Names who knows something of silent racks; null for nobody. */
    public void setHint(@Nullable RackHint hint) {
        this.hint = hint;
    }

    /**
     * Takes a frame in.
     *
     * @param gpuFactor {@code calibration.gpu_power}
     * @param boardRatio what a hall's board takes over what its servers do, one a hall
     */
    public void take(Frame frame, double gpuFactor, double[] boardRatio) {
        double dtS = frame.toS - frame.fromS;
        Arrays.fill(used, false);
        Arrays.fill(doubtW, 0);
        hear(frame, dtS, gpuFactor);
        siteDoubtW *= Math.exp(-dtS / RELAX_S); // what was wrong stays in the water for a while
        if (racksHeard == fleet.racks()) {
            return;
        }
        relax(frame.fromS, dtS);
        for (int a = 0; a < meters.arrays(); a++) {
            int meter = meters.array(a);
            correct(meter, frame.meters[meter], 1, arrayStart[a], arrayStart[a + 1]);
        }
        for (int h = 0; h < hallEnds.length; h++) {
            int meter = meters.hallFeeder(h);
            correct(meter, frame.meters[meter], boardRatio[h], h == 0 ? 0 : hallEnds[h - 1], hallEnds[h]);
        }
        doubt(frame);
    }

    /** What stays unknown behind each meter of racks that are silent, and of all together. */
    private void doubt(Frame frame) {
        double site = 0;
        for (int h = 0; h < hallEnds.length; h++) {
            double known = 0;
            double guessed = 0;
            for (int a = 0; a < meters.arrays(); a++) {
                int meter = meters.array(a);
                int from = Math.max(arrayStart[a], h == 0 ? 0 : hallEnds[h - 1]);
                int to = Math.min(arrayStart[a + 1], hallEnds[h]);
                double sum = 0;
                for (int r = from; r < to; r++) {
                    sum += heard[r] ? 0 : Math.sqrt(variance[r]) * acPerGpuW[r];
                }
                if (used[meter]) {
                    sum = Math.min(sum, classW(meter, frame.meters[meter]));
                    known += sum * sum;
                } else {
                    guessed += sum;
                }
                doubtW[meter] += sum;
            }
            int feeder = meters.hallFeeder(h);
            double all = Math.sqrt(known) + guessed;
            doubtW[feeder] = used[feeder] ? Math.min(all, classW(feeder, frame.meters[feeder])) : all;
            site += doubtW[feeder] * doubtW[feeder];
        }
        siteDoubtW = Math.max(siteDoubtW, Math.sqrt(site));
    }

    private double classW(int meter, double reading) {
        SiteMeter m = meters.get(meter);
        return Math.hypot(m.noiseAt(reading), m.biasAt(reading));
    }

    private void hear(Frame frame, double dtS, double gpuFactor) {
        sinceKeptS += dtS;
        boolean keeps = sinceKeptS >= KEPT_EVERY_S - 1e-3;
        sinceKeptS = keeps ? 0 : sinceKeptS;
        racksHeard = 0;
        racksHeld = 0;
        for (int r = 0; r < gpuW.length; r++) {
            racksHeld += frame.rackGpuW[r] == lastW[r] ? 1 : 0;
            lastW[r] = frame.rackGpuW[r];
            double g = frame.rackGpuW[r] / frame.rackGpus[r];
            boolean reports = frame.rackGpus[r] > 0 && !Double.isNaN(g);
            double most = MOST_OVER_LIMIT * fleet.serverOf(r).gpu().limitW();
            if (reports && !(g >= 0 && g <= most)) {
                readingsRefused++;
                reports = false;
            }
            if (reports) {
                gpuW[r] = gpuFactor * g;
                if (keeps || recent[r] == 0) {
                    recentW[recent[r]++ % KEPT][r] = gpuW[r];
                }
                variance[r] = square(FIRST_SD_W);
                racksHeard++;
            } else if (heard[r]) {
                gpuW[r] = median(r);
                recent[r] = 0;
            }
            heard[r] = reports;
        }
        begun |= racksHeard > 0;
    }

    private double median(int rack) {
        int n = Math.min(recent[rack], KEPT);
        double[] sorted = new double[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = recentW[i][rack];
        }
        Arrays.sort(sorted);
        return n == 0 ? gpuW[rack] : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }

    /** Silent racks go to what is likely, and are known less and less. */
    private void relax(double atS, double dtS) {
        double go = 1 - Math.exp(-dtS / RELAX_S);
        for (int h = 0; h < hallEnds.length; h++) {
            double sum = 0;
            int count = 0;
            for (int r = h == 0 ? 0 : hallEnds[h - 1]; r < hallEnds[h]; r++) {
                sum += heard[r] ? gpuW[r] : 0;
                count += heard[r] ? 1 : 0;
            }
            hallMeanW[h] = count > 0 ? sum / count : Double.NaN;
        }
        for (int r = 0; r < gpuW.length; r++) {
            if (!heard[r]) {
                double hinted = hint == null ? Double.NaN : hint.gpuW(r, atS);
                double likely = Double.isNaN(hinted) ? hallMeanW[fleet.hallOf(r)] : hinted;
                if (!Double.isNaN(likely)) {
                    gpuW[r] += go * (likely - gpuW[r]);
                }
                double most = square(SPREAD * span(r));
                variance[r] = Math.min(most, variance[r] + most * dtS / UNKNOWN_AFTER_S);
            }
        }
    }

    /** One meter over neighbouring racks, some of them silent. */
    private void correct(int meter, double reading, double ratio, int from, int to) {
        double known = 0;
        double spread = 0;
        for (int r = from; r < to; r++) {
            known += acW(r);
            spread += heard[r] ? 0 : variance[r] * acPerGpuW[r] * acPerGpuW[r];
        }
        if (spread == 0 || Double.isNaN(reading)) {
            return;
        }
        SiteMeter m = meters.get(meter);
        double wrong = Math.hypot(m.noiseAt(reading), m.biasAt(reading)) / ratio;
        double miss = reading / ratio - known;
        double all = spread + wrong * wrong;
        if (miss * miss > GATE * GATE * all) {
            if (++refused[meter] < (possible(reading / ratio, from, to) ? MOVES_AFTER : REOPENS_AFTER)) {
                return;
            }
            all = miss * miss; // it keeps saying so: the racks did change
            spread = all - wrong * wrong;
            widen(from, to, spread);
        }
        refused[meter] = 0;
        used[meter] = true;
        for (int r = from; r < to; r++) {
            if (!heard[r]) {
                double gain = variance[r] * acPerGpuW[r] / all;
                double low = fleet.serverOf(r).gpu().idleW();
                double high = MOST_OVER_LIMIT * fleet.serverOf(r).gpu().limitW();
                gpuW[r] = Math.clamp(gpuW[r] + gain * miss, 0.5 * low, high);
                variance[r] -= gain * acPerGpuW[r] * variance[r];
            }
        }
    }

    /** Whether racks draw this if the silent ones do something between idling and their limits. */
    private boolean possible(double sumW, int from, int to) {
        double least = 0;
        double most = 0;
        for (int r = from; r < to; r++) {
            ServerPower server = fleet.serverOf(r);
            int n = fleet.serversIn(r);
            least += heard[r] ? acW(r) : n * server.acW(server.gpu().idleW());
            most += heard[r] ? acW(r) : n * server.acW(server.gpu().limitW());
        }
        return sumW > least - EDGE * most && sumW < (1 + EDGE) * most;
    }

    /** Makes the silent racks as unknown as a sum of variances says. */
    private void widen(int from, int to, double sum) {
        double weights = 0;
        for (int r = from; r < to; r++) {
            weights += heard[r] ? 0 : acPerGpuW[r] * acPerGpuW[r];
        }
        for (int r = from; r < to; r++) {
            if (!heard[r]) {
                variance[r] = sum / weights;
            }
        }
    }

    /** Servers of a rack at their AC inlets, W. */
    public double acW(int rack) {
        return fleet.serversIn(rack) * fleet.serverOf(rack).acW(gpuW[rack]);
    }

    /**
     * Writes the load.
     *
     * @param scale on the GPU power of racks that report: 1 for what was taken
     */
    public void write(RackBank into, double scale) {
        for (int r = 0; r < gpuW.length; r++) {
            ServerPower server = fleet.serverOf(r);
            double g = heard[r] ? scale * gpuW[r] : gpuW[r];
            double serverGpuW = fleet.gpusPerServer() * g;
            double restW = Math.max(0, server.restW(g));
            int servers = fleet.serversIn(r);
            for (int s = 0; s < servers; s++) {
                into.gpuW[s][r] = serverGpuW;
                into.gpuIdleW[s][r] = serverGpuW;
                into.gpuMostW[s][r] = serverGpuW;
                into.leakageWPerK[s][r] = 0;
                into.restW[s][r] = restW;
            }
        }
        into.gpusBusy = busy();
        into.version++;
    }

    /** GPUs clearly above idle. */
    private double busy() {
        double busy = 0;
        for (int r = 0; r < gpuW.length; r++) {
            double idle = fleet.serverOf(r).gpu().idleW();
            busy += gpuW[r] > idle + 0.1 * span(r) ? fleet.serversIn(r) * fleet.gpusPerServer() : 0;
        }
        return busy;
    }

    /** Mean power of a rack's GPUs, W. */
    public double gpuW(int rack) {
        return gpuW[rack];
    }

    /** Whether the rack reported in the last frame. */
    public boolean heard(int rack) {
        return heard[rack];
    }

    public int racksHeard() {
        return racksHeard;
    }

    /** Whether any rack was ever heard. */
    boolean begun() {
        return begun;
    }

    /** Whether the load rests on this meter in the last frame, so that it is no witness any more. */
    boolean used(int meter) {
        return used[meter];
    }

    /** Standard deviation of what silent racks behind a meter of an array or a hall may draw otherwise, W. */
    double doubtW(int meter) {
        return doubtW[meter];
    }

    /** The same of all silent racks, of ten minutes ago too, W. */
    double siteDoubtW() {
        return siteDoubtW;
    }

    /**
     * Share of the racks that say just what they said in the step before, or nothing: such a load is late, so that how a
     * meter moves with it says nothing.
     */
    double lateShare() {
        return (double) (fleet.racks() - racksHeard + racksHeld) / fleet.racks();
    }

    long readingsRefused() {
        return readingsRefused;
    }

    double[] snapshot() {
        double[] s = new double[3 * gpuW.length];
        for (int r = 0; r < gpuW.length; r++) {
            s[3 * r] = gpuW[r];
            s[3 * r + 1] = median(r);
            s[3 * r + 2] = heard[r] ? -1 : variance[r];
        }
        return s;
    }

    void restore(double[] s) {
        for (int r = 0; r < gpuW.length; r++) {
            gpuW[r] = s[3 * r];
            recentW[0][r] = s[3 * r + 1];
            recent[r] = 1;
            heard[r] = s[3 * r + 2] < 0;
            variance[r] = heard[r] ? square(FIRST_SD_W) : s[3 * r + 2];
        }
    }

    private double span(int r) {
        return fleet.serverOf(r).gpu().limitW() - fleet.serverOf(r).gpu().idleW();
    }

    private static double square(double x) {
        return x * x;
    }
}
