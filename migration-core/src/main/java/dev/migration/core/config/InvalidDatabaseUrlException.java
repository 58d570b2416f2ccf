package dev.migration.core.config;

import dev.migration.core.error.MigrationException;

/**
 * The URL of the database, or a variable that stands for a part of it, cannot be used. The text holds no password, nor
 * any piece of the URL that might be one.
 */
public final class InvalidDatabaseUrlException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String source;

    InvalidDatabaseUrlException(String source, String message) {
        super(message);
        this.source = source;
    }

    /** Says where the user wrote the URL, as {@link Database#source()}. */
    public String source() {
        return source;
    }
}
