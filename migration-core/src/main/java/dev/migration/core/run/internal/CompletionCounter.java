package dev.migration.core.run.internal;

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

/** Counts the statements of a message that the server has completed, and hands on its notices as they come. */
final class CompletionCounter extends ResultHandlerBase {

    private final Consumer<ServerErrorMessage> notices;
    private int completed;
    private @Nullable Runnable rethrow;

    CompletionCounter(Consumer<ServerErrorMessage> notices) {
        this.notices = notices;
    }

    int completed() {
        return completed;
    }

    /** Throws what the receiver of the notices threw, if it did; it was told nothing more after that. */
    void rethrow() {
        if (rethrow != null) {
            rethrow.run();
        }
    }

    @Override
    public void handleResultRows(Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        completed++;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        completed++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        if (rethrow == null && warning instanceof PSQLWarning notice && notice.getServerErrorMessage() != null) {
            try {
                notices.accept(notice.getServerErrorMessage());
            } catch (RuntimeException | Error e) {
                // Out of here it would leave the rest of the server's answer unread.
                rethrow = () -> {
                    throw e;
                };
            }
        }
    }
}
