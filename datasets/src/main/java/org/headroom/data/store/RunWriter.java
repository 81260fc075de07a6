package org.headroom.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.data.quantity.Measure;
import org.headroom.data.series.Chunk;
import org.headroom.data.series.ChunkCodec;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.series.TimeGrid;

/**
 * Writes one run. Chunks go to a temporary table of this connection as they come (SQLite keeps it in an unlinked file,
 * so memory stays flat and a killed process leaves nothing); {@link #commit} copies everything into the database in one
 * transaction of a few tens of milliseconds. Closing without a commit leaves nothing. One thread at a time.
 */
public final class RunWriter implements AutoCloseable {
    private final Database database;
    private final RunSpec spec;
    private final InstantSource clock;
    private final Connection connection;
    private final PreparedStatement insertChunk;
    private final ChunkCodec codec = new ChunkCodec();
    private final List<Staged> staged = new ArrayList<>();
    private final Map<String, String> summaries = new LinkedHashMap<>();
    private final TreeMap<String, String> schedules = new TreeMap<>();
    private final TreeMap<String, byte[]> contents = new TreeMap<>();
    private boolean committed;

    private record Staged(String variant, Measure measure, TimeGrid grid, SeriesBuffer buffer) {}

    RunWriter(Database database, RunSpec spec, InstantSource clock) {
        this.database = database;
        this.spec = spec;
        this.clock = clock;
        this.connection = database.connect();
        try {
            execute("PRAGMA temp_store = FILE");
            execute("CREATE TEMP TABLE staged_chunk (series INTEGER, ordinal INTEGER, count INTEGER, data BLOB)");
            execute("BEGIN");
            this.insertChunk = connection.prepareStatement("INSERT INTO staged_chunk VALUES (?, ?, ?, ?)");
        } catch (SQLException e) {
            throw closing(e);
        }
    }

    /**
     * Starts a series; exactly {@code grid.count()} samples must be appended before {@link #commit}.
     *
     * @return where to append; full chunks are written as they come
     */
    public SeriesBuffer series(String variant, Measure measure, TimeGrid grid) {
        for (Staged other : staged) {
            if (other.variant.equals(variant) && other.measure.id().equals(measure.id())) {
                throw new IllegalStateException("series " + measure.id() + " of " + variant + " was begun before");
            }
        }
        int series = staged.size();
        SeriesBuffer buffer = new SeriesBuffer(codec, chunk -> stage(series, chunk));
        staged.add(new Staged(variant, measure, grid, buffer));
        return buffer;
    }

    /** Keeps the content of an input, once for all runs that share it, so that the run can be made again. */
    public void content(byte[] content) {
        contents.put(RunId.contentHash(content), Deflated.of(content));
    }

    /** Key figures of a variant, a JSON object. */
    public void summary(String variant, String json) {
        summaries.put(variant, json);
    }

    /** The schedule of a variant as JSON. */
    public void schedule(String variant, String json) {
        schedules.put(variant, json);
    }

    /**
     * Writes the run. If it is in the store already it is the same run: the stored one is kept and only becomes
     * {@link RunStore#LAST} again.
     *
     * @return the stored run
     */
    public RunRecord commit(RunId id) {
        if (committed) {
            throw new IllegalStateException("a run is committed once");
        }
        for (Staged series : staged) {
            series.buffer.finish();
            if (series.buffer.count() != series.grid.count()) {
                throw new IllegalStateException("series " + series.measure.id() + " of " + series.variant + " has "
                        + series.buffer.count() + " samples for " + series.grid.count() + " steps");
            }
        }
        try {
            execute("COMMIT");
            execute("BEGIN IMMEDIATE");
            long createdS = createdS(id);
            if (createdS < 0) {
                createdS = clock.instant().getEpochSecond();
                insertRun(id, createdS);
                insertTexts(id);
                insertSeries(id);
            } else {
                update("UPDATE run SET last_use = (SELECT max(last_use) + 1 FROM run) WHERE id = ?", id.text());
            }
            execute("COMMIT");
            committed = true;
            return new RunRecord(id, spec, createdS);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private void stage(int series, Chunk chunk) {
        try {
            insertChunk.setInt(1, series);
            insertChunk.setInt(2, chunk.ordinal());
            insertChunk.setInt(3, chunk.count());
            insertChunk.setBytes(4, chunk.coded());
            insertChunk.executeUpdate();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private long createdS(RunId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT created_s FROM run WHERE id = ?")) {
            select.setString(1, id.text());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        }
    }

    private void insertRun(RunId id, long createdS) throws SQLException {
        update(
                "INSERT INTO run (id, kind, site, weather, jobs, from_s, to_s, step_s, arguments, model_version,"
                        + " created_s, last_use) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " (SELECT coalesce(max(last_use), 0) + 1 FROM run))",
                id.text(),
                spec.kind(),
                spec.site(),
                spec.weather(),
                spec.jobs(),
                spec.fromS(),
                spec.toS(),
                spec.stepS(),
                spec.argumentsJson(),
                spec.modelVersion(),
                createdS);
        for (Map.Entry<String, String> input : spec.inputs().entrySet()) {
            update("INSERT INTO run_input VALUES (?, ?, ?)", id.text(), input.getKey(), input.getValue());
        }
    }

    private void insertTexts(RunId id) throws SQLException {
        for (Map.Entry<String, byte[]> c : contents.entrySet()) {
            update("INSERT INTO input_content VALUES (?, ?) ON CONFLICT DO NOTHING", c.getKey(), c.getValue());
        }
        int ordinal = 0;
        for (Map.Entry<String, String> s : summaries.entrySet()) {
            update("INSERT INTO summary VALUES (?, ?, ?, ?)", id.text(), ordinal++, s.getKey(), s.getValue());
        }
        for (Map.Entry<String, String> s : schedules.entrySet()) {
            update("INSERT INTO schedule VALUES (?, ?, ?)", id.text(), s.getKey(), s.getValue());
        }
    }

    private void insertSeries(RunId id) throws SQLException {
        long base = 1;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM series")) {
            base = rows.getLong(1);
        }
        for (int i = 0; i < staged.size(); i++) {
            Staged s = staged.get(i);
            update(
                    "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    base + i,
                    id.text(),
                    s.variant,
                    s.measure.id(),
                    s.measure.label(),
                    s.measure.aggregation().name(),
                    s.measure.model(),
                    s.grid.startS(),
                    s.grid.stepS(),
                    s.grid.count());
        }
        update("INSERT INTO chunk SELECT series + ?, ordinal, count, data FROM staged_chunk ORDER BY 1, 2", base);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    private StoreException closing(SQLException e) {
        try {
            connection.close();
        } catch (SQLException second) {
            e.addSuppressed(second);
        }
        codec.close();
        return database.failure(e);
    }

    /** Gives up what was not committed. */
    @Override
    public void close() {
        codec.close();
        try {
            insertChunk.close();
            connection.close();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}
