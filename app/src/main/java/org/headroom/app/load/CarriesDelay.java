package org.headroom.app.load;

/** A load whose jobs fall behind when servers are held back: told after each step in which some were, or no longer are. */
public interface CarriesDelay extends SiteLoad {
    /**
     * Takes how a step went. From its end on jobs go at the pace of their slowest server, until told otherwise; a server
     * that switched itself off has failed its job.
     *
     * @param fromS start of the step, epoch seconds
     * @param toS its end; the next {@link #mean} begins there
     * @param held servers held back in that step; none when all are free again
     */
    void heldBack(double fromS, double toS, HeldBack held);
}
