package org.headroom.app.curtail;

/**
 * One thing that can be done with a job for a call.
 *
 * @param capW its cap while it runs during the call, W a GPU
 * @param fromS when it begins to draw less, epoch s
 * @param stopS when it draws idle power alone, epoch s; infinity if it runs on
 * @param offS when its servers are off, epoch s; infinity if they stay on
 * @param reduceW by how much less IT power is drawn in each interval of the call, W
 * @param delayS by how much later it ends, s
 * @param redoS of it, work that is done again, s
 * @param lostGpuH GPU-hours that give no work
 * @param lateH weighted hours late more than as planned, its successors' too
 * @param costUsd what it is chosen by, $
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read often
record Option(
        Measure measure,
        double capW,
        double fromS,
        double stopS,
        double offS,
        double[] reduceW,
        double delayS,
        double redoS,
        double lostGpuH,
        double lateH,
        double costUsd) {

    /** The same with another lateness. */
    Option late(double otherH, double otherUsd) {
        return new Option(measure, capW, fromS, stopS, offS, reduceW, delayS, redoS, lostGpuH, otherH, otherUsd);
    }
}
