package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.StepSender.Attempt;
import dev.migration.core.run.internal.Message;
import dev.migration.core.run.internal.MessageFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a run has left whose connection was lost: whether a commit came through that the server did not confirm, and
 * whether a server that has crashed still has those before it.
 *
 * <p>A new session first makes sure that the lost one's process has come to its end, and ends it where it has not: it might go
 * on for long with what it has read. Then the version table's rows tell.
 */
final class Aftermath {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Session lost;
    private final Bookkeeping bookkeeping;
    private final Duration wait;
    private final Pauses pauses;

    /**
     * Looks after the end of a session.
     *
     * @param wait for the server, and for the end of the lost session's process; 30 seconds at most
     */
    Aftermath(Session lost, Bookkeeping bookkeeping, Duration wait, Pauses pauses) {
        this.lost = lost;
        this.bookkeeping = bookkeeping;
        this.wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        this.pauses = pauses;
    }

    /**
     * Returns how far the run came.
     *
     * @param atCommit whether the connection was lost where the server may have committed
     * @param reason why it was lost
     */
    Progress look(Attempt attempt, boolean atCommit, Exception reason) {
        return pauses.await(wait, () -> see(attempt, atCommit, reason)).orElseGet(() -> unseen(attempt, atCommit));
    }

    private Optional<Progress> see(Attempt attempt, boolean atCommit, Exception reason) {
        try (Session session = lost.openAnother()) {
            if (!hasEnded(session)) {
                return Optional.empty();
            }
            Progress progress = judge(session, attempt, atCommit);
            Durability.settle(session, reason);
            return Optional.of(progress);
        } catch (MigrationException e) {
            // The server is not there yet, or gone again.
            return Optional.empty();
        }
    }

    /** Whether nothing comes any more of the lost session's process; where that is not known, of its transaction. */
    private boolean hasEnded(Session session) {
        if (lost.hasKnownProcess()) {
            return session.end(lost);
        }
        Message message = new Message();
        message.add("BEGIN");
        message.add("SET LOCAL lock_timeout = 1000");
        message.add(bookkeeping.lock());
        message.add("ROLLBACK");
        try {
            session.send(message);
            return true;
        } catch (MessageFailedException e) {
            session.abort();
            return false;
        }
    }

    private Progress judge(Session session, Attempt attempt, boolean atCommit) {
        Set<RevisionId> rows = bookkeeping.readHeads(session);
        Progress before = attempt.progress();
        int next = before.applied() + 1;
        List<Set<RevisionId>> states = attempt.states();
        if (next < states.size() && states.get(next).equals(rows)) {
            return before.committed(rows);
        }
        // Behind a pooler the server may not even have read it yet.
        boolean surelyNot = !atCommit || lost.hasKnownProcess();
        int applied = states.subList(0, next).lastIndexOf(rows);
        if (applied < 0 || !surelyNot) {
            return unseen(attempt, atCommit);
        }
        Progress found = before.at(applied, rows);
        return found.isStepwise() ? found.within(noted(session, attempt), found.statements()) : found;
    }

    private int noted(Session session, Attempt attempt) {
        return bookkeeping.readUnfinished(session).stream()
                .filter(row -> attempt.steps().stream().anyMatch(row::isOf))
                .mapToInt(Unfinished::statements)
                .findFirst()
                .orElse(0);
    }

    private static Progress unseen(Attempt attempt, boolean atCommit) {
        Progress before = attempt.progress();
        return atCommit ? before.inDoubt() : before.unseen();
    }
}
