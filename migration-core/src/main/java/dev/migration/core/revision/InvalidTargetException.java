package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import dev.migration.core.error.Printable;

/** A text that is no target where it stands. */
public final class InvalidTargetException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String text;

    /**
     * Creates the error.
     *
     * @param text the target as written
     * @param advice a sentence on what is possible instead
     */
    public InvalidTargetException(String text, String advice) {
        super("'" + Printable.excerpt(text) + "' is not a target. " + advice);
        this.text = text;
    }

    /** Returns the target as written. */
    public String text() {
        return text;
    }
}
