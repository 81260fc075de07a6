package org.headroom.data.wastewater;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.physics.wastewater.biology.Influent;

/**
 * What flows into a plant over time: straight lines between rows, and from the last row to the first of the next repetition.
 *
 * <p>Time counts in days from the first row. A file whose last row lies whole days behind its first ends there, and begins anew
 * with a step; any other ends one spacing of its last two rows behind its last row, so 1,344 rows of 15 minutes are 14 days.
 *
 * @param name what to call it
 * @param timeD of each row, from 0, rising
 * @param states one array a row in the order of {@link InfluentFile#STATES}, g/m3 as COD or N, alkalinity mol/m3
 * @param flowM3PerDay of each row
 * @param temperatureC of each row; empty if the file has none
 * @param periodD after which it begins anew, at least the last time
 * @param tssMismatch largest difference of a row's suspended solids from 0.75 of its particulate COD, g/m3; 0 without such a column
 * @param line of the file in which each row stands
 */
public record InfluentSeries(
        String name,
        double[] timeD,
        double[][] states,
        double[] flowM3PerDay,
        double[] temperatureC,
        double periodD,
        double tssMismatch,
        long[] line) {
    /** How near a period must come to whole days to be taken as such: a tenth of a second, the digits of the benchmark's files. */
    private static final double WHOLE_DAY = 1e-6;

    public int rows() {
        return timeD.length;
    }

    public boolean hasTemperature() {
        return temperatureC.length > 0;
    }

    /**
     * As the plant's equations take it.
     *
     * @param temperatureC of the water where the series has none, or always
     */
    public Influent influent(double temperatureC, boolean always) {
        List<Influent.Row> rows = new ArrayList<>(rows());
        for (int i = 0; i < rows(); i++) {
            double waterC = hasTemperature() && !always ? this.temperatureC[i] : temperatureC;
            rows.add(new Influent.Row(timeD[i], Arrays.stream(states[i]).boxed().toList(), flowM3PerDay[i], waterC));
        }
        return new Influent(rows);
    }

    /** When a series of these times begins anew. */
    static double periodD(double[] timeD) {
        double last = timeD[timeD.length - 1];
        if (Math.rint(last) >= 1 && Math.abs(last - Math.rint(last)) < WHOLE_DAY) {
            return last;
        }
        double next = last + (last - timeD[timeD.length - 2]);
        return Math.rint(next) >= 1 && Math.abs(next - Math.rint(next)) < WHOLE_DAY ? Math.rint(next) : next;
    }
}
