package org.headroom.app.live.forecast;

/** Of ten outcomes one is below q10, five are below q50, nine are below q90. */
public record Quantiles(double q10, double q50, double q90) {}
