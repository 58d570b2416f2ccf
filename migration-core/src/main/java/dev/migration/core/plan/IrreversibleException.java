package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;
import java.util.List;

/** Revisions to revert that have no downgrade section. */
public final class IrreversibleException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Revision> revisions;

    /**
     * Creates the error.
     *
     * @param revisions in the order in which they were to be reverted; not empty
     */
    public IrreversibleException(List<Revision> revisions) {
        super(Revision.located(revisions) + (revisions.size() == 1 ? " has" : " have")
                + " no downgrade section and cannot be reverted; nothing was run."
                + " Write the section, or go back to a revision above.");
        this.revisions = List.copyOf(revisions);
    }

    /** Returns the revisions, in the order in which they were to be reverted. */
    public List<Revision> revisions() {
        return revisions;
    }
}
