package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestServer.createDatabase();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "users, users",
                "_a1, _a1",
                "name, name",
                "order, \"order\"",
                "user, \"user\"",
                "left, \"left\"",
                "varchar, \"varchar\"",
                "Users, \"Users\"",
                "1a, \"1a\"",
                "a b, \"a b\"",
                "a.b, \"a.b\"",
                "a\"b, \"a\"\"b\"",
                "a$1, \"a$1\"",
                "é, \"é\"",
            })
    void quoteIdentifierUsesQuotesOnlyWhereNeeded(String name, String quoted) throws SQLException {
        assertThat(Identifiers.quote(name)).isEqualTo(quoted);
        assertThat(nameReadByServer(quoted)).isEqualTo(name);
    }

    @Test
    void quoteIdentifierWhenServerWouldQuoteDoesSo() {
        List<String> words = database.query("SELECT word FROM pg_get_keywords() WHERE quote_ident(word) <> word");

        assertThat(words)
                .isNotEmpty()
                .allSatisfy(word -> assertThat(Identifiers.quote(word)).isEqualTo('"' + word + '"'));
    }

    @Test
    void quoteIdentifierWhenQualifiedQuotesEachPart() {
        assertThat(Identifiers.quote("my app", "user")).isEqualTo("\"my app\".\"user\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void quoteIdentifierWhenNoneCanBeSoThrows(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifiers.quote(name))
                .withMessage("An identifier is neither empty nor holds U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "it's", "\\", "a\\'b", "'';--", "two\nlines\r\n", "$$", "😀é", "\\x41\\101"})
    void quoteLiteralMeansTheSameUnderEitherSetting(String text) throws SQLException {
        for (String setting : List.of("on", "off")) {
            assertThat(textReadByServer(Literals.quote(text), setting)).isEqualTo(text);
        }
    }

    @Test
    void quoteLiteralWhenTextHoldsNulThrows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Literals.quote("a\0"))
                .withMessage("A string literal cannot hold U+0000");
    }

    private static String nameReadByServer(String quoted) throws SQLException {
        String sql = "SELECT " + quoted + " FROM (SELECT 1 AS " + quoted + ") q";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getMetaData().getColumnLabel(1);
        }
    }

    /** The literal goes through {@code EXECUTE}, out of sight of the driver. */
    private static String textReadByServer(String literal, String setting) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE FUNCTION pg_temp.read(sql text) RETURNS text LANGUAGE plpgsql"
                    + " AS 'DECLARE r text; BEGIN EXECUTE sql INTO r; RETURN r; END'");
            statement.execute("SET standard_conforming_strings = " + setting);
            try (PreparedStatement read = connection.prepareStatement("SELECT pg_temp.read(?)")) {
                read.setString(1, "SELECT " + literal);
                try (ResultSet rows = read.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            }
        }
    }
}
