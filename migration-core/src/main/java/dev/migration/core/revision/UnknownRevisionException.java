package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import java.util.Set;

/** A name that no script bears, or a row of the version table that no script has. */
public final class UnknownRevisionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String name;

    private final boolean row;

    private UnknownRevisionException(String name, boolean row, String message) {
        super(message);
        this.name = name;
        this.row = row;
    }

    /** Returns the error for a name; tells which modules were searched. */
    static UnknownRevisionException named(String name, Set<String> modules) {
        return new UnknownRevisionException(
                name,
                false,
                "There is no revision or label '" + name + "' in " + searched(modules)
                        + ". Check the spelling; history lists what there is.");
    }

    /** Returns the error for a row of the version table. */
    static UnknownRevisionException row(RevisionId row, Set<String> modules) {
        return new UnknownRevisionException(
                row.value(),
                true,
                "The database is at '" + row + "', which no script has; searched " + searched(modules)
                        + ". Bring the script back, or set the rows with stamp and purge.");
    }

    /** Returns the error for steps where only a revision by name will do. */
    static UnknownRevisionException relative(String text) {
        return new UnknownRevisionException(
                text,
                false,
                "There is no revision '" + text + "', and steps cannot be counted here. Name the revision itself.");
    }

    private static String searched(Set<String> modules) {
        return modules.isEmpty() ? "the scripts: there are none" : "the scripts of " + String.join(", ", modules);
    }

    /** Returns the name as written, or the row. */
    public String name() {
        return name;
    }

    /** Returns whether it is a row of the version table, not a name that somebody wrote. */
    public boolean isRow() {
        return row;
    }
}
