package org.headroom.app.report;

import java.util.List;

/**
 * A map of drawdown or leakage, ready to be drawn; places in m east and north of the site.
 *
 * @param lines under the title: draw, case, time
 * @param notes under the map: how far it may be trusted
 * @param quantity what is mapped, as in {@code Drawdown}
 * @param unit of the values, as in {@code m}
 * @param otherUnit the United States unit, as in {@code ft}
 * @param otherPerUnit values in it over values
 * @param x columns of the grid
 * @param y rows of the grid
 * @param values row after row
 * @param wells of the field, east and north
 */
public record AquiferPicture(
        String title,
        List<String> lines,
        List<String> notes,
        String quantity,
        String unit,
        String otherUnit,
        double otherPerUnit,
        double[] x,
        double[] y,
        double[] values,
        List<double[]> wells,
        List<Spot> spots) {

    /**
     * A named place.
     *
     * @param site whether it is the site itself
     * @param value what is mapped, there; NaN: no figure
     */
    public record Spot(String label, double eastM, double northM, double value, boolean site) {}
}
