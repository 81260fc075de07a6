package org.headroom.data.jobs;

import org.headroom.physics.basis.Checks;

/**
 * One iteration of a job that states its model, as its parallel layout has it; the rest of the time it computes.
 *
 * @param communicationShare of the time in exchanges that nothing hides
 * @param bubbleShare of the time in the pipeline's filling and draining
 * @param computeActivity activity of tensor cores or SMs while computing, 0 to 1
 * @param communicationActivity the same in those exchanges; in bubbles it is 0
 */
public record Iteration(
        double communicationShare, double bubbleShare, double computeActivity, double communicationActivity) {
    public Iteration {
        Checks.share("communication_share", communicationShare);
        Checks.share("bubble_share", bubbleShare);
        Checks.within("communication and bubbles", communicationShare + bubbleShare, 0, 1);
        Checks.share("compute_activity", computeActivity);
        Checks.share("communication_activity", communicationActivity);
    }

    /** Share of the time in communication and bubbles. */
    public double exposedShare() {
        return communicationShare + bubbleShare;
    }

    /** Mean activity over that time. */
    public double exposedActivity() {
        return exposedShare() > 0 ? communicationShare * communicationActivity / exposedShare() : 0;
    }

    /** Mean activity over the iteration. */
    public double utilization() {
        return (1 - exposedShare()) * computeActivity + communicationShare * communicationActivity;
    }
}
