package dev.migration.core.run;

import dev.migration.core.config.TableName;
import dev.migration.core.error.MigrationException;
import dev.migration.core.event.LockHolder;
import java.time.Duration;
import java.util.Optional;

/** Another run has not ended within the time to wait for it. */
public final class LockTimeoutException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<LockHolder> holder;

    LockTimeoutException(TableName table, Optional<LockHolder> holder, Duration waited) {
        super("Another run holds the lock of " + table
                + holder.map(session -> ": " + session).orElse("") + ". This run waited for " + text(waited)
                + " and did nothing. Run the same command again when the other run is through"
                + holder.map(session -> ", or end its session: SELECT pg_terminate_backend(" + session.pid() + ");")
                        .orElse("."));
        this.holder = holder;
    }

    /** Returns the session that holds the lock, if it is still known. */
    public Optional<LockHolder> holder() {
        return holder;
    }

    private static String text(Duration duration) {
        return duration.toSeconds() >= 60 && duration.toSecondsPart() == 0
                ? duration.toMinutes() + " min"
                : duration.toSeconds() + " s";
    }
}
