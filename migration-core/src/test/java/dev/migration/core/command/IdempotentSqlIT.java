package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.testing.PsqlScript;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotentSqlIT {

    private static final RevisionRange ALL = RevisionRange.all();

    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void writeScripts() {
        scripts = new ScriptFolder(folder);
        scripts.write("a", "", "CREATE TABLE t (word text DEFAULT ':migration_rows; \\x')", "DROP TABLE t");
        scripts.write("b", "a", "SET search_path = '';\nCREATE TABLE public.b (n integer)", "DROP TABLE b");
        scripts.write("c", "a", "CREATE TABLE c (n integer);\nINSERT INTO c VALUES (1)", "DROP TABLE c");
        scripts.write("d", "b, c", "", "");
        scripts.text(
                "e",
                "-- e\n--\n-- revision: e\n-- depends on: b\n\n-- migration:upgrade\nCREATE TABLE e (n integer);\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "EACH; ",
                "EACH; a",
                "EACH; b",
                "EACH; c",
                "EACH; b,c",
                "EACH; c,e",
                "EACH; d",
                "EACH; d,e",
                "ALL; ",
                "ALL; c,e",
                "ALL; d,e"
            })
    void upgradeWhereverTheDatabaseIsLeadsToTheEnd(TransactionMode mode, String at) {
        assumeTrue(PsqlScript.isPsqlThere());
        TestDatabase database = TestServer.createDatabase();
        Migrations migrations = migrations(mode);
        if (at != null) {
            migrations.upgrade(database.connections(), Target.parseAll(at));
        }

        String sql = migrations.offlineSql().idempotentUpgrade(ALL);
        PsqlScript.runByPsql(database, sql);
        PsqlScript.runByPsql(database, sql);

        assertThat(database.query("SELECT version_num FROM migration_version ORDER BY 1"))
                .containsExactly("d", "e");
        assertThat(database.query("SELECT revision FROM migration_history ORDER BY 1"))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(database.query("SELECT n FROM c")).containsExactly("1");
        assertThat(migrations
                        .upgrade(database.connections(), List.of(Target.parse("heads")))
                        .applied())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a:c; b; This script begins anywhere from a to c, but the database is at b. Nothing of it was run.",
                "b,c:d; c; This script begins anywhere from b, c to d, but the database is at c. Nothing of it was run.",
                "c:d; ; This script begins anywhere from c to d, but the database is at base. Nothing of it was run."
            })
    void upgradeWhenTheDatabaseIsOutsideTheRangeRunsNothing(String range, String at, String message) {
        assumeTrue(PsqlScript.isPsqlThere());
        TestDatabase database = TestServer.createDatabase();
        Migrations migrations = migrations(TransactionMode.EACH);
        if (at != null) {
            migrations.upgrade(database.connections(), Target.parseAll(at));
        }

        assertThatThrownBy(() -> PsqlScript.runByPsql(
                        database, migrations.offlineSql().idempotentUpgrade(RevisionRange.parse(range))))
                .hasMessageContaining(message);

        assertThat(database.query("SELECT to_regclass('public.d') IS NULL")).containsExactly("t");
    }

    @Test
    void upgradeRunsASectionWithoutATransaction() {
        assumeTrue(PsqlScript.isPsqlThere());
        TestDatabase database = TestServer.createDatabase();
        scripts.text(
                "f",
                "-- f\n--\n-- revision: f\n-- revises: e\n\n-- migration:upgrade transaction=none\n"
                        + "CREATE INDEX CONCURRENTLY e_n ON e (n);\n");

        String sql = migrations(TransactionMode.EACH).offlineSql().idempotentUpgrade(ALL);
        PsqlScript.runByPsql(database, sql);
        PsqlScript.runByPsql(database, sql);

        assertThat(database.query("SELECT version_num FROM migration_version ORDER BY 1"))
                .containsExactly("d", "f");
        assertThat(database.query("SELECT to_regclass('e_n')")).containsExactly("e_n");
    }

    @Test
    void upgradeWhenAStepFailsLeavesTheStepsBeforeIt() {
        assumeTrue(PsqlScript.isPsqlThere());
        TestDatabase database = TestServer.createDatabase();
        scripts.write("b", "a", "CREATE TABLE b (n integer);\nSELECT 1 / 0", "");

        String sql = migrations(TransactionMode.EACH).offlineSql().idempotentUpgrade(RevisionRange.parse(":d"));
        assertThatThrownBy(() -> PsqlScript.runByPsql(database, sql)).hasMessageContaining("division by zero");
        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("a");

        scripts.write("b", "a", "CREATE TABLE b (n integer)", "");
        PsqlScript.runByPsql(
                database, migrations(TransactionMode.EACH).offlineSql().idempotentUpgrade(RevisionRange.parse(":d")));
        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("d");
    }

    @Test
    void upgradeGuardsEachStepByItsOwnRevision() {
        String sql = migrations(TransactionMode.EACH).offlineSql().idempotentUpgrade(RevisionRange.parse("a:d"));

        assertThat(sql)
                .isEqualTo(migrations(TransactionMode.EACH).offlineSql().idempotentUpgrade(RevisionRange.parse("a:d")))
                .startsWith("-- From a to d: 3 steps.\n")
                .contains("\n-- Runs those of the steps that the database lacks, wherever in this range it is.\n")
                .contains("""
                          ('a', ARRAY[]::text[], true),
                          ('b', ARRAY['a']::text[], false),
                          ('c', ARRAY['a']::text[], false),
                          ('d', ARRAY['b', 'c']::text[], false)
                        """)
                .contains("""

                        -- Running upgrade b, c -> d, step d
                        SELECT 'd' = ANY (:'migration_pending'::text[]) AS migration_runs \\gset
                        \\if :migration_runs
                        BEGIN;
                        """)
                .contains("""
                        DELETE FROM public.migration_version WHERE version_num IN ('b', 'c');
                        INSERT INTO public.migration_version (version_num) VALUES ('d');
                        """);
        assertThat(sql.split("(?m)^\\\\if ", -1)).hasSameSizeAs(sql.split("(?m)^\\\\endif$", -1));
    }

    @Test
    void upgradeWhenThereIsInlineDataIsRefused() {
        scripts.write("b", "a", "SELECT 1;\nCOPY t (word) FROM stdin;\nit's\n\\.", "");

        assertThatThrownBy(() -> migrations(TransactionMode.EACH).offlineSql().idempotentUpgrade(ALL))
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessageEndingWith(
                        "b.sql:8:1: 'COPY … FROM stdin' cannot be in an idempotent script: psql would read"
                                + " its data as SQL where it skips the migration. Use INSERT, or a script that is not"
                                + " idempotent.");
    }

    private Migrations migrations(TransactionMode mode) {
        return Migrations.load(
                List.of(scripts.location()), MigrationConfig.defaults().withTransaction(mode));
    }
}
