package dev.migration.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in the file {@code postmaster.pid} of its data directory.
 *
 * @param port 0 while the server has not written it yet
 * @param status {@code ready}, or {@code starting}, {@code stopping} or nothing
 */
record PostmasterFile(long pid, int port, String status) {

    private static final String NAME = "postmaster.pid";
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Reads the file of this data directory; empty when there is none, which is so when its server was shut down. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME), StandardCharsets.ISO_8859_1);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            number(lines, 0), (int) number(lines, PORT_LINE), line(lines, STATUS_LINE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    /** Whether the process lives, as far as one can see, and is not another program that got its number later. */
    boolean isRunning() {
        return ProcessHandle.of(Math.abs(pid))
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().command())
                .map(command -> command.map(EmbeddedServer::isPostgres).orElse(true))
                .orElse(false);
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** Whether the server of this data directory, and no other one, answers at the port. */
    boolean answersFor(Path data) {
        try (Connection connection = DriverManager.getConnection(EmbeddedServer.url(port));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), data);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Tells the process to shut down, if it is a server still. */
    void end() {
        if (isRunning()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    private static long number(List<String> lines, int index) {
        try {
            return Long.parseLong(line(lines, index));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).trim() : "";
    }
}
