package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.DatabaseContents;
import dev.migration.core.testing.PsqlScript;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineSqlIT {

    private static final RevisionRange ALL = RevisionRange.all();

    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void writeScripts() {
        scripts = new ScriptFolder(folder);
        scripts.write(
                "a",
                "",
                "CREATE TABLE t (n integer, word text);\nCOMMENT ON TABLE t IS 'it''s; a table'",
                "DROP TABLE t");
        scripts.write(
                "b",
                "a",
                "COPY t (n, word) FROM stdin;\n1\tone; or so\n2\tz\u0151 \u2014 'quoted'\n\\.\nSET search_path = '';\n"
                        + "CREATE FUNCTION public.f() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$",
                "DROP FUNCTION f();\nDELETE FROM t");
        scripts.write("c", "a", "CREATE INDEX t_n ON t (n) -- at the end", "DROP INDEX t_n");
        scripts.write("d", "b, c", "", "");
    }

    @Test
    void downgradeFromCurrentTakesBackWhatRanLast() {
        TestDatabase database = TestServer.createDatabase();
        migrations(TransactionMode.EACH).upgrade(database.connections(), List.of(Target.parse("b"), Target.parse("c")));

        String sql = migrations(TransactionMode.EACH)
                .offlineSql(database.connections())
                .downgrade(RevisionRange.parse("current:-1"));
        run(database, sql);

        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("b");
        assertThat(database.query("SELECT to_regclass('t_n')")).containsExactly("null");
    }

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void upgradeWhenTextIsHostileStoresItAndRunsNoneOfIt(TransactionMode mode) {
        String message = "x*/ ; DROP TABLE safe; \\! false \\q :'USER' :{?USER} $guard$ $$ ' \" \u202Eevil\u202C";
        String value = "x :'USER' :\"USER\" :USER :{?USER} \\! -- */ ; \"";
        scripts.text(
                "z",
                "-- " + message + "\n-- | \\! false\n-- revision: z';\n-- revises: d\n\n-- migration:upgrade\n"
                        + "-- :'USER' :{?USER} \\! false\nCREATE TABLE safe AS SELECT '" + value.replace("'", "''")
                        + "' AS word, $$"
                        + value + "$$ AS other");
        TestDatabase database = TestServer.createDatabase();
        String sql = migrations(mode).offlineSql().upgrade(ALL);

        if (PsqlScript.isPsqlThere()) {
            PsqlScript.runByPsql(database, sql);
        } else {
            run(database, sql);
        }

        assertThat(sql)
                .doesNotContain("-- Running upgrade d -> z';, " + message)
                .contains("\\u202Eevil\\u202C\n");
        assertThat(database.query("SELECT word, other FROM safe")).containsExactly(value + "|" + value);
        assertThat(database.query("SELECT message FROM migration_history WHERE revision = 'z'';'"))
                .containsExactly(message + "\n\\! false");
        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("z';");
    }

    @ParameterizedTest
    @EnumSource(TransactionMode.class)
    void upgradeLeavesWhatTheOnlineRunLeaves(TransactionMode mode) {
        TestDatabase online = TestServer.createDatabase();
        TestDatabase offline = TestServer.createDatabase();

        migrations(mode).upgrade(online.connections(), List.of(Target.parse("heads")));
        run(offline, migrations(mode).offlineSql().upgrade(ALL));

        assertThat(offline.query("SELECT count(*) FROM migration_history")).containsExactly("4");
        assertThat(everything(offline)).isEqualTo(everything(online));
    }

    @Test
    void revertLeavesWhatTheOnlineDowngradeLeaves() {
        TestDatabase online = TestServer.createDatabase();
        TestDatabase offline = TestServer.createDatabase();
        Migrations migrations = migrations(TransactionMode.EACH);
        for (TestDatabase database : List.of(online, offline)) {
            migrations.upgrade(database.connections(), List.of(Target.parse("heads")));
        }

        migrations.downgrade(online.connections(), Target.parse("base"));
        run(offline, migrations.offlineSql().revert(ALL));

        assertThat(offline.query("SELECT count(*) FROM migration_version")).containsExactly("0");
        assertThat(everything(offline)).isEqualTo(everything(online));
    }

    @Test
    void upgradeWhenASectionHasNoTransactionLeavesWhatTheOnlineRunLeaves() {
        TestDatabase online = TestServer.createDatabase();
        TestDatabase offline = TestServer.createDatabase();
        scripts.text(
                "e",
                "-- step e\n-- revision: e\n-- revises: d\n\n-- migration:upgrade transaction=none\n"
                        + "CREATE INDEX CONCURRENTLY t_word ON t (word);\nSET ROLE pg_monitor;\nRESET ROLE;\nVACUUM t");
        Migrations migrations = migrations(TransactionMode.EACH);

        migrations.upgrade(online.connections(), List.of(Target.parse("heads")));
        PsqlScript.run(offline, migrations.offlineSql().upgrade(ALL));

        assertThat(offline.query("SELECT version_num FROM migration_version")).containsExactly("e");
        assertThat(everything(offline)).isEqualTo(everything(online));
    }

    @Test
    void upgradeWhenTheDatabaseIsElsewhereRunsNothing() {
        TestDatabase database = TestServer.createDatabase();
        Migrations migrations = migrations(TransactionMode.EACH);
        migrations.upgrade(database.connections(), List.of(Target.parse("a")));
        List<String> before = everything(database);

        assertThatThrownBy(() -> run(database, migrations.offlineSql().upgrade(RevisionRange.parse("b,c:d"))))
                .hasMessageContaining("This script begins at b, c, but the database is at a. Nothing of it was run.");

        assertThat(everything(database)).isEqualTo(before);
    }

    @Test
    void upgradeIsTheSameTextEachTime() {
        String sql = migrations(TransactionMode.EACH).offlineSql().upgrade(RevisionRange.parse("a:c"));

        assertThat(migrations(TransactionMode.EACH).offlineSql().upgrade(RevisionRange.parse("a:c")))
                .isEqualTo(sql);
        assertThat(sql)
                .startsWith("""
                        -- From a to c: 1 step.
                        -- For psql, which stops at the first error; each step is a transaction of its own.
                        \\set ON_ERROR_STOP on
                        """)
                .contains("\n-- Running upgrade a -> c, step c\nBEGIN;\n")
                .doesNotContain(folder.toString());
    }

    @Test
    void downgradeAndBaseAreTitledAsInAlembic() {
        Migrations migrations = migrations(TransactionMode.ALL);

        assertThat(migrations.offlineSql().downgrade(RevisionRange.parse("d:base")))
                .contains("\n-- Running downgrade d -> b, c, step d\n", "\n-- Running downgrade a -> , step a\n");
        assertThat(migrations.offlineSql().upgrade(ALL)).contains("\n-- Running upgrade  -> a, step a\n");
    }

    @Test
    void upgradeFromCurrentLeadsOnFromWhereTheDatabaseIs() {
        TestDatabase database = TestServer.createDatabase();
        Migrations migrations = migrations(TransactionMode.EACH);
        migrations.upgrade(database.connections(), List.of(Target.parse("c")));
        List<String> before = everything(database);

        String sql = migrations.offlineSql(database.connections()).upgrade(RevisionRange.parse("current:"));

        assertThat(everything(database)).isEqualTo(before);
        assertThat(sql).isEqualTo(migrations.offlineSql().upgrade(RevisionRange.parse("c:")));
        run(database, sql);
        assertThat(database.query("SELECT version_num FROM migration_version")).containsExactly("d");
    }

    @Test
    void upgradeFromCurrentWhenNoDatabaseIsGivenSaysSo() {
        assertThatThrownBy(() -> migrations(TransactionMode.EACH).offlineSql().upgrade(RevisionRange.parse("current:")))
                .hasMessage("'current:' is not a range that is possible here. No database is asked here; name the"
                        + " revision that 'current' is.");
    }

    @Test
    void filesRunOneAfterTheOtherLeaveWhatTheWholeScriptLeaves() {
        TestDatabase whole = TestServer.createDatabase();
        TestDatabase apart = TestServer.createDatabase();
        OfflineSql sql = migrations(TransactionMode.EACH).offlineSql();

        run(whole, sql.upgrade(ALL));
        sql.upgradeFiles(ALL).forEach(file -> run(apart, file.sql().text()));
        assertThat(everything(apart)).isEqualTo(everything(whole));

        run(whole, sql.revert(ALL));
        sql.revertFiles(ALL).forEach(file -> run(apart, file.sql().text()));
        assertThat(everything(apart)).isEqualTo(everything(whole));
    }

    @Test
    void filesAreNamedInTheirOrderAndGuarded() {
        TestDatabase database = TestServer.createDatabase();
        OfflineSql sql = migrations(TransactionMode.EACH).offlineSql();

        assertThat(sql.upgradeFiles(ALL))
                .extracting(SqlFile::name)
                .containsExactly("0001_a_step_a.sql", "0002_b_step_b.sql", "0003_c_step_c.sql", "0004_d_step_d.sql");
        assertThat(sql.revertFiles(ALL))
                .extracting(SqlFile::name)
                .containsExactly("0001_d_step_d.sql", "0002_c_step_c.sql", "0003_b_step_b.sql", "0004_a_step_a.sql");
        SqlFile last = sql.upgradeFiles(ALL).get(3);
        assertThatThrownBy(() -> run(database, last.sql().text()))
                .hasMessageContaining(
                        "This script begins at b, c, but the database is at base. Nothing of it was run.");
    }

    @Test
    void stampLeavesWhatTheOnlineStampLeaves() {
        TestDatabase online = TestServer.createDatabase();
        TestDatabase offline = TestServer.createDatabase();
        Migrations migrations = migrations(TransactionMode.EACH);

        migrations.stamp(online.connections(), Target.parseAll("b,c"), false);
        migrations.stamp(online.connections(), Target.parseAll("d"), false);
        run(offline, migrations.offlineSql().stamp(Target.parseAll("b,c")));
        run(offline, migrations.offlineSql().stamp(RevisionRange.parse("b,c:d")));

        assertThat(offline.query("SELECT version_num FROM migration_version")).containsExactly("d");
        assertThat(everything(offline)).isEqualTo(everything(online));
    }

    @Test
    void stampIsTitledAndGuarded() {
        TestDatabase database = TestServer.createDatabase();
        String sql = migrations(TransactionMode.EACH).offlineSql().stamp(RevisionRange.parse("a:c"));

        assertThat(sql).startsWith("-- From a to c: 1 step.\n").contains("\n-- Running stamp a -> c\n");
        assertThatThrownBy(() -> run(database, sql))
                .hasMessageContaining("This script begins at a, but the database is at base. Nothing of it was run.");
    }

    private static void run(TestDatabase database, String sql) {
        if (PsqlScript.isPsqlThere()) {
            PsqlScript.runByPsql(database, sql);
        } else {
            PsqlScript.run(database, sql);
        }
    }

    private Migrations migrations(TransactionMode mode) {
        return Migrations.load(
                List.of(scripts.location()), MigrationConfig.defaults().withTransaction(mode));
    }

    private static List<String> everything(TestDatabase database) {
        List<String> all = new ArrayList<>(DatabaseContents.of(database));
        all.addAll(
                database.query("SELECT * FROM (SELECT query_to_xml('SELECT * FROM t ORDER BY n', true, false, '')::text"
                        + " WHERE to_regclass('t') IS NOT NULL) x"));
        return all;
    }
}
