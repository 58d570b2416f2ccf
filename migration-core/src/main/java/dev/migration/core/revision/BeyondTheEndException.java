package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;

/** More steps than there are revisions. */
public final class BeyondTheEndException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String argument;
    private final int possible;

    /**
     * Creates the error.
     *
     * @param argument what was written
     * @param possible the number of steps that there are
     */
    public BeyondTheEndException(String argument, int possible) {
        super("'" + argument + "' goes beyond the end: " + advice(possible));
        this.argument = argument;
        this.possible = possible;
    }

    private static String advice(int possible) {
        if (possible == 0) {
            return "no step is possible. Name the revision.";
        }
        return (possible == 1 ? "1 step is" : possible + " steps are") + " possible. Take fewer, or name the revision.";
    }

    /** Returns what was written. */
    public String argument() {
        return argument;
    }

    /** Returns the number of steps that there are. */
    public int possible() {
        return possible;
    }
}
