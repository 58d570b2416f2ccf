package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;

/** A range whose lower end is no ancestor of its upper end. */
public final class NotAncestorException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String range;

    private NotAncestorException(String range, String message) {
        super(message);
        this.range = range;
    }

    /** Returns the error for a range whose ends are the wrong way round. */
    static NotAncestorException backwards(String range) {
        return new NotAncestorException(
                range, "'" + range + "' runs backwards: its start is above its end. Swap the two ends.");
    }

    /** Returns the error for a range whose ends are on different lines. */
    static NotAncestorException unrelated(String range) {
        return new NotAncestorException(
                range,
                "'" + range + "' spans nothing: its start is no ancestor of its end. Name two ends of one line.");
    }

    /** Returns the range as written. */
    public String range() {
        return range;
    }
}
