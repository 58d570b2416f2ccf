package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script leaves in its session neither breaks the engine's own statements nor reaches the next script. */
class SessionStateIT {

    private static final String SHARED = "shared";

    /** Fails unless the session is as a new one, and {@code t} is found by the role's own path. */
    private static final String EXPECT_NEW_SESSION = """
            DO $$ BEGIN
              ASSERT current_user = 'postgres' AND session_user = 'postgres', 'role ' || current_user;
              ASSERT current_setting('search_path') = '"$user", public', 'path ' || current_setting('search_path');
              ASSERT current_setting('TimeZone') <> 'Asia/Tokyo', 'time zone';
              ASSERT current_setting('DateStyle') LIKE 'ISO%', 'date style';
              ASSERT current_setting('standard_conforming_strings') = 'on', 'strings';
              ASSERT current_setting('statement_timeout') = '0', 'timeout';
              ASSERT current_setting('default_transaction_read_only') = 'off', 'read only';
              ASSERT current_setting('session_replication_role') = 'origin', 'replica';
              ASSERT coalesce(current_setting('app.tenant', true), '') = '', 'own setting';
              ASSERT NOT EXISTS (SELECT FROM pg_prepared_statements), 'prepared statement';
              ASSERT NOT EXISTS (SELECT FROM pg_cursors WHERE is_holdable), 'cursor';
              ASSERT NOT EXISTS (SELECT FROM pg_listening_channels()), 'channel';
              ASSERT to_regclass('pg_temp.work') IS NULL, 'temporary table';
            END $$;
            SELECT FROM t""";

    private static TestDatabase shared;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void createDatabase() {
        shared = TestServer.createDatabase();
        shared.execute("CREATE TABLE t ()");
    }

    @BeforeEach
    void start(TestInfo test) {
        bench = Workbench.in(folder, test.getTags().contains(SHARED) ? shared : TestServer.createDatabase());
    }

    @ParameterizedTest
    @Tag(SHARED)
    @ValueSource(
            strings = {
                "SET search_path = ''",
                "SELECT pg_catalog.set_config('search_path', '', false)",
                "SET LOCAL search_path = pg_catalog",
                "DROP SCHEMA IF EXISTS evil CASCADE; CREATE SCHEMA evil; SET search_path = evil, pg_catalog;"
                        + " CREATE FUNCTION evil.round(numeric) RETURNS numeric LANGUAGE sql AS 'SELECT 1 / 0::numeric';"
                        + " CREATE TABLE evil.migration_version (); CREATE TABLE evil.migration_history ()",
                "SET ROLE pg_monitor",
                "SET LOCAL ROLE pg_monitor",
                "SET SESSION AUTHORIZATION pg_monitor",
                "SET SESSION AUTHORIZATION pg_monitor; SET ROLE none",
                "RESET ALL",
                "SET TIME ZONE 'Asia/Tokyo'; SET LOCAL TIME ZONE 'Asia/Tokyo'",
                "SET statement_timeout = '1h'; SET LOCAL statement_timeout = '2h'",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "SET session_replication_role = replica",
                "SET app.tenant = '7'",
                "SELECT set_config('standard_conforming_strings', 'off', false)",
                "PREPARE p AS SELECT 1",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
                "DECLARE c CURSOR FOR SELECT 1",
                "LISTEN news",
                "CREATE TEMP TABLE work (n integer); INSERT INTO work VALUES (1)",
                "CREATE TEMP TABLE work (n integer) ON COMMIT DROP",
                "SET temp_buffers = '16MB'; CREATE TEMP TABLE work AS SELECT 1",
                "DISCARD PLANS; DISCARD SEQUENCES; DISCARD TEMP",
                "SAVEPOINT s; SELECT 1; ROLLBACK TO SAVEPOINT s; RELEASE SAVEPOINT s; SAVEPOINT s",
                "SET CONSTRAINTS ALL DEFERRED"
            })
    void upgradeWhenAScriptChangesItsSessionKeepsItToItself(String sql) {
        for (TransactionMode mode : TransactionMode.values()) {
            MigrationConfig config = MigrationConfig.defaults()
                    .withVersionTableSchema(mode + " " + folder.getFileName())
                    .withTransaction(mode);
            bench.script("a", "", sql).script("b", "a", EXPECT_NEW_SESSION);

            bench.with(config).upgrade();

            String history = "\"" + config.historyTable().schema() + "\".migration_history";
            assertThat(shared.query("SELECT revision, applied_by FROM " + history + " ORDER BY id"))
                    .containsExactly("a|postgres", "b|postgres");
        }
    }

    @Test
    void upgradeWhenAScriptSetsTheDateStyleKeepsItToItself() {
        bench.script("a", "", "SET datestyle = 'German, DMY'")
                .script("b", "a", "CREATE TABLE t ();\n" + EXPECT_NEW_SESSION);

        if (TestServer.major() < 14) {
            // That server tells the driver at once, and the driver ends the connection.
            assertThatThrownBy(bench::upgrade)
                    .hasMessageContaining("The JDBC driver requires DateStyle to begin with ISO");
        } else {
            bench.upgrade();
            assertThat(bench.rows()).containsExactly("b");
        }
    }

    @Test
    void upgradeWhenAScriptTurnsStandardStringsOffRefusesIt() {
        bench.script("a", "", "SET standard_conforming_strings = off");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessage("a.sql:7:1: A script cannot turn 'standard_conforming_strings' off."
                        + " Remove this statement, and write strings with backslash escapes as E'…'.");
    }

    @Test
    void upgradeWhenTheDatabaseHasStandardStringsOffReadsScriptsAsEverywhere() {
        bench.database()
                .execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off',"
                        + " current_database()); END $$");
        bench.script("a", "", "CREATE TABLE u AS SELECT 'a\\' AS s; SELECT 'b'")
                .script("b", "a", "INSERT INTO u VALUES ('b\\'); SELECT ';'")
                .upgrade();

        assertThat(bench.database().query("SELECT s FROM u ORDER BY 1")).containsExactly("a\\", "b\\");
    }

    @Test
    void upgradeWhenADumpIsPastedRunsIt() {
        bench.script("a", "", """
                \\restrict abc
                SET statement_timeout = 0;
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SELECT pg_catalog.set_config('search_path', '', false);
                SET default_tablespace = '';
                CREATE TABLE public.u (s text);
                COPY public.u (s) FROM stdin;
                ä
                \\.
                \\unrestrict abc
                """).upgrade();

        assertThat(bench.database().query("SELECT s FROM u")).containsExactly("ä");
        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    void upgradeWhenAStepFailsLeavesThePooledConnectionClean() throws SQLException {
        bench.script("a", "", "LISTEN news; SET app.tenant = '7'; PREPARE p AS SELECT 1; SELECT 1 / 0");
        try (PoolOfOne pool = new PoolOfOne(bench.database())) {
            assertThatThrownBy(() -> bench.with(pool.connections()).upgrade())
                    .isInstanceOf(MigrationFailedException.class);

            assertThat(pool.query("SELECT count(*) FROM pg_prepared_statements WHERE from_sql"))
                    .isEqualTo("0");
            assertThat(pool.isIdle()).isTrue();
        }
    }

    @Test
    void upgradeWhenTheListenerThrowsLeavesThePooledConnectionClean() throws SQLException {
        bench.script("a", "", "").script("b", "a", "");
        try (PoolOfOne pool = new PoolOfOne(bench.database())) {
            assertThatThrownBy(() -> bench.inOneTransaction()
                            .with(pool.connections())
                            .with(Listeners.beforeStep("b", () -> {
                                throw new IllegalStateException("stop");
                            }))
                            .upgrade())
                    .hasMessage("stop");

            assertThat(pool.isIdle()).isTrue();
        }
    }
}
