package dev.migration.core.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one PostgreSQL server of a test run: embedded, or in a container with {@code -Dmigration.test.database=testcontainers}.
 * Started at first use, gone with the JVM. Its major version is the one that {@code migration.test.postgres} says: the
 * build puts the binaries of that one on the class path.
 */
public final class TestServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String MAJOR = System.getProperty("migration.test.postgres", "18");

    private final String urlPrefix;
    private final String credentials;

    private TestServer(String urlPrefix, String credentials) {
        this.urlPrefix = urlPrefix;
        this.credentials = credentials;
    }

    /** Creates an empty database of its own for one test. */
    public static TestDatabase createDatabase() {
        TestServer server = Started.SERVER;
        String name = "test" + DATABASES.incrementAndGet();
        server.execute("CREATE DATABASE " + name);
        return new TestDatabase(server.url(name), server.urlPrefix + name);
    }

    /** Returns the server's major version. */
    public static int major() {
        return Integer.parseInt(MAJOR);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String database) {
        return urlPrefix + database + credentials;
    }

    private static final class Started {

        static final TestServer SERVER =
                "testcontainers".equals(System.getProperty("migration.test.database")) ? container() : embedded();

        private static TestServer embedded() {
            try {
                // The JVM's own shutdown hook of the library stops the server.
                @SuppressWarnings("resource")
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "100")
                        .start();
                return new TestServer("jdbc:postgresql://localhost:" + server.getPort() + "/", "?user=postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static TestServer container() {
            // The library's own reaper removes the container.
            @SuppressWarnings("resource")
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + MAJOR)
                    .withUsername("postgres")
                    .withPassword("postgres");
            container.start();
            return new TestServer(
                    "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/",
                    "?user=postgres&password=postgres");
        }
    }
}
