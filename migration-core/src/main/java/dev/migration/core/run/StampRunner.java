package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import dev.migration.core.run.StepSender.Attempt;
import java.time.Duration;
import java.util.List;

/** Writes the rows of a stamp: one transaction, one round trip, the same compare-and-swap and retries as a migration's. */
public final class StampRunner {

    private final Session session;
    private final Bookkeeping bookkeeping;
    private final StepComposer composer;
    private final StepSender sender;
    private final Retries retries;
    private final MigrationListener listener;

    /** Runs on {@code session}; nothing happens yet. */
    public StampRunner(Session session, MigrationConfig config, MigrationListener listener) {
        Pauses pauses = Pauses.SYSTEM;
        this.session = session;
        this.bookkeeping = new Bookkeeping(config);
        this.composer = new StepComposer(session, bookkeeping);
        this.sender =
                new StepSender(session, bookkeeping, new Aftermath(session, bookkeeping, config.lockWait(), pauses));
        this.retries = new Retries(session, config.limits(), listener, pauses);
        this.listener = listener;
    }

    /**
     * Writes the rows. Creates the version and history tables where there are none.
     *
     * @throws IdTooLongException when the version table cannot hold an id of the plan
     * @throws ConcurrentRunException when another run has changed the version table since the plan was made
     * @throws DatabaseException when the server refuses, or the connection is lost
     */
    public void run(MigrationPlan plan) {
        listener.planned(plan);
        if (plan.isEmpty()) {
            return;
        }
        bookkeeping.prepare(session, plan);
        for (Step step : plan.steps()) {
            listener.stepStarted(step);
            long start = System.nanoTime();
            write(step);
            listener.stepFinished(step, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void write(Step step) {
        Attempt attempt = new Attempt(
                List.of(),
                step.rowsBefore(),
                List.of(step.rowsBefore(), step.rowsAfter()),
                Progress.ofStamp(step.rowsBefore()));
        retries.run(limits -> sender.send(messages(step, limits), attempt));
    }

    private List<StepMessages.Part> messages(Step step, List<String> limits) {
        StepMessages messages = new StepMessages();
        composer.begin(messages);
        composer.limit(messages, limits);
        composer.lock(messages);
        composer.expect(messages, step.rowsBefore());
        composer.changeVersion(messages, step);
        messages.add(composer.writeHistory(), bookkeeping.stampRow(step));
        composer.commit(messages, /* lastOfRun= */ true);
        return messages.parts();
    }
}
