package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.Target;
import dev.migration.core.run.MigrationFailedException;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeIT {

    private static final List<Target> HEADS = List.of(Target.parse("heads"));

    @TempDir
    Path folder;

    private ScriptFolder scripts;
    private TestDatabase database;

    @BeforeEach
    void start() {
        scripts = new ScriptFolder(folder);
        database = TestServer.createDatabase();
    }

    @Test
    void toHeadsAppliesAllInOrderWithVersionAndHistoryRows() {
        scripts.write("a", "", "CREATE TABLE t (n integer);\nSELECT 1;\nINSERT INTO t VALUES (1), (2)", "DROP TABLE t");
        scripts.write("b", "a", "UPDATE t SET n = n + 1; -- all\n", "UPDATE t SET n = n - 1");

        var result = upgrade(TransactionMode.EACH);

        assertThat(result.applied()).hasSize(2);
        assertThat(database.query("SELECT n FROM t ORDER BY n")).containsExactly("2", "3");
        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("b");
        assertThat(database.query(
                        "SELECT revision, direction, module, message, state, statements_done, length(checksum),"
                                + " duration_ms >= 0, applied_by, tool_version FROM migration_history ORDER BY id"))
                .containsExactly(
                        "a|upgrade|app|step a|done|3|64|t|postgres|0.1.0-SNAPSHOT",
                        "b|upgrade|app|step b|done|1|64|t|postgres|0.1.0-SNAPSHOT");
    }

    @Test
    void toHeadsWhenTheSecondOfThreeStatementsFailsLeavesNoTraceOfTheMigration() {
        scripts.write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t");
        scripts.write(
                "b", "a", "INSERT INTO t VALUES (1);\nINSERT INTO t\n  VALUES (1 / 0);\nINSERT INTO t VALUES (3)", "");

        assertThatThrownBy(() -> upgrade(TransactionMode.EACH))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                        Migration b (step b) of module 'app' failed at b.sql:8:1:
                            INSERT INTO t
                              VALUES (1 / 0)
                        division by zero (SQLSTATE 22012)
                        Nothing of this migration stays. The database is at 'a'. This run applied 1 of 2. \
                        Correct the script and run the same command again.""");
        assertThat(database.query("SELECT count(*) FROM t")).containsExactly("0");
        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("a");
        assertThat(database.query("SELECT revision, state FROM migration_history ORDER BY id"))
                .containsExactly("a|done", "b|failed");
    }

    private dev.migration.core.run.RunResult upgrade(TransactionMode mode) {
        return Migrations.load(
                        List.of(scripts.location()), MigrationConfig.defaults().withTransaction(mode))
                .upgrade(database.connections(), HEADS);
    }
}
