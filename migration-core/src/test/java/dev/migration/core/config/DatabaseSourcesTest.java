package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which place names the database. */
class DatabaseSourcesTest {

    @TempDir
    private Path module;

    @TempDir
    private Path root;

    /** Each place names a database after itself; the first that is left must win. */
    @ParameterizedTest
    @CsvSource({
        "0, url, migration.url",
        "1, env-url, environment variable DATABASE_URL",
        "2, module-url, {module}/.env",
        "3, module-parts, {module}/.env",
        "4, root-url, {root}/.env",
        "5, root-parts, {root}/.env",
        "6, env-parts, environment variables POSTGRES_*",
        "7, env-libpq, environment variables PG*",
    })
    void resolveTakesTheFirstPlaceThatNamesADatabase(int absent, String database, String source) throws IOException {
        Map<String, String> environment = new HashMap<>();
        putUnless(absent > 1, environment, "DATABASE_URL", "postgresql://db/env-url");
        putUnless(absent > 6, environment, "POSTGRES_DB", "env-parts");
        environment.put("PGDATABASE", "env-libpq");
        writeDotEnv(module, absent > 2, absent > 3, "module");
        writeDotEnv(root, absent > 4, absent > 5, "root");
        DatabaseSources sources =
                DatabaseSources.none().withEnvironment(environment).withDotEnvFolders(List.of(module, root));

        Database found = (absent > 0 ? sources : sources.withUrl("postgresql://db/url")).resolve();

        assertThat(found.display()).endsWith("/" + database);
        assertThat(found.source())
                .isEqualTo(source.replace("{module}", module.toString()).replace("{root}", root.toString()));
    }

    private static void putUnless(boolean absent, Map<String, String> map, String key, String value) {
        if (!absent) {
            map.put(key, value);
        }
    }

    private static void writeDotEnv(Path folder, boolean noUrl, boolean noParts, String name) throws IOException {
        String url = noUrl ? "" : "DATABASE_URL=postgresql://db/" + name + "-url\n";
        String parts = noParts ? "" : "POSTGRES_DB=" + name + "-parts\n";
        Files.writeString(folder.resolve(".env"), url + parts);
    }

    @Test
    void resolveWhenNothingIsGivenThrowsNoDatabase() {
        assertThatExceptionOfType(NoDatabaseException.class)
                .isThrownBy(() -> DatabaseSources.none().resolve())
                .withMessage("""
                        No database is configured. Name it in one of these ways; the first that is present counts:
                          1. migration.url, as property or in the pom
                          2. the environment variable DATABASE_URL
                          3. a file .env in the module or the root, with DATABASE_URL, or with POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and POSTGRES_PASSWORD
                          4. the same POSTGRES_ variables in the environment
                          5. the environment variables PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or PGSERVICE
                        A URL looks like postgresql://user:password@host:5432/database, jdbc:postgresql://host:5432/database or embedded:17.""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_URL=", "DATABASE_URL= ", "POSTGRES_HOST=", "POSTGRES_USER=alice", "POSTGRES_PASSWORD=tiger",
                "PGUSER=alice", "PGPASSWORD=tiger", "PGHOST=", "PGSSLMODE=require", "PGPORT=5433",
            })
    void resolveWhenVariableNamesNoDatabaseThrowsNoDatabase(String variable) {
        assertThatExceptionOfType(NoDatabaseException.class)
                .isThrownBy(() -> DatabaseSources.none()
                        .withEnvironment(Assignments.of(variable))
                        .resolve());
    }

    @Test
    void resolveWhenUrlIsBlankLooksFurther() {
        Database found = DatabaseSources.none()
                .withUrl(" ")
                .withEnvironment(Map.of("DATABASE_URL", "embedded:"))
                .resolve();

        assertThat(found.source()).isEqualTo("environment variable DATABASE_URL");
    }

    @Test
    void resolveWhenFirstPlaceIsInvalidDoesNotLookFurther() {
        assertThatExceptionOfType(InvalidDatabaseUrlException.class)
                .isThrownBy(() -> DatabaseSources.none()
                        .withUrl("embedded:9")
                        .withEnvironment(Map.of("DATABASE_URL", "embedded:"))
                        .resolve())
                .satisfies(e -> assertThat(e.source()).isEqualTo("migration.url"));
    }

    @Test
    void resolveWhenDotEnvRefersToTheEnvironmentFillsItIn() throws IOException {
        Files.writeString(module.resolve(".env"), "DATABASE_URL=postgresql://alice:${SECRET}@db/app\n");

        Database.Server found = (Database.Server) DatabaseSources.none()
                .withDotEnvFolders(List.of(module))
                .withEnvironment(Map.of("SECRET", "tiger"))
                .resolve();

        assertThat(found.password()).contains(Password.of("tiger"));
    }
}
