package dev.migration.maven;

import dev.migration.core.error.Printable;
import dev.migration.core.event.ChangedScript;
import dev.migration.core.event.LockHolder;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.event.Retry;
import dev.migration.core.plan.DowngradeStep;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.plan.Step;
import dev.migration.core.plan.UpgradeStep;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Writes what happens to Maven's log: one line a migration. */
final class LogListener implements MigrationListener {

    private final Log log;
    private final boolean oneTransaction;

    /**
     * A listener for one run.
     *
     * @param oneTransaction whether nothing is committed before the end of the run
     */
    LogListener(Log log, boolean oneTransaction) {
        this.log = log;
        this.oneTransaction = oneTransaction;
    }

    @Override
    public void connected(String display, String origin) {
        log.info("Database " + display + " (" + origin + ")");
    }

    @Override
    public void waitingForLock(LockHolder holder) {
        log.info("Another run is at work; waiting for " + Printable.line(holder.toString()));
    }

    @Override
    public void scriptsChanged(List<ChangedScript> changed) {
        changed.forEach(script ->
                log.warn("The script of " + script.revision().located() + " has changed since it was applied"));
    }

    @Override
    public void pooled() {
        log.info("A connection pooler shares the server's sessions; only the version table keeps other runs apart");
    }

    @Override
    public void planned(MigrationPlan plan) {
        plan.redundantRows()
                .forEach(row -> log.warn("The version table's row '" + Printable.line(row.value())
                        + "' is implied by another one; it is removed with the first step"));
    }

    @Override
    public void stepStarted(Step step) {
        log.debug(running(step));
    }

    @Override
    public void retrying(Retry retry) {
        log.info(reason(retry) + "; retry " + retry.number() + " of " + retry.limit() + " in "
                + Durations.text(retry.pause()));
    }

    private static String reason(Retry retry) {
        return switch (retry.cause()) {
            case DEADLOCK -> "Rolled back for a deadlock";
            case SERIALIZATION -> "Rolled back for what another transaction has changed";
            case LOCK_TIMEOUT ->
                "Waiting for a lock"
                        + retry.locked()
                                .map(locked -> Printable.line(" on " + locked.name() + ", held by " + locked.holder()))
                                .orElse("");
        };
    }

    @Override
    public void serverNotice(String severity, String message) {
        if ("WARNING".equals(severity)) {
            log.warn("PostgreSQL: " + Printable.text(message));
        } else {
            log.debug("PostgreSQL: " + severity + ": " + Printable.text(message));
        }
    }

    @Override
    public void stepFinished(Step step, Duration duration) {
        if (step instanceof RevisionStep) {
            log.info(done(step) + " (" + Durations.text(duration) + (oneTransaction ? ", not committed yet)" : ")"));
        }
    }

    private static String done(Step step) {
        String verb = step instanceof DowngradeStep ? Style.NOTABLE.of("Downgraded") : Style.GOOD.of("Upgraded");
        return verb + " " + change(step);
    }

    private static String running(Step step) {
        return "Running "
                + (step instanceof DowngradeStep ? "downgrade " : step instanceof UpgradeStep ? "upgrade " : "stamp ")
                + change(step);
    }

    private static String change(Step step) {
        String change = names(step.from()) + " -> " + names(step.to());
        return step instanceof RevisionStep run
                ? change + message(run.revision()) + " " + ModuleMark.of(run.revision())
                : change;
    }

    private static String names(Collection<RevisionId> ids) {
        return ids.isEmpty()
                ? "<base>"
                : ids.stream()
                        .map(id -> Style.STRONG.of(Printable.line(id.value())))
                        .collect(Collectors.joining(", "));
    }

    private static String message(Revision revision) {
        return revision.title().isEmpty() ? "" : ", " + Printable.title(revision.title());
    }
}
