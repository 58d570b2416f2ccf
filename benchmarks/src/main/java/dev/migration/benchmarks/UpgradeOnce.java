package dev.migration.benchmarks;

import dev.migration.core.Migrations;
import dev.migration.core.config.Database;
import dev.migration.core.config.DatabaseUrl;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSources;
import dev.migration.core.script.ScriptLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the goal {@code upgrade} does, from the first look for scripts to the last commit, in a JVM that has done nothing
 * before. Prints the milliseconds.
 */
public final class UpgradeOnce {

    private UpgradeOnce() {}

    /** {@code <folder> <jdbc url> <each|all>}. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        Path folder = Path.of(args[0]);
        Database database = DatabaseUrl.parse(args[1], "benchmark", Map.of());
        Migrations.load(
                        List.of(new ScriptLocation.Folder(folder, folder, "app", 0)),
                        MigrationConfig.defaults().withTransaction(TransactionMode.parse(args[2])))
                .upgrade(ConnectionSources.of((Database.Server) database), List.of(Target.parse("heads")));
        System.out.println((System.nanoTime() - start) / 1_000_000);
    }
}
