package org.headroom.grid.storage;

/** What a battery is for. All but the first also keep the site under its limit and under a called level. */
public enum DispatchStrategy {
    /** Outages only: it stays full. */
    RIDE_THROUGH,
    /** It holds the meter at a level, its limit or a lower one, and recharges below it. */
    SHAVE,
    /** It gives in on-peak hours and recharges in the others. */
    TIME_OF_USE,
    /** It takes up what changes faster than the meter may, and comes back to the middle of its charge. */
    RAMP_LIMIT,
    /** It waits full, fills up when a call is announced, and holds the called level. */
    DEMAND_RESPONSE,
    /** It holds the meter at the levels of a plan; where there is none it waits for outages. */
    PLANNED
}
