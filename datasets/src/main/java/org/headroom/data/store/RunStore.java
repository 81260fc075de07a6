package org.headroom.data.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Measure;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.Series;

/**
 * The user's runs. Reads see committed runs only; a run is written by a {@link RunWriter} and appears whole or not at
 * all, whatever happens to the process. All methods throw {@link StoreException} if the file cannot be read or written.
 */
public final class RunStore implements AutoCloseable {
    /** Names the run that was committed last. */
    public static final String LAST = "@last";

    private static final String RUN_COLUMNS =
            "id, kind, site, weather, jobs, from_s, to_s, step_s, arguments, model_version, created_s";

    private final Database database;
    private final Connection connection;
    private final InstantSource clock;

    private RunStore(Path file, InstantSource clock) {
        this.database = new Database(file);
        this.connection = database.connect();
        this.clock = clock;
    }

    /**
     * Opens a database, making it and its folder if there is none.
     *
     * @throws InputError if the path is a directory, not Headroom's database, or of a newer Headroom
     */
    public static RunStore open(Path file) {
        return new RunStore(file, InstantSource.system());
    }

    static RunStore open(Path file, InstantSource clock) {
        return new RunStore(file, clock);
    }

    /**
     * Where runs are kept unless the user says otherwise: {@code HEADROOM_DB}, else {@code headroom/headroom.db} in
     * {@code XDG_DATA_HOME}, else in {@code ~/.local/share}.
     */
    public static Path defaultFile() {
        return defaultFile(System.getenv(), System.getProperty("user.home"));
    }

    static Path defaultFile(Map<String, String> environment, String home) {
        String database = environment.getOrDefault("HEADROOM_DB", "");
        if (!database.isEmpty()) {
            return Path.of(database);
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isEmpty() ? Path.of(home, ".local", "share") : Path.of(data);
        return base.resolve("headroom").resolve("headroom.db");
    }

    public Path file() {
        return database.file();
    }

    /** Starts a run. It writes to a place of its own; the store can be read and other runs written meanwhile. */
    public RunWriter begin(RunSpec spec) {
        return new RunWriter(database, spec, clock);
    }

    /** All runs, oldest first. */
    public List<RunRecord> list() {
        return runs("ORDER BY seq");
    }

    /**
     * The run with an id, with an id that begins so, or {@link #LAST}.
     *
     * @throws InputError if there is none, or more than one
     */
    public RunRecord find(String idPrefix) {
        if (idPrefix.equals(LAST)) {
            return runs("ORDER BY last_use DESC LIMIT 1").stream()
                    .findFirst()
                    .orElseThrow(() -> new InputError(file(), "", LAST, "there are no runs yet: make one first"));
        }
        String prefix = idPrefix.toLowerCase(Locale.ROOT);
        List<RunRecord> found = prefix.matches("[0-9a-f]+")
                ? runs("WHERE substr(id, 1, " + prefix.length() + ") = ? ORDER BY seq", prefix)
                : List.of();
        if (found.size() > 1) {
            throw new InputError(
                    file(),
                    "",
                    "run " + idPrefix + ", which begins " + found.size() + " ids",
                    "more digits, as in " + found.getFirst().id() + " or "
                            + found.get(1).id());
        }
        if (found.isEmpty()) {
            throw new InputError(
                    file(),
                    "",
                    "run " + idPrefix,
                    "an id as `headroom runs list` prints it, the start of one, or " + LAST);
        }
        return found.getFirst();
    }

    /** The summary of each variant as JSON, in the order in which they were written. */
    public SequencedMap<String, String> summaries(RunId run) {
        SequencedMap<String, String> summaries = new LinkedHashMap<>();
        query(
                "SELECT variant, json FROM summary WHERE run_id = ? ORDER BY ordinal",
                rows -> summaries.put(rows.getString(1), rows.getString(2)),
                run.text());
        return Collections.unmodifiableSequencedMap(summaries);
    }

    /** The schedule of a variant as JSON, if it has one. */
    public Optional<String> schedule(RunId run, String variant) {
        List<String> found = new ArrayList<>();
        query(
                "SELECT json FROM schedule WHERE run_id = ? AND variant = ?",
                rows -> found.add(rows.getString(1)),
                run.text(),
                variant);
        return found.stream().findFirst();
    }

    /** The content of an input by its SHA-256, if a run kept it. */
    public Optional<byte[]> content(String sha256) {
        List<byte[]> found = new ArrayList<>();
        query("SELECT data FROM input_content WHERE sha256 = ?", rows -> found.add(rows.getBytes(1)), sha256);
        return found.stream().findFirst().map(bytes -> Deflated.inflate(bytes, file()));
    }

    /**
     * What a study gave, if it was kept.
     *
     * @param key the hash of all that decides it
     */
    public Optional<byte[]> study(String key) {
        List<byte[]> found = new ArrayList<>();
        query("SELECT data FROM study_result WHERE key = ?", rows -> found.add(rows.getBytes(1)), key);
        return found.stream().findFirst().map(bytes -> Deflated.inflate(bytes, file()));
    }

    /** Keeps what a study gave, whole or not at all; what is kept under the key already stays. */
    public void keepStudy(String key, String kind, byte[] result) {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO study_result VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, key);
            statement.setString(2, kind);
            statement.setLong(3, clock.instant().getEpochSecond());
            statement.setBytes(4, Deflated.of(result));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    /** The measures kept of a variant, in the order in which they were written. */
    public List<Measure> measures(RunId run, String variant) {
        List<Measure> measures = new ArrayList<>();
        query(
                "SELECT measure, label, aggregation, model FROM series WHERE run_id = ? AND variant = ? ORDER BY id",
                rows -> measures.add(measure(rows)),
                run.text(),
                variant);
        return measures;
    }

    /**
     * The steps of a series that overlap {@code [fromS, toS)}, read from no more chunks than they lie in.
     *
     * @throws InputError if the run keeps no such series
     */
    public Series read(RunId run, String variant, String measureId, long fromS, long toS) {
        try {
            return SeriesReader.read(connection, run, variant, measureId, fromS, toS)
                    .orElseThrow(() -> new InputError(
                            file(), run + "/" + variant, "series " + measureId, "one that this run keeps"));
        } catch (SQLException e) {
            throw database.failure(e);
        } catch (IllegalArgumentException e) {
            throw new StoreException(file(), "series " + measureId + " of " + run + ": " + e.getMessage(), e);
        }
    }

    static Measure measure(ResultSet rows) throws SQLException {
        String id = rows.getString("measure");
        return new Measure(
                id,
                Unit.ofKey(id),
                rows.getString("label"),
                Measure.Aggregation.valueOf(rows.getString("aggregation")),
                rows.getString("model"));
    }

    private List<RunRecord> runs(String where, Object... arguments) {
        List<RunRecord> runs = new ArrayList<>();
        query("SELECT " + RUN_COLUMNS + " FROM run " + where, rows -> runs.add(record(rows)), arguments);
        return runs;
    }

    private RunRecord record(ResultSet rows) throws SQLException {
        String id = rows.getString("id");
        TreeMap<String, String> inputs = new TreeMap<>();
        query(
                "SELECT name, sha256 FROM run_input WHERE run_id = ?",
                input -> inputs.put(input.getString(1), input.getString(2)),
                id);
        RunSpec spec = new RunSpec(
                rows.getString("kind"),
                rows.getString("site"),
                rows.getString("weather"),
                rows.getString("jobs"),
                rows.getLong("from_s"),
                rows.getLong("to_s"),
                rows.getLong("step_s"),
                rows.getString("arguments"),
                inputs,
                rows.getString("model_version"));
        return new RunRecord(new RunId(id), spec, rows.getLong("created_s"));
    }

    private interface Row {
        void take(ResultSet rows) throws SQLException;
    }

    private void query(String sql, Row row, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }
}
