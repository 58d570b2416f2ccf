package dev.migration.core.run;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program that upgrades a database when it is told to: {@code <JDBC URL> <folder of the scripts>}. */
final class UpgradeProcess {

    private UpgradeProcess() {}

    /** Says {@code READY}, reads a line, upgrades, and says how that went. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
        Migrations migrations = Migrations.load(
                List.of(new ScriptFolder(Path.of(arguments[1])).location()), MigrationConfig.defaults());
        out.println("READY");
        int go = System.in.read();
        try {
            RunResult result =
                    migrations.upgrade(TestDatabase.connections(arguments[0]), List.of(Target.parse("heads")));
            out.println("APPLIED " + result.applied().size());
        } catch (MigrationException e) {
            out.println(e.getClass().getSimpleName() + " " + e.getMessage().replace("\n", " "));
        }
        System.exit(go < 0 ? 1 : 0);
    }
}
