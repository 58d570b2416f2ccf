package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.revision.Target;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections with {@code transaction=none}. */
class StepwiseRunIT {

    private static final String STATE =
            "SELECT revision, state, statements_done FROM migration_history WHERE revision <> 'a' ORDER BY id";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
        bench.script("a", "", "CREATE TABLE t (n integer);\nINSERT INTO t VALUES (1), (2)");
    }

    @Test
    void upgradeRunsWhatRefusesATransaction() {
        script(
                "CREATE INDEX CONCURRENTLY t_n ON t (n);\nVACUUM t;\nINSERT INTO t VALUES (3);\nREINDEX TABLE CONCURRENTLY t");
        bench.script("c", "b", "INSERT INTO t VALUES (4)").upgrade();

        assertThat(validIndexes()).containsExactly("t_n");
        assertThat(bench.rows()).containsExactly("c");
        assertThat(bench.database()
                        .query("SELECT revision, direction, module, message, state, statements_done, length(checksum),"
                                + " duration_ms >= 0, applied_by, tool_version FROM migration_history"
                                + " WHERE revision = 'b'"))
                .containsExactly("b|upgrade|app|step b|done|4|64|t|postgres|" + ToolVersion.TEXT);
    }

    @Test
    void upgradeWhenItIsThroughKeepsTheChecksumOfTheScript() {
        String statements = "INSERT INTO t VALUES (3)";
        script(statements);
        bench.script("c", "b", statements).upgrade();

        assertThat(bench.database()
                        .query("SELECT count(DISTINCT checksum) FROM migration_history WHERE revision <> 'a'"))
                .containsExactly("1");
    }

    @Test
    void upgradeWhenASectionIsEmptyWritesItsRows() {
        script("");

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.database().query(STATE)).containsExactly("b|done|0");
    }

    @Test
    void upgradeWhenAStatementFailsSaysWhatIsDone() {
        script("INSERT INTO t VALUES (3);\nINSERT INTO t VALUES (1 / 0);\nVACUUM t");
        bench.script("c", "b", "");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                Migration b (step b) of module 'app' failed at b.sql:7:1:
                    INSERT INTO t VALUES (1 / 0)
                division by zero (SQLSTATE 22012)
                1 of its 3 statements is done and stays. The database is at 'a'. This run applied 1 of 3. \
                Correct the script after these and run the same command again; it goes on at statement 2.""");
        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.database().query(STATE)).containsExactly("b|failed|1", "b|failed|0");
    }

    @Test
    void upgradeWhenCorrectedGoesOnAtTheStatementThatFailed() {
        script("INSERT INTO t VALUES (3);\nINSERT INTO t VALUES (1 / 0);\nVACUUM t");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        script("/* done */ INSERT  INTO t\nVALUES (3);\nINSERT INTO t VALUES (4);\nVACUUM t; INSERT INTO t VALUES (5)");
        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2", "3", "4", "5");
        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.database().query(STATE)).containsExactly("b|failed|0", "b|done|4");
    }

    @Test
    void upgradeWhenWhatIsDoneHasChangedRunsNothing() {
        script("INSERT INTO t VALUES (3);\nINSERT INTO t VALUES (4);\nSELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        script("INSERT INTO t VALUES (3);\nINSERT INTO t VALUES (5);\nSELECT 1");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(UnfinishedChangedException.class)
                .hasMessage(
                        "The upgrade of 'b' (b.sql) is unfinished: its first 2 statements are done, but the script no longer"
                                + " begins with them in a section with 'transaction=none'; nothing was run. Put them back, or"
                                + " undo them in the database and delete row 2 of public.migration_history.");
        assertThat(bench.database().query("SELECT count(*) FROM t")).containsExactly("4");
    }

    @Test
    void upgradeWhenAnUnfinishedSectionBecameATransactionRunsNothing() {
        script("INSERT INTO t VALUES (3);\nSELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        bench.script("b", "a", "INSERT INTO t VALUES (3);\nSELECT 1");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(UnfinishedChangedException.class)
                .hasMessageStartingWith("The upgrade of 'b' (b.sql) is unfinished: its first statement is done, but");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE UNIQUE INDEX CONCURRENTLY \"T n\" ON t (n)",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"T n\" ON ONLY public.t (n)",
                "create unique index concurrently \"T n\" on \"public\" . \"t\" (n)"
            })
    void upgradeWhenAnInvalidIndexIsLeftBuildsItAnew(String statement) {
        bench.script("a", "", "CREATE TABLE t (n integer);\nINSERT INTO t VALUES (1), (1)");
        script(statement);
        assertThatThrownBy(bench::upgrade).hasMessageContaining("could not create unique index \"T n\"");
        assertThat(bench.database().query("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .containsExactly("1");

        bench.database().execute("DELETE FROM t");
        bench.upgrade();

        assertThat(validIndexes()).containsExactly("T n");
        assertThat(bench.database().query("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .containsExactly("0");
    }

    @Test
    void upgradeWhenSomebodyElsesIndexIsNotValidLeavesItAlone() {
        bench.upgrade();
        bench.database().execute("INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> bench.database().execute("CREATE UNIQUE INDEX CONCURRENTLY other ON t (n)"));
        script("CREATE INDEX CONCURRENTLY other ON t (n)");

        assertThatThrownBy(bench::upgrade).hasMessageContaining("relation \"other\" already exists (SQLSTATE 42P07)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX", "DROP INDEX", "INSERT 0 2", "COPY 2"})
    void upgradeWhenTheAnswerToAStatementIsLostRunsItOnce(String completion) {
        bench.script("a", "", "CREATE TABLE t (n integer);\nCREATE INDEX old ON t (n)")
                .upgrade();
        script("CREATE INDEX CONCURRENTLY t_n ON t (n);\nDROP INDEX CONCURRENTLY old;\nINSERT INTO t VALUES (1), (2);\n"
                + "COPY t FROM stdin;\n3\n4\n\\.\nSELECT 1");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt(completion);
            assertThatThrownBy(() -> bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                            .upgrade())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("The connection is lost. ")
                    .hasMessageContaining(" Run the same command again; it goes on at statement ");
        }

        bench.upgrade();

        assertThat(validIndexes()).containsExactly("t_n");
        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2", "3", "4");
        assertThat(bench.database().query(STATE)).containsExactly("b|done|5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX", "DROP INDEX"})
    void upgradeWhenTheAnswerIsLostAfterAnOrderlyFailureRunsItOnce(String completion) {
        bench.script("a", "", "CREATE TABLE t (n integer);\nCREATE INDEX old ON t (n)")
                .upgrade();
        script("INSERT INTO t VALUES (1);\nSELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).hasMessageContaining("division by zero");
        script("INSERT INTO t VALUES (1);\n"
                + (completion.equals("DROP INDEX")
                        ? "DROP INDEX CONCURRENTLY old"
                        : "CREATE INDEX CONCURRENTLY t_n ON t (n)"));
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt(completion);
            assertThatThrownBy(() -> bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                            .upgrade())
                    .hasMessageContaining("The connection is lost. ");
        }

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.database().query(STATE)).containsExactly("b|failed|0", "b|done|2");
    }

    @Test
    void upgradeWhenKilledWithinAStatementGoesOnThere() {
        script("INSERT INTO t VALUES (3);\nDO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(600); END $$");
        assertThatThrownBy(() -> bench.with(
                                Listeners.ofNotices(notice -> bench.database().terminateOthers()))
                        .upgrade())
                .hasMessageEndingWith("The connection is lost. 1 of its 2 statements is done and stays."
                        + " The database is at 'a'. This run applied 1 of 2."
                        + " Run the same command again; it goes on at statement 2.");

        script("INSERT INTO t VALUES (3);\nINSERT INTO t VALUES (4)");
        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void upgradeWhenTheScriptsOwnTransactionFailsBeginsItAnew() {
        String good =
                "INSERT INTO t VALUES (3);\nBEGIN;\nINSERT INTO t VALUES (4);\nINSERT INTO t VALUES (%s);\nCOMMIT;\nVACUUM t";
        script(good.formatted("1 / 0"));
        assertThatThrownBy(bench::upgrade)
                .hasMessageContaining("1 of its 6 statements is done and stays.")
                .hasMessageEndingWith("it goes on at statement 2.");
        assertThat(bench.database().query("SELECT count(*) FROM t")).containsExactly("3");

        script(good.formatted("5"));
        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2", "3", "4", "5");
        assertThat(bench.database().query("SELECT count(DISTINCT xmin::text) FROM t WHERE n IN (4, 5)"))
                .containsExactly("1");
    }

    @Test
    void upgradeWhenTheScriptRollsBackGoesOn() {
        script(
                "BEGIN;\nDELETE FROM t;\nROLLBACK;\nINSERT INTO t VALUES (3);\nSTART TRANSACTION;\nDELETE FROM t WHERE n = 1;\nEND");

        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("2", "3");
        assertThat(bench.database().query(STATE)).containsExactly("b|done|7");
    }

    @Test
    void upgradeWhenAStatementTurnsOutToRefuseATransactionRunsItAlone() {
        bench.script("a", "", """
                CREATE TABLE t (n integer) PARTITION BY RANGE (n);
                CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (9);
                CREATE INDEX t_n ON t (n);
                CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$
                  BEGIN INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2); END $$""");
        script("CALL fill();\nREINDEX TABLE t");

        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2");
        assertThat(bench.rows()).containsExactly("b");
    }

    @Test
    void upgradeWhenADeferredConstraintFailsNamesTheStatement() {
        bench.script("a", "", "CREATE TABLE t (n integer PRIMARY KEY, m integer REFERENCES t INITIALLY DEFERRED)");
        script("INSERT INTO t VALUES (1, 1);\nINSERT INTO t VALUES (2, 7)");

        assertThatThrownBy(bench::upgrade)
                .hasMessageContaining("failed at b.sql:7:1:\n    INSERT INTO t VALUES (2, 7)\n");
        assertThat(bench.database().query("SELECT n FROM t")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE writer",
                "SET SESSION AUTHORIZATION writer",
                "SET ROLE writer; SET search_path = ''",
                "SELECT pg_catalog.set_config('search_path', '', false); SET ROLE writer"
            })
    void upgradeWhenAScriptSetsItsSessionKeepsItFromStatementToStatement(String settings) {
        bench.database().execute("CREATE ROLE writer");
        try {
            bench.script("a", "", "CREATE TABLE t (n integer, who text); GRANT ALL ON t TO writer");
            String insert = "INSERT INTO public.t VALUES (%s, current_user);\n";
            script(settings + ";\n" + insert.formatted("1") + insert.formatted("1 / 0"));
            assertThatThrownBy(bench::upgrade).hasMessageContaining("division by zero");
            script(settings + ";\n" + insert.formatted("1") + insert.formatted("2"));
            bench.script("c", "b", "INSERT INTO t VALUES (3, current_user)").upgrade();

            assertThat(bench.database().query("SELECT * FROM t ORDER BY n"))
                    .containsExactly("1|writer", "2|writer", "3|postgres");
            assertThat(bench.database().query("SELECT DISTINCT applied_by FROM migration_history"))
                    .containsExactly("postgres");
        } finally {
            bench.database().execute("DROP OWNED BY writer; DROP ROLE writer");
        }
    }

    @Test
    void upgradeWhenStampedSinceItFailedBeginsAnew() {
        script("INSERT INTO t VALUES (3);\nSELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);
        Migrations migrations = Migrations.load(List.of(bench.scripts().location()), bench.config());
        migrations.stamp(bench.connections(), List.of(Target.parse("b")), false);
        migrations.stamp(bench.connections(), List.of(Target.parse("a")), false);

        script("INSERT INTO t VALUES (4)");
        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void downgradeWhenAStatementFailsGoesOnThere() {
        bench.scripts().text("b", text("", "DELETE FROM t WHERE n = 1;\nVACUUM missing"));
        bench.upgrade();
        assertThatThrownBy(() -> bench.downgrade("a"))
                .hasMessageStartingWith("Downgrade of b (step b) of module 'app' failed at b.sql:10:1:\n");
        assertThat(bench.rows()).containsExactly("b");

        bench.scripts().text("b", text("", "DELETE FROM t WHERE n = 1;\nVACUUM t"));
        bench.downgrade("a");

        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b", "downgrade b");
    }

    @Test
    void upgradeWhenTheRowsChangeMeanwhileLeavesThem() {
        script("DO $$ BEGIN RAISE NOTICE 'now'; END $$");

        assertThatThrownBy(() -> bench.with(Listeners.ofNotices(
                                notice -> bench.database().execute("UPDATE migration_version SET version_num = 'x'")))
                        .upgrade())
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessageContaining("it should hold 'a' and holds 'x'. This run applied 1 of 2.");
        assertThat(bench.rows()).containsExactly("x");
    }

    @Test
    void upgradeWhenARowIsRedundantRemovesItFirst() {
        bench.script("z", "a", "").upgrade();
        bench.database().execute("INSERT INTO migration_version VALUES ('a')");
        bench.scripts().text("b", text("VACUUM t", "").replace("revises: a", "revises: z"));

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("b");
    }

    @Test
    void upgradeWhenSectionsCannotRunStatementByStatementReportsAllFaults() {
        script("CREATE INDEX CONCURRENTLY ON t (n);\nBEGIN;\nSELECT 1");

        assertThatThrownBy(() -> bench.inOneTransaction().upgrade())
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessage("""
                        b.sql:5:1: A section with 'transaction=none' cannot be part of a run that is one transaction. \
                        Run with a transaction for each migration.
                        b.sql:6:1: This index has no name, by which a run after a failure finds what was left of it. \
                        Name it.
                        b.sql:7:1: The section ends within the transaction that begins here. End it with COMMIT.""");
        assertThat(bench.exists("t")).isFalse();
    }

    private void script(String upgrade) {
        bench.scripts().text("b", text(upgrade, ""));
    }

    /** The upgrade begins in line 6; without an upgrade the downgrade begins in line 9. */
    private static String text(String upgrade, String downgrade) {
        return "-- step b\n-- revision: b\n-- revises: a\n\n-- migration:upgrade transaction=none\n" + upgrade
                + "\n\n-- migration:downgrade transaction=none\n" + downgrade + "\n";
    }

    private List<String> validIndexes() {
        return bench.database()
                .query("SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
                        + " WHERE indisvalid AND indrelid = 't'::regclass ORDER BY 1");
    }
}
