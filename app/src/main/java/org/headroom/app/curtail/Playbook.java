package org.headroom.app.curtail;

import java.util.List;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;

/**
 * What is done for a call and what comes of it.
 *
 * @param call with the reduction asked for
 * @param actions in the order of the plan's jobs
 * @param serversOff servers without a job that are switched off
 * @param baseline the site without the call, in the same steps
 * @param course the site with it
 * @param asPlanned the plan
 * @param schedule the plan as the call leaves it
 * @param batteryMw what the battery is counted on for over the whole call
 * @param lateH weighted hours late more than as planned
 * @param lostGpuH GPU-hours that give no work
 * @param recoveredS when all is back at its planned power, epoch s
 * @param leastMw the smallest reduction of any minute of the call
 * @param meanMw the mean reduction
 * @param shortMw by how much what is given is below what is asked in the worst step, MW; below 0 if it is never
 * @param reachedS when the reduction is first there, epoch s; not a number if it never is
 * @param lowerBoundUsd no choice of measures with this reduction costs less, $; not a number where all measures are taken
 * @param costUsd what the choice was made by, $
 */
public record Playbook(
        UtilityCall call,
        List<Action> actions,
        int serversOff,
        Course baseline,
        Course course,
        Schedule asPlanned,
        Schedule schedule,
        double batteryMw,
        double lateH,
        double lostGpuH,
        double recoveredS,
        double leastMw,
        double meanMw,
        double shortMw,
        double reachedS,
        double lowerBoundUsd,
        double costUsd) {

    /**
     * What one job does.
     *
     * @param capW its cap during the call, W a GPU; not a number where it does not run
     * @param fromS when it begins to draw less, epoch s
     * @param stopS when it stands still, epoch s; infinity if it runs on
     * @param offS when its servers are off; infinity if they stay on
     * @param itMw IT power that it gives up, at its most
     * @param redoS work that is done again, s
     * @param backS when it is back at its planned power
     * @param delayS later than planned, s
     * @param lateH weighted hours late more than as planned
     */
    public record Action(
            Assignment planned,
            Measure measure,
            double capW,
            double fromS,
            double stopS,
            double offS,
            double itMw,
            double redoS,
            double backS,
            long endS,
            double delayS,
            double lateH) {}

    /** Whether every minute of the call from its beginning on gave what was asked, to a thousandth. */
    public boolean holds() {
        return shortMw <= call.reduceW() * 1e-9;
    }
}
