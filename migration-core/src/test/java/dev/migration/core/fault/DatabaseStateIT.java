package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of the fault tests sees what it is there to see. */
class DatabaseStateIT {

    private final TestDatabase database = TestServer.createDatabase();
    private final ScriptSet set = ScriptSet.mixed();
    private Migrations migrations;

    @BeforeEach
    void upgrade(@TempDir Path folder) {
        ScriptSet.prepare(database);
        migrations = Migrations.load(List.of(set.writeTo(folder).location()), MigrationConfig.defaults());
        migrations.upgrade(database.connections(), List.of(Target.parse("heads")));
        DatabaseState.assertFinished(database, set, "clean run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE r01",
                "INSERT INTO ledger VALUES ('r02')",
                "DELETE FROM ledger WHERE deed = 'r04.2'",
                "DELETE FROM ledger WHERE deed = 'q01' AND ctid = (SELECT min(ctid) FROM ledger WHERE deed = 'q01')",
                "CREATE INDEX r02_old ON r02 (n)",
                "DROP INDEX r03_new",
                "ALTER TABLE m02 DROP COLUMN m03",
                "DELETE FROM migration_version",
                "UPDATE migration_version SET version_num = 'm01'",
                "DELETE FROM migration_history WHERE revision = 'r01'",
                "UPDATE migration_history SET state = 'running' WHERE revision = 'r03'",
                "INSERT INTO migration_history (revision, direction, state, tool_version)"
                        + " VALUES ('r03', 'upgrade', 'done', '')"
            })
    void assertWholeWhenSomethingIsLostOrDoubledFails(String damage) {
        database.execute(damage);

        assertThatThrownBy(() -> DatabaseState.assertWhole(database, set, "damage"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("damage: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE m02 ()",
                "INSERT INTO ledger VALUES ('unm03')",
                "DELETE FROM ledger WHERE deed = 'unr04.2'",
                "INSERT INTO migration_version VALUES ('r02')",
                "DELETE FROM migration_history WHERE revision = 'm01' AND direction = 'downgrade'",
                "DELETE FROM migration_history WHERE revision = 'm01' AND direction = 'upgrade'"
            })
    void assertWholeWhenSomethingIsLostOrDoubledOnTheWayBackFails(String damage) {
        ScriptSet back = set.towards(Direction.DOWNGRADE);
        DatabaseState.assertWhole(database, back, "before");
        migrations.downgrade(database.connections(), Target.parse("r01"));
        DatabaseState.assertWhole(database, back, "midway");
        database.execute(damage);

        assertThatThrownBy(() -> DatabaseState.assertWhole(database, back, "damage"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("damage: ");
    }

    @Test
    void assertWholeWhenAnUnfinishedScriptHasMoreThanItsNotesSayFails() {
        database.execute("UPDATE migration_version SET version_num = 'r02'");
        database.execute("DELETE FROM migration_history WHERE revision NOT IN ('r01', 'r02', 'r03')");
        database.execute("UPDATE migration_history SET state = 'running', statements_done = 2 WHERE revision = 'r03'");

        assertThatThrownBy(() -> DatabaseState.assertWhole(database, set, "damage"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("damage: r03, statement 2, done: false")
                .hasMessageNotContaining("damage: r03, statement 1, done: false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'r04_new'::regclass",
                "INSERT INTO migration_history (revision, direction, state, tool_version)"
                        + " VALUES ('x', 'upgrade', 'running', '')"
            })
    void assertFinishedWhenSomethingIsLeftBehindFails(String damage) {
        database.execute(damage);

        assertThatThrownBy(() -> DatabaseState.assertFinished(database, set, "damage"))
                .isInstanceOf(AssertionError.class);
    }
}
