package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import dev.migration.core.error.Printable;

/** A text that a revision or branch cannot be called. */
public final class InvalidNameException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String name;

    InvalidNameException(String what, String name, String fault) {
        super(what + " '" + Printable.excerpt(name) + "' " + fault
                + ". Choose one without @ : , + or white space that does not start with '-'.");
        this.name = name;
    }

    /** Returns the name refused. */
    public String name() {
        return name;
    }
}
