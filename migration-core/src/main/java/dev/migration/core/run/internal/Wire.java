package dev.migration.core.run.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sends messages over one connection, word for word.
 *
 * <p>The driver's public API would split the text by its own rules, and its batches name the failing entry only in a
 * translated sentence. Its query executor does neither. Not thread-safe.
 */
public final class Wire {

    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_NO_METADATA;

    private final BaseConnection connection;
    private final Consumer<ServerErrorMessage> notices;

    /**
     * Sends over {@code connection}.
     *
     * @param notices is told each notice and warning of the server as it comes; what it throws is thrown when the
     *     message is through
     */
    public Wire(BaseConnection connection, Consumer<ServerErrorMessage> notices) {
        this.connection = connection;
        this.notices = notices;
    }

    /**
     * Sends a message and waits for its end. Rows that nobody has asked for are dropped.
     *
     * @throws MessageFailedException when the server refuses a statement; those behind it did not run
     */
    public void send(Message message) throws MessageFailedException {
        CompletionCounter counter = new CompletionCounter(message, notices);
        try {
            QueryExecutor executor = connection.getQueryExecutor();
            executor.execute(
                    executor.wrap(List.of(new NativeQuery(message.sql(), SqlCommand.BLANK))),
                    null,
                    counter,
                    0,
                    0,
                    message.asks() ? FLAGS : FLAGS | QueryExecutor.QUERY_NO_RESULTS);
        } catch (SQLException e) {
            throw failure(message, counter.completed(), e);
        }
        counter.rethrow();
    }

    /**
     * Sends {@code COPY … FROM stdin} and its data.
     *
     * @throws MessageFailedException when the server refuses the statement or the data
     */
    public void copy(String statement, String data) throws MessageFailedException {
        Message message = new Message();
        message.add(statement);
        try {
            // Bytes, for the driver's own encoder breaks a surrogate pair that lies across two of its buffers.
            new CopyManager(connection).copyIn(statement, new ByteArrayInputStream(data.getBytes(UTF_8)));
        } catch (IOException e) {
            throw failure(message, 0, new SQLException(e));
        } catch (SQLException e) {
            throw failure(message, 0, e);
        }
        CompletionCounter counter = new CompletionCounter(message, notices);
        for (SQLWarning next = connection.getQueryExecutor().getWarnings();
                next != null;
                next = next.getNextWarning()) {
            counter.handleWarning(next);
        }
        counter.rethrow();
    }

    /** Returns whether a transaction is open, aborted ones included; asks nobody. */
    public boolean isInTransaction() {
        return connection.getQueryExecutor().getTransactionState() != TransactionState.IDLE;
    }

    /** Returns whether the connection is closed or lost; asks nobody. */
    public boolean isClosed() {
        return connection.getQueryExecutor().isClosed();
    }

    private static MessageFailedException failure(Message message, int completed, SQLException cause) {
        int index = Math.min(completed, message.size() - 1);
        Optional<Message.Located> located = position(cause).map(message::locate);
        if (completed == 0 && located.isPresent()) {
            // The server reads the whole message before it runs any of it, so this may be about any statement.
            index = located.get().index();
        }
        // A position elsewhere is one in another text, such as that of a prepared statement.
        int failed = index;
        int position = located.filter(found -> found.index() == failed)
                .map(Message.Located::position)
                .orElse(0);
        return new MessageFailedException(
                failed, position == 0 ? OptionalInt.empty() : OptionalInt.of(position), cause);
    }

    private static Optional<Integer> position(SQLException cause) {
        return cause instanceof PSQLException server && server.getServerErrorMessage() != null
                ? Optional.of(server.getServerErrorMessage().getPosition()).filter(position -> position > 0)
                : Optional.empty();
    }
}
