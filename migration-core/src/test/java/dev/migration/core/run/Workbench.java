package dev.migration.core.run;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.util.List;

/** The engine over a test's scripts and an empty database of its own. */
record Workbench(
        ScriptFolder scripts,
        TestDatabase database,
        ConnectionSource connections,
        MigrationConfig config,
        MigrationListener listener) {

    static Workbench in(Path folder) {
        return in(folder, TestServer.createDatabase());
    }

    static Workbench in(Path folder, TestDatabase database) {
        return new Workbench(
                new ScriptFolder(folder),
                database,
                database.connections(),
                MigrationConfig.defaults(),
                MigrationListener.SILENT);
    }

    Workbench with(MigrationConfig other) {
        return new Workbench(scripts, database, connections, other, listener);
    }

    Workbench with(MigrationListener other) {
        return new Workbench(scripts, database, connections, config, other);
    }

    Workbench with(ConnectionSource other) {
        return new Workbench(scripts, database, other, config, listener);
    }

    Workbench inOneTransaction() {
        return with(config.withTransaction(TransactionMode.ALL));
    }

    /** Writes a script that follows another (none: empty) and has an empty downgrade; its SQL begins in line 7. */
    Workbench script(String revision, String revises, String upgrade) {
        scripts.write(revision, revises, upgrade, "");
        return this;
    }

    RunResult upgrade() {
        return migrations().upgrade(connections, List.of(Target.parse("heads")));
    }

    RunResult downgrade(String target) {
        return migrations().downgrade(connections, Target.parse(target));
    }

    MigrationPlan stamp(String target) {
        return migrations().stamp(connections, List.of(Target.parse(target)), /* purge= */ false);
    }

    /** Returns the version table's rows, in order. */
    List<String> rows() {
        return database.query("SELECT version_num FROM migration_version ORDER BY 1");
    }

    /** Returns the history of what is through, oldest first: direction and revision. */
    List<String> history() {
        return database.query(
                "SELECT direction || ' ' || revision FROM migration_history WHERE state = 'done' ORDER BY id");
    }

    boolean exists(String table) {
        return database.query("SELECT to_regclass('" + table + "') IS NOT NULL").contains("t");
    }

    private Migrations migrations() {
        return Migrations.load(List.of(scripts.location()), config).withListener(listener);
    }
}
