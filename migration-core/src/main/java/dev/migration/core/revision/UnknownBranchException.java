package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;

/** A name before {@code @} that is no label and no revision. */
public final class UnknownBranchException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String branch;

    UnknownBranchException(String branch) {
        super("There is no branch '" + branch
                + "'. Write a label or a revision before the @; branches and heads list them.");
        this.branch = branch;
    }

    /** Returns the name as written. */
    public String branch() {
        return branch;
    }
}
