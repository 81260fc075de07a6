package org.headroom.app.meters;

/** What a meter stands at. */
public enum MeterKind {
    /** The utility's meter, by which the site pays. */
    REVENUE,
    /** A feeder at the low-voltage boards: a hall, cooling, chillers, the rest. */
    FEEDER,
    /** An array of racks, servers at their AC inlet. */
    ARRAY,
    /** Battery or on-site generation at medium voltage. */
    SOURCE,
    /** Water. */
    FLOW,
    /** Water or air inside the plant. */
    TEMPERATURE,
    /** Outdoor air. */
    AMBIENT,
    /** What a controller reports: fan speed, level, cells. */
    STATUS
}
