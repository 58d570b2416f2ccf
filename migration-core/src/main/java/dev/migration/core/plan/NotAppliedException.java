package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;

/** A branch to step down of which nothing is applied. */
public final class NotAppliedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String branch;

    NotAppliedException(String branch) {
        super("Branch '" + branch
                + "' is not applied, so there is no step down it. current shows where the database is.");
        this.branch = branch;
    }

    /** Returns the branch as written. */
    public String branch() {
        return branch;
    }
}
