package org.headroom.app.live.watch;

/**
 * A meter that cannot be right if the others are.
 *
 * @param meter id as in {@code SiteMeters}
 * @param off reading less what physics and the other meters say, in the meter's unit
 * @param offPercent the same over what they say, %; not a number for temperatures
 * @param sigmas how many standard deviations that is
 */
public record MeterDoubt(String meter, double off, double offPercent, double sigmas) {}
