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
import org.postgresql.util.ServerErrorMessage;

/**
 * The one working session of a run: a connection in autocommit mode, on which the runner itself says where transactions
 * begin and end. Not thread-safe.
 */
public final class Session implements AutoCloseable {

    static final String PROCESS = "SELECT pg_catalog.pg_backend_pid()";

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    private final Connection connection;
    private final ConnectionSource source;
    private final Wire wire;
    private final SessionLock lock;

    /** Who answers at the other end of the connection. */
    enum Peer {
        UNKNOWN,
        /** One process of the server, as long as the connection lasts. */
        ONE_PROCESS,
        /** A proxy, and behind it perhaps another process for each transaction. */
        PROXY,
        /** A pooler, and behind it another process for each transaction. */
        SHARED_PROCESSES
    }

    private Session(Connection connection, BaseConnection postgres, ConnectionSource source, MigrationListener listener)
            throws SQLException {
        this.connection = connection;
        this.source = source;
        this.wire = new Wire(postgres, notice -> tell(listener, notice));
        this.lock = new SessionLock(
                this, postgres.getBackendPID(), postgres.haveMinimumServerVersion(SessionHygiene.WATCHES_CLIENT_SINCE));
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
            Session session = new Session(connection, postgres, source, listener);
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
     * Takes an advisory lock of the session, if no other session holds it and the peer is no proxy; it is given back when this
     * one is closed. Until then the server looks, while a statement runs, whether its client is still there.
     *
     * @throws DatabaseException when the server refuses
     */
    boolean tryLock(long key) {
        return lock.take(key);
    }

    /** Returns who answers, which is not known before a lock was asked for. */
    Peer peer() {
        return lock.peer();
    }

    /** Takes what was found out about the peer for granted from here on. */
    void setPeer(Peer found) {
        lock.setPeer(found);
    }

    /** Returns the id of the server's process that answers. */
    String process() {
        return query("look at the session", PROCESS).orElseThrow().get(0).get(0);
    }

    /** Opens another connection to the same database. */
    Connection connectAgain() throws SQLException {
        return source.open();
    }

    /**
     * Opens another session of the same database.
     *
     * @throws ConnectionFailedException when the server cannot be reached or refuses
     */
    Session openAnother() {
        return open(source, MigrationListener.SILENT);
    }

    /** Returns whether this session's process can be told from others: by the lock that it holds as long as it lives. */
    boolean hasKnownProcess() {
        return lock.isOfKnownProcess();
    }

    /**
     * Ends the process of a lost session, which must be known; returns whether it is gone, its transaction included.
     *
     * @throws DatabaseException when the server refuses
     */
    boolean end(Session other) {
        String sql =
                "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_locks WHERE " + other.lock.condition();
        return query("end the lost session", sql).orElseThrow().isEmpty();
    }

    /** Returns what to run after a step for the next one to find the session as it was. */
    List<String> cleanUp() {
        return lock.cleanUp();
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
        statements.addAll(cleanUp());
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
        if (!wire.isClosed()) {
            lock.giveBack();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // All that was to be done is done and committed, or has failed already.
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
