package org.headroom.physics.aquifer;

/** A well and what it pumps. */
public record PumpedWell(Well well, PumpingHistory history) {}
