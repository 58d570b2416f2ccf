package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.run.StepMessages.Purpose;
import dev.migration.core.run.internal.MessageFailedException;
import java.util.List;
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
     * @param steps whose scripts are sent, in order; none where nothing is sent but what is ours
     * @param rows of the version table that it expects
     * @param states the version table's rows before the run's first commit and after each of its commits
     * @param progress of the run when it fails
     */
    record Attempt(List<ScriptedStep> steps, Set<RevisionId> rows, List<Set<RevisionId>> states, Progress progress) {

        Attempt with(Progress other) {
            return new Attempt(steps, rows, states, other);
        }

        /** Returns the step whose script holds a statement. */
        ScriptedStep stepOf(SqlStatement statement) {
            return steps.stream()
                    .filter(step -> step.section().statements().contains(statement))
                    .findFirst()
                    .orElseThrow();
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
            throw failed(attempt.stepOf(copy.statement()), failure, progress, e);
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
            Failure failure = Failure.of(script.statement(), e.position(), error);
            return failed(attempt.stepOf(script.statement()), failure, progress, e);
        }
        if (purpose instanceof Purpose.Commit && !attempt.steps().isEmpty()) {
            ScriptedStep last = attempt.steps().get(attempt.steps().size() - 1);
            return failed(last, new Failure(last.section().place(), "COMMIT", error), progress, e);
        }
        return bookkeeping.explained(session, new DatabaseException(action(purpose), progress, e.refusal()));
    }

    private static boolean mayHaveCommitted(StepMessages.Statements part, MessageFailedException e) {
        boolean commits = part.commit() < part.purposes().size();
        boolean stoppedBefore = e.isServersWord() && e.index() < part.commit();
        return commits && !stoppedBefore;
    }

    private RuntimeException failed(ScriptedStep step, Failure failure, Progress progress, MessageFailedException e) {
        MigrationFailedException failed =
                new MigrationFailedException(step.step(), failure, progress, session.isLost(), e.refusal());
        if (!failure.error().isLackOfPrivilege()) {
            return failed;
        }
        boolean sameRole = step.section().statements().stream().noneMatch(TransactionWords::setsRole);
        return ScriptPrivileges.advice(session, failure, sameRole, e.refusal())
                .map(failed::withAdvice)
                .orElse(failed);
    }

    private static String action(Purpose purpose) {
        if (purpose instanceof Purpose.Ours ours) {
            return ours.action();
        }
        return purpose instanceof Purpose.Guard ? "check the version table" : "commit";
    }
}
