package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the server run out of space in the middle of a run, then gives it more. */
@Tag("faults")
class FullDiskIT {

    private static final int SCRIPTS = 12;
    private static final int ROWS = 30_000;

    @TempDir
    Path folder;

    private final List<Path> mounted = new ArrayList<>();
    private OwnServer server;

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
        }
        for (Path path : mounted) {
            call("umount", path.toString());
        }
    }

    @Test
    void upgradeWhenTheDatabasesDiskIsFullLeavesWholeMigrations() throws Exception {
        Path disk = mount("disk", "13m");
        server = OwnServer.in(folder, List.of(), List.of()).start();
        server.database("postgres").execute("CREATE TABLESPACE small LOCATION '" + disk + "'");
        server.database("postgres").execute("CREATE DATABASE small TABLESPACE small");
        TestDatabase database = server.database("small");
        Migrations migrations = prepare(database);

        assertThatThrownBy(() -> upgrade(migrations, database))
                .isInstanceOf(MigrationException.class)
                // Where a part of a block still fits, the server says so in place of "No space left on device".
                .hasMessageContaining("(SQLSTATE 53100)");
        DatabaseState.assertWhole(database, set(), "full disk");

        call("mount", "-o", "remount,size=100m", disk.toString());
        upgrade(migrations, database);
        DatabaseState.assertFinished(database, set(), "full disk");
    }

    /** The server panics then: it cannot go on without its log. */
    @Test
    void upgradeWhenTheLogsDiskIsFullLeavesWholeMigrations() throws Exception {
        Path disk = mount("wal", "12m");
        server = OwnServer.in(
                        folder,
                        List.of("--waldir=" + disk.resolve("wal")),
                        List.of("max_wal_size=1GB", "checkpoint_timeout=1h"))
                .start();
        TestDatabase database = server.database("postgres");
        Migrations migrations = prepare(database);

        assertThatThrownBy(() -> upgrade(migrations, database)).isInstanceOf(MigrationException.class);
        server.stopIfUp();
        call("mount", "-o", "remount,size=200m", disk.toString());
        server.start();
        DatabaseState.assertWhole(database, set(), "full log");

        upgrade(migrations, database);
        DatabaseState.assertFinished(database, set(), "full log");
    }

    @Test
    void upgradeWhenAFileCannotGrowLeavesWholeMigrations() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "No bash to limit the server's files");
        server = OwnServer.in(folder, List.of(), List.of("log_min_messages=panic"))
                .startWithFilesUpTo(4096);
        TestDatabase database = server.database("postgres");
        Migrations migrations = prepare(database);

        assertThatThrownBy(() -> upgrade(migrations, database))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("File too large");
        DatabaseState.assertWhole(database, set(), "full file");

        server.stop(OwnServer.Stop.FAST);
        server.start();
        upgrade(migrations, database);
        DatabaseState.assertFinished(database, set(), "full file");
    }

    private static ScriptSet set() {
        List<Specimen> scripts = new ArrayList<>();
        String last = "";
        for (int i = 1; i <= SCRIPTS; i++) {
            String next = "f%02d".formatted(i);
            scripts.add(
                    i % 4 == 0
                            ? Specimen.stepwise(next, last, Deed.rows(next, ROWS), Deed.row(next + ".2"))
                            : Specimen.transactional(next, last, Deed.table(next), Deed.rows(next + ".2", ROWS)));
            last = next;
        }
        return new ScriptSet(scripts);
    }

    private Migrations prepare(TestDatabase database) {
        ScriptSet.prepare(database);
        return Migrations.load(
                List.of(set().writeTo(folder.resolve("scripts")).location()), MigrationConfig.defaults());
    }

    private static void upgrade(Migrations migrations, TestDatabase database) {
        migrations.upgrade(database.connections(), List.of(Target.parse("heads")));
    }

    private Path mount(String name, String size) throws IOException, InterruptedException {
        Path path = Files.createDirectory(folder.resolve(name));
        boolean done = "root".equals(System.getProperty("user.name"))
                && call("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=700", "tmpfs", path.toString()) == 0;
        assumeTrue(done, "Only root can mount a small file system, and not in every container");
        mounted.add(path);
        return path;
    }

    private static int call(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
