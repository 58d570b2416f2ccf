package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSourcesTest {

    @Nested
    class Order {

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
        void resolveTakesTheFirstPlaceThatNamesADatabase(int absent, String database, String source)
                throws IOException {
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
                    "DATABASE_URL=", "DATABASE_URL= ", "POSTGRES_HOST=", "POSTGRES_USER=alice",
                            "POSTGRES_PASSWORD=tiger",
                    "PGUSER=alice", "PGPASSWORD=tiger", "PGHOST=", "PGSSLMODE=require", "PGPORT=5433",
                })
        void resolveWhenVariableNamesNoDatabaseThrowsNoDatabase(String variable) {
            assertThatExceptionOfType(NoDatabaseException.class)
                    .isThrownBy(() -> DatabaseSources.none()
                            .withEnvironment(variables(variable))
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

    @Nested
    class Variables {

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
            return (Database.Server)
                    DatabaseSources.none().withEnvironment(variables(variables)).resolve();
        }
    }

    @Nested
    class Services {

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
                    .withMessage(
                            "'last' in the environment variable PGSERVICE is a service of a file that cannot be read:"
                                    + " '\0'. Allow reading it.");
        }

        private String write(String name) throws IOException {
            return Files.writeString(folder.resolve(name), FILE).toString();
        }

        private static Database.Server server(String... variables) {
            return (Database.Server)
                    DatabaseSources.none().withEnvironment(variables(variables)).resolve();
        }
    }

    @Nested
    class WithCredentials {

        private static final DatabaseSources URL = DatabaseSources.none().withUrl("postgresql://alice:tiger@db/app");

        @Test
        void resolveWhenNothingElseTakesThoseOfTheUrl() {
            assertThatCredentialsOf(URL, "alice", "tiger");
        }

        @Test
        void resolveWhenServerIsGivenTakesItsCredentials() {
            assertThatCredentialsOf(URL.withServer(server("bob", "bear")), "bob", "bear");
        }

        @Test
        void resolveWhenParametersAreGivenTakesThem() {
            assertThatCredentialsOf(URL.withUsername("carol").withPassword(Password.of("cat")), "carol", "cat");
        }

        @Test
        void resolveWhenServerHasOnlyAPasswordKeepsTheUserOfTheUrl() {
            assertThatCredentialsOf(URL.withServer(server("", "bear")), "alice", "bear");
        }

        @Test
        void resolveWhenUsernameAndPasswordComeFromParameterAndServerTakesBoth() {
            assertThatCredentialsOf(URL.withUsername("carol").withServer(server("", "bear")), "carol", "bear");
        }

        @Test
        void resolveWhenOtherUserOutranksLeavesThePasswordOfTheUrl() {
            assertThatCredentialsOf(URL.withUsername("carol"), "carol", null);
        }

        @Test
        void resolveWhenSameUserOutranksKeepsThePasswordOfTheUrl() {
            assertThatCredentialsOf(URL.withUsername("alice"), "alice", "tiger");
        }

        @Test
        void resolveWhenBlankKeepsThoseOfTheUrl() {
            assertThatCredentialsOf(
                    URL.withUsername(" ").withPassword(Password.of("")).withServer(server(" ", "")), "alice", "tiger");
        }

        @Test
        void resolveWhenUsernameIsGivenTwiceThrows() {
            assertThatExceptionOfType(ConflictingCredentialsException.class)
                    .isThrownBy(() -> URL.withUsername("carol")
                            .withServer(server("bob", "bear"))
                            .resolve())
                    .withMessage(
                            "The user name is given twice: by 'migration.username' and by the server 'billing-db' of"
                                    + " settings.xml (migration.serverId). Remove one of them.")
                    .satisfies(e -> assertThat(e.parameter()).isEqualTo("migration.username"))
                    .satisfies(e -> assertThat(e.serverId()).isEqualTo("billing-db"));
        }

        @Test
        void resolveWhenPasswordIsGivenTwiceThrows() {
            assertThatExceptionOfType(ConflictingCredentialsException.class)
                    .isThrownBy(() -> URL.withPassword(Password.of("cat"))
                            .withServer(server("bob", "bear"))
                            .resolve())
                    .withMessage(
                            "The password is given twice: by 'migration.password' and by the server 'billing-db' of"
                                    + " settings.xml (migration.serverId). Remove one of them.");
        }

        @Test
        void resolveWhenEmbeddedNeedsNoCredentials() {
            DatabaseSources sources = DatabaseSources.none()
                    .withUrl("embedded:17")
                    .withUsername("carol")
                    .withServer(server("bob", "bear"));

            assertThat(sources.resolve().display()).isEqualTo("embedded PostgreSQL 17");
        }

        @Test
        void toStringTellsNoSecret() {
            DatabaseSources sources = URL.withPassword(Password.of("cat"))
                    .withServer(server("bob", "bear"))
                    .withEnvironment(Map.of("PGPASSWORD", "wolf"));

            assertThat(sources)
                    .hasToString("DatabaseSources[url=true, username=false, password=true,"
                            + " server=Optional[billing-db], environment=1 variables, dotEnvFolders=[]]");
            assertThat(server("bob", "bear").toString()).doesNotContain("bear");
        }

        private static ServerCredentials server(String username, String password) {
            return new ServerCredentials("billing-db", Optional.of(username), Optional.of(Password.of(password)));
        }

        private static void assertThatCredentialsOf(DatabaseSources sources, String username, String password) {
            Database.Server found = (Database.Server) sources.resolve();

            assertThat(found.username()).contains(username);
            assertThat(found.password().map(Password::reveal)).isEqualTo(Optional.ofNullable(password));
        }
    }

    private static Map<String, String> variables(String... assignments) {
        return Stream.of(assignments)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }
}
