package org.headroom.app.impact.noise;

import java.util.Arrays;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Measures;
import org.headroom.data.site.NoiseMachine;

/**
 * How much of one machine's sound power at full pace a kind of machine gives in each hour: the number in service, times {@code
 * pace^(speedDb / 10)} for fans. Ten fans at half pace and 50 dB are {@code 10 · 0.5^5 = 0.31} of one at full pace.
 */
final class Duty {
    private Duty() {}

    /** By hour; empty if the year lacks what the machine follows. */
    static double[] of(NoiseMachine machine, Year year) {
        return switch (machine.follows()) {
            case ALWAYS -> {
                double[] always = new double[year.grid().count()];
                Arrays.fill(always, machine.count());
                yield always;
            }
            case TOWER_CELLS -> floored(year.hours(Measures.TOWER_CELLS_COUNT), 1);
            case TOWER_FANS -> fans(machine, year);
            case DRY_HEAT -> floored(year.hours(Measures.DRY_HEAT_MW), 1 / machine.unitMw());
            case GENERATION -> floored(year.hours(Measures.GENERATION_MW), 1 / machine.unitMw());
        };
    }

    private static double[] floored(double[] hours, double factor) {
        return Arrays.stream(hours).map(x -> Math.max(0, x) * factor).toArray();
    }

    private static double[] fans(NoiseMachine machine, Year year) {
        double[] cells = year.hours(Measures.TOWER_CELLS_COUNT);
        double[] percent = year.hours(Measures.TOWER_FAN_PERCENT);
        int hours = Math.min(cells.length, percent.length);
        double[] duty = new double[hours];
        for (int h = 0; h < hours; h++) {
            double pace = Math.max(0, percent[h]) / 100;
            duty[h] = pace == 0 ? 0 : Math.max(0, cells[h]) * Math.pow(pace, machine.speedDb() / 10);
        }
        return duty;
    }
}
