package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * From the profiling counters of a GPU to the utilization of its power law, and back along a mix of work.
 *
 * <pre>
 * u = min(1, c0 min(1, sm / s0) + c_s sm + c_t tensor + c_d dram)
 * </pre>
 *
 * <p>tensor, sm, dram: the counters of {@link Activity}, 0 to 1; c0 what a GPU with raised clocks takes as soon as
 * anything runs, reached at s0 of SM activity. {@code DCGM_FI_DEV_GPU_UTIL} is not an input: it reads 1 while a collective waits.
 * {@code DCGM_FI_PROF_SM_OCCUPANCY} is none either: resident warps that wait take no power of note.
 *
 * <p>Source: none that can be trusted; power by kernel is published for few kernels and no two sources agree. The weights are
 * assumptions set by three things: an H100's large matrix products reach the power limit; the training mean of 7,750 W a
 * server (636 W a GPU) goes with tensor activity of about 0.5; a GPU that waits in a collective draws 120 to 250 W.
 * Replace them by a regression on your own counters. Worked number: tensor 0.45, sm 0.85, dram 0.4: u 0.88, 625 W.
 *
 * @param awake c0
 * @param awakeSm s0
 * @param sm c_s
 * @param tensor c_t
 * @param dram c_d
 */
public record ActivityLaw(double awake, double awakeSm, double sm, double tensor, double dram) {
    public ActivityLaw {
        Checks.within("awake", awake, 0, 1);
        Checks.within("awake_sm", awakeSm, 1e-6, 1);
        Checks.within("sm", sm, 0, 2);
        Checks.within("tensor", tensor, 0, 2);
        Checks.within("dram", dram, 0, 2);
    }

    /** The assumption for an H100 SXM, also used for its kin. */
    public static ActivityLaw h100Sxm() {
        return new ActivityLaw(0.08, 0.05, 0.35, 0.85, 0.3);
    }

    /** 0 to 1. Counters outside 0 to 1 are held there, so that a wild sample stays a sample. */
    public double utilization(double tensorActive, double smActive, double dramActive) {
        return Math.min(1, demand(hold(tensorActive), hold(smActive), hold(dramActive)));
    }

    public double utilization(Activity activity) {
        return utilization(activity.tensor(), activity.sm(), activity.dram());
    }

    /** What {@link #utilization} would be without the limit at 1: above 1 the power limit slows the work down. */
    private double demand(double t, double s, double d) {
        return awake * Math.min(1, s / awakeSm) + sm * s + tensor * t + dram * d;
    }

    /**
     * The factor by which a mix of work must be thinned (or thickened) in time to give this utilization; counters are this times
     * the mix, held at 1. Exact as long as none is held.
     */
    public double scale(double utilization, Activity mix) {
        double slope = sm * mix.sm() + tensor * mix.tensor() + dram * mix.dram();
        double rising = awake * mix.sm() / awakeSm;
        if (!(slope + rising > 0)) {
            return 0;
        }
        double knee = mix.sm() > 0 ? awakeSm / mix.sm() : Double.POSITIVE_INFINITY;
        double below = utilization / (slope + rising);
        if (below <= knee || !(slope > 0)) {
            return Math.max(0, below);
        }
        return (utilization - awake) / slope;
    }

    private static double hold(double share) {
        return share >= 0 ? Math.min(1, share) : 0; // NaN too
    }
}
