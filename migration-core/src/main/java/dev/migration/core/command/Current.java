package dev.migration.core.command;

import dev.migration.core.revision.CurrentRevision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.Session;
import java.util.List;
import java.util.Set;

/** Tells where a database is. Writes nothing. */
public final class Current {

    private final CommandContext context;

    /** The question over the context's scripts. */
    public Current(CommandContext context) {
        this.context = context;
    }

    /**
     * Returns the rows of the version table and what they imply, as {@link RevisionListing#current} does; empty at base, and
     * where there is no version table yet.
     *
     * @throws dev.migration.core.error.MigrationException when the database cannot be reached or read
     */
    public List<CurrentRevision> of(ConnectionSource database) {
        return new RevisionListing(context.revisionMap(), rows(database)).current();
    }

    /**
     * Returns the rows of the version table.
     *
     * @throws dev.migration.core.error.MigrationException when the database cannot be reached or read
     */
    public Set<RevisionId> rows(ConnectionSource database) {
        try (Session session = Session.open(database, context.listener())) {
            return new Bookkeeping(context.config()).readHeads(session);
        }
    }

    /** Where a database is: the rows, and the applied revisions by the history, oldest first. */
    record Place(Set<RevisionId> rows, List<RevisionId> appliedInOrder) {}

    Place place(ConnectionSource database) {
        try (Session session = Session.open(database, context.listener())) {
            Bookkeeping bookkeeping = new Bookkeeping(context.config());
            return new Place(bookkeeping.readHeads(session), bookkeeping.readApplied(session));
        }
    }
}
