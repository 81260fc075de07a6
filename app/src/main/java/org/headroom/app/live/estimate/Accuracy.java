package org.headroom.app.live.estimate;

/**
 * Prediction against one meter on held-out time, ASHRAE Guideline 14-2014, section 5.2.11.3 with p = 1, of means over five
 * minutes: a single reading's own noise would hide what the prediction is worth, and the guideline is about hours.
 *
 * <pre>
 * MAPE    = 100/n sum |y - yp| / |y|                              of the readings with |y| above a hundredth of their mean
 * CV-RMSE = 100 sqrt(sum (y - yp)^2 / (n - p)) / mean y
 * NMBE    = 100 sum (y - yp) / ((n - p) mean y)                   positive: predicted too little
 * </pre>
 *
 * <p>y mean of the readings, yp of the prediction over the same steps; an interval counts if half of it was heard. The guideline asks calibrated models for CV-RMSE within 30 % and NMBE within 10 % on hourly
 * data, 15 % and 5 % on monthly data. Temperatures are judged by {@code rmse} in kelvins: their zero is arbitrary. Worked
 * numbers: y 100, 110, 90 and yp 98, 113, 90 give MAPE 1.58 %, CV-RMSE 2.55 %, NMBE -0.50 %.
 *
 * @param meter its id
 * @param intervalS length of an interval, s: 300, or that of a step if it is longer
 * @param n intervals
 * @param mapePercent %
 * @param cvRmsePercent %
 * @param nmbePercent %
 * @param rmse in the meter's unit, over n
 * @param meanError mean of prediction less reading, in the meter's unit
 */
public record Accuracy(
        String meter,
        double intervalS,
        long n,
        double mapePercent,
        double cvRmsePercent,
        double nmbePercent,
        double rmse,
        double meanError) {}
