package org.headroom.data.weather;

import org.headroom.physics.air.MoistAir;

/** The few relations between columns of a weather file that the readers need beyond {@link MoistAir}. */
final class Air {
    /** Ratio of the molar masses of water and dry air (ASHRAE Fundamentals 2017, chapter 1). */
    private static final double MASS_RATIO = 0.621945;

    private Air() {}

    /** 0 to 1, from the partial pressure of the vapour. */
    static double relativeHumidity(double drybulbC, double humidityRatio, double pressurePa) {
        double vapourPa = humidityRatio * pressurePa / (MASS_RATIO + humidityRatio);
        return Math.min(1, vapourPa / MoistAir.saturationPressurePa(drybulbC));
    }
}
