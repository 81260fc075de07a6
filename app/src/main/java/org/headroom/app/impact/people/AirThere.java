package org.headroom.app.impact.people;

import java.util.function.DoubleBinaryOperator;

/**
 * What the air study says of a point (latitude, longitude, degrees), so that pages about places need not know how.
 *
 * @param no2UgPerM3 nitrogen dioxide in an hour that the site adds, 98th percentile of the days' highest hours; not a number where it
 *     cannot say
 * @param pm25YearUgPerM3 mean of the year of fine dust that the site adds; not a number where it cannot say
 * @param no2SilUgPerM3 significant impact level that the hour is held against; not a number if none
 * @param pm25SilUgPerM3 the same for the year's mean
 */
public record AirThere(
        DoubleBinaryOperator no2UgPerM3,
        DoubleBinaryOperator pm25YearUgPerM3,
        double no2SilUgPerM3,
        double pm25SilUgPerM3) {}
