package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/// The encrypted database of one vault: SQLite3MultipleCiphers, ChaCha20-Poly1305 for each page, one connection.
///
/// Statements are constants of this package and values are bound. Used by several threads, one at a time; what one
/// thread does in [#together] is not interleaved with another's.
final class Database implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int depth;
    private boolean failed;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Makes the tables of a database that is in memory alone, and lets it go: the driver and its native code are
    /// loaded.
    static void warmUp() {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Schema.prepare(connection);
        } catch (SQLException _) {
            // Whoever opens a file hears of it.
        }
    }

    /// Opens the file under a raw key of 32 bytes. The file is there, perhaps empty.
    static Database open(Path file, byte[] key) throws SQLException {
        var properties = new Properties();
        properties.setProperty("cipher", "chacha20");
        properties.setProperty("legacy", "0");
        properties.setProperty("hexkey_mode", "NONE");
        properties.setProperty("key", "raw:" + HexFormat.of().formatHex(key));
        properties.setProperty("busy_timeout", "0");
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri(), properties);
        try {
            // Exclusive: a second process is refused by SQLite itself. Sorting in memory: no page leaves unencrypted.
            for (var setting : List.of(
                    "locking_mode = EXCLUSIVE",
                    "journal_mode = WAL",
                    "synchronous = FULL",
                    "temp_store = MEMORY",
                    "secure_delete = ON",
                    "foreign_keys = ON")) {
                try (var statement = connection.createStatement()) {
                    statement.execute("PRAGMA " + setting);
                }
            }
            Schema.prepare(connection);
            return new Database(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// True of a file that was changed, or is none of ours.
    static boolean damaged(SQLException e) {
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code
                || (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    static boolean busy(SQLException e) {
        return (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    /// All that `work` changes is kept, or, when it throws, nothing. Work inside work is part of the outer one.
    <T> T together(Vault.Work<T> work) throws IOException {
        lock.lock();
        try {
            if (depth == 0) {
                failed = false;
                connection.setAutoCommit(false);
            }
            depth++;
            var done = false;
            try {
                var result = work.run();
                done = true;
                return result;
            } finally {
                depth--;
                failed |= !done;
                if (depth == 0) {
                    end();
                }
            }
        } catch (SQLException e) {
            throw wrapped(e);
        } finally {
            lock.unlock();
        }
    }

    /// Runs one statement and says how many rows it changed.
    int update(String sql, @Nullable Object... values) throws IOException {
        return run(sql, PreparedStatement::executeUpdate, values);
    }

    <T> List<T> list(Row.Reader<T> reader, String sql, @Nullable Object... values) throws IOException {
        return run(
                sql,
                statement -> {
                    try (var result = statement.executeQuery()) {
                        var rows = new ArrayList<T>();
                        var row = new Row(result);
                        while (result.next()) {
                            rows.add(reader.read(row));
                        }
                        return List.copyOf(rows);
                    }
                },
                values);
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException, MalformedException;
    }

    /// Statements are prepared once, since SQLite reads most of them slower than it runs them; not one that failed.
    private <T> T run(String sql, Use<T> use, @Nullable Object... values) throws IOException {
        lock.lock();
        try {
            var known = prepared.remove(sql);
            var statement = known == null ? connection.prepareStatement(sql) : known;
            try {
                bind(statement, values);
                var result = use.of(statement);
                statement.clearParameters();
                prepared.put(sql, statement);
                return result;
            } finally {
                if (!prepared.containsKey(sql)) {
                    statement.close();
                }
            }
        } catch (SQLException e) {
            throw wrapped(e);
        } catch (MalformedException e) {
            throw new IOException("the vault holds a row that cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    <T> Optional<T> find(Row.Reader<T> reader, String sql, @Nullable Object... values) throws IOException {
        var rows = list(reader, sql, values);
        if (rows.size() > 1) {
            throw new IllegalStateException("one row was asked for, " + rows.size() + " were found");
        }
        return rows.stream().findFirst();
    }

    /// Ends the transaction of [#together]: nothing is kept of one in which something failed.
    private void end() throws SQLException {
        try {
            if (failed) {
                connection.rollback();
            } else {
                connection.commit();
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw wrapped(e);
        } finally {
            lock.unlock();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(at, null);
            case Optional<?> optional -> bind(statement, at, optional.orElse(null));
            case OptionalLong number -> bind(statement, at, number.isPresent() ? number.getAsLong() : null);
            case Bytes bytes -> statement.setBytes(at, bytes.toArray());
            case Digest digest -> statement.setBytes(at, digest.bytes().toArray());
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case Boolean flag -> statement.setInt(at, flag ? 1 : 0);
            case Instant time -> statement.setLong(at, time.toEpochMilli());
            case Enum<?> constant -> statement.setString(at, constant.name());
            case Collection<?> many ->
                statement.setString(at, many.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            default -> statement.setString(at, value.toString());
        }
    }

    private static IOException wrapped(SQLException e) {
        if (damaged(e)) {
            return new IOException("the vault is damaged: a page of its database was changed or lost", e);
        }
        if (e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code) {
            return new IOException("the vault could not be written: the disk is full", e);
        }
        return new IOException("the vault's database failed: " + e.getMessage(), e);
    }
}
