package org.headroom.app.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.CarriesDelay;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.HeldBack;
import org.headroom.app.load.JobsInTime;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.ServerActivity;
import org.headroom.app.load.SiteLoad;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Availability;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteEvent;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.physics.gpu.GpuDesign;
import org.jspecify.annotations.Nullable;

/**
 * The real machine of a simulation: a twin of the site as it truly is ({@code calibration.*} included), under its weather,
 * its jobs and the faults of its plant, one step after another. What perfect instruments would read of the last step
 * stands in public fields; {@link Instruments} makes measurements of them.
 *
 * <p>Readings are means over the step, also where it is cut at an instant at which equipment goes or comes back. What GPUs
 * draw is the truth here: their telemetry says it divided by {@code calibration.gpu_power}.
 */
public final class TrueSite {
    /** Servers that shut down for heat are reset by operators at the next full stretch of this length, s. */
    private static final long RESET_S = 900;

    private final Site site;
    private final Weather weather;
    private final SiteLoad load;
    private final Twin twin;
    private final SiteMeters meters;
    private final SiteConditions conditions;
    private final List<Fault> faults;
    private final Boundary boundary;
    private final WeatherPoint air = new WeatherPoint();
    private final LedgerRow row = new LedgerRow();
    private final RackReadings part;
    private final double[] partMeters;
    private final HeldBack held;
    private boolean settled;
    private double nowS;

    /** Start of the last step, epoch seconds. */
    public double fromS;

    /** Its end. */
    public double toS;

    /** What a perfect meter reads, one a meter of {@link #meters}. */
    public final double[] readings;

    /** Power of the GPUs of each rack, W. */
    public final double[] rackGpuW;

    /** Mean temperature of the GPUs of each rack, C. */
    public final double[] rackGpuC;

    /** The hottest GPU of each rack, C. */
    public final double[] rackGpuMaxC;

    /** Coolant to the plates of each rack, C. */
    public final double[] rackCoolantC;

    /** Mean activity of each rack's tensor cores, 0 to 1. */
    public final double[] rackTensor;

    /** Mean activity of each rack's SMs, 0 to 1. */
    public final double[] rackSm;

    /** What each server does at the end of the step; its jobs are those of {@link #jobOf}. */
    final ServerActivity activity;

    /**
     * A site at an instant; its first step starts there from the equilibrium.
     *
     * @param startS epoch seconds
     * @param plantFaults equipment that fails, beside that of the site's own events
     */
    public TrueSite(Site site, Weather weather, SiteLoad load, double startS, List<Fault> plantFaults) {
        this.site = site;
        this.weather = weather;
        this.load = load;
        this.twin = new Twin(site);
        this.meters = new SiteMeters(twin.fleet());
        this.conditions = new SiteConditions(site);
        List<Fault> all = new ArrayList<>(site.events().stream()
                .map(SiteEvent::fault)
                .filter(Objects::nonNull)
                .toList());
        all.addAll(plantFaults);
        this.faults = List.copyOf(all);
        this.boundary = new Boundary(twin.newBank());
        this.part = twin.newReadings();
        this.partMeters = new double[meters.size()];
        this.readings = new double[meters.size()];
        int racks = twin.fleet().racks();
        this.rackGpuW = new double[racks];
        this.rackGpuC = new double[racks];
        this.rackGpuMaxC = new double[racks];
        this.rackCoolantC = new double[racks];
        this.rackTensor = new double[racks];
        this.rackSm = new double[racks];
        this.activity = new ServerActivity(twin.fleet().servers());
        this.held = new HeldBack(load instanceof CarriesDelay ? boundary.load.slots * racks : 0);
        this.nowS = startS;
        this.fromS = startS;
        this.toS = startS;
    }

    public Site site() {
        return site;
    }

    public Fleet fleet() {
        return twin.fleet();
    }

    public SiteMeters meters() {
        return meters;
    }

    /** End of the last step: where the next one begins, epoch seconds. */
    public double nowS() {
        return nowS;
    }

    /** Measures of the twin's last step: what no instrument sees, for tests and logs. */
    public double truth(Measures measure) {
        return row.get(measure);
    }

    /** One step to an instant. */
    public void advance(double toS) {
        this.fromS = nowS;
        this.toS = toS;
        double lengthS = toS - nowS;
        clear();
        while (nowS < toS) {
            double endS = conditions.nextChangeS(nowS, toS);
            endS = Availability.nextChangeS(faults, site.cooling().restart(), nowS, endS);
            fill(nowS, endS);
            if (!settled) {
                twin.settle(boundary, row);
                settled = true;
            }
            twin.step(boundary, endS - nowS, row);
            row.toS = endS;
            if (load instanceof CarriesDelay delayed) {
                tell(delayed, nowS, endS);
            }
            add((endS - nowS) / lengthS);
            nowS = endS;
        }
        readActivity();
    }

    /** Jobs whose servers the step held back fall behind. */
    private void tell(CarriesDelay delayed, double fromS, double endS) {
        boolean any = twin.heldBack(boundary, held);
        if (any || held.size() > 0) {
            if (!any) {
                held.clear();
            }
            delayed.heldBack(fromS, endS, held);
        }
    }

    private void fill(double fromS, double endS) {
        weather.at(fromS, endS, air);
        boundary.drybulbC = air.drybulbC;
        boundary.wetbulbC = air.wetbulbC;
        boundary.pressurePa = air.pressurePa;
        conditions.fill(boundary, fromS, endS);
        boundary.available.set(faults, site.cooling().restart(), fromS, endS);
        boundary.serverReset = Math.floorDiv((long) fromS, RESET_S) != Math.floorDiv((long) endS, RESET_S);
        load.mean(fromS, endS, boundary.load);
    }

    private void clear() {
        Arrays.fill(readings, 0);
        Arrays.fill(rackGpuW, 0);
        Arrays.fill(rackGpuC, 0);
        Arrays.fill(rackGpuMaxC, 0);
        Arrays.fill(rackCoolantC, 0);
    }

    private void add(double share) {
        twin.read(boundary, part);
        meters.read(twin, boundary, row, part, partMeters);
        for (int i = 0; i < readings.length; i++) {
            readings[i] += share * partMeters[i];
        }
        for (int r = 0; r < rackGpuW.length; r++) {
            rackGpuW[r] += share * part.gpuW[r];
            rackGpuC[r] += share * part.gpuMeanC[r];
            rackGpuMaxC[r] += share * part.gpuMaxC[r];
            rackCoolantC[r] += share * part.coolantSupplyC[r];
        }
    }

    /** As the jobs say where they are run in time, else by what each server draws above idle. */
    private void readActivity() {
        if (load instanceof JobsInTime jobs) {
            jobs.activity(activity);
        } else {
            for (int s = 0; s < fleet().servers(); s++) {
                GpuDesign gpu = fleet().gpuOf(s / fleet().slots()).design();
                double each = serverGpuW(s) / fleet().gpusPerServer();
                double u = Math.clamp((each - gpu.idleW()) / (gpu.limitW() - gpu.idleW()), 0, 1);
                activity.utilization[s] = u;
                activity.tensor[s] = u;
                activity.sm[s] = u;
                activity.dram[s] = u;
            }
        }
        for (int r = 0; r < rackTensor.length; r++) {
            int servers = fleet().serversIn(r);
            double tensor = 0;
            double sm = 0;
            for (int s = r * fleet().slots(), end = s + servers; s < end; s++) {
                tensor += activity.tensor[s];
                sm += activity.sm[s];
            }
            rackTensor[r] = tensor / servers;
            rackSm[r] = sm / servers;
        }
    }

    /** The id of a server's job; null without one, or where jobs are not run in time. */
    @Nullable
    String jobOf(int server) {
        int job = activity.job[server];
        return job >= 0 && load instanceof JobsInTime jobs ? jobs.jobId(job) : null;
    }

    /** Power of the GPUs of one server over the last part of the step, W: its share of its rack's by what it asks for. */
    double serverGpuW(int server) {
        RackBank bank = boundary.load;
        int rack = server / fleet().slots();
        double asked = 0;
        for (int s = 0; s < bank.slots; s++) {
            asked += bank.gpuW[s][rack];
        }
        return asked > 0 ? rackGpuW[rack] * bank.gpuW[server % fleet().slots()][rack] / asked : 0;
    }
}
