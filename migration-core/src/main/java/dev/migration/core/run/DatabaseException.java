package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import java.sql.SQLException;

/** The server refuses a statement of the engine's own, such as reading the version table. */
public final class DatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final ServerError error;

    DatabaseException(String action, SQLException cause) {
        this(action, ServerError.of(cause), cause);
    }

    private DatabaseException(String action, ServerError error, SQLException cause) {
        super("Could not " + action + ": " + error.summary() + ".", cause);
        this.error = error;
    }

    /** Returns what the server says. */
    public ServerError error() {
        return error;
    }
}
