package org.headroom.app.live.estimate;

/**
 * One change of a parameter of the plant, kept for good.
 *
 * @param atS epoch seconds from which it holds
 * @param path as in a site file: {@code calibration.tower_ua}
 * @param value from then on, a factor on the design sheet
 * @param sd standard deviation of the value
 * @param identifiable whether the meters that were heard can tell it from everything else
 * @param reason which meters it came from, or who did it
 */
public record Correction(double atS, String path, double value, double sd, boolean identifiable, String reason) {}
