package org.headroom.data.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * The live tables of the user's database. One process writes a session, in batches of one transaction each: a batch is in
 * the file whole or not at all, whatever happens to the process or the disk, and stays as it was if it cannot be written.
 * Others read, and leave requests. All methods throw {@link StoreException} if the file cannot be read or written. One
 * thread at a time.
 */
public final class LiveStore implements AutoCloseable {
    /** Samples, scores and forecasts older than this are deleted, s. */
    public static final double KEPT_S = 400 * 86_400.0;

    private static final int STATES = 5;

    private final Database database;
    private final Connection connection;
    private final InstantSource clock;
    private @Nullable FileChannel lockFile;
    private @Nullable FileLock lock;
    private long seenVersion = -1;

    private LiveStore(Path file, InstantSource clock) {
        this.database = new Database(file);
        this.connection = database.connect();
        this.clock = clock;
    }

    /**
     * Opens a database, making it and its folder if there is none.
     *
     * @throws InputError if the path is a directory, not Headroom's database, or of a newer Headroom
     */
    public static LiveStore open(Path file) {
        return new LiveStore(file, InstantSource.system());
    }

    public Path file() {
        return database.file();
    }

    /** All sessions, the one that was followed last at the end. */
    public List<LiveSession> sessions() {
        return query(
                "SELECT id, site, source, created_s, last_s FROM live_session ORDER BY coalesce(last_s, 0), id",
                LiveStore::session);
    }

    /** The session of a site and a source, made if it is the first time. */
    public LiveSession session(String site, String source) {
        try {
            update(
                    "INSERT INTO live_session (site, source, created_s) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    site,
                    source,
                    clock.instant().getEpochSecond());
        } catch (SQLException e) {
            throw database.failure(e);
        }
        return query(
                        "SELECT id, site, source, created_s, last_s FROM live_session WHERE site = ? AND source = ?",
                        LiveStore::session,
                        site,
                        source)
                .getFirst();
    }

    /**
     * Makes this process the one that writes a session, until it ends, in whatever way.
     *
     * @return false if another process is
     */
    public boolean own(LiveSession session) {
        Path path = file().resolveSibling(file().getFileName() + "-live-" + session.id());
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = tryLock(channel);
            if (held == null) {
                channel.close();
                return false;
            }
            lockFile = channel;
            lock = held;
            return true;
        } catch (IOException e) {
            throw new StoreException(file(), "cannot be written: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another session of this process
        }
    }

    /**
     * Writes a batch and empties it.
     *
     * @throws StoreException if it cannot be written: the batch is as it was
     */
    public void write(LiveSession session, LiveBatch batch) {
        try {
            execute("BEGIN IMMEDIATE");
            try {
                writeRows(session.id(), batch);
                execute("COMMIT");
            } catch (SQLException e) {
                rollBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
        batch.clear();
    }

    private void writeRows(long session, LiveBatch batch) throws SQLException {
        LiveRows.State state = batch.state;
        if (state != null) {
            update(
                    "INSERT OR REPLACE INTO live_state VALUES (?, ?, ?, ?)",
                    session,
                    state.atS(),
                    state.format(),
                    state.data());
            update(
                    "DELETE FROM live_state WHERE session = ? AND at_s NOT IN"
                            + " (SELECT at_s FROM live_state WHERE session = ? ORDER BY at_s DESC LIMIT " + STATES
                            + ")",
                    session,
                    session);
            update("UPDATE live_session SET last_s = ? WHERE id = ?", state.atS(), session);
        }
        all(
                "INSERT OR REPLACE INTO live_alarm VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.alarms.values(),
                (a, s) -> set(
                        s,
                        session,
                        a.number(),
                        a.alarm(),
                        a.raisedS(),
                        a.clearedS(),
                        a.acknowledgedS(),
                        a.acknowledgedBy(),
                        a.level(),
                        a.worstLevel(),
                        a.text(),
                        a.late() ? 1 : 0,
                        a.json()));
        all(
                "INSERT OR REPLACE INTO live_correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.corrections.values(),
                (c, s) -> set(
                        s,
                        session,
                        c.number(),
                        c.atS(),
                        c.path(),
                        c.before(),
                        c.value(),
                        c.sd(),
                        c.identifiable() ? 1 : 0,
                        c.reason(),
                        c.frozen() ? 1 : 0,
                        c.undone() ? 1 : 0));
        all(
                "INSERT OR REPLACE INTO live_sample VALUES (?, ?, ?, ?, ?, ?)",
                batch.samples,
                (r, s) -> set(s, session, r.atS(), r.meter(), r.metered(), r.estimated(), r.predicted()));
        all(
                "INSERT OR REPLACE INTO live_accuracy VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch.accuracy,
                (r, s) -> set(
                        s,
                        session,
                        r.atS(),
                        r.meter(),
                        r.samples(),
                        r.mapePercent(),
                        r.cvRmsePercent(),
                        r.nmbePercent()));
        all(
                "INSERT OR REPLACE INTO live_forecast VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch.forecasts,
                (r, s) -> set(s, session, r.madeS(), r.targetS(), r.measure(), r.p10(), r.p50(), r.p90()));
        all(
                "INSERT INTO live_forecast_error (session, at_s, measure, lead_s, error, inside, pinball)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch.errors,
                (r, s) -> set(s, session, r.atS(), r.measure(), r.leadS(), r.error(), r.inside() ? 1 : 0, r.pinball()));
        all("DELETE FROM live_request WHERE id = ?", batch.done, (id, s) -> set(s, id));
    }

    /** Deletes what is older than {@link #KEPT_S}; alarms and corrections are kept. */
    public void prune(LiveSession session, double nowS) {
        long before = (long) (nowS - KEPT_S);
        try {
            update("DELETE FROM live_sample WHERE session = ? AND at_s < ?", session.id(), before);
            update("DELETE FROM live_accuracy WHERE session = ? AND at_s < ?", session.id(), before);
            update("DELETE FROM live_forecast_error WHERE session = ? AND at_s < ?", session.id(), before);
            update("DELETE FROM live_forecast WHERE session = ? AND made_s < ?", session.id(), before);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** The newest state of a format, if there is one. */
    public Optional<LiveRows.State> state(LiveSession session, String format) {
        return query(
                        "SELECT at_s, format, data FROM live_state WHERE session = ? AND format = ?"
                                + " ORDER BY at_s DESC LIMIT 1",
                        rows -> new LiveRows.State(rows.getDouble(1), rows.getString(2), rows.getBytes(3)),
                        session.id(),
                        format)
                .stream()
                .findFirst();
    }

    /** Deletes the states of a session: it begins anew. */
    public void forgetStates(LiveSession session) {
        try {
            update("DELETE FROM live_state WHERE session = ?", session.id());
            update("UPDATE live_session SET last_s = NULL WHERE id = ?", session.id());
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** Alarms, newest first. */
    public List<LiveRows.Alarm> alarms(LiveSession session, boolean standingOnly, int most) {
        return query(
                "SELECT number, alarm, raised_s, cleared_s, acknowledged_s, acknowledged_by, level, worst_level, text,"
                        + " late, data FROM live_alarm WHERE session = ?"
                        + (standingOnly ? " AND cleared_s IS NULL" : "")
                        + " ORDER BY number DESC LIMIT ?",
                rows -> new LiveRows.Alarm(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getDouble(3),
                        maybe(rows, 4),
                        maybe(rows, 5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8),
                        rows.getString(9),
                        rows.getBoolean(10),
                        rows.getString(11)),
                session.id(),
                most);
    }

    /** Corrections, newest first. */
    public List<LiveRows.Correction> corrections(LiveSession session, int most) {
        return query(
                "SELECT number, at_s, path, before, value, sd, identifiable, reason, frozen, undone FROM live_correction"
                        + " WHERE session = ? ORDER BY number DESC LIMIT ?",
                rows -> new LiveRows.Correction(
                        rows.getLong(1),
                        rows.getDouble(2),
                        rows.getString(3),
                        number(rows, 4),
                        number(rows, 5),
                        number(rows, 6),
                        rows.getBoolean(7),
                        rows.getString(8),
                        rows.getBoolean(9),
                        rows.getBoolean(10)),
                session.id(),
                most);
    }

    /** Errors of earlier forecasts, the newest so many, oldest first. */
    public List<LiveRows.ForecastError> forecastErrors(LiveSession session, int most) {
        List<LiveRows.ForecastError> found = query(
                "SELECT at_s, measure, lead_s, error, inside, pinball FROM live_forecast_error WHERE session = ?"
                        + " ORDER BY id DESC LIMIT ?",
                rows -> new LiveRows.ForecastError(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getDouble(3),
                        rows.getDouble(4),
                        rows.getBoolean(5),
                        rows.getDouble(6)),
                session.id(),
                most);
        return found.reversed();
    }

    /** Samples of one meter over {@code [fromS, toS)}, oldest first. */
    public List<LiveRows.Sample> samples(LiveSession session, String meter, long fromS, long toS) {
        return query(
                "SELECT at_s, meter, metered, estimated, predicted FROM live_sample"
                        + " WHERE session = ? AND at_s >= ? AND at_s < ? AND meter = ? ORDER BY at_s",
                rows -> new LiveRows.Sample(
                        rows.getLong(1), rows.getString(2), number(rows, 3), number(rows, 4), number(rows, 5)),
                session.id(),
                fromS,
                toS,
                meter);
    }

    /** Leaves a request to the process that follows, now or when it starts next. */
    public void request(LiveSession session, String verb, String target) {
        try {
            update(
                    "INSERT INTO live_request (session, verb, target, made_s) VALUES (?, ?, ?, ?)",
                    session.id(),
                    verb,
                    target,
                    clock.instant().getEpochSecond());
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** What others ask, oldest first. */
    public List<LiveRows.Request> requests(LiveSession session) {
        return query(
                "SELECT id, verb, target, made_s FROM live_request WHERE session = ? ORDER BY id",
                rows -> new LiveRows.Request(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4)),
                session.id());
    }

    /** Whether another connection wrote since the last call; cheap. True at the first call. */
    public boolean changedByOthers() {
        long version = query("PRAGMA data_version", rows -> rows.getLong(1)).getFirst();
        boolean changed = version != seenVersion;
        seenVersion = version;
        return changed;
    }

    /** So many pages of the file at most, as if the disk ended there. */
    void limitPages(long pages) throws SQLException {
        execute("PRAGMA max_page_count = " + pages);
    }

    long pages() {
        return query("PRAGMA page_count", rows -> rows.getLong(1)).getFirst();
    }

    private interface Row<T> {
        T take(ResultSet rows) throws SQLException;
    }

    private interface Binding<T> {
        void bind(T row, PreparedStatement statement) throws SQLException;
    }

    private static LiveSession session(ResultSet rows) throws SQLException {
        return new LiveSession(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getLong(4), maybe(rows, 5));
    }

    private static @Nullable Double maybe(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? null : value;
    }

    private static double number(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? Double.NaN : value;
    }

    private <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.take(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    private <T> void all(String sql, Iterable<T> rows, Binding<T> binding) throws SQLException {
        if (!rows.iterator().hasNext()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                binding.bind(row, statement);
                statement.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null || value instanceof Double d && !Double.isFinite(d)) {
                statement.setNull(i + 1, Types.REAL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    private void update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack(SQLException cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e); // SQLite may have rolled back by itself: on a full disk it does
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (lock != null) {
                lock.release();
            }
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (SQLException e) {
            throw database.failure(e);
        } catch (IOException e) {
            throw new StoreException(file(), "cannot be closed: " + e, e);
        }
    }
}
