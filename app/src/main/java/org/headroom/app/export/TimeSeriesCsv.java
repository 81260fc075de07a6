package org.headroom.app.export;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;

/**
 * {@code timeseries.csv}: the start of each step, then one column a measure, one line a step as it comes, so that
 * memory does not grow with the length of a run. Unknown is an empty cell. The caller opens and closes the writer.
 */
public final class TimeSeriesCsv {
    private final Writer out;
    private final ZoneId zone;
    private final List<Measures> measures;
    private final StringBuilder line = new StringBuilder(512);

    /** Writes the header. */
    public TimeSeriesCsv(Writer out, ZoneId zone, List<Measures> measures) throws IOException {
        this.out = out;
        this.zone = zone;
        this.measures = List.copyOf(measures);
        line.append("time");
        for (Measures m : this.measures) {
            line.append(',').append(m.measure().id());
        }
        flushLine();
    }

    /** Writes a step of the twin. */
    public void row(LedgerRow row) throws IOException {
        line.append(Text.time((long) row.fromS, zone));
        for (Measures m : measures) {
            line.append(',').append(Text.number(row.get(m)));
        }
        flushLine();
    }

    /** Writes a step from values in the order of the columns. */
    public void row(long fromS, double[] values) throws IOException {
        if (values.length != measures.size()) {
            throw new IllegalArgumentException(values.length + " values for " + measures.size() + " columns");
        }
        line.append(Text.time(fromS, zone));
        for (double value : values) {
            line.append(',').append(Text.number(value));
        }
        flushLine();
    }

    private void flushLine() throws IOException {
        line.append('\n');
        out.append(line);
        line.setLength(0);
    }
}
