package org.headroom.app.live.forecast;

import org.headroom.data.weather.Weather;

/**
 * The weather to come and how sure it is.
 *
 * @param weather hourly air that covers the horizon
 * @param forecast true for a forecast; false for a typical year, which today's measured air shifts for about a day
 */
public record WeatherOutlook(Weather weather, boolean forecast) {}
