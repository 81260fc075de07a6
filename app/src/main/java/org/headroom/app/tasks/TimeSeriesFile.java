package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneId;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;

/** {@code timeseries.csv}: time, then one column a measure, written row by row. Values keep six significant digits. */
final class TimeSeriesFile implements AutoCloseable {
    private static final Measures[] COLUMNS = Measures.values();

    private final Writer out;
    private final ZoneId zone;

    TimeSeriesFile(OutFolder folder, ZoneId zone) {
        this.zone = zone;
        this.out = folder.writer("timeseries.csv");
        StringBuilder head = new StringBuilder("time");
        for (Measures m : COLUMNS) {
            head.append(',').append(m.measure().id());
        }
        write(head.append('\n'));
    }

    void row(LedgerRow row) {
        StringBuilder line = new StringBuilder(Envelope.time((long) row.fromS, zone));
        for (Measures m : COLUMNS) {
            line.append(',');
            double value = row.get(m);
            if (Double.isFinite(value)) {
                line.append((float) value);
            }
        }
        write(line.append('\n'));
    }

    private void write(CharSequence text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write timeseries.csv", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write timeseries.csv", e);
        }
    }
}
