package org.headroom.app.live.estimate;

/**
 * Prediction against one meter on held-out time, ASHRAE Guideline 14-2014, section 5.2.11.3 with p = 1.
 *
 * <pre>
 * MAPE    = 100/n sum |y - yp| / |y|                              of the readings with |y| above a hundredth of their mean
 * CV-RMSE = 100 sqrt(sum (y - yp)^2 / (n - p)) / mean y
 * NMBE    = 100 sum (y - yp) / ((n - p) mean y)                   positive: predicted too little
 * </pre>
 *
 * <p>y reading, yp prediction. The guideline asks calibrated models for CV-RMSE within 30 % and NMBE within 10 % on hourly
 * data, 15 % and 5 % on monthly data. Temperatures are judged by {@code rmse} in kelvins: their zero is arbitrary. Worked
 * numbers: y 100, 110, 90 and yp 98, 113, 90 give MAPE 1.58 %, CV-RMSE 2.55 %, NMBE -0.50 %.
 *
 * @param meter its id
 * @param n readings
 * @param mapePercent %
 * @param cvRmsePercent %
 * @param nmbePercent %
 * @param rmse in the meter's unit, over n
 * @param meanError mean of prediction less reading, in the meter's unit
 */
public record Accuracy(
        String meter,
        long n,
        double mapePercent,
        double cvRmsePercent,
        double nmbePercent,
        double rmse,
        double meanError) {}
