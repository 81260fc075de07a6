package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * One iteration of a training job: every server computes, then waits for an exchange that computing does not hide.
 *
 * @param lengthS mean time of one iteration, s
 * @param computeShare of it at compute power, 0 to 1; the rest is exposed communication
 * @param bubbleShare of it in which a pipeline fills and drains, half each: stages come in one after another, so power
 *     goes in ramps around the edges of the compute phase, 0 to 1
 * @param variation standard deviation of single iterations' lengths over the mean, 1
 * @param spreadUpS spread between servers when computing begins: all leave a collective nearly together, s
 * @param spreadDownS spread when it ends: the first wait for the last, s
 */
public record Iteration(
        double lengthS,
        double computeShare,
        double bubbleShare,
        double variation,
        double spreadUpS,
        double spreadDownS) {
    public Iteration {
        Checks.within("iteration_s", lengthS, 0.01, 3600);
        Checks.share("compute_share", computeShare);
        Checks.within("bubble_share", bubbleShare, 0, Math.min(computeShare, 1 - computeShare));
        Checks.within("iteration_variation", variation, 0, 0.3);
        Checks.within("spread_up_s", spreadUpS, 0, lengthS);
        Checks.within("spread_down_s", spreadDownS, 0, lengthS);
    }
}
