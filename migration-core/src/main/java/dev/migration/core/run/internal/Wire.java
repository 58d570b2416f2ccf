package dev.migration.core.run.internal;

import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;
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
            | QueryExecutor.QUERY_NO_RESULTS
            | QueryExecutor.QUERY_NO_METADATA;

    private final BaseConnection connection;
    private final Consumer<ServerErrorMessage> notices;

    /**
     * Sends over {@code connection}.
     *
     * @param notices is told each notice and warning of the server, in order, when the message is through
     */
    public Wire(BaseConnection connection, Consumer<ServerErrorMessage> notices) {
        this.connection = connection;
        this.notices = notices;
    }

    /**
     * Sends a message and waits for its end. Its rows are dropped.
     *
     * @throws MessageFailedException when the server refuses a statement; those behind it did not run
     */
    public void send(Message message) throws MessageFailedException {
        CompletionCounter counter = new CompletionCounter(notices);
        try {
            QueryExecutor executor = connection.getQueryExecutor();
            executor.execute(
                    executor.wrap(List.of(new NativeQuery(message.sql(), SqlCommand.BLANK))),
                    null,
                    counter,
                    0,
                    0,
                    FLAGS);
        } catch (SQLException e) {
            throw failure(message, counter.completed(), e);
        }
    }

    /**
     * Sends {@code COPY … FROM stdin} and its data.
     *
     * @throws SQLException when the server refuses the statement or the data
     */
    public void copy(String statement, String data) throws SQLException {
        try {
            new CopyManager(connection).copyIn(statement, new StringReader(data));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static MessageFailedException failure(Message message, int completed, SQLException cause) {
        if (cause instanceof PSQLException server && server.getServerErrorMessage() != null) {
            int position = server.getServerErrorMessage().getPosition();
            if (position > 0) {
                Message.Located located = message.locate(position);
                return new MessageFailedException(located.index(), OptionalInt.of(located.position()), cause);
            }
        }
        return new MessageFailedException(Math.min(completed, message.size() - 1), OptionalInt.empty(), cause);
    }
}
