package dev.migration.core.run;

import dev.migration.core.config.Credentials;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the one database that is migrated. */
public interface ConnectionSource {

    /**
     * Opens a new connection of the PostgreSQL driver, or one that unwraps to it.
     *
     * @throws SQLException when the server cannot be reached or refuses
     */
    Connection open() throws SQLException;

    /** Returns what an error calls the database, such as {@code localhost:5432/app as alice}; never a password. */
    String display();

    /** Returns where the settings of the connection came from, such as {@code environment variable DATABASE_URL}. */
    String origin();

    /** Returns a text that others wrote, such as a message of the server, without passwords. */
    default String masked(String text) {
        return Credentials.mask(text);
    }
}
