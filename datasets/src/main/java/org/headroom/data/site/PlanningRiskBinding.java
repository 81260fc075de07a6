package org.headroom.data.site;

import org.headroom.data.quantity.Unit;

/** Builds what a site says of risk in planning; what it does not say is the default of docs/models/robust.md. */
final class PlanningRiskBinding {
    private final SiteValues v;

    PlanningRiskBinding(SiteValues values) {
        this.v = values;
    }

    PlanningRisk risk() {
        return new PlanningRisk(
                number("planning.confidence_share", 0.95),
                number("planning.keep_threshold_usd", 20_000),
                number("planning.move_threshold_usd", 500),
                number("planning.overrun_sigma", 0.1),
                number("planning.wetbulb_error_k", 0.5),
                number("planning.wetbulb_error_day_k", 1),
                number("planning.wetbulb_error_most_k", 3),
                Unit.H.toBase(number("planning.weather_correlation_h", 24)));
    }

    private double number(String path, double otherwise) {
        return v.optional(path).orElse(otherwise);
    }
}
