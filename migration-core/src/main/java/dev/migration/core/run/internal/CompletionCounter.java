package dev.migration.core.run.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** Counts the statements of a message that the server has completed, and hands on answers and notices as they come. */
final class CompletionCounter extends ResultHandlerBase {

    private final Message message;
    private final Consumer<ServerErrorMessage> notices;
    private int completed;
    private @Nullable Runnable rethrow;

    CompletionCounter(Message message, Consumer<ServerErrorMessage> notices) {
        this.message = message;
        this.notices = notices;
    }

    int completed() {
        return completed;
    }

    /** Throws what the receiver of an answer or a notice threw, if one did; none was told anything more after that. */
    void rethrow() {
        if (rethrow != null) {
            rethrow.run();
        }
    }

    @Override
    public void handleResultRows(Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        message.answer(completed).ifPresent(receiver -> hand(() -> receiver.accept(firstColumn(tuples))));
        completed++;
    }

    private static String firstColumn(List<Tuple> tuples) {
        byte[] value = tuples.isEmpty() ? null : tuples.get(0).get(0);
        return value == null ? "" : new String(value, UTF_8);
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        completed++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        if (warning instanceof PSQLWarning notice && notice.getServerErrorMessage() != null) {
            hand(() -> notices.accept(notice.getServerErrorMessage()));
        }
    }

    private void hand(Runnable what) {
        if (rethrow != null) {
            return;
        }
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            // Out of here it would leave the rest of the server's answer unread.
            rethrow = () -> {
                throw e;
            };
        }
    }
}
