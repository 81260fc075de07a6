package org.headroom.data.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.headroom.data.quantity.InputError;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** The file itself: refuses what is not ours, brings an older one up to date, opens connections, words its failures. */
final class Database {
    /** The schema that this code reads and writes: the number of the last migration. */
    static final int VERSION = 3;

    /** "HDRM": marks the file as Headroom's. */
    static final int APPLICATION_ID = 0x4844524d;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BUSY_TIMEOUT_MS = 5000;

    private final Path file;

    /**
     * @throws InputError if the path is a directory, not a database, not ours, or of a newer Headroom
     * @throws StoreException if it cannot be opened
     */
    Database(Path file) {
        this.file = file.toAbsolutePath();
        refuseWhatIsNoDatabase();
        SqliteLibrary.keepUnpacked();
        try {
            Files.createDirectories(this.file.getParent());
        } catch (IOException e) {
            throw new StoreException(this.file, "cannot create its folder: " + e, e);
        }
        if (version() < VERSION) {
            migrate();
        }
    }

    Path file() {
        return file;
    }

    Connection connect() {
        try {
            return source().getConnection();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** One line about what went wrong, with SQLite's own words where there are no better ones. */
    StoreException failure(SQLException e) {
        String what = e.getMessage();
        if (e instanceof SQLiteException s) {
            what = switch (s.getResultCode()) {
                case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY ->
                    "locked by another process for more than " + BUSY_TIMEOUT_MS / 1000 + " s";
                case SQLITE_CORRUPT, SQLITE_NOTADB -> "damaged; move it away and start anew";
                case SQLITE_FULL -> "disk full";
                default ->
                    s.getResultCode().name().startsWith("SQLITE_READONLY")
                                    || s.getResultCode().name().startsWith("SQLITE_CANTOPEN")
                            ? "cannot be written; check the rights of the file and its folder"
                            : e.getMessage();
            };
        }
        return new StoreException(file, what == null ? e.toString() : what, e);
    }

    private void refuseWhatIsNoDatabase() {
        String allowed = "a Headroom database, or a path for a new one";
        if (Files.isDirectory(file)) {
            throw new InputError(file, "", "a directory", allowed);
        }
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MAGIC.length);
            if (head.length > 0 && !Arrays.equals(head, MAGIC)) {
                throw new InputError(file, "", "a file that is no SQLite database", allowed);
            }
        } catch (IOException e) {
            throw new StoreException(file, "cannot be read: " + e, e);
        }
    }

    private int version() {
        try (Connection connection = asItIs()) {
            int version = pragma(connection, "user_version");
            int application = pragma(connection, "application_id");
            if (application == APPLICATION_ID && version > VERSION) {
                throw new InputError(
                        file, "", "a database of version " + version, "up to " + VERSION + ": use a newer Headroom");
            }
            if (application != APPLICATION_ID && hasForeignTables(connection)) {
                throw new InputError(file, "", "another program's SQLite database", "one that Headroom made");
            }
            return application == APPLICATION_ID ? version : 0;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getInt(1);
        }
    }

    private static boolean hasForeignTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM sqlite_master"
                        + " WHERE name NOT LIKE 'flyway_%' AND name NOT LIKE 'sqlite_%'")) {
            return rows.getInt(1) > 0;
        }
    }

    /** Held by one thread of one process at a time; whoever waited finds the work done. */
    private void migrate() {
        synchronized (Database.class) {
            migrateLocked();
        }
    }

    private void migrateLocked() {
        Path lock = file.resolveSibling(file.getFileName() + "-migrating");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (version() < VERSION) {
                Flyway.configure(Database.class.getClassLoader())
                        .dataSource(source())
                        .locations("classpath:org/headroom/data/store/migration")
                        .load()
                        .migrate();
            }
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            throw new StoreException(file, "cannot be written: " + e, e);
        } catch (FlywayException e) {
            throw new StoreException(file, "cannot be brought to version " + VERSION + ": " + e.getMessage(), e);
        }
    }

    /** A connection that changes nothing in the file, not even its journal mode: it may be another program's. */
    private Connection asItIs() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    private SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
