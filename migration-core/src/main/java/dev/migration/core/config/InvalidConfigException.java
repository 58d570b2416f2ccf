package dev.migration.core.config;

import dev.migration.core.error.MigrationException;
import dev.migration.core.error.Printable;

/** A setting has a value that it cannot have. */
public final class InvalidConfigException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String value;

    /** Says that {@code setting} cannot be {@code value}, and why. */
    public InvalidConfigException(String setting, String value, String reason) {
        super("'" + Printable.excerpt(value) + "' is no value for " + setting + ": " + reason + ".");
        this.setting = setting;
        this.value = value;
    }

    /** Returns the setting's name. */
    public String setting() {
        return setting;
    }

    /** Returns the value as given. */
    public String value() {
        return value;
    }
}
