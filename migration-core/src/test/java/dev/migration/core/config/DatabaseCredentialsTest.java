package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose user name and password count. */
class DatabaseCredentialsTest {

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
                .withMessage("The user name is given twice: by 'migration.username' and by the server 'billing-db' of"
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
                .withMessage("The password is given twice: by 'migration.password' and by the server 'billing-db' of"
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
