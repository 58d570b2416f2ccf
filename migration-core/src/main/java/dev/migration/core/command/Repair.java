package dev.migration.core.command;

import dev.migration.core.event.ChangedScript;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import dev.migration.core.run.AppliedScripts;
import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.MigrationLock;
import dev.migration.core.run.Session;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Records applied scripts as they are now, where they have changed since they were applied. Only the checksums in the history
 * table change; who applied them and when stays.
 */
public final class Repair {

    private final CommandContext context;
    private final Bookkeeping bookkeeping;

    /** A repair over the context's scripts. */
    public Repair(CommandContext context) {
        this.context = context;
        this.bookkeeping = new Bookkeeping(context.config());
    }

    /**
     * Returns what there is to repair, in the order in which it was applied. Writes nothing. What is wrong with the targets
     * whatever the database has is said before it is connected to.
     *
     * @param targets the revisions that matter, each alone; empty = all
     * @throws dev.migration.core.error.MigrationException when a target or a row of the version table is unknown, or one of the errors of
     *     {@link AppliedScripts#changed}
     */
    public List<ChangedScript> changed(ConnectionSource database, List<Target> targets) {
        check(targets);
        try (Session session = Session.open(database, context.listener())) {
            return changed(session, targets);
        }
    }

    /**
     * Repairs it, in one transaction, behind the lock of runs.
     *
     * @param targets the revisions that matter, each alone; empty = all
     * @return what was repaired, in the order in which it was applied
     * @throws dev.migration.core.error.MigrationException as {@link #changed} does, or when the lock cannot be had, or the
     *     history table not be written
     */
    public List<ChangedScript> record(ConnectionSource database, List<Target> targets) {
        check(targets);
        try (Session session = Session.open(database, context.listener())) {
            new MigrationLock(context.config(), context.listener()).acquire(session);
            List<ChangedScript> changed = changed(session, targets);
            if (!changed.isEmpty()) {
                bookkeeping.recordChecksums(session, changed);
            }
            return changed;
        }
    }

    /** Checks what can be said of targets without rows. */
    private void check(List<Target> targets) {
        for (Target target : targets) {
            context.revisionMap().refuseSteps(target);
            if (!target.asksForTheDatabase()) {
                context.revisionMap().resolve(target, Set.of());
            }
        }
    }

    private List<ChangedScript> changed(Session session, List<Target> targets) {
        Set<RevisionId> rows = bookkeeping.readHeads(session);
        // Of what a row without a script implies nothing could be compared.
        context.revisionMap().vertices(rows);
        return new AppliedScripts(context.scripts(), context.revisionMap(), bookkeeping)
                .changed(session, rows, wanted(targets, rows));
    }

    private Predicate<Revision> wanted(List<Target> targets, Set<RevisionId> rows) {
        if (targets.isEmpty()) {
            return revision -> true;
        }
        Set<RevisionId> named = targets.stream()
                .flatMap(target -> context.revisionMap().resolveWithoutSteps(target, rows).stream())
                .map(Revision::id)
                .collect(Collectors.toSet());
        return revision -> named.contains(revision.id());
    }
}
