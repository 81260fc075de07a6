package org.headroom.grid.swing;

/**
 * What a power series does in a band; NaN where the series is too short or its step too long to know.
 *
 * @param peakToPeakW of the series with everything outside the band taken away: largest range within one period of the
 *     band's lower edge, W
 * @param equivalentW peak-to-peak of the sinusoid with the same rms, 2 sqrt(2) rms, W
 * @param lineHz frequency of the strongest line, Hz
 * @param lineW peak-to-peak of that line alone, twice its amplitude, W
 */
public record BandSwing(Band band, double peakToPeakW, double equivalentW, double lineHz, double lineW) {}
