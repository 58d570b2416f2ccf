package dev.migration.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server of one data directory, as one session sees it.
 *
 * <p>The first session starts it, others that come meanwhile, be it from other processes, use the same one, and the last to
 * leave stops it. A server left behind by a killed process is used, and stopped, like that of any other session. The data
 * stays from one start to the next.
 */
final class EmbeddedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final String name;
    private final PostgresPrograms programs;
    private final Log log;
    private final ServerUser user = ServerUser.create();
    private Optional<PostmasterFile> joined = Optional.empty();

    /** @param name the data directory as the user knows it */
    EmbeddedServer(Path data, String name, PostgresPrograms programs, Log log) {
        this.data = data;
        this.name = name;
        this.programs = programs;
        this.log = log;
    }

    /** The JDBC URL of a server at a port of this machine, with its superuser. */
    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    static boolean isPostgres(String command) {
        Path program = Path.of(command).getFileName();
        return program != null && program.toString().startsWith("postgres");
    }

    /**
     * Makes sure that the server runs, until {@link #leave} at least.
     *
     * @return its JDBC URL
     * @throws EmbeddedServerException if it cannot be started
     */
    String join() {
        try (ServerUsers users = ServerUsers.open(sibling(".users"))) {
            Optional<PostmasterFile> running = running();
            if (running.isPresent()) {
                log.info("Using PostgreSQL " + programs.major() + " (embedded), which runs in " + name);
            } else {
                log.info("Starting PostgreSQL " + programs.major() + " (embedded) in " + name);
                prepare();
                start();
                running = PostmasterFile.read(data);
            }
            users.add(user);
            joined = running;
            return url(running.orElseThrow().port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server unless another session uses it. */
    void leave() {
        try {
            Optional<PostmasterFile> now = PostmasterFile.read(data);
            if (now.isPresent()) {
                leaveUsed();
            }
            // A build that deleted the data left its server with nothing to say for it.
            joined.filter(server -> now.stream().noneMatch(other -> other.pid() == server.pid()))
                    .ifPresent(PostmasterFile::end);
        } catch (IOException | EmbeddedServerException e) {
            log.warn("The embedded PostgreSQL in '" + name + "' was not stopped: " + e.getMessage());
        }
    }

    private void leaveUsed() throws IOException {
        try (ServerUsers users = ServerUsers.open(sibling(".users"))) {
            users.remove(user);
            if (users.isEmpty() && PostmasterFile.read(data).isPresent()) {
                programs.stop(data);
                log.debug("Stopped PostgreSQL " + programs.major() + " (embedded) in " + name);
            }
        }
    }

    private Optional<PostmasterFile> running() throws IOException {
        boolean settled = Pause.until(
                PATIENCE,
                () -> PostmasterFile.read(data)
                        .map(file -> file.isReady() || !file.isRunning())
                        .orElse(true));
        Optional<PostmasterFile> found = PostmasterFile.read(data);
        if (!settled) {
            throw new EmbeddedServerException("The server of '" + name + "' has neither started nor stopped for "
                    + PATIENCE.toSeconds() + " seconds. End process '"
                    + found.map(PostmasterFile::pid).orElse(0L) + "', then run again.");
        }
        Optional<PostmasterFile> running = found.filter(file -> file.isRunning() && file.answersFor(data));
        if (running.isEmpty() && found.isPresent() && !found.get().isRunning()) {
            removeStale(found.get());
        }
        return running;
    }

    /** PostgreSQL itself sees a number that no process has, but takes any process that has it for a server. */
    private void removeStale(PostmasterFile file) throws IOException {
        if (ProcessHandle.of(file.pid()).isPresent()) {
            PostmasterFile.delete(data);
        }
    }

    private void prepare() throws IOException {
        if (isMissingOrEmpty(data)) {
            create();
            return;
        }
        String major = Integer.toString(programs.major());
        String found = versionOfData();
        if (found.isEmpty()) {
            throw new EmbeddedServerException("'" + name + "' holds no data of PostgreSQL. " + remedy());
        }
        if (!found.equals(major)) {
            throw new EmbeddedServerException(
                    "'" + name + "' holds data of PostgreSQL '" + found + "', not '" + major + "'. " + remedy());
        }
    }

    /** Under another name first, so that a killed initdb leaves nothing that looks like a data directory. */
    private void create() throws IOException {
        Path unfinished = sibling(".new");
        FileUtils.deleteDirectory(unfinished.toFile());
        try {
            programs.initialise(unfinished);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL " + programs.major() + " could not create '" + name + "': " + sentence(e.getMessage())
                            + " See '" + name + ".out'.",
                    e);
        }
        Files.deleteIfExists(data);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void start() throws IOException {
        Path serverLog = sibling(".log");
        Files.deleteIfExists(serverLog);
        try {
            programs.start(data, freePort(), serverLog);
        } catch (IOException e) {
            String last = PostgresPrograms.lastLine(serverLog);
            throw new EmbeddedServerException(
                    "PostgreSQL " + programs.major() + " did not start in '" + name + "': "
                            + sentence(last.isEmpty() ? e.getMessage() : last) + " See '" + name + ".log'. "
                            + remedy(),
                    e);
        }
    }

    private String versionOfData() throws IOException {
        try {
            return Files.readString(data.resolve("PG_VERSION")).trim();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static boolean isMissingOrEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path sibling(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    private static String remedy() {
        return "Delete the folder (mvn clean), then run again.";
    }

    private static String sentence(@Nullable String message) {
        String text = message == null ? "no reason is known" : message;
        return text.endsWith(".") ? text : text + ".";
    }
}
