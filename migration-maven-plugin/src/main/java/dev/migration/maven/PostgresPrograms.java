package dev.migration.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs {@code initdb} and {@code pg_ctl} that come with PostgreSQL. */
final class PostgresPrograms {

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration PROGRAM_PATIENCE = Duration.ofMinutes(2);
    private static final int OLDEST_WITH_OWN_LOCALE = 17;

    private final PostgresBinaries binaries;
    private final Path home;
    private final Path output;
    private final List<String> prefix;

    /**
     * @param home the folder that holds {@code bin}
     * @param output a file for what the programs print
     */
    PostgresPrograms(PostgresBinaries binaries, Path home, Path output) throws IOException {
        this.binaries = binaries;
        this.home = home;
        this.output = output;
        this.prefix = Superuser.prefix();
    }

    int major() {
        return binaries.major();
    }

    /**
     * Creates a data directory with the superuser {@code postgres}, who needs no password, and the same locale on every
     * machine.
     */
    void initialise(Path data) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"));
        arguments.add("--locale=C");
        if (major() >= OLDEST_WITH_OWN_LOCALE) {
            arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        run("initdb", arguments);
    }

    /** Starts the server and waits until it accepts connections. Nothing of it needs to survive a crash of the machine. */
    void start(Path data, int port, Path log) throws IOException {
        String sockets = isWindows() ? "" : " -c unix_socket_directories=''";
        String options =
                "-F -p " + port + " -c listen_addresses=localhost -c full_page_writes=off -c timezone=UTC" + sockets;
        String seconds = Long.toString(START_PATIENCE.toSeconds());
        run(
                "pg_ctl",
                List.of("start", "-D", data.toString(), "-l", log.toString(), "-o", options, "-w", "-t", seconds));
    }

    /** Stops the server, ending its connections, and waits until it is gone. */
    void stop(Path data) throws IOException {
        String seconds = Long.toString(START_PATIENCE.toSeconds());
        run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", seconds));
    }

    private void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin")
                .resolve(isWindows() ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PROGRAM_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(lastLine(output));
        }
    }

    /** The last line of a file that is not empty, or nothing. */
    static String lastLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        return Files.readString(file, Charset.forName("ISO-8859-1"))
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (before, line) -> line.trim());
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
