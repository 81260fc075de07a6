package org.headroom.app.twin;

/**
 * From the low-voltage boards to the utility's meter: what is lost on the way, and what the battery and generators at
 * medium voltage spare the meter.
 */
sealed interface Delivery permits LumpedDelivery {

    /**
     * Solves for one step.
     *
     * @param load what the boards take
     * @param mainTransformers in service
     * @param out learns losses and loadings
     */
    void solve(LowVoltage load, double batteryW, double generationW, int mainTransformers, Flows out);

    /**
     * What must come from battery and generators at medium voltage so that the meter shows {@code meterW}, W; negative
     * is room to spare. Call after {@link #solve} without either; minus infinity where nothing limits the meter.
     */
    double reliefW(LowVoltage load, double meterW, int mainTransformers, Flows unrelieved);

    /** Where the power goes, W unless named otherwise. */
    final class Flows {
        double unitSubstationLossW;
        double feederLossW;
        double transformerLossW;

        /** What the site takes at medium voltage, whoever gives it. */
        double mvBusW;

        double meterW;
        double meterVar;

        /** Load of the main transformers, VA. */
        double transformerVa;

        /** Lowest voltage of the site's buses, pu; 1 where none is computed. */
        double lowestPu = 1;

        /** Load of the most loaded branch of the site over its rating, 1. */
        double worstLoading;
    }
}
