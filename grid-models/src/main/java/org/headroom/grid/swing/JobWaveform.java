package org.headroom.grid.swing;

import java.util.SplittableRandom;

/**
 * The power of one job over a window: iterations one after another, checkpoints, failures and restarts, each a change of
 * level in a {@link StepTrain}. The job runs since long before the window; where in its iteration and between its
 * checkpoints the window finds it is drawn from the seed, so jobs do not march in step.
 *
 * <p>Changes are centred on the edge of their phase: over whole iterations the mean is exactly compute share x compute
 * power + the rest x communication power, whatever spread and lag.
 */
public final class JobWaveform {
    private final TrainingJob job;
    private final StepTrain train;
    private final SplittableRandom random;
    private final double windowS;
    private double levelW;
    private int iterations;
    private int checkpoints;
    private int failures;
    private double stoppedS;

    private JobWaveform(TrainingJob job, double windowS, SplittableRandom random) {
        this.job = job;
        this.windowS = windowS;
        this.random = random;
        this.levelW = job.servers() * job.power().communicationW();
        this.train = new StepTrain(levelW, job.lagS());
    }

    /**
     * Lays out a job over {@code [0, windowS]}.
     *
     * @param failAtS the job stops here; NaN for by the rate, infinity for never
     * @param random draws phase, lengths of iterations and failures
     */
    static JobWaveform of(TrainingJob job, double windowS, double failAtS, SplittableRandom random) {
        JobWaveform wave = new JobWaveform(job, windowS, random);
        wave.run(failAtS);
        return wave;
    }

    private void run(double failAtS) {
        Iteration it = job.iteration();
        double saveAtS = (1 - random.nextDouble()) * job.checkpoint().everyS();
        boolean byRate = Double.isNaN(failAtS);
        double nextFailS = byRate ? nextFailure(0) : failAtS;
        // one iteration more at either end: its edges reach into the window
        double t = -(1 + random.nextDouble()) * it.lengthS();
        while (t < windowS + it.lengthS()) {
            if (t >= saveAtS) {
                t = save(t);
                saveAtS = t + job.checkpoint().everyS();
            } else {
                double length = it.variation() == 0
                        ? it.lengthS()
                        : it.lengthS() * Math.max(0.2, 1 + it.variation() * random.nextGaussian());
                if (t + length > nextFailS) {
                    iterate(t, length, Math.max(t, nextFailS));
                    t = fail(Math.max(t, nextFailS));
                    saveAtS = t + job.checkpoint().everyS();
                    nextFailS = byRate ? nextFailure(t) : Double.POSITIVE_INFINITY;
                } else {
                    iterate(t, length, Double.POSITIVE_INFINITY);
                    t += length;
                }
            }
        }
    }

    private double nextFailure(double fromS) {
        return fromS - Math.log1p(-random.nextDouble()) * job.meanTimeToFailureS();
    }

    /** One iteration, or what of it lies before a stop. */
    private void iterate(double t, double length, double stopS) {
        Iteration it = job.iteration();
        double bubbleS = it.bubbleShare() * length / 2;
        double endS = t + it.computeShare() * length;
        if (it.computeShare() > 0 && t < stopS) {
            to(t, it.spreadUpS() + bubbleS, job.power().computeW());
        }
        if (it.computeShare() < 1 && endS < stopS) {
            to(endS, it.spreadDownS() + bubbleS, job.power().communicationW());
        }
        iterations += t + length > 0 && t < windowS ? 1 : 0;
    }

    private double save(double t) {
        to(t, job.iteration().spreadDownS(), job.power().idleW());
        checkpoints += t < windowS ? 1 : 0;
        stopped(t, job.checkpoint().lengthS());
        return t + job.checkpoint().lengthS();
    }

    private double fail(double t) {
        Iteration it = job.iteration();
        to(t, it.spreadDownS(), job.power().idleW());
        failures += t < windowS ? 1 : 0;
        double restartS = job.failures().restartS();
        double staggerS = job.failures().staggerS();
        if (staggerS > 0) {
            to(t + restartS + staggerS / 2, staggerS, job.power().computeW());
        }
        stopped(t, restartS + staggerS);
        return t + restartS + staggerS;
    }

    private void stopped(double fromS, double lengthS) {
        stoppedS += Math.max(0, Math.min(windowS, fromS + lengthS) - Math.max(0, fromS));
    }

    private void to(double centreS, double rampS, double serverW) {
        double nextW = job.servers() * serverW;
        if (nextW != levelW) {
            train.add(centreS, rampS, nextW - levelW);
            levelW = nextW;
        }
    }

    public TrainingJob job() {
        return job;
    }

    StepTrain train() {
        return train;
    }

    /** Mean power of each step of the window, W. */
    public PowerSeries sample(double stepS, int n) {
        return train.sample(stepS, n);
    }

    /** Iterations that lie in the window or reach into it. */
    public int iterations() {
        return iterations;
    }

    public int checkpoints() {
        return checkpoints;
    }

    public int failures() {
        return failures;
    }

    /** Time within the window in which checkpoints and restarts stop the job, s. */
    public double stoppedS() {
        return stoppedS;
    }
}
