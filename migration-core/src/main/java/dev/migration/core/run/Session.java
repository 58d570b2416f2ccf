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
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.ServerErrorMessage;

/**
 * The one working session of a run: a connection in autocommit mode, on which the runner itself says where transactions
 * begin and end. Not thread-safe.
 */
public final class Session implements AutoCloseable {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    private final Connection connection;
    private final ConnectionSource source;
    private final Wire wire;
    private OptionalLong lock = OptionalLong.empty();

    private Session(Connection connection, ConnectionSource source, Wire wire) {
        this.connection = connection;
        this.source = source;
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
            Session session = new Session(connection, source, new Wire(postgres, notice -> tell(listener, notice)));
            if (!postgres.getStandardConformingStrings()) {
                session.execute("prepare the session", SessionHygiene.STANDARD_STRINGS);
            }
            listener.connected(source.display(), source.origin());
            return session;
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw ConnectionFailures.explain(source, e);
        } catch (RuntimeException | Error e) {
            closeQuietly(connection, e);
            throw e;
        }
    }

    private static void tell(MigrationListener listener, ServerErrorMessage notice) {
        listener.serverNotice(
                Optional.ofNullable(notice.getSeverity()).orElse(""),
                Optional.ofNullable(notice.getMessage()).orElse(""));
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

    /**
     * Takes an advisory lock of the session, if no other session holds it; it is given back when this one is closed.
     *
     * @throws DatabaseException when the server refuses
     */
    boolean tryLock(long key) {
        boolean taken = query("take the lock", "SELECT pg_catalog.pg_try_advisory_lock(" + key + ")")
                .orElseThrow()
                .get(0)
                .contains("t");
        if (taken) {
            lock = OptionalLong.of(key);
        }
        return taken;
    }

    void send(Message message) throws MessageFailedException {
        wire.send(message);
    }

    void copy(String statement, String data) throws MessageFailedException {
        wire.copy(statement, data);
    }

    /** Returns a text of the server without passwords. */
    String masked(String text) {
        return source.masked(text);
    }

    /** Returns whether the connection is closed or lost. */
    boolean isLost() {
        return wire.isClosed();
    }

    /** Returns whether a transaction is open, aborted ones included. */
    boolean isInTransaction() {
        return wire.isInTransaction();
    }

    /** Ends the transaction that is open, if one is, and leaves the session as it is. */
    void abort() {
        if (wire.isInTransaction()) {
            sendToClean(List.of("ROLLBACK"));
        }
    }

    /**
     * Ends the transaction that is open, if one is, and takes back what scripts have set outside of it. Without a
     * connection the server does so by itself.
     */
    void rollback() {
        List<String> statements = new ArrayList<>();
        if (wire.isInTransaction()) {
            statements.add("ROLLBACK");
        }
        statements.addAll(SessionHygiene.BEFORE_HISTORY);
        statements.addAll(SessionHygiene.AFTER_STEP);
        sendToClean(statements);
    }

    private void sendToClean(List<String> statements) {
        if (wire.isClosed()) {
            return;
        }
        Message message = new Message();
        statements.forEach(message::add);
        try {
            wire.send(message);
        } catch (MessageFailedException e) {
            closeQuietly(connection, e);
        }
    }

    /** Closes the connection, or gives it back to its pool, with no transaction open and no lock held. */
    @Override
    public void close() {
        if (wire.isInTransaction()) {
            rollback();
        }
        if (lock.isPresent() && !wire.isClosed()) {
            unlock(lock.getAsLong());
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // All that was to be done is done and committed, or has failed already.
        }
    }

    /** Not left to the end of the connection: the server gets round to that a little later. */
    private void unlock(long key) {
        Message message = new Message();
        message.add("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
        try {
            wire.send(message);
        } catch (MessageFailedException e) {
            // The lock ends with the connection, which is about to end.
        }
    }

    private static void closeQuietly(@Nullable Connection connection, Throwable reason) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
