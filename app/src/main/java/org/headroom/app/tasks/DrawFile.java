package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.CsvLine;
import org.headroom.physics.aquifer.PumpingHistory;

/** Reads a history of mains draw: a CSV with {@code date,gal_per_day}, each rate from its local date on until the next. */
final class DrawFile {
    private static final double MOST_GAL_PER_DAY = 1e9;

    private final long startS;
    private final PumpingHistory history;

    private DrawFile(long startS, PumpingHistory history) {
        this.startS = startS;
        this.history = history;
    }

    /** Epoch seconds of the first date. */
    long startS() {
        return startS;
    }

    /** m3/s by seconds since the first date. */
    PumpingHistory history() {
        return history;
    }

    static DrawFile read(Path file, ZoneId zone) {
        List<String> lines = TextFile.read(file).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals("date,gal_per_day")) {
            throw new InputError(
                    file.toString(),
                    "line 1",
                    lines.isEmpty() ? "nothing" : "'" + lines.getFirst() + "'",
                    "date,gal_per_day");
        }
        List<Double> times = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        long startS = 0;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            String at = "line " + (i + 1);
            List<String> cells = CsvLine.cells(line);
            if (cells.size() != 2) {
                throw new InputError(file.toString(), at, cells.size() + " cells", "2, date and gal_per_day");
            }
            long epochS = day(file, at, cells.get(0).strip()).atStartOfDay(zone).toEpochSecond();
            startS = times.isEmpty() ? epochS : startS;
            double time = epochS - startS;
            if (!times.isEmpty() && time <= times.getLast()) {
                throw new InputError(
                        file.toString(), at + ", date", "'" + cells.get(0) + "'", "a date after the one before");
            }
            times.add(time);
            rates.add(Unit.GAL_PER_DAY.toBase(rate(file, at, cells.get(1).strip())));
        }
        if (times.isEmpty()) {
            throw new InputError(file.toString(), "", "no row", "one row at least");
        }
        return new DrawFile(
                startS,
                PumpingHistory.steps(
                        times.stream().mapToDouble(Double::doubleValue).toArray(),
                        rates.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static LocalDate day(Path file, String at, String text) {
        try {
            return LocalDate.parse(text.length() == 7 ? text + "-01" : text);
        } catch (DateTimeParseException e) {
            throw new InputError(
                    file.toString(), at + ", date", "'" + text + "'", "a date such as 2027-01-01 or 2027-01");
        }
    }

    private static double rate(Path file, String at, String text) {
        double value = Double.NaN;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // refused below
        }
        if (!(value >= 0 && value <= MOST_GAL_PER_DAY)) {
            throw new InputError(file.toString(), at + ", gal_per_day", "'" + text + "'", "a number, 0 to 1e9");
        }
        return value;
    }
}
