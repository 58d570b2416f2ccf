package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import java.sql.SQLException;

/** No connection to the database: the server is down, or it refuses the role, the password or the database. */
public final class ConnectionFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    ConnectionFailedException(String message, String sqlState, SQLException cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /** Returns the SQLSTATE, empty where the driver gave none. */
    public String sqlState() {
        return sqlState;
    }
}
