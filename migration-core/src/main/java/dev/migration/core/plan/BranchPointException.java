package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;
import java.util.List;

/** A step down a branch past a revision that another applied branch stands on. */
public final class BranchPointException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String argument;
    private final transient Revision branchPoint;
    private final transient List<Revision> standing;

    BranchPointException(String argument, Revision branchPoint, List<Revision> standing) {
        super("'" + argument + "' goes past branch point " + branchPoint.located() + ", on which "
                + Revision.located(standing) + (standing.size() == 1 ? " still stands" : " still stand")
                + ". Take fewer steps, or name the revision to go back to.");
        this.argument = argument;
        this.branchPoint = branchPoint;
        this.standing = List.copyOf(standing);
    }

    /** Returns what was written. */
    public String argument() {
        return argument;
    }

    /** Returns the revision that cannot be passed. */
    public Revision branchPoint() {
        return branchPoint;
    }

    /** Returns the applied revisions of other branches that revise it; not empty. */
    public List<Revision> standing() {
        return standing;
    }
}
