package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;

/** A text that is no range, or not one that the command can use. */
public final class InvalidRangeException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String text;

    /**
     * Creates the error.
     *
     * @param text the range as written
     * @param advice a sentence on what is possible instead
     */
    public InvalidRangeException(String text, String advice) {
        super("'" + text + "' is not a range that is possible here. " + advice);
        this.text = text;
    }

    /** Returns the range as written. */
    public String text() {
        return text;
    }
}
