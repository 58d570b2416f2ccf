package dev.migration.core.testing;

import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.ConnectionSources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of one test.
 *
 * @param jdbcUrl with the credentials of its superuser
 * @param bareUrl without credentials
 */
public record TestDatabase(String jdbcUrl, String bareUrl) {

    /** Returns the database as the engine takes it. */
    public ConnectionSource connections() {
        return connections(jdbcUrl);
    }

    /** Returns the database as the engine takes it, with a role whose password is its name. */
    public ConnectionSource connectionsAs(String role) {
        return connections(bareUrl + "?user=" + role + "&password=" + role);
    }

    /** Returns a URL as the engine takes it. */
    public static ConnectionSource connections(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return ConnectionSources.of(source);
    }

    /** Opens a connection as superuser, in autocommit mode. */
    public Connection connect() {
        try {
            // Not by DriverManager, which knows the driver of the first of several Invoker runs only.
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(jdbcUrl);
            return source.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends all other sessions of the database; returns when they are gone. */
    public void terminateOthers() {
        terminate("datname = current_database() AND pid <> pg_backend_pid()");
    }

    /** Ends the session of a server process; returns when it is gone. */
    public void terminate(int pid) {
        terminate("pid = " + pid);
    }

    private void terminate(String sessions) {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + sessions);
        awaitEnd(sessions);
    }

    /** Returns when all other sessions of the database are gone. */
    public void awaitOthersEnd() {
        awaitEnd("datname = current_database() AND pid <> pg_backend_pid()");
    }

    private void awaitEnd(String sessions) {
        execute("""
                DO $$
                BEGIN
                  WHILE EXISTS (SELECT FROM pg_stat_activity WHERE %1$s) LOOP
                    PERFORM pg_stat_clear_snapshot();
                  END LOOP;
                END $$""".formatted(sessions));
    }

    /** Runs SQL, several statements at once where need be. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a query; returns its rows as text, columns joined by {@code |}. */
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : "|").append(rows.getString(column));
                }
                result.add(row.toString());
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
