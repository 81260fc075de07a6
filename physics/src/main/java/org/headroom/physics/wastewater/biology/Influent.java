package org.headroom.physics.wastewater.biology;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What flows in: rows in time, linear between them.
 *
 * <p>Concentrations in the order and units of {@link Asm1Component}.
 */
public final class Influent {
    /** Water that is answered for; see {@link Asm1Temperature} for where the kinetics are known. */
    public static final double COLDEST_C = 0;

    public static final double HOTTEST_C = 45;

    private final double[] timeD;
    private final double[] values; // row-major: components, flow, temperature

    static final int STRIDE = Asm1Component.COUNT + 2;
    static final int FLOW = Asm1Component.COUNT;
    static final int TEMPERATURE = Asm1Component.COUNT + 1;

    /**
     * One row.
     *
     * @param timeD days
     * @param concentrations of the 13 components
     * @param flowM3PerDay water
     * @param temperatureC of it
     */
    public record Row(double timeD, List<Double> concentrations, double flowM3PerDay, double temperatureC) {
        public Row {
            Checks.finite("time_d", timeD);
            concentrations = List.copyOf(concentrations);
            if (concentrations.size() != Asm1Component.COUNT) {
                throw new OutOfRange("concentrations", Integer.toString(concentrations.size()), "13 components");
            }
            for (Asm1Component c : Asm1Component.values()) {
                Checks.notNegative(c.name(), concentrations.get(c.index()));
            }
            Checks.positive("flow_m3_per_day", flowM3PerDay);
            Checks.within("temperature_c", temperatureC, COLDEST_C, HOTTEST_C);
        }
    }

    /** @throws OutOfRange unless there is a row and time rises from row to row */
    public Influent(List<Row> rows) {
        if (rows.isEmpty()) {
            throw new OutOfRange("influent", "no rows", "one or more");
        }
        timeD = new double[rows.size()];
        values = new double[rows.size() * STRIDE];
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            timeD[i] = row.timeD();
            if (i > 0 && !(timeD[i] > timeD[i - 1])) {
                throw new OutOfRange(
                        "time_d", Double.toString(timeD[i]), "greater than the row's before " + timeD[i - 1]);
            }
            for (int c = 0; c < Asm1Component.COUNT; c++) {
                values[i * STRIDE + c] = row.concentrations().get(c);
            }
            values[i * STRIDE + FLOW] = row.flowM3PerDay();
            values[i * STRIDE + TEMPERATURE] = row.temperatureC();
        }
    }

    /** The same at all times. */
    public static Influent constant(List<Double> concentrations, double flowM3PerDay, double temperatureC) {
        return new Influent(List.of(new Row(0, concentrations, flowM3PerDay, temperatureC)));
    }

    public int rows() {
        return timeD.length;
    }

    public double timeD(int row) {
        return timeD[row];
    }

    /** Days since the first row. */
    double sinceStartD(int row) {
        return timeD[row] - timeD[0];
    }

    /** How long it lasts: the last row as long as the one before it; a single row a day. */
    public double spanD() {
        int last = timeD.length - 1;
        return last == 0 ? 1 : timeD[last] - timeD[0] + (timeD[last] - timeD[last - 1]);
    }

    public double flowM3PerDay(int row) {
        return values[row * STRIDE + FLOW];
    }

    /** Writes components, flow and temperature of a row into the first 15 places. */
    void copyRow(int row, double[] out) {
        System.arraycopy(values, row * STRIDE, out, 0, STRIDE);
    }
}
