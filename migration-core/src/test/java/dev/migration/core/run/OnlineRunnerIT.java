package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.Step;
import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlineRunnerIT {

    private static final String NOTE =
            "CREATE TABLE IF NOT EXISTS notes (id serial, text text);\nINSERT INTO notes (text) VALUES ('%s')";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void runWhenBranchesMergeRunsParentsFirst() {
        bench.script("m", "b, c", NOTE.formatted("m"))
                .script("c", "a", NOTE.formatted("c"))
                .script("b", "a", NOTE.formatted("b"))
                .script("a", "", NOTE.formatted("a"));

        RunResult result = bench.upgrade();

        assertThat(result.applied()).extracting(step -> step.step().to()).hasSize(4);
        assertThat(bench.database().query("SELECT string_agg(text, ' ' ORDER BY id) FROM notes"))
                .containsAnyOf("a b c m", "a c b m");
        assertThat(bench.rows()).containsExactly("m");
    }

    @Test
    void runWhenTwoBasesLeavesARowForEachHead() {
        bench.script("a", "", "").script("b", "", "");

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("a", "b");
    }

    @Test
    void runWhenDowngradingAMergeRestoresTheRowsOfItsParents() {
        bench.script("a", "", "").script("b", "", "").script("m", "a, b", "");
        bench.upgrade();

        bench.downgrade("a");

        assertThat(bench.rows()).containsExactly("a", "b");
    }

    @Test
    void runWhenUpgradedAndRevertedKeepsBothInTheHistory() {
        bench.scripts().write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t;\nSELECT 1");
        bench.upgrade();

        bench.downgrade("base");

        assertThat(bench.database()
                        .query("SELECT revision, direction, module, message, state, statements_done, length(checksum),"
                                + " duration_ms >= 0, applied_by = current_user, tool_version"
                                + " FROM migration_history ORDER BY id"))
                .containsExactly(
                        "a|upgrade|app|step a|done|1|64|t|t|" + ToolVersion.TEXT,
                        "a|downgrade|app|step a|done|2|64|t|t|" + ToolVersion.TEXT);
    }

    @Test
    void runWhenDowngradedToBaseLeavesAnEmptyVersionTable() {
        bench.scripts().write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t");
        bench.scripts().write("b", "a", "CREATE TABLE u (n integer)", "DROP TABLE u");
        bench.upgrade();

        bench.downgrade("base");

        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b", "downgrade b", "downgrade a");
    }

    @Test
    void runWhenNothingIsToDoCreatesNothing() {
        RunResult result = bench.upgrade();

        assertThat(result.applied()).isEmpty();
        assertThat(bench.exists("migration_version")).isFalse();
    }

    @Test
    void runWhenASectionIsEmptyWritesItsRows() {
        bench.script("a", "", "");

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.database().query("SELECT statements_done FROM migration_history"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (n integer) -- no semicolon",
                "CREATE TABLE t (n integer); -- after it",
                "CREATE TABLE t (n integer) /* no semicolon */",
                "-- before it\nCREATE TABLE t -- within it\n(n integer);\n-- the end",
                "CREATE TABLE t (n integer);;\n;",
                "DO $$ BEGIN\n  CREATE TABLE t (n integer);\n  PERFORM 1; -- ;\nEND $$",
                "SELECT 1; SELECT n FROM generate_series(1, 3) n; SELECT; VALUES (1); CREATE TABLE t ()",
                "CREATE TABLE t AS SELECT 1; TABLE t; EXPLAIN TABLE t; SHOW search_path"
            })
    void runWhenStatementsLookLikeThisRunsAllOfThem(String sql) {
        bench.script("a", "", sql);

        bench.upgrade();

        assertThat(bench.exists("t")).isTrue();
        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    void runWhenAFunctionConsistsOfStatementsRunsItAsOne() {
        bench.script(
                "a",
                "",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;"
                        + " CREATE TABLE t ()");

        if (TestServer.major() < 14) {
            assertThatThrownBy(bench::upgrade).hasMessageContaining("syntax error at or near \"BEGIN\"");
        } else {
            bench.upgrade();
            assertThat(bench.exists("t")).isTrue();
        }
    }

    @Test
    void runWhenAScriptHasTwoThousandStatementsRunsEachOnce() {
        String inserts = IntStream.rangeClosed(1, 2000)
                .mapToObj(n -> "INSERT INTO t VALUES (" + n + ");\n")
                .collect(Collectors.joining());
        bench.script("a", "", "CREATE TABLE t (n integer);\n" + inserts);

        bench.upgrade();

        assertThat(bench.database().query("SELECT count(*), sum(n) FROM t")).containsExactly("2000|2001000");
        assertThat(bench.database().query("SELECT statements_done FROM migration_history"))
                .containsExactly("2001");
    }

    @Test
    void runWhenARowIsImpliedByAnotherRemovesItInTheFirstTransaction() {
        bench.script("a", "", "").script("b", "a", "");
        bench.upgrade();
        bench.database().execute("INSERT INTO migration_version VALUES ('a')");

        bench.script("c", "b", "CREATE TABLE t ()").upgrade();

        assertThat(bench.rows()).containsExactly("c");
    }

    @Test
    void runWhenARowIsImpliedByAnotherAndTheFirstStepFailsKeepsIt() {
        bench.script("a", "", "").script("b", "a", "");
        bench.upgrade();
        bench.database().execute("INSERT INTO migration_version VALUES ('a')");
        bench.script("c", "b", "SELECT 1 / 0");

        assertThatThrownBy(bench::upgrade).hasMessageContaining("The database is at 'a', 'b'.");
        assertThat(bench.rows()).containsExactly("a", "b");
    }

    @Test
    void runWhenOnlyARowIsRedundantRemovesIt() {
        bench.script("a", "", "").script("b", "a", "");
        bench.upgrade();
        bench.database().execute("INSERT INTO migration_version VALUES ('a')");

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b");
    }

    @Test
    void runWhenTheVersionTablesSchemaIsMissingCreatesItByItsExactName() {
        MigrationConfig config = MigrationConfig.defaults()
                .withVersionTableSchema("Über \"Schema\"")
                .withVersionTable("Version; Table'");
        bench.script("a", "", "CREATE TABLE t ()").with(config).upgrade();

        assertThat(bench.database().query("SELECT version_num FROM \"Über \"\"Schema\"\"\".\"Version; Table'\""))
                .containsExactly("a");
        assertThat(bench.database().query("SELECT revision FROM \"Über \"\"Schema\"\"\".migration_history"))
                .containsExactly("a");
        assertThat(bench.exists("public.t")).isTrue();
    }

    @Test
    void runWhenTheVersionTableIsAlembicsGoesOnFromItsRow() {
        createAlembicsTable("a");
        bench.script("a", "", "SELECT 1 / 0").script("b", "a", "CREATE TABLE t ()");

        bench.with(MigrationConfig.defaults().withVersionTable("alembic_version"))
                .upgrade();

        assertThat(bench.database().query("SELECT version_num FROM alembic_version"))
                .containsExactly("b");
        assertThat(bench.history()).containsExactly("upgrade b");
    }

    @Test
    void runWhenIdsAreTooLongForTheVersionTableRunsNothing() {
        createAlembicsTable("a");
        String id = "add_a_grade_to_each_of_the_employees";
        bench.script("a", "", "").script("b", "a", "CREATE TABLE t ()").script(id, "b", "CREATE TABLE u ()");

        assertThatThrownBy(() -> bench.with(MigrationConfig.defaults().withVersionTable("alembic_version"))
                        .upgrade())
                .isInstanceOf(IdTooLongException.class)
                .hasMessage("public.alembic_version holds ids of at most 32 characters, too few for"
                        + " 'add_a_grade_to_each_of_the_employees'; nothing was run. Widen its column:"
                        + " ALTER TABLE public.alembic_version ALTER COLUMN version_num TYPE varchar(128);");
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.exists("migration_history")).isFalse();
    }

    @Test
    void runWhenTheVersionTablesColumnHasNoLimitTakesAnyId() {
        bench.database().execute("CREATE TABLE migration_version (version_num text PRIMARY KEY)");
        String id = "x".repeat(128);

        bench.script(id, "", "").upgrade();

        assertThat(bench.rows()).containsExactly(id);
    }

    @Test
    void runWhenTheWholeRunIsOneTransactionCommitsAllSteps() {
        bench.scripts().write("a", "", "CREATE TABLE t (n integer)", "DROP TABLE t");
        bench.scripts().write("b", "a", "INSERT INTO t VALUES (1)", "DELETE FROM t");
        Workbench all = bench.inOneTransaction();

        all.upgrade();

        assertThat(bench.database().query("SELECT DISTINCT xmin FROM migration_history"))
                .hasSize(1);
        assertThat(bench.rows()).containsExactly("b");
        all.downgrade("base");
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b", "downgrade b", "downgrade a");
    }

    @Test
    void runNeedsOneRoundTripForEachMigration() {
        String sql = "CREATE TABLE %1$s (n integer);\nINSERT INTO %1$s VALUES (1);\nSELECT * FROM %1$s";
        bench.script("a", "", sql.formatted("t")).script("b", "a", sql.formatted("u"));
        List<Integer> trips = new ArrayList<>();
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                    .with(new MigrationListener() {
                        private int before;

                        @Override
                        public void stepStarted(Step step) {
                            before = proxy.roundTrips();
                        }

                        @Override
                        public void stepFinished(Step step, Duration duration) {
                            trips.add(proxy.roundTrips() - before);
                        }
                    })
                    .upgrade();
        }

        assertThat(trips).containsExactly(1, 1);
    }

    private void createAlembicsTable(String row) {
        bench.database()
                .execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                        + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));"
                        + " INSERT INTO alembic_version VALUES ('" + row + "')");
    }
}
