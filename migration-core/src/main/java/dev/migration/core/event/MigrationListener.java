package dev.migration.core.event;

import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import java.time.Duration;
import java.util.List;

/**
 * Is told what a run does, in order and on the thread that runs. Every method does nothing by default. What a method
 * throws ends the run and reaches its caller as it is; what is committed by then stays.
 */
public interface MigrationListener {

    /** A listener that does nothing. */
    MigrationListener SILENT = new MigrationListener() {};

    /** A connection to the database stands; {@code display} and {@code origin} name it without a password. */
    default void connected(String display, String origin) {}

    /** Another run is at work; this one waits for its end. Told once for each session that is waited for. */
    default void waitingForLock(LockHolder holder) {}

    /**
     * Scripts of applied revisions have changed; the run goes on, for it is told to. In the order in which they were applied,
     * never empty.
     */
    default void scriptsChanged(List<ChangedScript> changed) {}

    /**
     * A connection pooler gives the server's sessions to others between transactions, so that no lock keeps other runs away; the
     * version table's check at each step does, and ends the later run.
     */
    default void pooled() {}

    /** The plan is made and checked; nothing has run. It may be empty. */
    default void planned(MigrationPlan plan) {}

    /** A step is about to run. */
    default void stepStarted(Step step) {}

    /**
     * A transaction was rolled back for what others do, and is tried again after a pause: a migration, or the whole run, whose
     * steps start again then.
     */
    default void retrying(Retry retry) {}

    /**
     * The server says something while a step runs, such as {@code NOTICE} and its text; for {@code COPY}, once it is
     * through. The step goes on whatever this method throws.
     */
    default void serverNotice(String severity, String message) {}

    /** A step is through; with one transaction for the whole run it is not committed yet. */
    default void stepFinished(Step step, Duration duration) {}
}
