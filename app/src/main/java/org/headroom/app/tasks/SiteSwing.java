package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SwingPlant;
import org.headroom.grid.swing.DipResponse;
import org.headroom.grid.swing.DummyLoad;
import org.headroom.grid.swing.FailureTimes;
import org.headroom.grid.swing.FrequencyResponse;
import org.headroom.grid.swing.LoadGroup;
import org.headroom.grid.swing.PowerFloor;
import org.headroom.grid.swing.PowerSeries;
import org.headroom.grid.swing.Remedies;
import org.headroom.grid.swing.RemedyCosts;
import org.headroom.grid.swing.StorageDesign;
import org.headroom.grid.swing.SwingCase;
import org.headroom.grid.swing.SwingRun;
import org.headroom.grid.swing.TrainingJob;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * The fast swings of a site: its jobs over some minutes, what the grid sees of them, what each remedy leaves and costs, and
 * what a voltage dip trips. Cooling and everything else stand at what the site settles to on an average July afternoon.
 */
public final class SiteSwing {
    private static final double LONGEST_RETURN_S = 7200;
    private static final double SAMPLES = 20_000_000;
    private static final double UPS_UNITS = 20;
    private static final double MOTORS = 200;

    private final SwingRequest request;
    private final Site site;
    private final SwingPlant plant;
    private final MeterSlope meter;
    private final SwingRows rows;

    /** @throws InputError if the site is not right */
    public SiteSwing(SwingRequest request) {
        this.request = request;
        PlantHour hour = PlantHour.of(
                new PlantHour.Request(request.site(), request.weather(), SimulateRequest.FullLoadKind.TRAINING, null));
        this.site = hour.site();
        this.plant = request.site().tree().swing(java.time.Instant.ofEpochSecond(hour.atS()));
        this.rows = new SwingRows(site, plant);
        double plantMw = hour.row().get(Measures.PUMPS_MW)
                + hour.row().get(Measures.TOWERS_MW)
                + hour.row().get(Measures.CHILLERS_MW)
                + hour.row().get(Measures.OTHER_MW);
        this.meter = new MeterSlope(site, 1e6 * hour.row().get(Measures.NETWORK_STORAGE_MW), 1e6 * plantMw);
    }

    /** @throws InputError if what is asked for cannot be */
    public SwingOutcome run() {
        List<TrainingJob> jobs = swinging(new SwingJobs(site.it(), plant).of(request));
        SwingCase window = window(jobs);
        SwingOutcome.Row bare = row("none", "nothing", window, Remedies.NONE);
        List<SwingOutcome.Row> found = new ArrayList<>(List.of(bare));
        for (Tried tried : tried()) {
            found.add(row(tried.id(), tried.title(), window, tried.remedies()));
        }
        double highServerW = highServerW(jobs);
        double swingW = meter.meterW(highServerW)
                - meter.meterW(highServerW
                        - jobs.stream().mapToDouble(TrainingJob::swingW).sum());
        PowerSeries lost = new PowerSeries(0.1, stepDown(swingW));
        return new SwingOutcome(
                request,
                site,
                plant,
                window,
                found,
                swingW,
                FrequencyResponse.of(plant.inertia(), lost, swingW),
                dip(jobs, window));
    }

    /** Sixty seconds at a power that is lost at their start. */
    private static double[] stepDown(double fromW) {
        double[] p = new double[600];
        p[0] = fromW;
        return p;
    }

    /** The one job with the swing that was asked for. */
    private List<TrainingJob> swinging(List<TrainingJob> jobs) {
        Double asked = request.swingMw();
        if (asked == null) {
            return jobs;
        }
        if (jobs.size() > 1) {
            throw new InputError("--swing-mw", "", "several jobs", "one job");
        }
        TrainingJob job = jobs.getFirst();
        double highW = highServerW(jobs);
        double lowW = meter.lowServerW(highW, asked * 1e6);
        double waitsW = job.power().computeW() - (highW - lowW) / job.servers();
        if (!(asked > 0 && lowW >= 0 && waitsW >= 0)) {
            double mostMw = (meter.meterW(highW)
                            - meter.meterW(highW - job.servers() * job.power().computeW()))
                    / 1e6;
            throw new InputError(
                    "--swing-mw", "", asked + " MW", String.format(java.util.Locale.ROOT, "0 to %.1f MW", mostMw));
        }
        TrainingJob.Power power = new TrainingJob.Power(job.power().computeW(), waitsW, waitsW);
        return List.of(new TrainingJob(
                job.name(),
                job.servers(),
                job.gpus(),
                job.iteration(),
                power,
                job.checkpoint(),
                job.failures(),
                job.lagS()));
    }

    private double otherServerW(List<TrainingJob> jobs) {
        double busy = jobs.stream().mapToDouble(TrainingJob::servers).sum();
        return Math.max(0, site.it().servers() - busy) * plant.power().idleW();
    }

    private double highServerW(List<TrainingJob> jobs) {
        return otherServerW(jobs)
                + jobs.stream()
                        .mapToDouble(j -> j.servers() * j.power().computeW())
                        .sum();
    }

    private SwingCase window(List<TrainingJob> jobs) {
        double highW = highServerW(jobs);
        double lowW = highW - jobs.stream().mapToDouble(TrainingJob::swingW).sum();
        double factor = meter.factor(lowW, highW);
        double samples = Math.round(request.lengthS() / request.stepS());
        if (!(samples >= 2 && samples <= SAMPLES)) {
            throw new InputError(
                    "--for", "", (long) samples + " samples", "2 to " + (long) SAMPLES + ": change it or --step");
        }
        return new SwingCase(
                jobs,
                otherServerW(jobs),
                factor,
                meter.meterW(lowW) - factor * lowW,
                request.stepS(),
                (int) samples,
                request.failures(),
                request.seed());
    }

    private record Tried(String id, String title, Remedies remedies) {}

    /** Each remedy by itself, then those that go together. */
    private List<Tried> tried() {
        SwingRequest.Asked asked = request.remedies();
        SwingPlant.RemedyDesigns d = plant.remedies();
        boolean all = asked.nothing();
        try {
            double staggerS = wanted(all, asked.staggerS(), d.staggerS());
            double floorShare = wanted(all, asked.smoothingFloor(), d.floorShare());
            double dummyShare = wanted(all, asked.dummyLevel(), d.dummyShare());
            double rackJ = wanted(all, asked.rackJPerGpu(), d.rackJ());
            double batteryW =
                    1e6 * wanted(all, asked.batteryMw(), site.grid().battery().powerW() / 1e6);
            PowerFloor floor = floorShare > 0
                    ? new PowerFloor(
                            floorShare,
                            d.rampUpWPerS() * site.it().gpusPerServer(),
                            d.rampDownWPerS() * site.it().gpusPerServer(),
                            d.holdS())
                    : null;
            DummyLoad dummy =
                    dummyShare > 0 ? new DummyLoad(dummyShare, d.dummyDelayS(), d.dummyThroughputLoss()) : null;
            StorageDesign rack = rackJ > 0 ? rack(rackJ) : null;
            StorageDesign battery = batteryW > 0 ? rows.battery(batteryW) : null;
            List<Tried> tried = new ArrayList<>();
            if (staggerS > 0) {
                tried.add(new Tried(
                        "stagger",
                        "staggered restarts, " + Seconds.text(staggerS),
                        new Remedies(staggerS, null, null, null, null)));
            }
            if (dummy != null) {
                tried.add(new Tried(
                        "dummy_load",
                        percent(dummyShare) + " software dummy load",
                        new Remedies(0, null, dummy, null, null)));
            }
            if (floor != null) {
                tried.add(new Tried(
                        "gpu_smoothing",
                        percent(floorShare) + " GPU power floor",
                        new Remedies(0, floor, null, null, null)));
            }
            if (rack != null) {
                tried.add(new Tried(
                        "rack_storage",
                        TextNumbers.of(rackJ) + " J a GPU in racks",
                        new Remedies(0, null, null, rack, null)));
            }
            if (battery != null) {
                tried.add(new Tried(
                        "battery",
                        TextNumbers.of(batteryW / 1e6) + " MW battery",
                        new Remedies(0, null, null, null, battery)));
            }
            if (tried.size() > 1) {
                // of all, a power floor does what dummy load would and a battery what staggering does for GPU hours
                tried.add(new Tried(
                        "together",
                        all ? "floor, racks and battery" : "these together",
                        new Remedies(all ? 0 : staggerS, floor, all ? null : dummy, rack, battery)));
            }
            return tried;
        } catch (OutOfRange e) {
            throw InputError.of("remedies", e.name(), e);
        }
    }

    private static String percent(double share) {
        return TextNumbers.of(100 * share) + " %";
    }

    private static double wanted(boolean all, @Nullable Double asked, double own) {
        return asked != null ? asked : all ? own : 0;
    }

    private StorageDesign rack(double jPerGpu) {
        SwingPlant.RemedyDesigns d = plant.remedies();
        double gpus = site.it().gpus();
        double e = d.rackEfficiency();
        return new StorageDesign(d.rackW() * gpus, jPerGpu * gpus, e, e, 0, d.batterySmoothS());
    }

    private SwingOutcome.Row row(String id, String title, SwingCase window, Remedies remedies) {
        SwingRun run = window.run(remedies);
        return rows.of(id, title, run, costs(window, remedies, run));
    }

    /** With failures as frequent as the jobs' size makes them, not as the window shows them. */
    private static RemedyCosts costs(SwingCase window, Remedies remedies, SwingRun run) {
        if (window.failures() != FailureTimes.ONE || remedies.none()) {
            return run.costs();
        }
        RemedyCosts calm = window.with(FailureTimes.NONE).run(remedies).costs();
        return calm.mixed(run.costs(), Math.min(1, window.expectedFailures()));
    }

    private DipResponse dip(List<TrainingJob> jobs, SwingCase window) {
        double factor = window.meterFactor();
        double highW = highServerW(jobs);
        double waitsW =
                jobs.stream().mapToDouble(j -> j.servers() * j.power().idleW()).sum() + otherServerW(jobs);
        double behindUps = site.grid().upsItShare();
        double networkW = factor * meter.networkW();
        double restW = Math.max(0, meter.meterW(highW) - factor * highW - networkW);
        SwingPlant.Group servers = plant.group(SwingPlant.SERVERS);
        SwingPlant.Group ups = plant.group(SwingPlant.UPS);
        SwingPlant.Group cooling = plant.group(SwingPlant.COOLING);
        double upsNetwork = site.grid().upsNetworkShare();
        double direct = (1 - behindUps) * factor;
        double onUpsW = behindUps * factor * highW + upsNetwork * networkW;
        double longestS =
                jobs.stream().mapToDouble(j -> j.iteration().lengthS()).max().orElse(1);
        double restartS =
                jobs.stream().mapToDouble(j -> j.failures().restartS()).max().orElse(0);
        return DipResponse.of(
                request.dip(),
                List.of(
                        new LoadGroup(
                                SwingPlant.SERVERS,
                                site.it().servers() * (1 - behindUps),
                                direct * highW,
                                servers.rideThrough(),
                                direct * waitsW,
                                servers.returnAfterS()),
                        new LoadGroup(SwingPlant.UPS, UPS_UNITS, onUpsW, ups.rideThrough(), onUpsW, ups.returnAfterS()),
                        new LoadGroup(
                                SwingPlant.COOLING,
                                MOTORS,
                                restW + (1 - upsNetwork) * networkW,
                                cooling.rideThrough(),
                                restW + (1 - upsNetwork) * networkW,
                                cooling.returnAfterS())),
                new DipResponse.Return(plant.reconnectWPerS(), longestS, restartS),
                0.01,
                LONGEST_RETURN_S);
    }
}
