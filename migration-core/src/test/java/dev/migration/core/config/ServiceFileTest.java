package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that a service of libpq names. */
class ServiceFileTest {

    @TempDir
    private Path folder;

    private static final String FILE = """
            # services
            [other]
            host=elsewhere

            [billing]
            host = db
            port=5433
            # comment=x
            dbname=billing
            user=alice
            password=tiger
            sslmode=require

            [last]
            dbname=last
            nonsense=1
            """;

    @Test
    void resolveWhenPgserviceTakesItsSettings() throws IOException {
        Database.Server found = server("PGSERVICE=billing", "PGSERVICEFILE=" + write("my.conf"));

        assertThat(found.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/billing?sslmode=require");
        assertThat(found.username()).contains("alice");
        assertThat(found.password()).contains(Password.of("tiger"));
        assertThat(found.source()).isEqualTo("environment variable PGSERVICE=billing");
    }

    @Test
    void resolveWhenVariablesBesideTheServiceFillOnlyGaps() throws IOException {
        Database.Server found =
                server("PGSERVICE=other", "PGHOST=db", "PGDATABASE=app", "PGSERVICEFILE=" + write("my.conf"));

        assertThat(found.display()).isEqualTo("elsewhere:5432/app");
    }

    @Test
    void resolveWhenServiceIsInTheHomeFolderFindsIt() throws IOException {
        write(".pg_service.conf");

        assertThat(server("PGSERVICE=other", "HOME=" + folder).display()).isEqualTo("elsewhere:5432");
    }

    @Test
    void resolveWhenServiceIsOnlyInTheSystemFileFindsIt() throws IOException {
        write("pg_service.conf");

        assertThat(server("PGSERVICE=other", "HOME=/nowhere", "PGSYSCONFDIR=" + folder)
                        .display())
                .isEqualTo("elsewhere:5432");
    }

    @Test
    void resolveWhenUrlNamesAServiceFillsGaps() throws IOException {
        String file = write("my.conf");

        Database.Server found = (Database.Server) DatabaseSources.none()
                .withUrl("postgresql://bob@/?service=billing&dbname=app")
                .withEnvironment(Map.of("PGSERVICEFILE", file))
                .resolve();

        assertThat(found.display()).isEqualTo("db:5433/app as bob");
    }

    @Test
    void resolveWhenServiceIsUnknownThrows() throws IOException {
        String file = write("my.conf");

        assertThatExceptionOfType(InvalidDatabaseUrlException.class)
                .isThrownBy(() -> server("PGSERVICE=bill", "PGSERVICEFILE=" + file))
                .withMessage("'bill' in the environment variable PGSERVICE is not a service in " + file
                        + ". Add it there, or set PGSERVICEFILE to the file that has it.");
    }

    @Test
    void resolveWhenServiceHasAnUnknownKeyThrows() throws IOException {
        String file = write("my.conf");

        assertThatExceptionOfType(InvalidDatabaseUrlException.class)
                .isThrownBy(() -> server("PGSERVICE=last", "PGSERVICEFILE=" + file))
                .withMessage("'nonsense' of the service 'last' is unknown. Correct its name or remove it.");
    }

    @Test
    void resolveWhenServiceFileCannotBeReadThrows() {
        assertThatExceptionOfType(InvalidDatabaseUrlException.class)
                .isThrownBy(() -> server("PGSERVICE=last", "PGSERVICEFILE=\0"))
                .withMessage("'last' in the environment variable PGSERVICE is a service of a file that cannot be read:"
                        + " '\\u0000'. Allow reading it.");
    }

    private String write(String name) throws IOException {
        return Files.writeString(folder.resolve(name), FILE).toString();
    }

    private static Database.Server server(String... variables) {
        return (Database.Server) DatabaseSources.none()
                .withEnvironment(Assignments.of(variables))
                .resolve();
    }
}
