package org.headroom.grid.generation;

/** Where a generating unit is between standing and giving power. */
public enum UnitState {
    OFF,
    /** Purge, ignition, run-up, synchronization: fuel without power. */
    STARTING,
    RUNNING,
    /** Unloading to zero. */
    STOPPING,
    /** Turning without fuel until it may start again. */
    COOLING_DOWN
}
