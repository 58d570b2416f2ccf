package dev.migration.core.command;

import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.Session;

/** Creates the version and history tables where they are missing, and nothing else. */
public final class EnsureVersion {

    private final CommandContext context;

    /** The command with the context's settings. */
    public EnsureVersion(CommandContext context) {
        this.context = context;
    }

    /**
     * Creates the tables.
     *
     * @return the version table's name with its schema
     * @throws dev.migration.core.error.MigrationException when the database cannot be reached, or the role may not
     */
    public String in(ConnectionSource database) {
        try (Session session = Session.open(database, context.listener())) {
            Bookkeeping bookkeeping = new Bookkeeping(context.config());
            bookkeeping.createTables(session);
            return bookkeeping.versionTable().toString();
        }
    }
}
