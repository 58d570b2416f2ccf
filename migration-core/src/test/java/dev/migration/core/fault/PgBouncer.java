package dev.migration.core.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migration.core.testing.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PgBouncer before the server of a database; in transaction mode each transaction may get another of its few sessions. */
final class PgBouncer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final String jdbcUrl;

    private PgBouncer(Process process, String jdbcUrl) {
        this.process = process;
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Starts it in transaction mode; the test is skipped where it is not installed.
     *
     * @param folder for its files
     * @param sessions how many it has with the server
     */
    static PgBouncer before(TestDatabase database, Path folder, int sessions) {
        return before(
                database,
                folder,
                "pool_mode = transaction\nignore_startup_parameters = extra_float_digits,options\ndefault_pool_size = "
                        + sessions);
    }

    /**
     * Starts it; the test is skipped where it is not installed.
     *
     * @param folder for its files
     * @param more settings, a line each
     */
    static PgBouncer before(TestDatabase database, Path folder, String more) {
        Optional<Path> program = find();
        assumeTrue(program.isPresent(), "PgBouncer is not installed (Debian's package pgbouncer)");
        URI server = URI.create(database.bareUrl().substring("jdbc:".length()));
        int port = OwnServer.freePort();
        try {
            Path users = Files.writeString(folder.resolve("users"), "\"postgres\" \"\"\n");
            Path settings = Files.writeString(folder.resolve("settings"), """
                    [databases]
                    pooled = host=%s port=%d dbname=%s user=postgres
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = trust
                    auth_file = %s
                    %s
                    """.formatted(
                            server.getHost(), server.getPort(), server.getPath().substring(1), port, users, more));
            List<String> command = new ArrayList<>();
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of(program.get().toString(), settings.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            PgBouncer bouncer = new PgBouncer(process, "jdbc:postgresql://localhost:" + port + "/pooled?user=postgres");
            bouncer.awaitAnswer(folder.resolve("log"));
            return bouncer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the database's URL through the pool. */
    String jdbcUrl() {
        return jdbcUrl;
    }

    /** Ends it, and with it its sessions. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnswer(Path log) throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                DriverManager.getConnection(jdbcUrl).close();
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                    close();
                    throw new IllegalStateException(Files.readString(log), e);
                }
            }
        }
    }

    private static Optional<Path> find() {
        Stream<String> folders = Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin"));
        return folders.map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
