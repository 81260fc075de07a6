package org.headroom.app.planning;

/** The seam to the tariff: energy and demand of one billing period inside the window. */
@FunctionalInterface
public interface Billing {
    /**
     * @param period index of the billing period (month) in the window
     * @param onPeakKw highest mean of a slot in on-peak time, 0 if there was none
     * @param maxKw highest mean of a slot
     * @return energy and demand charges, USD; never falling in any argument
     */
    double usd(int period, double onPeakKwh, double offPeakKwh, double onPeakKw, double maxKw);
}
