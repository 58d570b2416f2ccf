package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The driver takes what the parser makes of a URL. */
class DatabaseUrlConnectionTest {

    private static final TestDatabase DATABASE = TestServer.createDatabase();

    @ParameterizedTest
    @CsvSource({
        "postgresql://, connect_timeout=5&application_name=a%20%26b&options=-c%20search_path%3Dx&gssencmode=disable"
                + "&channel_binding=prefer&sslmode=prefer&keepalives=1&target_session_attrs=read-write"
                + "&load_balance_hosts=random",
        "r2dbc:postgresql://, connectTimeout=PT5S&applicationName=a%20%26b&schema=x&sslMode=PREFER",
        "jdbc:postgresql://, connectTimeout=5&ApplicationName=a+%26b&currentSchema=x",
    })
    void parseGivesAUrlThatConnects(String prefix, String parameters) throws SQLException {
        String place = DATABASE.bareUrl().replace("jdbc:postgresql://", "");
        String credentials = DATABASE.jdbcUrl().substring(DATABASE.jdbcUrl().indexOf('?') + 1);
        Database.Server server = (Database.Server)
                DatabaseUrl.parse(prefix + place + "?" + credentials + "&" + parameters, "migration.url", Map.of());

        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.connectionProperties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_user, current_setting('application_name'), current_setting('search_path')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("postgres");
            assertThat(row.getString(2)).isEqualTo("a &b");
            assertThat(row.getString(3)).isIn("x", "\"x\"");
        }
    }
}
