package org.headroom.grid.storage;

/**
 * The power of a battery over a step by its strategy: positive is discharge, W, always within its offers.
 *
 * <pre>
 *   level           min(allowed, held, called while in force)
 *   above it        gives demand - level
 *   below it        takes up to level - demand, at most the recharge share of its power
 *   time of use     on peak gives its share of the power, but no more than the site takes
 *   ramp limit      bus in previous -/+ ramp dt, drawn to demand + (middle - soc) capacity / 1 h
 *   planned         the plan's level for the step; without one it stays full
 *   demand response while a call is announced takes full power instead of the recharge share
 * </pre>
 *
 * The reserve is kept throughout; it is for outages ({@link Battery#emergencyOfferW}). Power never flows out of the site.
 * Over an infinite step it is 0. Has no state: a step is decided on what it is told and on the battery alone.
 *
 * <p>Worked number: 170 MW at the bus of which 150 are allowed: it gives 20 MW while 20 % and more is stored.
 */
public final class BatteryDispatch {
    private static final double RECOVERY_S = 3600;

    private final DispatchDesign design;

    public BatteryDispatch(DispatchDesign design) {
        this.design = design;
    }

    public DispatchDesign design() {
        return design;
    }

    /** @param battery at the start of the step; it is not changed */
    public double powerW(DispatchInput in, Battery battery, double dtS) {
        if (dtS == Double.POSITIVE_INFINITY) {
            return 0;
        }
        boolean called = in.callInS <= 0;
        double levelW = Math.min(Math.min(in.allowedW, in.holdW), called ? in.calledW : Double.POSITIVE_INFINITY);
        double ratedW = battery.design().powerW();
        double rechargeW = design.rechargeShare() * ratedW;
        return switch (design.strategy()) {
            case RIDE_THROUGH -> -Math.min(room(in.allowedW, in), Math.min(rechargeW, battery.chargeOfferW(dtS)));
            case PLANNED ->
                in.plannedW == Double.POSITIVE_INFINITY
                        ? -Math.min(room(in.allowedW, in), Math.min(rechargeW, battery.chargeOfferW(dtS)))
                        : hold(Math.min(levelW, in.plannedW), rechargeW, in, battery, dtS);
            case SHAVE -> hold(levelW, rechargeW, in, battery, dtS);
            case TIME_OF_USE ->
                in.onPeak
                        ? give(Math.max(in.demandW - levelW, design.onPeakShare() * ratedW), in, battery, dtS)
                        : hold(levelW, rechargeW, in, battery, dtS);
            case RAMP_LIMIT -> ramp(levelW, rechargeW, in, battery, dtS);
            case DEMAND_RESPONSE -> {
                boolean announced = !called && in.calledW < Double.POSITIVE_INFINITY;
                yield hold(levelW, announced ? ratedW : rechargeW, in, battery, dtS);
            }
        };
    }

    private static double hold(double levelW, double rechargeW, DispatchInput in, Battery battery, double dtS) {
        return in.demandW > levelW
                ? give(in.demandW - levelW, in, battery, dtS)
                : -Math.min(room(levelW, in), Math.min(rechargeW, battery.chargeOfferW(dtS)));
    }

    private double ramp(double levelW, double rechargeW, DispatchInput in, Battery battery, double dtS) {
        double previousW = Double.isNaN(in.previousW) ? in.demandW : in.previousW;
        double middle = Math.max(design.middleShare(), battery.design().reserveShare());
        double missingW = (middle - battery.stateOfCharge()) * battery.capacityJ() / Math.max(RECOVERY_S, dtS);
        double returnW = Math.min(rechargeW, Math.max(-rechargeW, missingW));
        double changeW = design.rampWPerS() * dtS;
        double busW = Math.max(previousW - changeW, Math.min(previousW + changeW, in.demandW + returnW));
        double batteryW = in.demandW - Math.min(levelW, busW);
        return batteryW >= 0
                ? give(batteryW, in, battery, dtS)
                : -Math.min(Math.min(-batteryW, room(levelW, in)), battery.chargeOfferW(dtS));
    }

    private static double give(double wantedW, DispatchInput in, Battery battery, double dtS) {
        return Math.min(Math.min(Math.max(0, wantedW), Math.max(0, in.demandW)), battery.dischargeOfferW(dtS));
    }

    private static double room(double levelW, DispatchInput in) {
        return Math.max(0, levelW - in.demandW);
    }
}
