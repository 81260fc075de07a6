package org.headroom.app.impact.air;

/**
 * Values over a map, row after row from the south, as {@code [row * longitudes + column]}.
 *
 * @param longitudeDeg of the columns, rising
 * @param latitudeDeg of the rows, rising
 * @param no2DesignUgPerM3 98th percentile of the daily largest hours of NO2; not a number where refused
 * @param pm25UgPerM3 annual mean; not a number where refused
 */
public record AirField(double[] longitudeDeg, double[] latitudeDeg, double[] no2DesignUgPerM3, double[] pm25UgPerM3) {
    static final AirField EMPTY = new AirField(new double[0], new double[0], new double[0], new double[0]);

    /** Linear between four points; not a number outside the map or beside a refused point. */
    double at(double[] values, double longitude, double latitude) {
        int column = below(longitudeDeg, longitude);
        int row = below(latitudeDeg, latitude);
        if (column < 0 || row < 0) {
            return Double.NaN;
        }
        double east = share(longitudeDeg, column, longitude);
        double north = share(latitudeDeg, row, latitude);
        int width = longitudeDeg.length;
        int at = row * width + column;
        double south = values[at] + east * (values[at + 1] - values[at]);
        double up = values[at + width] + east * (values[at + width + 1] - values[at + width]);
        return south + north * (up - south);
    }

    private static int below(double[] axis, double x) {
        int last = axis.length - 1;
        if (last < 1 || !(x >= axis[0] && x <= axis[last])) {
            return -1;
        }
        int i = 0;
        while (i < last - 1 && x >= axis[i + 1]) {
            i++;
        }
        return i;
    }

    private static double share(double[] axis, int i, double x) {
        return (x - axis[i]) / (axis[i + 1] - axis[i]);
    }
}
