package dev.migration.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of the version table. */
record VersionRows(Connection connection) implements AutoCloseable {

    static VersionRows of(String url) throws SQLException {
        return new VersionRows(DriverManager.getConnection(url));
    }

    /** Makes these the rows, as they are found by a run that knows nothing of earlier ones. */
    void set(JsonNode ids) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    DROP TABLE IF EXISTS migration_history, migration_version;
                    CREATE TABLE migration_version (
                        version_num varchar(128) NOT NULL,
                        CONSTRAINT migration_version_pkc PRIMARY KEY (version_num)
                    )""");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO migration_version VALUES (?)")) {
            for (JsonNode id : ids) {
                insert.setString(1, id.asText());
                insert.executeUpdate();
            }
        }
    }

    /** Returns the rows, sorted. */
    List<String> read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version_num FROM migration_version ORDER BY version_num COLLATE \"C\"")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
