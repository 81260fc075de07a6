package org.headroom.app.ledger;

/**
 * The hour of the clock with the most make-up.
 *
 * @param atS its start, epoch seconds
 * @param makeupGal US gallons in it
 * @param gpm its mean, US gallons a minute
 * @param mainsKpa lowest main pressure in it; not a number where the main is not followed
 */
public record PeakHour(long atS, double makeupGal, double gpm, double mainsKpa) {}
