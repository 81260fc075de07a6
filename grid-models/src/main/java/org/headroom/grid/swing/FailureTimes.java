package org.headroom.grid.swing;

/** When jobs fail within a window. */
public enum FailureTimes {
    /** Never. */
    NONE,
    /** The first job once, in the middle of the window: a case to look at, not a rate. */
    ONE,
    /** At random by the rate of the GPU hours between interruptions, drawn with the seed. */
    RANDOM
}
