package dev.migration.core.fault;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.error.MigrationException;
import dev.migration.core.run.RunResult;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that migrates a database: {@code <JDBC URL> <folder of the scripts> <transaction mode> <direction> <target>}. */
final class MigratingChild {

    private MigratingChild() {}

    /** Says {@code READY}, reads a line, migrates, says {@code APPLIED} and how many; ends with 0 then, with 1 otherwise. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
        Migrations migrations = Migrations.load(
                List.of(new ScriptFolder(Path.of(arguments[1])).location()),
                MigrationConfig.defaults().withTransaction(TransactionMode.valueOf(arguments[2])));
        out.println("READY");
        System.in.read();
        try {
            RunResult result = Direction.valueOf(arguments[3])
                    .run(migrations, TestDatabase.connections(arguments[0]), arguments[4]);
            out.println("APPLIED " + result.applied().size());
        } catch (MigrationException e) {
            out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            System.exit(1);
        }
    }

    /** Starts the program. */
    static Process start(String url, Path folder, TransactionMode mode, Direction direction, String target) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                MigratingChild.class.getName()));
        command.addAll(List.of(url, folder.toString(), mode.name(), direction.name(), target));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it is ready, then lets it begin. */
    static void go(Process child) throws IOException {
        awaitReady(child);
        begin(child);
    }

    /** Waits until it has read its scripts. */
    static void awaitReady(Process child) throws IOException {
        String said = child.inputReader().readLine();
        if (!"READY".equals(said)) {
            throw new IllegalStateException(
                    said + " " + child.inputReader().lines().toList());
        }
    }

    /** Lets it begin. */
    static void begin(Process child) throws IOException {
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
    }

    /** Kills it, as {@code kill -9} does; what it has said can still be read. */
    static void kill(Process child) {
        child.toHandle().destroyForcibly();
    }
}
