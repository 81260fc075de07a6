package org.headroom.app.desktop.chart;

/**
 * What lies between two lines, as a forecast's 10 % and 90 %.
 *
 * @param low one a step, in the chart's unit; not finite where there is nothing to fill
 * @param high one a step
 * @param kind which of the colours
 */
public record Area(String label, double[] low, double[] high, int kind) {}
