package org.headroom.grid.swing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.headroom.physics.basis.Checks;

/**
 * A window of a site with its jobs: power at the servers is a sum of waveforms, power at the meter is an affine image of it.
 *
 * <pre>
 *   P_servers = sum of jobs + servers without a job
 *   P_meter   = base + factor P_servers
 * </pre>
 *
 * The factor is the slope of all losses between the servers and the meter; cooling and the rest do not follow within
 * minutes and are in the base. Each job draws its phase, lengths and failures from its own stream of the seed, so adding a
 * job changes no other.
 *
 * @param otherServerW servers without a job, W
 * @param meterFactor watt at the meter per watt at the servers, 1
 * @param meterBaseW at the meter without servers, W
 */
public record SwingCase(
        List<TrainingJob> jobs,
        double otherServerW,
        double meterFactor,
        double meterBaseW,
        double stepS,
        int samples,
        FailureTimes failures,
        long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public SwingCase {
        jobs = List.copyOf(jobs);
        Checks.notNegative("other_server_w", otherServerW);
        Checks.within("meter_factor", meterFactor, 1, 2);
        Checks.notNegative("meter_base_w", meterBaseW);
        Checks.within("step_s", stepS, 1e-3, 60);
        Checks.within("samples", samples, 2, 100_000_000);
    }

    public double lengthS() {
        return stepS * samples;
    }

    /** The same window with other failures. */
    public SwingCase with(FailureTimes other) {
        return new SwingCase(jobs, otherServerW, meterFactor, meterBaseW, stepS, samples, other, seed);
    }

    /** Failures to be expected in the window by the rate of all jobs, 1. */
    public double expectedFailures() {
        return jobs.stream()
                .mapToDouble(j -> lengthS() / j.meanTimeToFailureS())
                .sum();
    }

    /** Runs the window with remedies. */
    public SwingRun run(Remedies remedies) {
        RemedyCosts.Book book = new RemedyCosts.Book();
        double[] server = new double[samples];
        java.util.Arrays.fill(server, otherServerW);
        List<JobWaveform> waves = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            TrainingJob job = remedies.staggerS() > 0 ? jobs.get(i).staggered(remedies.staggerS()) : jobs.get(i);
            JobWaveform wave = JobWaveform.of(job, lengthS(), failAtS(i), random(i));
            waves.add(wave);
            double[] p = wave.sample(stepS, samples).powerW();
            if (remedies.floor() != null) {
                remedies.floor().apply(job, p, stepS, book);
            }
            if (remedies.dummy() != null) {
                remedies.dummy().apply(job, p, stepS, book);
            }
            for (int k = 0; k < samples; k++) {
                server[k] += p[k];
            }
            book.gpusLost += remedies.staggerS() * job.gpus() / job.meanTimeToFailureS();
        }
        PowerSeries servers = new PowerSeries(stepS, server);
        if (remedies.rack() != null) {
            StorageDesign rack = remedies.rack().fitted(Ramps.of(servers, 1).largestW());
            StorageSmoothing smoothed = StorageSmoothing.of(rack, servers);
            servers = smoothed.grid();
            book.rackLossW = smoothed.lossJ() / lengthS();
        }
        PowerSeries meter = servers.scaled(meterFactor, meterBaseW);
        if (remedies.battery() != null) {
            StorageSmoothing smoothed = StorageSmoothing.of(remedies.battery(), meter);
            meter = smoothed.grid();
            book.batteryGivenW = smoothed.givenJ() / lengthS();
            book.batteryLossW = smoothed.lossJ() / lengthS();
            book.batteryUsedJ = smoothed.usedJ();
            book.batteryLargestW = smoothed.largestW();
        }
        return new SwingRun(servers, meter, waves, book.costs(meterFactor));
    }

    private double failAtS(int job) {
        return switch (failures) {
            case NONE -> Double.POSITIVE_INFINITY;
            case ONE -> job == 0 ? lengthS() / 2 : Double.POSITIVE_INFINITY;
            case RANDOM -> Double.NaN;
        };
    }

    private SplittableRandom random(int job) {
        return new SplittableRandom(seed ^ (GOLDEN * (job + 1)));
    }
}
