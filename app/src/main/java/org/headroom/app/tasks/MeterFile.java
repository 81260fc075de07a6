package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.MeterCsv;
import org.headroom.data.series.Timestamps;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.LoadSeries;

/** A metered series as the grid's models take it: {@code time, site_power_mw} and what else a task wants. */
final class MeterFile {
    static final String POWER = "site_power_mw";
    private static final double W_PER_MW = 1e6;

    private final MeterCsv rows;

    /** @throws InputError with file and line, also if the series does not begin on a half hour */
    MeterFile(Path file, ZoneId zone, List<String> wanted) {
        rows = MeterCsv.read(file, zone, List.of(POWER), wanted);
        if (Math.floorMod(rows.startS(), DemandMeter.SLOT_S) != 0) {
            throw new InputError(
                    rows.file(), 2, "time " + Timestamps.format(rows.startS(), zone), "a start on a half hour");
        }
    }

    LoadSeries load() {
        return series(POWER);
    }

    boolean has(String column) {
        return rows.has(column);
    }

    /** A column ending in _mw or _mvar, in W or var. */
    LoadSeries series(String column) {
        double[] values = rows.column(column);
        double[] watts = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            watts[i] = values[i] * W_PER_MW;
        }
        return new LoadSeries(rows.startS(), rows.stepS(), watts);
    }

    long stepS() {
        return rows.stepS();
    }

    long startS() {
        return rows.startS();
    }

    long endS() {
        return rows.endS();
    }

    String file() {
        return rows.file();
    }
}
