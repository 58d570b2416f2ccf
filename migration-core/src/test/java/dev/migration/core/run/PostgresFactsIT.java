package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.event.LockHolder;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.Step;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Traps of PostgreSQL: that they are there, on a connection of its own, and that a run does not step into them. */
class PostgresFactsIT {

    private static final String BUILD = "CREATE INDEX CONCURRENTLY t_n ON t (n)";
    private static final String VALID = "SELECT indisvalid FROM pg_index WHERE indexrelid = 't_n'::regclass";
    private static final String INVALID = "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String DEADLOCK = "40P01";

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder).script("a", "", "CREATE TABLE t (n integer);\nINSERT INTO t VALUES (1)");
        bench.upgrade();
        // What would deadlock is to do so at once.
        bench.database()
                .execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''20ms''',"
                        + " current_database()); END $$");
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void sessionThatWaitsInPgAdvisoryLockDeadlocksWithAnIndexBuild() throws Exception {
        try (Connection holder = bench.database().connect();
                Connection waiter = bench.database().connect()) {
            execute(holder, "SELECT pg_advisory_lock(1)");
            Future<String> waiting = threads.submit(() -> outcome(waiter, "SELECT pg_advisory_lock(1)"));
            awaitWait(waiter);

            String built = outcome(holder, BUILD);
            execute(holder, "SELECT pg_advisory_unlock_all()");

            assertThat(List.of(built, waiting.get())).containsExactlyInAnyOrder(DEADLOCK, "");
        }
    }

    @Test
    void upgradeWhenAnotherRunWaitsForTheLockBuildsAnIndex() throws Exception {
        stepwise("b", "a", BUILD);
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch waits = new CountDownLatch(1);
        MigrationListener first = new MigrationListener() {
            @Override
            public void stepStarted(Step step) {
                holds.countDown();
                await(waits);
            }
        };
        MigrationListener second = new MigrationListener() {
            @Override
            public void waitingForLock(LockHolder holder) {
                waits.countDown();
            }
        };

        Future<RunResult> building = threads.submit(() -> bench.with(first).upgrade());
        await(holds);
        Future<RunResult> waiting = threads.submit(() -> bench.with(second).upgrade());

        assertThat(building.get().applied()).hasSize(1);
        assertThat(waiting.get().applied()).isEmpty();
        assertThat(bench.database().query(VALID)).containsExactly("t");
    }

    @Test
    void secondConnectionOfAToolThatIsIdleInATransactionStopsAnIndexBuildUnseen() throws Exception {
        try (Connection worker = bench.database().connect();
                Connection second = inTransaction("SELECT * FROM migration_version")) {
            execute(second, "LOCK TABLE t IN ROW EXCLUSIVE MODE");

            Future<String> building = threads.submit(() -> outcome(worker, BUILD));
            awaitWait(worker);

            assertThat(bench.database().query("SELECT pg_blocking_pids(" + pid(worker) + ")"))
                    .containsExactly("{" + pid(second) + "}");
            assertThat(bench.database()
                            .query("SELECT state, wait_event FROM pg_stat_activity WHERE pid = " + pid(second)))
                    .containsExactly("idle in transaction|ClientRead");
            second.rollback();
            assertThat(building.get()).isEmpty();
        }
    }

    @Test
    void upgradeWhileAnIndexIsBuiltHasOneSession() throws Exception {
        stepwise("b", "a", BUILD);
        try (Connection writer = inTransaction("INSERT INTO t VALUES (2)")) {
            Future<RunResult> run = threads.submit(bench::upgrade);
            String sessions = "SELECT pid, query, pg_blocking_pids(pid) FROM pg_stat_activity WHERE datname ="
                    + " current_database() AND backend_type = 'client backend' AND pid NOT IN (pg_backend_pid(), "
                    + pid(writer) + ")";
            String waiting = "|" + BUILD + "|{" + pid(writer) + "}";
            List<String> seen = awaitRows(sessions, rows -> rows.stream().anyMatch(row -> row.endsWith(waiting)));

            assertThat(seen).hasSize(1);
            writer.rollback();
            assertThat(run.get().applied()).hasSize(1);
        }
    }

    @Test
    void lockTimeoutEndsTheWaitOfAnIndexBuildAndLeavesItInvalid() throws SQLException {
        try (Connection writer = inTransaction("INSERT INTO t VALUES (2)");
                Connection worker = bench.database().connect()) {
            execute(worker, "SET lock_timeout = '50ms'");

            assertThat(outcome(worker, BUILD)).isEqualTo(LOCK_TIMEOUT);
            writer.rollback();
        }
        assertThat(bench.database().query(VALID)).containsExactly("f");
    }

    @Test
    void upgradeWhenALockTimeoutHasEndedAnIndexBuildBuildsItAnew() throws SQLException {
        stepwise("b", "a", "SET lock_timeout = '50ms';\n" + BUILD);
        try (Connection writer = inTransaction("INSERT INTO t VALUES (2)")) {
            assertThatThrownBy(bench::upgrade).hasMessageContaining("(SQLSTATE 55P03)");
            writer.rollback();
        }

        bench.upgrade();

        assertThat(bench.database().query(VALID)).containsExactly("t");
    }

    @Test
    void ifNotExistsTakesAnInvalidIndexForTheOneToCreate() throws SQLException {
        leaveInvalidIndex();

        bench.database().execute(BUILD.replace("t_n", "IF NOT EXISTS t_n"));

        assertThat(bench.database().query(VALID)).containsExactly("f");
    }

    @Test
    void upgradeWhenAnInvalidIndexIsThereDoesNotTakeItForTheOneToCreate() throws SQLException {
        leaveInvalidIndex();
        stepwise("b", "a", BUILD.replace("t_n", "IF NOT EXISTS t_n"));

        bench.upgrade();

        assertThat(bench.database().query(VALID)).containsExactly("t");
    }

    @Test
    void failedReindexLeavesAnIndexThatTheNextOneDoesNotTakeAway() throws SQLException {
        bench.database().execute(BUILD);
        try (Connection worker = bench.database().connect()) {
            execute(worker, "SET lock_timeout = '50ms'");
            try (Connection writer = inTransaction("INSERT INTO t VALUES (2)")) {
                assertThat(outcome(worker, "REINDEX INDEX CONCURRENTLY t_n")).isEqualTo(LOCK_TIMEOUT);
                writer.rollback();
            }

            execute(worker, "REINDEX INDEX CONCURRENTLY t_n");
        }

        assertThat(bench.database().query(INVALID)).containsExactly("t_n_ccnew");
    }

    @Test
    void upgradeWhenAReindexHasFailedTakesAwayWhatItLeft() throws SQLException {
        bench.database().execute(BUILD);
        stepwise("b", "a", "SET lock_timeout = '50ms';\nREINDEX INDEX CONCURRENTLY t_n");
        try (Connection writer = inTransaction("INSERT INTO t VALUES (2)")) {
            assertThatThrownBy(bench::upgrade).hasMessageContaining("(SQLSTATE 55P03)");
            writer.rollback();
        }
        assertThat(bench.database().query(INVALID)).containsExactly("t_n_ccnew");

        bench.upgrade();

        assertThat(bench.database().query(INVALID)).isEmpty();
    }

    @Test
    void rollbackTakesBackWhatTheTransactionHasSet() throws SQLException {
        try (Connection worker = inTransaction("SET lock_timeout = '7s'")) {
            assertThat(show(worker, "lock_timeout")).isEqualTo("7s");

            worker.rollback();

            assertThat(show(worker, "lock_timeout")).isEqualTo("0");
        }
    }

    /** The statement is tried in a transaction first, which it refuses; then again, outside of one. */
    @Test
    void upgradeWhenAStatementIsTriedAgainRunsItWithWhatTheScriptHasSet() {
        bench.script("b", "a", """
                CREATE TABLE seen (setting text);
                CREATE PROCEDURE note() LANGUAGE plpgsql AS $$ BEGIN
                  COMMIT; INSERT INTO seen VALUES (current_setting('lock_timeout')); END $$""");
        stepwise(
                "c",
                "b",
                "SET lock_timeout = '7s';\nCALL note();\nSELECT 1 / current_setting('facts.divisor')::int;\n"
                        + "CALL note()");
        assertThatThrownBy(() -> upgradeWithDivisor(0)).hasMessageContaining("division by zero");

        upgradeWithDivisor(1);

        assertThat(bench.database().query("SELECT setting FROM seen")).containsExactly("7s", "7s");
    }

    @Test
    void anAbortedTransactionRefusesToTryAgain() throws SQLException {
        try (Connection worker = inTransaction("INSERT INTO t VALUES (2)")) {
            assertThat(outcome(worker, "SELECT 1 / 0")).isEqualTo("22012");

            assertThat(outcome(worker, "SELECT 1")).isEqualTo("25P02");
            worker.rollback();
        }
    }

    @Test
    void upgradeWhenAMigrationIsTriedAgainRunsAllOfIt() {
        bench.script(
                "b",
                "a",
                "INSERT INTO t VALUES (2);\nSELECT 1 / current_setting('facts.divisor')::int;\n"
                        + "INSERT INTO t VALUES (3)");
        assertThatThrownBy(() -> upgradeWithDivisor(0)).hasMessageContaining("(SQLSTATE 22012)");

        upgradeWithDivisor(1);

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2", "3");
        assertThat(bench.rows()).containsExactly("b");
    }

    private void upgradeWithDivisor(int divisor) {
        String url = bench.database().jdbcUrl() + "&options=-c%20facts.divisor=" + divisor;
        bench.with(TestDatabase.connections(url)).upgrade();
    }

    private void leaveInvalidIndex() throws SQLException {
        try (Connection writer = inTransaction("INSERT INTO t VALUES (2)");
                Connection worker = bench.database().connect()) {
            execute(worker, "SET lock_timeout = '50ms'");
            assertThat(outcome(worker, BUILD)).isEqualTo(LOCK_TIMEOUT);
            writer.rollback();
        }
    }

    private void stepwise(String revision, String revises, String upgrade) {
        bench.scripts()
                .text(
                        revision,
                        "-- step\n-- revision: " + revision + "\n-- revises: " + revises
                                + "\n\n-- migration:upgrade transaction=none\n" + upgrade);
    }

    private Connection inTransaction(String sql) throws SQLException {
        Connection connection = bench.database().connect();
        connection.setAutoCommit(false);
        execute(connection, sql);
        return connection;
    }

    /** Returns when the session waits for another one within the server. */
    private void awaitWait(Connection session) {
        awaitRows(
                "SELECT FROM pg_stat_activity WHERE pid = " + pid(session) + " AND wait_event_type = 'Lock'",
                rows -> !rows.isEmpty());
    }

    /** Asks again and again, in transactions of their own, which nobody can wait for. */
    private List<String> awaitRows(String sql, Predicate<List<String>> condition) {
        return Stream.generate(() -> bench.database().query(sql))
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the SQLSTATE of the error that a statement ends with; empty for none. */
    private static String outcome(Connection connection, String sql) {
        try {
            execute(connection, sql);
            return "";
        } catch (SQLException e) {
            return Objects.requireNonNullElse(e.getSQLState(), "none");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int pid(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
