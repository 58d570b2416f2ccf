package dev.migration.core.run;

import dev.migration.core.plan.RevisionStep;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.run.StepMessages.Purpose;
import dev.migration.core.run.internal.MessageFailedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends what a step sends; where that fails, ends its transaction and tells what failed and what is in the database now. */
final class StepSender {

    private static final String DIVISION_BY_ZERO = "22012";

    private final Session session;
    private final Bookkeeping bookkeeping;

    private final Aftermath aftermath;

    StepSender(Session session, Bookkeeping bookkeeping, Aftermath aftermath) {
        this.session = session;
        this.bookkeeping = bookkeeping;
        this.aftermath = aftermath;
    }

    /**
     * What is tried.
     *
     * @param step whose script is sent, if one is
     * @param rows of the version table that it expects
     * @param states the version table's rows before the run's first commit and after each of its commits
     * @param progress of the run when it fails
     */
    record Attempt(Optional<ScriptedStep> step, Set<RevisionId> rows, List<Set<RevisionId>> states, Progress progress) {

        Attempt with(Progress other) {
            return new Attempt(step, rows, states, other);
        }
    }

    /**
     * Sends all parts.
     *
     * @throws MigrationFailedException when a statement of the script, or what it has deferred, fails
     * @throws ConcurrentRunException when the rows are not those expected
     * @throws DatabaseException when a statement of ours fails
     */
    void send(List<StepMessages.Part> parts, Attempt attempt) {
        for (StepMessages.Part part : parts) {
            if (part instanceof StepMessages.Statements statements) {
                send(statements, attempt);
            } else if (part instanceof StepMessages.Copy copy) {
                send(copy, attempt);
            }
        }
    }

    private void send(StepMessages.Statements part, Attempt attempt) {
        try {
            session.send(part.message());
        } catch (MessageFailedException e) {
            end(attempt);
            if (e.index() <= part.commit()) {
                throw explain(part, attempt, e);
            }
            // What comes after the commit was sent once more by the rollback; the next step shows whether in vain.
        }
    }

    private void send(StepMessages.Copy copy, Attempt attempt) {
        try {
            session.copy(copy.statement().text(), copy.data());
        } catch (MessageFailedException e) {
            end(attempt);
            Failure failure = Failure.of(copy.statement(), e.position(), ServerError.of(e.refusal()));
            Progress progress =
                    session.isLost() ? aftermath.look(attempt, /* atCommit= */ false, e) : attempt.progress();
            throw failed(attempt, failure, progress, e);
        }
    }

    /** A step outside of a transaction may go on, in its session as it is. */
    private void end(Attempt attempt) {
        if (attempt.progress().isStepwise()) {
            session.abort();
        } else {
            session.rollback();
        }
    }

    private RuntimeException explain(StepMessages.Statements part, Attempt attempt, MessageFailedException e) {
        Purpose purpose = part.purposes().get(e.index());
        ServerError error = ServerError.of(e.refusal());
        Progress progress =
                session.isLost() ? aftermath.look(attempt, mayHaveCommitted(part, e), e) : attempt.progress();
        if (purpose instanceof Purpose.Guard && DIVISION_BY_ZERO.equals(error.sqlState())) {
            return new ConcurrentRunException(
                    bookkeeping.versionTable(),
                    attempt.rows(),
                    bookkeeping.readHeads(session),
                    attempt.progress().appliedText());
        }
        if (purpose instanceof Purpose.OfScript script) {
            return failed(attempt, Failure.of(script.statement(), e.position(), error), progress, e);
        }
        if (purpose instanceof Purpose.Commit && attempt.step().isPresent()) {
            Failure failure = new Failure(attempt.step().get().section().place(), "COMMIT", error);
            return failed(attempt, failure, progress, e);
        }
        return bookkeeping.explained(session, new DatabaseException(action(purpose), progress, e.refusal()));
    }

    private static boolean mayHaveCommitted(StepMessages.Statements part, MessageFailedException e) {
        boolean commits = part.commit() < part.purposes().size();
        boolean stoppedBefore = e.isServersWord() && e.index() < part.commit();
        return commits && !stoppedBefore;
    }

    private RuntimeException failed(Attempt attempt, Failure failure, Progress progress, MessageFailedException e) {
        RevisionStep step = attempt.step().orElseThrow().step();
        return new MigrationFailedException(step, failure, progress, session.isLost(), e.refusal());
    }

    private static String action(Purpose purpose) {
        if (purpose instanceof Purpose.Ours ours) {
            return ours.action();
        }
        return purpose instanceof Purpose.Guard ? "check the version table" : "commit";
    }
}
