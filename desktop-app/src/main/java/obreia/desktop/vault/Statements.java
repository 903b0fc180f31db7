package obreia.desktop.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/// The prepared statements of one connection, kept for the next time: SQLite reads a statement's text slower than it
/// runs most of them. Used by one thread at a time; closed with the connection.
final class Statements {
    private static final int KEPT = 128;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    Statements(Connection connection) {
        this.connection = connection;
    }

    /// What is done with a statement.
    @FunctionalInterface
    interface Use<T, E extends Exception> {
        T run(PreparedStatement statement) throws SQLException, E;
    }

    /// Runs the statement of this text; none that failed is used again.
    <T, E extends Exception> T use(String sql, Use<T, E> use) throws SQLException, E {
        var known = kept.remove(sql);
        var statement = known == null ? connection.prepareStatement(sql) : known;
        var done = false;
        try {
            var result = use.run(statement);
            statement.clearParameters();
            done = true;
            return result;
        } finally {
            if (done) {
                keep(sql, statement);
            } else {
                statement.close();
            }
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        kept.put(sql, statement);
        if (kept.size() > KEPT) {
            kept.pollFirstEntry().getValue().close();
        }
    }
}
