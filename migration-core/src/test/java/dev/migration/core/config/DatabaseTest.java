package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://alice:tiger@db/app            | db:5432/app as alice
            postgresql://db                            | db:5432
            postgresql://alice@h1:1,[::1]/my%20app     | h1:1,[::1]:5432/my app as alice
            postgresql://db/a%0Ab?sslmode=require      | db:5432/a?b
            jdbc:postgresql:app?user=bob               | localhost:5432/app as bob
            jdbc:postgresql://?service=billing         | service billing
            embedded:                                  | embedded PostgreSQL
            embedded:17                                | embedded PostgreSQL 17
            """)
    void displayNamesPlaceAndRole(String url, String expected) {
        assertThat(DatabaseUrl.parse(url, "migration.url", Map.of()).display()).isEqualTo(expected);
    }

    @Test
    void toStringTellsNoPassword() {
        Database.Server server = new Database.Server(
                "jdbc:postgresql://db/app?password=tiger",
                Optional.of("alice"),
                Optional.of(Password.of("lion")),
                Optional.of(Password.of("bear")),
                "migration.url");

        assertThat(server).hasToString("db/app as alice (migration.url)");
    }

    @Test
    void connectionPropertiesHoldWhatIsKnown() {
        Database.Server server = new Database.Server(
                "jdbc:postgresql://db:5432/app",
                Optional.of("alice"),
                Optional.of(Password.of("tiger")),
                Optional.of(Password.of("bear")),
                "migration.url");

        assertThat(server.connectionProperties())
                .containsOnly(
                        Map.entry("user", "alice"), Map.entry("password", "tiger"), Map.entry("sslpassword", "bear"));
    }

    @Test
    void connectionPropertiesWhenNothingIsKnownAreEmpty() {
        Database.Server server = new Database.Server(
                "jdbc:postgresql://db:5432/app", Optional.empty(), Optional.empty(), "migration.url");

        assertThat(server.connectionProperties()).isEmpty();
    }

    @Test
    void majorOrNewestWhenNoneIsGivenReturnsTheNewest() {
        assertThat(new Database.Embedded(OptionalInt.empty(), "migration.url").majorOrNewest())
                .isEqualTo(18);
        assertThat(new Database.Embedded(OptionalInt.of(15), "migration.url").majorOrNewest())
                .isEqualTo(15);
    }

    @Test
    void sourceIsKept() {
        assertThat(new Database.Embedded(OptionalInt.of(17), "migration.url").source())
                .isEqualTo("migration.url");
    }
}
