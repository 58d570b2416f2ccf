package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementKind;
import dev.migration.core.run.StepSender.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a step whose section has {@code transaction=none}: statement by statement, each noted in the history table, so that a
 * run after a failure goes on at the statement that failed.
 *
 * <p>A statement that can run in a transaction does so together with its note. Of one that cannot, the note comes after it: when
 * the run ends between the two, the next run finds out which of them happened. Statements between the script's own
 * {@code BEGIN} and {@code COMMIT} are noted with that commit, and begin anew together.
 */
final class StepwiseRun {

    private static final String NOTE = "note what is done";

    // PostgreSQL manual, "PostgreSQL Error Codes"
    private static final Set<String> WANTS_NO_TRANSACTION = Set.of("25001", "2D000");
    private static final Set<String> THERE_ALREADY = Set.of("42P07", "42P04", "42710");
    private static final Set<String> GONE_ALREADY = Set.of("42704", "42P01", "3D000");

    private final Session session;
    private final StepSender sender;
    private final Journal journal;
    private final Attempt attempt;
    private final Leftovers leftovers;
    private final List<SqlStatement> statements;
    private final boolean begunBefore;
    private int done;
    private boolean inDoubt;

    /**
     * A run of the attempt's step.
     *
     * @param unfinished what an earlier run has done of it
     */
    StepwiseRun(Session session, StepSender sender, Journal journal, Attempt attempt, Optional<Unfinished> unfinished) {
        this.session = session;
        this.sender = sender;
        this.journal = journal;
        this.attempt = attempt;
        this.leftovers = new Leftovers(session);
        this.statements = attempt.steps().get(0).section().statements();
        this.begunBefore = unfinished.isPresent();
        this.done = unfinished.map(Unfinished::statements).orElse(0);
        this.inDoubt = unfinished.map(Unfinished::inDoubt).orElse(false);
    }

    /**
     * Runs the statements that are not done yet.
     *
     * @throws MigrationFailedException when one fails; that is noted
     * @throws DatabaseException when a statement of ours fails
     */
    void run() {
        long start = System.nanoTime();
        try {
            if (begunBefore) {
                // From here on the next statement may have run, should this run end without a word.
                session.execute(NOTE, journal.resumed());
                restoreSettings();
                statements.stream().skip(done).findFirst().ifPresent(leftovers::dropOf);
            }
            for (int index = done; index < statements.size(); index++) {
                run(index);
                inDoubt = false;
            }
        } catch (MigrationFailedException e) {
            session.rollback();
            noteFailure(Duration.ofNanos(System.nanoTime() - start), e);
            throw e;
        }
    }

    private void run(int index) {
        SqlStatement statement = statements.get(index);
        boolean within = session.isInTransaction();
        boolean noted;
        if (within) {
            noted = TransactionWords.commits(statement);
            StepMessages messages = new StepMessages();
            messages.addAll(NOTE, noted ? journal.done(index + 1) : List.of());
            messages.addScript(statement);
            send(messages);
        } else {
            noted = statement.kind() == StatementKind.TRANSACTIONAL && runWithNote(statement, index + 1);
            if (!noted) {
                runAlone(statement);
            }
        }
        if (!noted && !session.isInTransaction()) {
            note(index + 1);
            noted = true;
        }
        done = noted ? index + 1 : done;
    }

    /** Returns false when the statement turns out to refuse a transaction; it has not run then. */
    private boolean runWithNote(SqlStatement statement, int count) {
        StepMessages messages = new StepMessages();
        messages.add(NOTE, "BEGIN");
        messages.addScript(statement);
        messages.addAll(NOTE, journal.done(count));
        messages.addAll(NOTE, Durability.beforeCommit(/* lastOfRun= */ false));
        messages.addCommitOf(statement);
        try {
            send(messages);
            return true;
        } catch (MigrationFailedException e) {
            if (WANTS_NO_TRANSACTION.contains(e.failure().error().sqlState())) {
                return false;
            }
            throw e;
        }
    }

    private void runAlone(SqlStatement statement) {
        leftovers.dropHiddenBy(statement);
        StepMessages messages = new StepMessages();
        messages.addScript(statement);
        try {
            send(messages);
        } catch (MigrationFailedException e) {
            if (!inDoubt || !hasHappened(statement, e.failure().error().sqlState())) {
                throw e;
            }
        }
    }

    private static boolean hasHappened(SqlStatement statement, String sqlState) {
        return (TransactionWords.creates(statement) && THERE_ALREADY.contains(sqlState))
                || (TransactionWords.drops(statement) && GONE_ALREADY.contains(sqlState));
    }

    private void note(int count) {
        StepMessages messages = new StepMessages();
        messages.add(NOTE, "BEGIN");
        messages.addAll(NOTE, journal.done(count));
        messages.addAll(NOTE, Durability.beforeCommit(/* lastOfRun= */ false));
        messages.add(NOTE, "COMMIT");
        send(messages);
    }

    private void send(StepMessages messages) {
        sender.send(messages.parts(), attempt.with(attempt.progress().within(done, statements.size())));
    }

    /** What the statements that are done have set, the others go by. */
    private void restoreSettings() {
        StepMessages messages = new StepMessages();
        statements.subList(0, done).stream()
                .filter(TransactionWords::setsSession)
                .forEach(messages::addScript);
        send(messages);
    }

    private void noteFailure(Duration duration, MigrationFailedException failure) {
        if (!session.isLost()) {
            try {
                session.execute(NOTE, journal.failed(duration));
            } catch (DatabaseException e) {
                // Without the note the next run takes the statement for one that may have run.
                failure.addSuppressed(e);
            }
        }
    }
}
