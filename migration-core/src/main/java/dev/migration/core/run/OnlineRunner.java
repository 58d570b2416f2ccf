package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.run.RunResult.AppliedStep;
import dev.migration.core.run.internal.Message;
import dev.migration.core.run.internal.MessageFailedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs a prepared plan on a database.
 *
 * <p>A step is one transaction and one round trip: the version table's compare-and-swap, the script, the history row,
 * the commit, in one message. With {@link TransactionMode#ALL} the whole run is one transaction, still a message a step.
 * A step that fails leaves nothing of itself. Not thread-safe.
 */
public final class OnlineRunner {

    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String DIVISION_BY_ZERO = "22012";

    private final Session session;
    private final Bookkeeping bookkeeping;
    private final TransactionMode mode;
    private final MigrationListener listener;

    /** Runs on {@code session}; nothing happens yet. */
    public OnlineRunner(Session session, MigrationConfig config, MigrationListener listener) {
        this.session = session;
        this.bookkeeping = new Bookkeeping(config);
        this.mode = config.transaction();
        this.listener = listener;
    }

    /**
     * Runs all steps of the plan, in order. Creates the version and history tables where there are none.
     *
     * @throws MigrationFailedException when a statement of a script fails
     * @throws ConcurrentRunException when another run has changed the version table since the plan was made
     * @throws DatabaseException when one of the engine's own statements fails
     */
    public RunResult run(RunPlan plan) {
        listener.planned(plan.plan());
        List<AppliedStep> applied = new ArrayList<>();
        if (plan.steps().isEmpty() && plan.plan().redundantRows().isEmpty()) {
            return new RunResult(plan.plan(), applied);
        }
        bookkeeping.createTables(session);
        if (plan.steps().isEmpty()) {
            removeRedundantRows(plan);
        }
        for (Iterator<ScriptedStep> steps = plan.steps().iterator(); steps.hasNext(); ) {
            ScriptedStep step = steps.next();
            listener.stepStarted(step.step());
            long start = System.nanoTime();
            send(plan, step, messages(plan, step, applied.isEmpty(), !steps.hasNext()), applied);
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            applied.add(new AppliedStep(step.step(), duration));
            listener.stepFinished(step.step(), duration);
        }
        return new RunResult(plan.plan(), applied);
    }

    private List<StepMessages.Part> messages(RunPlan plan, ScriptedStep step, boolean first, boolean last) {
        boolean each = mode == TransactionMode.EACH;
        StepMessages messages = new StepMessages();
        if (each || first) {
            messages.add(BEGIN);
            messages.add(bookkeeping.lock());
        }
        Set<RevisionId> before = first ? plan.plan().rowsBefore() : step.step().rowsBefore();
        messages.addGuard(bookkeeping.expect(before));
        if (first) {
            messages.addAll(bookkeeping.deleteRows(plan.plan().redundantRows()));
        }
        messages.addAll(bookkeeping.change(step.step()));
        step.section().statements().forEach(messages::addScript);
        messages.addAll(SessionHygiene.ROLE);
        messages.add(bookkeeping.historyRow(step));
        if (each || last) {
            messages.add(COMMIT);
        }
        messages.addAll(SessionHygiene.REST);
        return messages.parts();
    }

    private void removeRedundantRows(RunPlan plan) {
        Message message = new Message();
        message.add(BEGIN);
        message.add(bookkeeping.lock());
        int guard = message.add(bookkeeping.expect(plan.plan().rowsBefore()));
        bookkeeping.deleteRows(plan.plan().redundantRows()).forEach(message::add);
        message.add(COMMIT);
        try {
            session.send(message);
        } catch (MessageFailedException e) {
            session.rollback();
            throw e.index() == guard
                    ? concurrentRun(plan, List.of(), plan.plan().rowsBefore())
                    : new DatabaseException("update " + bookkeeping.versionTable(), e.refusal());
        }
    }

    private void send(RunPlan plan, ScriptedStep step, List<StepMessages.Part> parts, List<AppliedStep> applied) {
        for (StepMessages.Part part : parts) {
            if (part instanceof StepMessages.Statements statements) {
                send(plan, step, statements, applied);
            } else if (part instanceof StepMessages.Copy copy) {
                copy(plan, step, copy, applied);
            }
        }
    }

    private void send(RunPlan plan, ScriptedStep step, StepMessages.Statements part, List<AppliedStep> applied) {
        try {
            session.send(part.message());
        } catch (MessageFailedException e) {
            session.rollback();
            if (e.index() == part.guard() && DIVISION_BY_ZERO.equals(e.refusal().getSQLState())) {
                throw concurrentRun(plan, applied, step.step().rowsBefore());
            }
            ServerError error = ServerError.of(e.refusal());
            Failure failure = part.statement(e.index())
                    .map(statement -> Failure.of(statement, e.position(), error))
                    .orElseGet(() ->
                            new Failure(step.section().place(), part.message().statement(e.index()), error));
            throw new MigrationFailedException(step.step(), failure, Progress.of(plan, applied, mode), e.refusal());
        }
    }

    private void copy(RunPlan plan, ScriptedStep step, StepMessages.Copy copy, List<AppliedStep> applied) {
        try {
            session.copy(copy.statement().text(), copy.data());
        } catch (SQLException e) {
            session.rollback();
            Failure failure = Failure.of(copy.statement(), OptionalInt.empty(), ServerError.of(e));
            throw new MigrationFailedException(step.step(), failure, Progress.of(plan, applied, mode), e);
        }
    }

    private ConcurrentRunException concurrentRun(RunPlan plan, List<AppliedStep> applied, Set<RevisionId> expected) {
        String done = mode == TransactionMode.ALL || applied.isEmpty()
                ? "This run applied nothing."
                : "This run applied " + applied.size() + " of " + plan.steps().size() + ".";
        return new ConcurrentRunException(bookkeeping.versionTable(), expected, bookkeeping.readHeads(session), done);
    }
}
