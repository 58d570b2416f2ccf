package dev.migration.core.command;

import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.run.Bookkeeping;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.HistoryRow;
import dev.migration.core.run.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what was done to a database: who applied what and when, and what failed. Writes nothing. */
public final class AppliedHistory {

    private final CommandContext context;

    /** The question over the context's scripts. */
    public AppliedHistory(CommandContext context) {
        this.context = context;
    }

    /**
     * Returns the rows of the history table; empty where there is none. What is wrong with the range whatever the database has
     * is said before it is connected to.
     *
     * @param range the revisions whose rows matter; empty = all rows, those of revisions that no script has included
     * @param order of the rows, by when things ended
     * @throws dev.migration.core.error.MigrationException when the database cannot be reached or read, or one of the errors
     *     of {@link RevisionListing#history}
     */
    public List<HistoryRow> of(ConnectionSource database, Optional<RevisionRange> range, HistoryOrder order) {
        range.ifPresent(new RevisionListing(context.revisionMap(), Set.of())::check);
        Bookkeeping bookkeeping = new Bookkeeping(context.config());
        List<HistoryRow> rows;
        try (Session session = Session.open(database, context.listener())) {
            Optional<Set<RevisionId>> wanted = range.map(given -> revisions(given, bookkeeping.readHeads(session)));
            rows = new ArrayList<>(bookkeeping.readHistory(session));
            wanted.ifPresent(revisions -> rows.removeIf(row -> !revisions.contains(row.revision())));
        }
        if (order == HistoryOrder.NEWEST_FIRST) {
            Collections.reverse(rows);
        }
        return List.copyOf(rows);
    }

    private Set<RevisionId> revisions(RevisionRange range, Set<RevisionId> heads) {
        return new RevisionListing(context.revisionMap(), heads)
                .history(range, HistoryOrder.OLDEST_FIRST).stream()
                        .map(listed -> listed.revision().id())
                        .collect(Collectors.toSet());
    }
}
