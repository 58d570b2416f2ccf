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

/** Counts the statements of a message that the server has completed, and hands on its notices. */
final class CompletionCounter extends ResultHandlerBase {

    private final Consumer<ServerErrorMessage> notices;
    private int completed;

    CompletionCounter(Consumer<ServerErrorMessage> notices) {
        this.notices = notices;
    }

    int completed() {
        return completed;
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
        if (warning instanceof PSQLWarning notice && notice.getServerErrorMessage() != null) {
            notices.accept(notice.getServerErrorMessage());
        }
    }
}
