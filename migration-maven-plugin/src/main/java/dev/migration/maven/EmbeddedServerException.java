package dev.migration.maven;

import dev.migration.core.error.MigrationException;

/** The embedded PostgreSQL server cannot be had: no binaries for it, or it does not start. */
final class EmbeddedServerException extends MigrationException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
