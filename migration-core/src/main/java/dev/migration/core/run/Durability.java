package dev.migration.core.run;

import dev.migration.core.run.internal.Message;
import dev.migration.core.run.internal.MessageFailedException;
import java.util.List;

/**
 * Which commits of a run wait for the disk: only the last one, which waits for all before it (PostgreSQL manual, "Asynchronous
 * Commit"). When the server crashes before that, it may lose the run's latest transactions, each as a whole and none without
 * those after it; the next run applies them again.
 */
final class Durability {

    static final String ACTION = "say what the commit waits for";

    private static final List<String> LATER = List.of("SET LOCAL synchronous_commit = off");

    // Whatever the script has set: what the role and the database say, if that is more than nothing.
    private static final List<String> NOW = List.of(
            "RESET synchronous_commit",
            "SELECT pg_catalog.set_config('synchronous_commit', 'local', true)"
                    + " WHERE pg_catalog.current_setting('synchronous_commit') = 'off'");

    private Durability() {}

    /** Returns what to run in a transaction right before its commit. */
    static List<String> beforeCommit(boolean lastOfRun) {
        return lastOfRun ? NOW : LATER;
    }

    /** Waits for what a run has committed that does not come to its last commit, as far as the session still can. */
    static void settle(Session session, Throwable reason) {
        if (session.isLost()) {
            return;
        }
        session.rollback();
        Message message = new Message();
        message.add("BEGIN");
        NOW.forEach(message::add);
        // A transaction that writes nothing would not wait.
        message.add("SELECT pg_catalog.pg_logical_emit_message(true, 'migration', ''::pg_catalog.text)");
        message.add("COMMIT");
        try {
            session.send(message);
        } catch (MessageFailedException e) {
            session.rollback();
            reason.addSuppressed(e.refusal());
        }
    }
}
