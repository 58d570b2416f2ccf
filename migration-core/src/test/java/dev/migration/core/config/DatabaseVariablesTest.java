package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that variables name. */
class DatabaseVariablesTest {

    @Test
    void resolveWhenAllPostgresVariablesTakesThem() {
        Database.Server found = server(
                "POSTGRES_HOST=db",
                "POSTGRES_PORT=5433",
                "POSTGRES_DB=app",
                "POSTGRES_USER=a@b",
                "POSTGRES_PASSWORD=p%41/");

        assertThat(found.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/app");
        assertThat(found.username()).contains("a@b");
        assertThat(found.password()).contains(Password.of("p%41/"));
    }

    @Test
    void resolveWhenOnlyPostgresDbTakesLocalhost() {
        assertThat(server("POSTGRES_DB=app").jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/app");
    }

    @Test
    void resolveWhenAllLibpqVariablesTranslatesThem() {
        Database.Server found = server(
                "PGHOST=h1,::1",
                "PGPORT=1,2",
                "PGDATABASE=app",
                "PGUSER=alice",
                "PGPASSWORD=tiger",
                "PGSSLMODE=verify-full",
                "PGSSLROOTCERT=/ca.pem",
                "PGAPPNAME=me",
                "PGTARGETSESSIONATTRS=primary");

        assertThat(found.jdbcUrl())
                .isEqualTo("jdbc:postgresql://h1:1,[::1]:2/app?ApplicationName=me&sslmode=verify-full"
                        + "&sslrootcert=%2Fca.pem&targetServerType=primary");
        assertThat(found.username()).contains("alice");
        assertThat(found.password()).contains(Password.of("tiger"));
    }

    @Test
    void resolveWhenOnlyPgdatabaseTakesLocalhost() {
        assertThat(server("PGDATABASE=app").display()).isEqualTo("localhost:5432/app");
    }

    @Test
    void resolveWhenOnlyPghostaddrTakesIt() {
        assertThat(server("PGHOSTADDR=10.0.0.1").display()).isEqualTo("10.0.0.1:5432");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            POSTGRES_HOST=/tmp             | '/tmp' in the environment variable POSTGRES_HOST is a Unix socket, which the JDBC driver cannot use. Name a TCP host such as localhost.
            POSTGRES_DB=app POSTGRES_PORT=abc | 'abc' in the environment variable POSTGRES_PORT is not a number from 1 to 65535. Give a port, such as 5432.
            PGHOST=a:b:c:x                 | 'a:b:c:x' in the environment variable PGHOST is neither a host name nor an IP address. Give a host, such as localhost.
            PGHOST=/var/run/postgresql     | '/var/run/postgresql' in the environment variable PGHOST is a Unix socket, which the JDBC driver cannot use. Name a TCP host such as localhost.
            PGHOST=@abstract               | '@abstract' in the environment variable PGHOST is a Unix socket, which the JDBC driver cannot use. Name a TCP host such as localhost.
            PGHOST=db PGSSLMODE=on         | 'on' in the environment variable PGSSLMODE is not a known value. Use one of allow, disable, prefer, require, verify-ca, verify-full.
            PGHOST=db PGSSLCRL=/crl.pem    | The environment variable PGSSLCRL has no counterpart in the JDBC driver. Remove it, or write a jdbc:postgresql: URL with the driver's own parameters.
            PGHOST=db PGHOSTADDR=10.0.0.1  | '10.0.0.1' in the environment variable PGHOSTADDR cannot be used beside a host. Remove one of them.
            """)
    void resolveWhenVariableIsInvalidThrows(String variables, String message) {
        assertThatExceptionOfType(InvalidDatabaseUrlException.class)
                .isThrownBy(() -> server(variables.split(" ")))
                .withMessage(message);
    }

    @Test
    void resolveWhenDotEnvVariableIsInvalidNamesTheFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(".env"), "POSTGRES_HOST=/tmp\n");

        assertThatExceptionOfType(InvalidDatabaseUrlException.class)
                .isThrownBy(() -> DatabaseSources.none()
                        .withDotEnvFolders(List.of(folder))
                        .resolve())
                .withMessage("'/tmp' in the variable POSTGRES_HOST of " + folder + "/.env is a Unix socket, which"
                        + " the JDBC driver cannot use. Name a TCP host such as localhost.");
    }

    private static Database.Server server(String... variables) {
        return (Database.Server) DatabaseSources.none()
                .withEnvironment(Assignments.of(variables))
                .resolve();
    }
}
