package org.headroom.app.live.loop;

import java.util.List;

/**
 * How a live run itself does.
 *
 * @param steps taken since the process started
 * @param lateSteps of them, those taken long after their time: a gap that was filled
 * @param failedSteps steps that could not be computed and were left out
 * @param stepMedianMs of the last thousand
 * @param stepWorstMs of the last thousand
 * @param stepWorstCpuMs of the last thousand, by the clock of the thread: what else the machine did meanwhile is not in it
 * @param lastForecastMs 0 before the first
 * @param outages times that the source went away
 * @param resumedFromS end of the step from which this process went on; not a number for a new start
 * @param firstStepMs wall clock at the end of the first step, ms; 0 before it
 * @param storeFault why nothing can be kept; empty while it can
 * @param rowsLost rows that could not be kept
 * @param heapMb at the quarters of the time asked for, after a collection; empty without such a time
 */
public record LiveFigures(
        long steps,
        long lateSteps,
        long failedSteps,
        double stepMedianMs,
        double stepWorstMs,
        double stepWorstCpuMs,
        double lastForecastMs,
        long outages,
        double resumedFromS,
        long firstStepMs,
        String storeFault,
        long rowsLost,
        List<Double> heapMb) {
    public LiveFigures {
        heapMb = List.copyOf(heapMb);
    }
}
