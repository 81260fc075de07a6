package org.headroom.app.twin;

import org.headroom.grid.powerflow.FlowState;
import org.jspecify.annotations.Nullable;

/**
 * From the low-voltage boards to the utility's meter: what is lost on the way, and what the battery and generators at
 * medium voltage spare the meter.
 */
sealed interface Delivery permits LumpedDelivery, NetworkDelivery {

    /**
     * Solves for one step.
     *
     * @param load what the boards take
     * @param batteryW into the site's network; negative is charging
     * @param mainTransformers in service
     * @param voltages where the last solution stood; becomes this one. Null without a network
     * @param out learns losses and loadings
     */
    void solve(
            LowVoltage load,
            double batteryW,
            double generationW,
            int mainTransformers,
            @Nullable FlowState voltages,
            Flows out);

    /** A state to start from, or null without a network. */
    @Nullable
    FlowState newVoltages();

    /** Where the power goes, W unless named otherwise. */
    final class Flows {
        double unitSubstationLossW;

        /** Cables, lines and step-up transformers of the site. */
        double feederLossW;

        double transformerLossW;

        /** What the site takes at medium voltage, whoever gives it. */
        double mvBusW;

        double meterW;
        double meterVar;

        /** Load of the main transformers, VA. */
        double transformerVa;

        /** Load of the most loaded main transformer in service over its rating, 1. */
        double transformerLoading;

        /** Largest deviation of a site bus from its nominal voltage, 1; 0 where none is computed, 1 where none exists. */
        double voltageDeviation;

        /** Load of the most loaded branch of the site over its rating, 1. */
        double worstLoading;

        /** Power factor at the meter, 1. */
        double powerFactor() {
            double va = Math.hypot(meterW, meterVar);
            return va > 0 ? Math.abs(meterW) / va : 1;
        }
    }
}
