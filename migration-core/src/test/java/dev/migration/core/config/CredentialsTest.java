package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            postgresql://alice:tiger@db/app                    | postgresql://alice:***@db/app
            postgres://alice:tiger@db:5432/app?sslmode=require | postgres://alice:***@db:5432/app?sslmode=require
            postgresql+asyncpg://alice:tiger@db/app            | postgresql+asyncpg://alice:***@db/app
            r2dbc:pool:postgresql://alice:tiger@db/app         | r2dbc:pool:postgresql://alice:***@db/app
            postgresql://:tiger@db/app                         | postgresql://:***@db/app
            postgresql://alice:ti@ger@db/app                   | postgresql://alice:***@db/app
            postgresql://alice:ti/ger@db/app                   | postgresql://alice:***@db/app
            postgresql://alice:ti?ger@db/app                   | postgresql://alice:***@db/app
            postgresql://alice:t/i?g=er@db/app                 | postgresql://alice:***@db/app
            postgresql://alice:ti'ger@db/app                   | postgresql://alice:***@db/app
            postgresql://alice:ti'&"g@db/app                 | postgresql://alice:***@db/app
            postgresql://alice:12?ti@db/app                    | postgresql://alice:***@db/app
            postgresql://alice:ti:ger@db/app                   | postgresql://alice:***@db/app
            postgresql://alice:tiger@db/app?user=a@b           | postgresql://alice:***@b
            postgresql://alice:tiger@h1:1,h2:2/app             | postgresql://alice:***@h1:1,h2:2/app
            postgresql://alice:tiger                           | postgresql://alice:***
            postgresql://alice:tiger/app                       | postgresql://alice:***/app
            cannot reach 'postgresql://alice:tiger@db/app'.    | cannot reach 'postgresql://alice:***@db/app'.
            "url":"postgresql://alice:tiger@db/app","n":1      | "url":"postgresql://alice:***@db/app","n":1
            <url>postgresql://alice:tiger@db/app</url>         | <url>postgresql://alice:***@db/app</url>
            a://u:tiger@b/ and c://v:lion@d/                   | a://u:***@b/ and c://v:***@d/
            """)
    void maskWhenUrlHasCredentialsHidesThePassword(String text, String expected) {
        assertThat(Credentials.mask(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            jdbc:postgresql://db/app?user=alice&password=tiger&ssl=true | jdbc:postgresql://db/app?user=alice&password=***&ssl=true
            jdbc:postgresql://db/app?password=ti'ger                    | jdbc:postgresql://db/app?password=***
            jdbc:postgresql://db/app?sslpassword=tiger                  | jdbc:postgresql://db/app?sslpassword=***
            PGPASSWORD=tiger psql                                       | PGPASSWORD=*** psql
            -Dmigration.password=tiger -B                               | -Dmigration.password=*** -B
            {user=alice, password=tiger, ssl=true}                      | {user=alice, password=*** ssl=true}
            host=db password='ti ger' user=alice                        | host=db password='***' user=alice
            password = "ti\\"ger", next                                 | password = "***", next
            {"password": "tiger", "user": "alice"}                      | {"password": "***", "user": "alice"}
            {'pwd':'tiger'}                                             | {'pwd':'***'}
            <password>ti ger</password><id>db</id>                      | <password>***</password><id>db</id>
            Passwd=tiger                                                | Passwd=***
            passphrase=tiger                                            | passphrase=***
            password="tiger                                             | password=***
            'password=tiger' is wrong                                   | 'password=***' is wrong
            """)
    void maskWhenKeyIsAPasswordHidesTheValue(String text, String expected) {
        assertThat(Credentials.mask(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FATAL: password authentication failed for user \"alice\"",
                "jdbc:postgresql://db:5432/app",
                "jdbc:postgresql://h1:5432,h2:5433/app?targetServerType=primary",
                "jdbc:postgresql://[::1]:5432/app",
                "jdbc:postgresql://db:5432/app?user=a@b",
                "postgresql://alice@db:5432/app",
                "jdbc:postgresql://db.example.org:5432/app?sslmode=require&user=alice@db",
                "Connection to db:5432 refused. Check that the hostname and port are correct.",
                "See https://www.postgresql.org/docs/current/auth-password.html.",
                "see https://example.org:8443, then write to help@example.org",
                "ALTER ROLE alice VALID UNTIL 'infinity'",
                "password=",
                "password:",
                "://",
            })
    void maskWhenThereAreNoCredentialsReturnsTheText(String text) {
        assertThat(Credentials.mask(text)).isEqualTo(text);
    }

    @Test
    void maskWhenTextIsHugeDoesNotOverflow() {
        String huge = "x'\\\"".repeat(200_000);

        assertThat(Credentials.mask("password='" + huge + "x")).hasToString("password=***");
        assertThat(Credentials.mask("a://b:" + huge + "@c")).hasToString("a://b:***@c");
    }

    @Property
    void maskHidesAnyPasswordOfAUrl(@ForAll @CharRange(from = '!', to = '~') @StringLength(max = 20) String inside) {
        String password = "Zq7" + inside + "7qZ";

        assertThat(Credentials.mask("to postgresql://alice:" + password + "@db/app failed"))
                .isEqualTo("to postgresql://alice:***@db/app failed");
    }

    @Property
    void maskNeverThrowsAndIsIdempotent(@ForAll String text) {
        String masked = Credentials.mask(text);

        assertThat(Credentials.mask(masked)).isEqualTo(masked);
    }
}
