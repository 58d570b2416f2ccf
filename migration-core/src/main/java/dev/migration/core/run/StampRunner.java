package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import dev.migration.core.run.internal.Message;
import dev.migration.core.run.internal.MessageFailedException;
import java.time.Duration;

/** Writes the rows of a stamp: one transaction, one round trip, the same compare-and-swap as a migration's. */
public final class StampRunner {

    private static final String DIVISION_BY_ZERO = "22012";

    private final Session session;
    private final Bookkeeping bookkeeping;
    private final MigrationListener listener;

    /** Runs on {@code session}; nothing happens yet. */
    public StampRunner(Session session, MigrationConfig config, MigrationListener listener) {
        this.session = session;
        this.bookkeeping = new Bookkeeping(config);
        this.listener = listener;
    }

    /**
     * Writes the rows. Creates the version and history tables where there are none.
     *
     * @throws ConcurrentRunException when another run has changed the version table since the plan was made
     * @throws DatabaseException when the server refuses
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
        Message message = new Message();
        message.add("BEGIN");
        message.add(bookkeeping.lock());
        int guard = message.add(bookkeeping.expect(step.rowsBefore()));
        bookkeeping.change(step).forEach(message::add);
        message.add(bookkeeping.stampRow(step));
        message.add("COMMIT");
        try {
            session.send(message);
        } catch (MessageFailedException e) {
            session.rollback();
            if (e.index() == guard && DIVISION_BY_ZERO.equals(e.refusal().getSQLState())) {
                throw new ConcurrentRunException(
                        bookkeeping.versionTable(),
                        step.rowsBefore(),
                        bookkeeping.readHeads(session),
                        "Nothing was stamped.");
            }
            throw bookkeeping.explained(
                    session, new DatabaseException("stamp " + bookkeeping.versionTable(), e.refusal()));
        }
    }
}
