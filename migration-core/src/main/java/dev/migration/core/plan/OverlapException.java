package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;

/** Two targets of one command of which one is an ancestor of the other. */
public final class OverlapException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String lower;
    private final String upper;

    OverlapException(String lower, String upper) {
        super("'" + lower + "' is an ancestor of '" + upper + "', so naming both is ambiguous. Name only one of them.");
        this.lower = lower;
        this.upper = upper;
    }

    /** Returns the ancestor as written. */
    public String lower() {
        return lower;
    }

    /** Returns the descendant as written. */
    public String upper() {
        return upper;
    }
}
