package org.headroom.data.weather;

/** The outdoor air of one step, as means over it; filled by {@link Weather#at}. */
public final class WeatherPoint {
    public double drybulbC;
    public double wetbulbC;
    /** kg of water per kg of dry air. */
    public double humidityRatio;

    public double pressurePa;
    public double windMPerS;
}
