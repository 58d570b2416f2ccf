package dev.migration.core.run;

import dev.migration.core.run.RunPlan.ScriptedStep;
import java.time.Duration;

/**
 * Keeps attempts that failed in the history table: when, who, and what the server said. The failure itself matters more than
 * its note, which is left out where it cannot be written.
 */
final class FailedAttempts {

    private static final int KEPT_CHARACTERS = 1_000;

    private final Session session;
    private final Bookkeeping bookkeeping;

    FailedAttempts(Session session, Bookkeeping bookkeeping) {
        this.session = session;
        this.bookkeeping = bookkeeping;
    }

    /** Notes a failure whose transaction has ended; in one of its own. */
    void note(ScriptedStep step, MigrationFailedException failure, Duration duration) {
        // What ran outside of a transaction may have left its settings.
        session.rollback();
        if (session.isLost()) {
            return;
        }
        try {
            bookkeeping.noteFailure(session, step, reason(failure.failure().error()), duration);
        } catch (DatabaseException e) {
            failure.addSuppressed(e);
        }
    }

    private String reason(ServerError error) {
        String reason = error.sqlState() + ": " + session.masked(error.message());
        return reason.codePointCount(0, reason.length()) > KEPT_CHARACTERS
                ? reason.substring(0, reason.offsetByCodePoints(0, KEPT_CHARACTERS)) + " …"
                : reason;
    }
}
