package org.headroom.app.desktop.chart;

/**
 * A moment that a chart points out with a line and words.
 *
 * @param atS epoch seconds
 */
public record Mark(double atS, String label) {}
