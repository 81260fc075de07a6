package org.headroom.app.curtail;

/**
 * How low the site can go in the first hour of a call, MW at the meter, settled, without the battery.
 *
 * @param allIdleMw every GPU idle
 * @param allOffMw every server off
 * @param protectedIdleMw protected work runs, every other GPU idles
 * @param protectedOffMw protected work runs, every other server is off
 * @param protectedGpus GPUs that hold protected work
 */
public record Floors(
        double allIdleMw, double allOffMw, double protectedIdleMw, double protectedOffMw, int protectedGpus) {}
