package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import dev.migration.core.run.RunResult.AppliedStep;
import dev.migration.core.run.StepSender.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs a prepared plan on a database.
 *
 * <p>A step is one transaction and one round trip: the version table's compare-and-swap, the script, the history row,
 * the commit, in one message. With {@link TransactionMode#ALL} the whole run is one transaction, still a message a step.
 * A step that fails leaves nothing of itself, but for those whose section has {@code transaction=none}, which run statement by
 * statement and go on where they failed. Not thread-safe.
 */
public final class OnlineRunner {

    private static final String BEGIN = "begin a transaction";
    private static final String RESET = "reset the session";

    private final Session session;
    private final StepSender sender;
    private final FailedAttempts failedAttempts;
    private final Retries retries;
    private final Bookkeeping bookkeeping;
    private final TransactionMode mode;
    private final MigrationListener listener;
    private List<Unfinished> unfinished = List.of();
    private long stepStart;

    /** Runs on {@code session}; nothing happens yet. */
    public OnlineRunner(Session session, MigrationConfig config, MigrationListener listener) {
        this(session, config, listener, Pauses.SYSTEM);
    }

    OnlineRunner(Session session, MigrationConfig config, MigrationListener listener, Pauses pauses) {
        this.session = session;
        this.bookkeeping = new Bookkeeping(config);
        this.sender =
                new StepSender(session, bookkeeping, new Aftermath(session, bookkeeping, config.lockWait(), pauses));
        this.failedAttempts = new FailedAttempts(session, bookkeeping);
        this.retries = new Retries(session, config.limits(), listener, pauses);
        this.mode = config.transaction();
        this.listener = listener;
    }

    /**
     * Runs all steps of the plan, in order. Creates the version and history tables where there are none.
     *
     * @throws IdTooLongException when the version table cannot hold an id of the plan
     * @throws UnfinishedChangedException when what is done of an unfinished script is no longer its beginning
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
        bookkeeping.prepare(session, plan.plan());
        unfinished = readUnfinished(plan);
        if (plan.steps().isEmpty()) {
            removeRedundantRows(plan);
        }
        try {
            runTransactions(plan, applied);
        } catch (RuntimeException | Error e) {
            if (mode == TransactionMode.EACH) {
                Durability.settle(session, e);
            }
            throw e;
        }
        return new RunResult(plan.plan(), applied);
    }

    private void runTransactions(RunPlan plan, List<AppliedStep> applied) {
        try {
            if (mode == TransactionMode.EACH) {
                runSteps(plan, applied, retries::run);
            } else {
                retries.run(limits -> {
                    applied.clear();
                    runSteps(plan, applied, step -> step.run(limits));
                });
            }
        } catch (MigrationFailedException e) {
            Duration duration = Duration.ofNanos(System.nanoTime() - stepStart);
            plan.steps().stream()
                    .filter(step -> step.step().equals(e.step()))
                    .forEach(step -> failedAttempts.note(step, e, duration));
            throw e;
        }
    }

    /**
     * Runs all steps.
     *
     * @param attempts runs what a step with a transaction sends, which takes the limits of the try
     */
    private void runSteps(RunPlan plan, List<AppliedStep> applied, Consumer<Retries.Transaction> attempts) {
        for (Iterator<ScriptedStep> steps = plan.steps().iterator(); steps.hasNext(); ) {
            ScriptedStep step = steps.next();
            listener.stepStarted(step.step());
            stepStart = System.nanoTime();
            run(plan, step, applied, !steps.hasNext(), attempts);
            Duration duration = Duration.ofNanos(System.nanoTime() - stepStart);
            applied.add(new AppliedStep(step.step(), duration));
            listener.stepFinished(step.step(), duration);
        }
    }

    private void run(
            RunPlan plan,
            ScriptedStep step,
            List<AppliedStep> applied,
            boolean last,
            Consumer<Retries.Transaction> attempts) {
        boolean first = applied.isEmpty();
        // The first step's rows are without the redundant ones, which it deletes; in one transaction it is the one that
        // looks.
        boolean fromStart = first || mode == TransactionMode.ALL;
        Set<RevisionId> rows =
                fromStart ? plan.plan().rowsBefore() : step.step().rowsBefore();
        boolean committed = mode == TransactionMode.EACH && !first;
        Progress progress = Progress.of(
                mode,
                committed ? applied.size() : 0,
                plan.steps().size(),
                committed ? rows : plan.plan().rowsBefore());
        Attempt attempt = new Attempt(Optional.of(step), rows, plan.states(mode), progress);
        if (step.section().transactional()) {
            attempts.accept(limits -> sender.send(messages(plan, step, first, last, limits), attempt));
        } else {
            runStepwise(plan, step, first, last, attempt);
        }
    }

    private void runStepwise(RunPlan plan, ScriptedStep step, boolean first, boolean last, Attempt attempt) {
        long start = System.nanoTime();
        StepMessages check = new StepMessages();
        begin(check);
        expectAndClean(check, attempt.rows(), first ? plan.plan().redundantRows() : List.of());
        commit(check, /* lastOfRun= */ false);
        if (session.peer() != Session.Peer.SHARED_PROCESSES) {
            check.addAll(Retries.ACTION, retries.outsideTransactions());
        }
        sender.send(check.parts(), attempt);

        Optional<Unfinished> begun = unfinishedOf(step);
        Journal journal = bookkeeping.journal(session, step, begun);
        new StepwiseRun(session, sender, journal, attempt, begun).run();

        int statements = step.section().statements().size();
        StepMessages end = new StepMessages();
        end.addAll(RESET, SessionHygiene.BEFORE_HISTORY);
        begin(end);
        expectAndClean(end, step.step().rowsBefore(), List.of());
        end.addAll("write " + bookkeeping.versionTable(), bookkeeping.change(step.step()));
        end.add("write " + bookkeeping.historyTable(), journal.finished(Duration.ofNanos(System.nanoTime() - start)));
        commit(end, last);
        end.addAll(RESET, session.cleanUp());
        sender.send(end.parts(), attempt.with(attempt.progress().within(statements, statements)));
    }

    private List<Unfinished> readUnfinished(RunPlan plan) {
        List<Unfinished> begun = bookkeeping.readUnfinished(session);
        for (ScriptedStep step : plan.steps()) {
            begun.stream()
                    .filter(row -> row.isOf(step) && !row.isBeginningOf(step))
                    .forEach(row -> {
                        throw new UnfinishedChangedException(step.step(), row, bookkeeping.historyTable());
                    });
        }
        return begun;
    }

    private Optional<Unfinished> unfinishedOf(ScriptedStep step) {
        return unfinished.stream().filter(row -> row.isOf(step)).findFirst();
    }

    private List<StepMessages.Part> messages(
            RunPlan plan, ScriptedStep step, boolean first, boolean last, List<String> limits) {
        boolean each = mode == TransactionMode.EACH;
        StepMessages messages = new StepMessages();
        if (each || first) {
            messages.add(BEGIN, "BEGIN");
        }
        messages.addAll(Retries.ACTION, limits);
        if (each || first) {
            lock(messages);
        }
        if (first) {
            expectAndClean(messages, plan.plan().rowsBefore(), plan.plan().redundantRows());
        } else if (each) {
            // Within one transaction the lock has kept the rows what the first step found.
            messages.addGuard(bookkeeping.expect(step.step().rowsBefore()));
        }
        messages.addAll("write " + bookkeeping.versionTable(), bookkeeping.change(step.step()));
        step.section().statements().forEach(messages::addScript);
        messages.addAll(RESET, SessionHygiene.BEFORE_HISTORY);
        messages.add("write " + bookkeeping.historyTable(), bookkeeping.historyRow(step));
        if (each || last) {
            commit(messages, last);
        }
        messages.addAll(RESET, session.cleanUp());
        return messages.parts();
    }

    private void removeRedundantRows(RunPlan plan) {
        StepMessages messages = new StepMessages();
        begin(messages);
        Set<RevisionId> rows = plan.plan().rowsBefore();
        expectAndClean(messages, rows, plan.plan().redundantRows());
        commit(messages, /* lastOfRun= */ true);
        Progress progress = Progress.of(TransactionMode.ALL, 0, 0, rows);
        sender.send(messages.parts(), new Attempt(Optional.empty(), rows, plan.states(TransactionMode.ALL), progress));
    }

    private void begin(StepMessages messages) {
        messages.add(BEGIN, "BEGIN");
        lock(messages);
    }

    private void lock(StepMessages messages) {
        messages.add("lock " + bookkeeping.versionTable(), bookkeeping.lock());
    }

    private static void commit(StepMessages messages, boolean lastOfRun) {
        messages.addAll(Durability.ACTION, Durability.beforeCommit(lastOfRun));
        messages.addCommit();
    }

    private void expectAndClean(StepMessages messages, Set<RevisionId> rows, List<RevisionId> redundant) {
        messages.addGuard(bookkeeping.expect(rows));
        messages.addAll("write " + bookkeeping.versionTable(), bookkeeping.deleteRows(redundant));
    }
}
