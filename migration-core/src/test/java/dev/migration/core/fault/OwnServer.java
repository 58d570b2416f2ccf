package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that a test may stop, crash and starve: of the same binaries as the server of all other tests. */
final class OwnServer implements AutoCloseable {

    /** How {@code pg_ctl} stops a server. */
    enum Stop {
        /** In order: sessions are ended, all is written. */
        FAST,
        /** As a crash: what is not written yet is lost. */
        IMMEDIATE
    }

    private final Path folder;
    private final Path binaries;
    private final int port;
    private final String options;
    private final Thread end = new Thread(() -> call("pg_ctl", "stop", "--wait", "--mode=immediate"));

    private OwnServer(Path folder, Path binaries, int port, String options) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
        this.options = options;
    }

    /**
     * Makes a server, which is not started yet.
     *
     * @param folder for its data, empty
     * @param initdb more arguments of {@code initdb}
     * @param settings of the server, {@code name=value}
     */
    static OwnServer in(Path folder, List<String> initdb, List<String> settings) {
        Path binaries = Path.of(TestServer.createDatabase()
                .query("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
                .get(0));
        assumeTrue(Files.isExecutable(binaries.resolve("initdb")), "No initdb at hand: the test server is elsewhere");
        int port = freePort();
        StringBuilder options = new StringBuilder("-p " + port + " -c listen_addresses=localhost"
                + " -c unix_socket_directories= -c fsync=off -c max_connections=50");
        settings.forEach(setting -> options.append(" -c ").append(setting));
        OwnServer server = new OwnServer(folder, binaries, port, options.toString());
        List<String> arguments = new ArrayList<>(
                List.of("--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync", "--wal-segsize=1"));
        arguments.addAll(initdb);
        server.require("initdb", arguments.toArray(String[]::new));
        Runtime.getRuntime().addShutdownHook(server.end);
        return server;
    }

    /** Returns a port that nobody listens on. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server; returns when it takes connections. */
    OwnServer start() {
        require("pg_ctl", "start", "--wait", "--log=" + folder.resolve("log"), "--options=" + options);
        return this;
    }

    /** Starts the server with a limit on the size of each of its files. */
    OwnServer startWithFilesUpTo(int kilobytes) {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"));
        command.addAll(command("pg_ctl", "start", "--wait", "--log=" + folder.resolve("log"), "--options=" + options));
        assertThat(run(command)).as(output()).isZero();
        return this;
    }

    /** Stops the server; returns when it is down. */
    void stop(Stop stop) {
        require("pg_ctl", "stop", "--wait", stop == Stop.FAST ? "--mode=fast" : "--mode=immediate");
    }

    /** Stops the server if it has not ended by itself. */
    void stopIfUp() {
        call("pg_ctl", "stop", "--wait", "--mode=immediate");
    }

    /** Returns a database of the server. */
    TestDatabase database(String name) {
        String bare = "jdbc:postgresql://localhost:" + port + "/" + name;
        return new TestDatabase(bare + "?user=postgres", bare);
    }

    @Override
    public void close() {
        stopIfUp();
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private void require(String program, String... arguments) {
        assertThat(call(program, arguments)).as("%s %s", program, output()).isZero();
    }

    private int call(String program, String... arguments) {
        return run(command(program, arguments));
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, with root's files.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        command.add("--pgdata=" + folder.resolve("data"));
        return command;
    }

    private int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
