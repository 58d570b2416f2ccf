package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {

    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final String STARTING = "Starting PostgreSQL 18 (embedded) in target/migration/postgresql-18";

    @TempDir
    private static Path binaries;

    @TempDir
    private Path root;

    private final SessionServers session = new SessionServers();
    private final SessionServers otherSession = new SessionServers();
    private final List<String> infos = new ArrayList<>();

    @AfterEach
    void endSessions() {
        session.close();
        otherSession.close();
    }

    @Test
    void startGivesAServerOfThatMajorVersion() throws SQLException {
        String url = servers(session).start(OptionalInt.of(18));

        assertThat(url).matches("jdbc:postgresql://localhost:\\d+/postgres\\?user=postgres");
        assertThat(query(url, "SHOW server_version")).startsWith("18.");
        assertThat(infos).containsExactly(STARTING);
    }

    @Test
    void startWhenCalledByManyAtOnceStartsOneServer() {
        List<CompletableFuture<String>> calls = IntStream.range(0, 4)
                .mapToObj(call ->
                        CompletableFuture.supplyAsync(() -> servers(session).start(NEWEST)))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(infos).containsExactly(STARTING);
    }

    @Test
    void startWhenStartedBeforeKeepsTheData() throws SQLException {
        execute(servers(session).start(NEWEST), "CREATE TABLE kept AS SELECT 42 AS answer");
        session.close();

        String url = servers(otherSession).start(NEWEST);

        assertThat(query(url, "SELECT answer FROM kept")).isEqualTo("42");
        assertThat(infos).containsExactly(STARTING, STARTING);
    }

    @Test
    void startWhenAnotherSessionHasTheServerSharesItUntilBothEnd() throws SQLException {
        String url = servers(session).start(NEWEST);

        assertThat(servers(otherSession).start(NEWEST)).isEqualTo(url);
        session.close();
        assertThat(query(url, "SELECT 1")).isEqualTo("1");
        otherSession.close();
        assertThat(data().resolve("postmaster.pid")).doesNotExist();
        assertThat(infos)
                .containsExactly(
                        STARTING, "Using PostgreSQL 18 (embedded), which runs in target/migration/postgresql-18");
    }

    @Test
    void startWhenAKilledProcessLeftTheServerUsesAndStopsIt() throws IOException {
        String url = servers(session).start(NEWEST);
        ServerUser killed = new ServerUser(ProcessHandle.current().pid(), 1, "killed");
        Files.writeString(data().resolveSibling("postgresql-18.users"), killed + "\n");

        assertThat(servers(otherSession).start(NEWEST)).isEqualTo(url);
        otherSession.close();

        assertThat(data().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void startWhenAnotherProgramHasTheNumberOfAKilledServerStarts() throws IOException, SQLException {
        servers(session).start(NEWEST);
        session.close();
        long own = ProcessHandle.current().pid();
        Files.writeString(
                data().resolve("postmaster.pid"), own + "\n" + data() + "\n1700000000\n1\n\nlocalhost\n\nready   \n");

        assertThat(query(servers(otherSession).start(NEWEST), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void startWhenTheSessionEndedThrows() {
        session.close();

        assertThatThrownBy(() -> servers(session).start(NEWEST))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("The Maven session has ended. Start it anew.");
    }

    @Test
    void startWhenTheDataIsOfAnotherMajorVersionThrows() throws IOException {
        Files.createDirectories(data());
        Files.writeString(data().resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> servers(session).start(NEWEST))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("'target/migration/postgresql-18' holds data of PostgreSQL '17', not '18'."
                        + " Delete the folder (mvn clean), then run again.");
    }

    @Test
    void startWhenTheFolderHoldsSomethingElseThrows() throws IOException {
        Files.createDirectories(data().resolve("something"));

        assertThatThrownBy(() -> servers(session).start(NEWEST))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("'target/migration/postgresql-18' holds no data of PostgreSQL."
                        + " Delete the folder (mvn clean), then run again.");
    }

    @Test
    void startWhenTheDataIsBrokenThrows() throws IOException {
        servers(session).start(NEWEST);
        session.close();
        Files.writeString(data().resolve("postgresql.conf"), "nonsense = 1\n");

        assertThatThrownBy(() -> servers(otherSession).start(NEWEST))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("PostgreSQL 18 did not start in 'target/migration/postgresql-18': ")
                .hasMessageContaining("postgresql.conf\" contains errors")
                .hasMessageEndingWith(". See 'target/migration/postgresql-18.log'."
                        + " Delete the folder (mvn clean), then run again.");
    }

    @Test
    void closeWhenTheDataIsGoneEndsTheServer() throws Exception {
        servers(session).start(NEWEST);
        PostmasterFile server = PostmasterFile.read(data()).orElseThrow();
        CompletableFuture<ProcessHandle> end =
                ProcessHandle.of(server.pid()).orElseThrow().onExit();
        Files.move(data(), root.resolve("moved"));

        session.close();

        assertThat(end).succeedsWithin(Duration.ofSeconds(60));
    }

    private EmbeddedServers servers(SessionServers sessionServers) {
        Log log = new SystemStreamLog() {
            @Override
            public void debug(CharSequence content) {}

            @Override
            public void info(CharSequence content) {
                synchronized (infos) {
                    infos.add(content.toString());
                }
            }
        };
        Path folder = root.resolve("target").resolve("migration");
        return new EmbeddedServers(sessionServers, root, folder, new ClassPathBinaries(binaries), log);
    }

    private Path data() {
        return root.resolve("target/migration/postgresql-18");
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }
}
