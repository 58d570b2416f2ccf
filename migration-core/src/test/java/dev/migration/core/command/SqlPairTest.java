package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.testing.ScriptFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPairTest {

    private static final RevisionRange ALL = RevisionRange.parse(":");

    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void writeScripts() {
        scripts = new ScriptFolder(folder);
        scripts.write("a", "", "CREATE TABLE t ()", "DROP TABLE t");
    }

    @Test
    void pairHoldsWhatEachDirectionGivesByItself() {
        scripts.write("b", "a", "CREATE TABLE u ()", "DROP TABLE u");
        OfflineSql sql = sql();

        SqlPair pair = sql.pair(ALL, /* idempotent= */ false);
        assertThat(pair.upgrade().text()).isEqualTo(sql.upgrade(ALL));
        assertThat(pair.revert())
                .isInstanceOfSatisfying(
                        SqlPair.Revert.Script.class,
                        revert -> assertThat(revert.sql().text()).isEqualTo(sql.revert(ALL)));
        assertThat(sql.pair(ALL, /* idempotent= */ true).upgrade().text()).isEqualTo(sql.idempotentUpgrade(ALL));
    }

    @Test
    void pairWhenAScriptCannotBeRevertedSaysWhich() {
        scripts.text("b", "-- b\n-- revision: b\n-- revises: a\n\n-- migration:upgrade\nCREATE TABLE u ()");

        SqlPair pair = sql().pair(ALL, /* idempotent= */ false);

        assertThat(pair.upgrade().text()).contains("CREATE TABLE u ()");
        assertThat(pair.revert())
                .isInstanceOfSatisfying(
                        SqlPair.Revert.Impossible.class,
                        impossible -> assertThat(impossible.reason()).hasMessageContaining("b.sql"));
    }

    @Test
    void pairWhenADowngradeCannotRunGivesNeither() {
        scripts.write("b", "a", "CREATE TABLE u ()", "COMMIT");
        OfflineSql sql = sql();

        assertThatThrownBy(() -> sql.pair(ALL, /* idempotent= */ false))
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessageContaining("b.sql");
    }

    @Test
    void pairWhenTheUpgradeCannotBeIdempotentGivesNeither() {
        scripts.write("b", "a", "COPY t FROM stdin;\n\\.", "");
        OfflineSql sql = sql();

        assertThatThrownBy(() -> sql.pair(ALL, /* idempotent= */ true))
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessageContaining("idempotent");
    }

    private OfflineSql sql() {
        return Migrations.load(List.of(scripts.location()), MigrationConfig.defaults())
                .offlineSql();
    }
}
