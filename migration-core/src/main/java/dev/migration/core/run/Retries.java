package dev.migration.core.run;

import dev.migration.core.config.TimeLimits;
import dev.migration.core.error.MigrationException;
import dev.migration.core.event.LockedRelation;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.event.Retry;
import dev.migration.core.event.Retry.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tries a transaction again that was rolled back for what others do. One that waits long for a lock makes all wait that come
 * after it, readers too; so it waits a little, gives up its place, and comes back after a pause that is drawn by lot from a span
 * that doubles each time.
 */
final class Retries {

    static final String ACTION = "set the time limits";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int FIRST_PART = 10;

    // PostgreSQL manual, "PostgreSQL Error Codes"
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String SERIALIZATION_FAILURE = "40001";

    // Tells a timeout from NOWAIT, which has the same SQLSTATE and does not want to be tried again.
    private static final String TIMEOUT_ROUTINE = "ProcessInterrupts";

    private final Session session;
    private final TimeLimits limits;
    private final MigrationListener listener;
    private final Pauses pauses;

    Retries(Session session, TimeLimits limits, MigrationListener listener, Pauses pauses) {
        this.session = session;
        this.limits = limits;
        this.listener = listener;
        this.pauses = pauses;
    }

    /** What is tried; leaves nothing when it fails. */
    interface Transaction {

        /** Tries it, with the statements that set the limits of this try within it. */
        void run(List<String> limits);
    }

    /**
     * Runs a transaction until it is through, or fails for a reason of its own.
     *
     * @throws MigrationException what it throws, with how often it was tried where that was in vain
     */
    void run(Transaction transaction) {
        long start = pauses.nanoTime();
        for (int tried = 1; !isThrough(transaction, tried, start); tried++) {}
    }

    private boolean isThrough(Transaction transaction, int tried, long start) {
        try {
            transaction.run(withinTransaction(tried));
            return true;
        } catch (MigrationFailedException e) {
            Cause cause = cause(e).orElseThrow(() -> e);
            Optional<LockedRelation> locked = locked(cause, e.failure().statement());
            if (!pause(cause, locked, tried)) {
                throw e.after(tries(tried, start, cause, locked));
            }
        } catch (DatabaseException e) {
            Cause cause = cause(e).orElseThrow(() -> e);
            // Of our own statements only those on our tables meet locks, and their text is the name.
            Optional<LockedRelation> locked = locked(cause, String.valueOf(e.getMessage()));
            if (!pause(cause, locked, tried)) {
                throw e.after(tries(tried, start, cause, locked));
            }
        }
        return false;
    }

    /** What to run at the beginning of a transaction, or of a part of it. */
    private List<String> withinTransaction(int tried) {
        Duration longest = limits.lockTimeout();
        Duration timeout = longest.dividedBy(FIRST_PART).multipliedBy(1L << Math.min(tried - 1, 10));
        // Less than a millisecond would mean no limit.
        Duration least = timeout.compareTo(Duration.ofMillis(1)) < 0 ? longest : timeout;
        return settings("SET LOCAL ", least.compareTo(longest) < 0 ? least : longest);
    }

    /** What to run in the session before statements outside of transactions: what builds an index waits for all others. */
    List<String> outsideTransactions() {
        return settings("SET ", Duration.ZERO);
    }

    private List<String> settings(String set, Duration lockTimeout) {
        List<String> statements = new ArrayList<>();
        statements.add(set + "lock_timeout = " + lockTimeout.toMillis());
        limits.statementTimeout()
                .ifPresent(timeout -> statements.add(set + "statement_timeout = " + timeout.toMillis()));
        return statements;
    }

    private Optional<Cause> cause(MigrationException failure) {
        ServerErrorMessage error =
                failure.getCause() instanceof PSQLException refusal ? refusal.getServerErrorMessage() : null;
        if (error == null || error.getSQLState() == null || session.isLost()) {
            return Optional.empty();
        }
        return switch (error.getSQLState()) {
            case LOCK_NOT_AVAILABLE ->
                TIMEOUT_ROUTINE.equals(error.getRoutine()) ? Optional.of(Cause.LOCK_TIMEOUT) : Optional.empty();
            case DEADLOCK_DETECTED -> Optional.of(Cause.DEADLOCK);
            case SERIALIZATION_FAILURE -> Optional.of(Cause.SERIALIZATION);
            default -> Optional.empty();
        };
    }

    private Optional<LockedRelation> locked(Cause cause, String statement) {
        return cause == Cause.LOCK_TIMEOUT ? LockedRelations.find(session, statement) : Optional.empty();
    }

    private boolean pause(Cause cause, Optional<LockedRelation> locked, int tried) {
        if (tried > limits.retries()) {
            return false;
        }
        Duration span = FIRST_PAUSE.multipliedBy(1L << Math.min(tried - 1, 20));
        Duration most = span.compareTo(LONGEST_PAUSE) < 0 ? span : LONGEST_PAUSE;
        Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis()) + 1);
        listener.retrying(new Retry(cause, locked, tried, limits.retries(), pause));
        return pauses.hasPassed(pause);
    }

    private Tries tries(int tried, long start, Cause cause, Optional<LockedRelation> locked) {
        return new Tries(tried, Duration.ofNanos(pauses.nanoTime() - start), cause, locked);
    }
}
