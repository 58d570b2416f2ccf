package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;

/** A revision that is not in the lineage asked for. */
public final class NotInBranchException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String branch;
    private final String argument;

    NotInBranchException(String branch, String argument) {
        super("'" + argument + "' is not in branch '" + branch
                + "'. Leave the branch out, or name a revision of its line.");
        this.branch = branch;
        this.argument = argument;
    }

    /** Returns the branch as written. */
    public String branch() {
        return branch;
    }

    /** Returns what was asked for in it. */
    public String argument() {
        return argument;
    }
}
