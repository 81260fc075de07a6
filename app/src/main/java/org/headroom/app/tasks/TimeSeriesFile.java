package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import org.headroom.app.export.TimeSeriesCsv;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;

/** {@code timeseries.csv} in a folder of results, written row by row. */
final class TimeSeriesFile implements AutoCloseable {
    private final Writer out;
    private final TimeSeriesCsv table;

    TimeSeriesFile(OutFolder folder, ZoneId zone) {
        out = folder.writer("timeseries.csv");
        try {
            table = new TimeSeriesCsv(out, zone, List.of(Measures.values()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void row(LedgerRow row) {
        try {
            table.row(row);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("cannot write timeseries.csv: " + e.getMessage(), e);
    }
}
