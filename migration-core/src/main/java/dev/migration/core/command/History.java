package dev.migration.core.command;

import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.ListedBranchPoint;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.script.InvalidScriptsException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the graph. Writes nothing; the database matters only where its rows are asked for. */
public final class History {

    private final CommandContext context;
    private final RevisionListing listing;
    private final Set<RevisionId> applied;

    /**
     * A listing over the context's scripts.
     *
     * @param rows the version table's rows, empty where no database is asked
     */
    public History(CommandContext context, Set<RevisionId> rows) {
        this.context = context;
        this.listing = new RevisionListing(context.revisionMap(), rows);
        this.applied =
                context.revisionMap().applied(rows).stream().map(Revision::id).collect(Collectors.toSet());
    }

    /** Returns the revisions of a range; see {@link RevisionListing#history}. */
    public List<ListedRevision> range(RevisionRange range, HistoryOrder order) {
        return listing.history(range, order);
    }

    /** Checks a range before a database is asked; see {@link RevisionListing#check(RevisionRange)}. */
    public void check(RevisionRange range) {
        listing.check(range);
    }

    /** Checks a target before a database is asked; see {@link RevisionListing#check(Target)}. */
    public void check(Target target) {
        listing.check(target);
    }

    /** Returns the versioned heads; see {@link RevisionListing#heads}. */
    public List<ListedRevision> heads() {
        return listing.heads();
    }

    /** Returns the branch points; see {@link RevisionListing#branches}. */
    public List<ListedBranchPoint> branches() {
        return listing.branches();
    }

    /** Returns the revisions that a target means; see {@link RevisionListing#show}. */
    public List<ListedRevision> show(Target target) {
        return listing.show(target);
    }

    /** Returns whether the database has a revision: as a row, or implied by one. */
    public boolean isApplied(ListedRevision listed) {
        return applied.contains(listed.revision().id());
    }

    /**
     * Returns whether a revision has a downgrade section, for which its script is read.
     *
     * @throws InvalidScriptsException when the script cannot be read
     */
    public boolean isReversible(ListedRevision listed) {
        return context.scripts()
                .script(listed.revision().id())
                .body()
                .downgrade()
                .isPresent();
    }
}
