package org.headroom.app.twin;

/**
 * Conductances and flows of each rack: pumps and valves of a rack follow its busiest server, so a busy server keeps
 * its flow while the rest of the rack or the site is idle. Any of them may be 0: what stands carries nothing.
 */
final class RackFlows {
    /** Cold plates of one server, W/K. */
    final double[] plateWPerK;

    /** Capacity flow of the rack's coolant, W/K. */
    final double[] secondaryWPerK;

    /** Capacity flow of the warm loop through the rack's CDU, W/K. */
    final double[] facilityWPerK;

    /** Effectiveness times the smaller capacity flow of the CDU's exchanger, W/K. */
    final double[] cduWPerK;

    /** Capacity flow that the rack's valve asks of the warm loop, W/K. */
    final double[] valveWPerK;

    /** In-rack pump, W. */
    final double[] pumpW;

    /** All in-rack pumps, W. */
    double pumpsW;

    /** Capacity flow of the warm loop, all racks together, W/K. */
    double warmWPerK;

    /** All servers at the reference temperature, W. */
    double loadW;

    /** What the racks ask of the warm loop over its design flow; the chilled loop follows it too. */
    double wantedShare;

    /** Flow of the warm loop over its design flow. */
    double share;

    /** Changes whenever any of them may have, so that a reader may keep what it derived. */
    long version;

    RackFlows(int racks) {
        plateWPerK = new double[racks];
        secondaryWPerK = new double[racks];
        facilityWPerK = new double[racks];
        cduWPerK = new double[racks];
        pumpW = new double[racks];
        valveWPerK = new double[racks];
    }
}
