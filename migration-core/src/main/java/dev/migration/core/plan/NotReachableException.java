package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;
import java.util.List;

/** A target that the command cannot get to from where the database is, or a range that does not go up. */
public final class NotReachableException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String argument;

    private NotReachableException(String argument, String message) {
        super(message);
        this.argument = argument;
    }

    /** Returns the error for a target to go down to that is not applied. */
    static NotReachableException notApplied(String argument, List<Revision> missing) {
        return new NotReachableException(
                argument,
                "'" + argument + "' cannot be gone back to: " + Revision.located(missing)
                        + (missing.size() == 1 ? " is" : " are")
                        + " not applied. current shows where the database is.");
    }

    /** Returns the error for steps in the wrong direction; {@code text} goes on after the target. */
    static NotReachableException direction(String argument, String text) {
        return new NotReachableException(argument, "'" + argument + "' " + text);
    }

    /** Returns what was written. */
    public String argument() {
        return argument;
    }
}
