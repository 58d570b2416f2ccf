package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import dev.migration.core.error.Printable;

/** A text that a revision or branch cannot be called. */
public final class InvalidNameException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String name;
    private final String fault;

    InvalidNameException(String what, String name, String fault) {
        this(what, name, "", fault);
    }

    private InvalidNameException(String what, String name, String place, String fault) {
        super(what + " '" + Printable.excerpt(name) + "' " + place + fault
                + ". Choose one without @ : , + or white space that does not start with '-'.");
        this.what = what;
        this.name = name;
        this.fault = fault;
    }

    /** Returns the same error with the name of the setting that holds the name. */
    public InvalidNameException in(String setting) {
        return new InvalidNameException(what, name, "in " + setting + " ", fault);
    }

    /** Returns the name refused. */
    public String name() {
        return name;
    }
}
