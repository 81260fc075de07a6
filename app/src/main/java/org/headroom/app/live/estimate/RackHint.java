package org.headroom.app.live.estimate;

/** What is known of silent racks from elsewhere, as from the queue of jobs. */
@FunctionalInterface
public interface RackHint {
    /** Expected power of one of the rack's GPUs, W; not a number if nothing is known. */
    double gpuW(int rack, double atS);
}
