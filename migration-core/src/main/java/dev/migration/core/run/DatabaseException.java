package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import java.sql.SQLException;

/** The server refuses a statement of the engine's own, such as reading the version table. */
public final class DatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final ServerError error;

    /**
     * An error outside of any migration.
     *
     * @param action what the statement is for, as in {@code Could not <action>}
     */
    DatabaseException(String action, SQLException cause) {
        this(action, "", ServerError.of(cause), cause);
    }

    /** An error that ended a run. */
    DatabaseException(String action, Progress progress, SQLException cause) {
        this(action, " " + progress.text(), ServerError.of(cause), cause);
    }

    private DatabaseException(String action, String progress, ServerError error, SQLException cause) {
        super("Could not " + action + ": " + error.summary() + "." + progress + advice(error), cause);
        this.error = error;
    }

    /** Returns what the server says. */
    public ServerError error() {
        return error;
    }

    private static String advice(ServerError error) {
        return INSUFFICIENT_PRIVILEGE.equals(error.sqlState())
                ? " Grant the privilege to the role that migrates, or migrate as a role that has it."
                : "";
    }
}
