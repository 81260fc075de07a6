package org.headroom.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.headroom.data.quantity.Measure;
import org.headroom.data.series.Chunk;
import org.headroom.data.series.ChunkCodec;
import org.headroom.data.series.Series;
import org.headroom.data.series.TimeGrid;

/** Reads a part of a stored series. */
final class SeriesReader {
    private SeriesReader() {}

    static Optional<Series> read(
            Connection connection, RunId run, String variant, String measureId, long fromS, long toS)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id, measure, label, aggregation, model,"
                + " start_s, step_s, count FROM series WHERE run_id = ? AND variant = ? AND measure = ?")) {
            statement.setString(1, run.text());
            statement.setString(2, variant);
            statement.setString(3, measureId);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Measure measure = RunStore.measure(rows);
                TimeGrid whole = new TimeGrid(rows.getLong("start_s"), rows.getLong("step_s"), rows.getInt("count"));
                TimeGrid part = part(whole, fromS, toS);
                long first = (part.startS() - whole.startS()) / whole.stepS();
                double[] values = values(connection, rows.getLong("id"), first, part.count());
                return Optional.of(new Series(measure, part, values));
            }
        }
    }

    /** The steps of a grid that overlap {@code [fromS, toS)}. */
    static TimeGrid part(TimeGrid grid, long fromS, long toS) {
        long first = Math.clamp(Math.floorDiv(fromS - grid.startS(), grid.stepS()), 0L, grid.count());
        long end = Math.clamp(Math.ceilDiv(toS - grid.startS(), grid.stepS()), first, (long) grid.count());
        return new TimeGrid(grid.startS() + first * grid.stepS(), grid.stepS(), Math.toIntExact(end - first));
    }

    private static double[] values(Connection connection, long series, long first, int count) throws SQLException {
        double[] values = new double[count];
        int found = 0;
        float[] samples = new float[Chunk.SIZE];
        try (ChunkCodec codec = new ChunkCodec();
                PreparedStatement statement = connection.prepareStatement("SELECT ordinal, count, data FROM chunk"
                        + " WHERE series_id = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal")) {
            statement.setLong(1, series);
            statement.setLong(2, first / Chunk.SIZE);
            statement.setLong(3, (first + count - 1) / Chunk.SIZE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int held = rows.getInt(2);
                    codec.decode(rows.getBytes(3), held, samples);
                    long chunkFirst = rows.getLong(1) * Chunk.SIZE;
                    long from = Math.max(first, chunkFirst);
                    long to = Math.min(first + count, chunkFirst + held);
                    for (long i = from; i < to; i++) {
                        values[(int) (i - first)] = samples[(int) (i - chunkFirst)];
                    }
                    found += (int) Math.max(0, to - from);
                }
            }
        }
        if (found != count) {
            throw new IllegalArgumentException("damaged: " + found + " of " + count + " samples found");
        }
        return values;
    }
}
