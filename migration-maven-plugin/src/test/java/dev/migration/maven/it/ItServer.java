package dev.migration.maven.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.StringJoiner;

/**
 * The server of the Invoker projects: started before they run, with an empty database for each, named like its folder; and
 * a role {@code guarded}, which needs a password. Where several Mavens run the projects there is one for each Maven.
 *
 * <p>It lives in a process of its own, which ends when its standard input does: when the build asks for it, or is gone.
 */
public final class ItServer {

    // Known to the whole JVM, since the build starts and stops the server in two class loaders.
    private static final Object KEY = "dev.migration.maven.it.server";

    private static final String READY = "ready";

    private ItServer() {}

    /** {@code start <ports, separated by commas> <folder of the projects>} or {@code stop}; {@code serve …} is for the process itself. */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        switch (args[0]) {
            case "start" -> start(args[1], args[2]);
            case "stop" -> stop();
            default -> serve(List.of(args[1].split(",")), Path.of(args[2]));
        }
    }

    private static void start(String ports, String projects) throws IOException {
        Process process = new ProcessBuilder(
                        java(),
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        classPath(),
                        ItServer.class.getName(),
                        "serve",
                        ports,
                        projects)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        System.getProperties().put(KEY, process);
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (!READY.equals(line)) {
            if (line == null) {
                throw new IllegalStateException("The server of the Invoker projects did not start");
            }
            line = output.readLine();
        }
    }

    private static void stop() throws IOException, InterruptedException {
        if (System.getProperties().remove(KEY) instanceof Process process) {
            process.getOutputStream().close();
            process.waitFor();
        }
    }

    private static void serve(List<String> ports, Path projects) throws IOException, SQLException {
        if (ports.isEmpty()) {
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // What is sent does not matter, only its end.
            }
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(Integer.parseInt(ports.get(0)))
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("TimeZone", "UTC")
                .setDataDirectoryCustomizer(ItServer::askGuardedForItsPassword)
                .start()) {
            createDatabases(server, projects);
            serve(ports.subList(1, ports.size()), projects);
        }
    }

    private static void createDatabases(EmbeddedPostgres server, Path projects) throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                DirectoryStream<Path> folders = Files.newDirectoryStream(projects, Files::isDirectory)) {
            statement.execute("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'open-sesame'");
            for (Path folder : folders) {
                statement.execute("CREATE DATABASE \"" + folder.getFileName() + "\"");
            }
        }
    }

    private static void askGuardedForItsPassword(File dataDirectory) {
        try {
            Path rules = dataDirectory.toPath().resolve("pg_hba.conf");
            Files.writeString(rules, "host all guarded all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        URLClassLoader loader = (URLClassLoader) ItServer.class.getClassLoader();
        StringJoiner classPath = new StringJoiner(File.pathSeparator);
        for (URL url : loader.getURLs()) {
            classPath.add(Path.of(URI.create(url.toString())).toString());
        }
        return classPath.toString();
    }
}
