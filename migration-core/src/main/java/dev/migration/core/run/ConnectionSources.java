package dev.migration.core.run;

import dev.migration.core.config.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;

/** The kinds of places that connections come from. */
public final class ConnectionSources {

    private ConnectionSources() {}

    /** Connects to a server with the driver itself, whatever drivers are registered. */
    public static ConnectionSource of(Database.Server server) {
        return new ServerSource(server);
    }

    /**
     * Takes connections from an application's data source. They are reset after each script, as {@code RESET ALL} does.
     */
    public static ConnectionSource of(DataSource dataSource) {
        return new ApplicationSource(dataSource);
    }

    private record ServerSource(Database.Server server) implements ConnectionSource {

        private static final String PROTOCOL_VIOLATION = "08P01";

        @Override
        public Connection open() throws SQLException {
            try {
                return open(/* saysAllAtOnce= */ true);
            } catch (SQLException e) {
                if (!PROTOCOL_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                return open(/* saysAllAtOnce= */ false);
            }
        }

        // PgBouncer refuses a connection whose first message has settings that it does not know; the driver can send
        // them later.
        private Connection open(boolean saysAllAtOnce) throws SQLException {
            Properties properties = server.connectionProperties();
            if (saysAllAtOnce) {
                properties.setProperty("assumeMinServerVersion", "13");
            }
            properties.setProperty("ApplicationName", "migration");
            Connection connection = new Driver().connect(server.jdbcUrl(), properties);
            if (connection == null) {
                throw new SQLException("The driver does not know the URL's form");
            }
            return connection;
        }

        @Override
        public String display() {
            return server.display();
        }

        @Override
        public String origin() {
            return server.source();
        }

        @Override
        public String masked(String text) {
            return server.masked(text);
        }
    }

    private record ApplicationSource(DataSource dataSource) implements ConnectionSource {

        @Override
        public Connection open() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public String display() {
            return "the database";
        }

        @Override
        public String origin() {
            return "the application's data source";
        }
    }
}
