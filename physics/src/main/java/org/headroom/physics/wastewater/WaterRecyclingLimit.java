package org.headroom.physics.wastewater;

/** What keeps the recycled-water plant from giving more. */
public enum WaterRecyclingLimit {
    /** Nothing: it gives what is asked. */
    NONE,
    /** There is no plant in service. */
    ABSENT,
    /** Treated sewage that may be taken. */
    FEED,
    /** Its rated product, or the part of it that is commissioned. */
    RATED,
    /** Trains out of service. */
    TRAINS,
    /** Sustainable flux: above it membranes clog. */
    FLUX,
    /** Trans-membrane pressure: cold water or dirty membranes. */
    TMP,
    /** Permeate pumps. */
    PUMPS,
    /** Electricity. */
    POWER,
    /** Pumps from the product tank to the users. */
    DELIVERY
}
