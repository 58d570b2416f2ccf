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

/**
 * Runs a prepared plan on a database.
 *
 * <p>A step is one transaction and one round trip: the version table's compare-and-swap, the script, the history row,
 * the commit, in one message. With {@link TransactionMode#ALL} the whole run is one transaction, and quick steps share a message.
 * A step that fails leaves nothing of itself, but for those whose section has {@code transaction=none}, which run statement by
 * statement and go on where they failed. Not thread-safe.
 */
public final class OnlineRunner {

    private final Session session;
    private final StepSender sender;
    private final FailedAttempts failedAttempts;
    private final Retries retries;
    private final Bookkeeping bookkeeping;
    private final StepComposer composer;
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
        this.composer = new StepComposer(session, bookkeeping);
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
                runEach(plan, applied);
            } else {
                retries.run(limits -> {
                    applied.clear();
                    runTogether(plan, applied, limits);
                });
            }
        } catch (MigrationFailedException e) {
            Duration duration = sinceStart();
            plan.steps().stream()
                    .filter(step -> step.step().equals(e.step()))
                    .forEach(step -> failedAttempts.note(step, e, duration));
            throw e;
        }
    }

    private void runEach(RunPlan plan, List<AppliedStep> applied) {
        for (Iterator<ScriptedStep> steps = plan.steps().iterator(); steps.hasNext(); ) {
            ScriptedStep step = steps.next();
            started(step);
            boolean first = applied.isEmpty();
            // The first step's rows are without the redundant ones, which it deletes.
            Set<RevisionId> rows =
                    first ? plan.plan().rowsBefore() : step.step().rowsBefore();
            Attempt attempt = attempt(plan, List.of(step), rows, applied.size());
            boolean last = !steps.hasNext();
            if (step.section().transactional()) {
                retries.run(limits -> sender.send(alone(plan, step, first, last, limits), attempt));
            } else {
                runStepwise(plan, step, first, last, attempt);
            }
            finished(step, sinceStart(), applied);
        }
    }

    /** A step by itself; in one transaction for the whole run the first one begins it and the last one commits it. */
    private List<StepMessages.Part> alone(
            RunPlan plan, ScriptedStep step, boolean first, boolean last, List<String> limits) {
        boolean each = mode == TransactionMode.EACH;
        StepMessages messages = new StepMessages();
        if (each || first) {
            composer.begin(messages);
        }
        composer.limit(messages, limits);
        if (each || first) {
            composer.lock(messages);
        }
        if (first) {
            composer.expectAndClean(
                    messages, plan.plan().rowsBefore(), plan.plan().redundantRows());
        } else if (each) {
            // Within one transaction the lock has kept the rows what the first step found.
            composer.expect(messages, step.step().rowsBefore());
        }
        composer.migrate(messages, step);
        if (each || last) {
            composer.commit(messages, last);
        }
        composer.cleanUp(messages);
        return messages.parts();
    }

    private void runTogether(RunPlan plan, List<AppliedStep> applied, List<String> limits) {
        Packing packing = new Packing();
        while (applied.size() < plan.steps().size()) {
            int done = applied.size();
            List<ScriptedStep> left = plan.steps().subList(done, plan.steps().size());
            List<ScriptedStep> pack = left.subList(0, packing.next(left));
            Attempt attempt = attempt(plan, pack, plan.plan().rowsBefore(), 0);
            started(pack.get(0));
            if (pack.size() == 1) {
                sender.send(alone(plan, pack.get(0), done == 0, left.size() == 1, limits), attempt);
                finished(pack.get(0), sinceStart(), applied);
            } else {
                sender.send(together(pack, applied, limits), attempt);
            }
            packing.took(applied.subList(done, applied.size()));
        }
    }

    /** Several steps, neither the first of the run nor the last, which are told to the listener as they are answered. */
    private List<StepMessages.Part> together(List<ScriptedStep> pack, List<AppliedStep> applied, List<String> limits) {
        StepMessages messages = new StepMessages();
        for (int i = 0; i < pack.size(); i++) {
            ScriptedStep step = pack.get(i);
            List<ScriptedStep> next = pack.subList(i + 1, Math.min(i + 2, pack.size()));
            composer.limit(messages, limits);
            composer.migrate(messages, step, milliseconds -> {
                finished(step, Duration.ofMillis(Long.parseLong(milliseconds)), applied);
                next.forEach(this::started);
            });
            composer.cleanUp(messages);
        }
        return messages.parts();
    }

    private Attempt attempt(RunPlan plan, List<ScriptedStep> steps, Set<RevisionId> rows, int committed) {
        Set<RevisionId> now = committed == 0 ? plan.plan().rowsBefore() : rows;
        Progress progress = Progress.of(mode, committed, plan.steps().size(), now);
        return new Attempt(steps, rows, plan.states(mode), progress);
    }

    private void started(ScriptedStep step) {
        listener.stepStarted(step.step());
        stepStart = System.nanoTime();
    }

    private void finished(ScriptedStep step, Duration duration, List<AppliedStep> applied) {
        applied.add(new AppliedStep(step.step(), duration));
        listener.stepFinished(step.step(), duration);
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - stepStart);
    }

    private void runStepwise(RunPlan plan, ScriptedStep step, boolean first, boolean last, Attempt attempt) {
        long start = System.nanoTime();
        StepMessages check = new StepMessages();
        composer.beginAlone(check);
        composer.expectAndClean(check, attempt.rows(), first ? plan.plan().redundantRows() : List.of());
        composer.commit(check, /* lastOfRun= */ false);
        if (session.peer() != Session.Peer.SHARED_PROCESSES) {
            composer.limit(check, retries.outsideTransactions());
        }
        sender.send(check.parts(), attempt);

        Optional<Unfinished> begun = unfinishedOf(step);
        Journal journal = bookkeeping.journal(session, step, begun);
        new StepwiseRun(session, sender, journal, attempt, begun).run();

        int statements = step.section().statements().size();
        StepMessages end = new StepMessages();
        composer.beforeHistory(end);
        composer.beginAlone(end);
        composer.expect(end, step.step().rowsBefore());
        composer.changeVersion(end, step.step());
        end.add(composer.writeHistory(), journal.finished(Duration.ofNanos(System.nanoTime() - start)));
        composer.commit(end, last);
        composer.cleanUp(end);
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

    private void removeRedundantRows(RunPlan plan) {
        Set<RevisionId> rows = plan.plan().rowsBefore();
        StepMessages messages = new StepMessages();
        composer.beginAlone(messages);
        composer.expectAndClean(messages, rows, plan.plan().redundantRows());
        composer.commit(messages, /* lastOfRun= */ true);
        Progress progress = Progress.of(TransactionMode.ALL, 0, 0, rows);
        sender.send(messages.parts(), new Attempt(List.of(), rows, plan.states(TransactionMode.ALL), progress));
    }
}
