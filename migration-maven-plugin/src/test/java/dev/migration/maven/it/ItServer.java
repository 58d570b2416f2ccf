package dev.migration.maven.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The server of the Invoker projects: started before they run, with an empty database for each, named like its folder; and
 * a role {@code guarded}, which needs a password.
 */
public final class ItServer {

    // Known to the JVM, since the build starts and stops the server in two class loaders.
    private static final Object KEY = "dev.migration.maven.it.server";

    private ItServer() {}

    /** {@code start <port> <folder of the projects>} or {@code stop}. */
    public static void main(String[] args) throws IOException, SQLException {
        if ("start".equals(args[0])) {
            start(Integer.parseInt(args[1]), Path.of(args[2]));
        } else if (System.getProperties().remove(KEY) instanceof Closeable server) {
            server.close();
        }
    }

    private static void start(int port, Path projects) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(port)
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "100")
                .setDataDirectoryCustomizer(ItServer::askGuardedForItsPassword)
                .start();
        System.getProperties().put(KEY, server);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                DirectoryStream<Path> folders = Files.newDirectoryStream(projects, Files::isDirectory)) {
            statement.execute("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'open-sesame'");
            for (Path folder : folders) {
                statement.execute("CREATE DATABASE \"" + folder.getFileName() + "\"");
            }
        }
    }

    private static void askGuardedForItsPassword(java.io.File dataDirectory) {
        try {
            Path rules = dataDirectory.toPath().resolve("pg_hba.conf");
            Files.writeString(rules, "host all guarded all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
