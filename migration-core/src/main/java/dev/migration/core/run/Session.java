package dev.migration.core.run;

import dev.migration.core.event.MigrationListener;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.internal.Message;
import dev.migration.core.run.internal.MessageFailedException;
import dev.migration.core.run.internal.Wire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * The one working session of a run: a connection in autocommit mode, on which the runner itself says where transactions
 * begin and end. Not thread-safe.
 */
public final class Session implements AutoCloseable {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    private final Connection connection;
    private final Wire wire;

    private Session(Connection connection, Wire wire) {
        this.connection = connection;
        this.wire = wire;
    }

    /**
     * Opens the session.
     *
     * @throws ConnectionFailedException when the server cannot be reached or refuses
     */
    public static Session open(ConnectionSource source, MigrationListener listener) {
        Connection connection = null;
        try {
            connection = source.open();
            connection.setAutoCommit(true);
            BaseConnection postgres = connection.unwrap(BaseConnection.class);
            listener.connected(source.display(), source.origin());
            return new Session(
                    connection,
                    new Wire(
                            postgres,
                            notice -> listener.serverNotice(
                                    Optional.ofNullable(notice.getSeverity()).orElse(""),
                                    Optional.ofNullable(notice.getMessage()).orElse(""))));
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw ConnectionFailures.explain(source, e);
        }
    }

    /**
     * Reads the rows of the version table.
     *
     * @return empty when there is no such table
     * @throws DatabaseException when the table cannot be read
     */
    Optional<Set<RevisionId>> readHeads(VersionTable table) {
        return query("read " + table.name(), table.read()).map(rows -> {
            Set<RevisionId> heads = new LinkedHashSet<>();
            rows.forEach(row -> heads.add(new RevisionId(row.get(0))));
            return heads;
        });
    }

    /**
     * Runs a query.
     *
     * @param action what this is for, as the error says it: {@code Could not <action>: …}
     * @return the rows as text; empty when the table is not there
     * @throws DatabaseException when the server refuses
     */
    Optional<List<List<String>>> query(String action, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> result = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    row.add(Optional.ofNullable(rows.getString(column)).orElse(""));
                }
                result.add(row);
            }
            return Optional.of(result);
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState()) || UNDEFINED_SCHEMA.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw new DatabaseException(action, e);
        }
    }

    /**
     * Runs one statement of ours.
     *
     * @throws DatabaseException when the server refuses
     */
    void execute(String action, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(action, e);
        }
    }

    void send(Message message) throws MessageFailedException {
        wire.send(message);
    }

    void copy(String statement, String data) throws SQLException {
        wire.copy(statement, data);
    }

    /** Ends an aborted transaction. A lost connection has ended it already. */
    void rollback() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // Without a connection the server rolls back by itself.
            closeQuietly(connection, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException("close the connection", e);
        }
    }

    private static void closeQuietly(@Nullable Connection connection, SQLException reason) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
