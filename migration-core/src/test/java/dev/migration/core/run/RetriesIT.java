package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.event.LockHolder;
import dev.migration.core.event.LockedRelation;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.event.Retry;
import dev.migration.core.event.Retry.Cause;
import dev.migration.core.plan.Step;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that others keep from what they need. */
class RetriesIT {

    @TempDir
    Path folder;

    private final List<Retry> retries = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private Workbench bench;
    private Connection other;
    private LockHolder holder;

    @BeforeEach
    void start() throws SQLException {
        bench = Workbench.in(folder);
        bench.database()
                .execute("CREATE TABLE users (name text); INSERT INTO users VALUES ('a');"
                        + " CREATE SEQUENCE tries; CREATE TABLE kept (n int)");
        bench = bench.with(listener(Integer.MAX_VALUE));
        other = bench.database().connect();
        other.setAutoCommit(false);
        String[] session = bench.database()
                .query("SELECT pid, (extract(epoch FROM backend_start) * 1000)::bigint FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .get(0)
                .split("\\|", -1);
        holder = new LockHolder(
                Integer.parseInt(session[0]),
                "PostgreSQL JDBC Driver",
                Optional.of(Instant.ofEpochMilli(Long.parseLong(session[1]))));
    }

    @AfterEach
    void end() throws SQLException {
        other.close();
    }

    @Test
    void upgradeWhenATableIsLockedWaitsForItInTurns() throws SQLException {
        lock("LOCK TABLE users");
        bench.script("a", "", "INSERT INTO kept VALUES (1);\nALTER TABLE users ADD COLUMN grade int");

        bench.with(bench.config().withLockTimeout("30ms")).with(listener(3)).upgrade();

        assertThat(retries).extracting(Retry::number).containsExactly(1, 2, 3);
        assertThat(retries).allSatisfy(retry -> {
            assertThat(retry.cause()).isEqualTo(Cause.LOCK_TIMEOUT);
            assertThat(retry.limit()).isEqualTo(40);
            assertThat(retry.locked().map(LockedRelation::name)).hasValue("public.users");
            assertThat(retry.locked().map(LockedRelation::holder)).hasValue(holder);
        });
        assertThat(bench.database().query("SELECT n FROM kept")).containsExactly("1");
        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.history()).containsExactly("upgrade a");
    }

    @Test
    void upgradeWhenTheLockIsNotToBeHadSaysWhoHoldsIt() throws SQLException {
        lock("LOCK TABLE users IN ROW EXCLUSIVE MODE");
        bench.script("a", "", "").script("b", "a", "ALTER TABLE users ADD COLUMN grade int");

        assertThatThrownBy(
                        () -> bench.with(bench.config().withLockTimeout("10ms").withRetries(2))
                                .upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .extracting(failure -> withoutTime(failure))
                .isEqualTo("""
                        Migration b (step b) of module 'app' failed at b.sql:7:1:
                            ALTER TABLE users ADD COLUMN grade int
                        canceling statement due to lock timeout (SQLSTATE 55P03)
                        Nothing of this migration stays. The database is at 'a'. This run applied 1 of 2.\
                         It was tried 3 times in 1 s. public.users is locked by %s. Run the same command again when that\
                         session is through, or end it: SELECT pg_terminate_backend(%d);""".formatted(holder, holder.pid()));
        assertThat(retries).hasSize(2);
        assertThat(bench.database().query("SELECT state FROM migration_history ORDER BY id"))
                .containsExactly("done", "failed");
    }

    @Test
    void upgradeWhenARowIsLockedAndNoRetryIsWantedFailsAtOnce() throws SQLException {
        lock("UPDATE users SET name = 'b'");
        bench.script("a", "", "UPDATE users SET name = 'c'");

        assertThatThrownBy(
                        () -> bench.with(bench.config().withLockTimeout("10ms").withRetries(0))
                                .upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("It was tried once. public.users is locked by " + holder);
        assertThat(retries).isEmpty();
    }

    @Test
    void upgradeWhenTheVersionTableIsLockedTriesAgain() throws SQLException {
        bench.script("a", "", "").upgrade();
        lock("LOCK TABLE migration_version IN SHARE MODE");
        bench.script("b", "a", "");

        assertThatThrownBy(
                        () -> bench.with(bench.config().withLockTimeout("10ms").withRetries(1))
                                .upgrade())
                .isInstanceOf(DatabaseException.class)
                .extracting(RetriesIT::withoutTime, InstanceOfAssertFactories.STRING)
                .startsWith("Could not lock public.migration_version: canceling statement due to lock timeout"
                        + " (SQLSTATE 55P03). Nothing of this migration stays. The database is at 'a'."
                        + " This run applied nothing. It was tried 2 times in 1 s."
                        + " public.migration_version is locked by " + holder + ".");
    }

    @Test
    void upgradeInOneTransactionTriesTheWholeRunAgain() throws SQLException {
        lock("LOCK TABLE users");
        bench.script("a", "", "INSERT INTO kept VALUES (1)").script("b", "a", "ALTER TABLE users ADD COLUMN grade int");

        RunResult result = bench.inOneTransaction()
                .with(bench.config().withTransaction(TransactionMode.ALL).withLockTimeout("10ms"))
                .with(listener(1))
                .upgrade();

        assertThat(told).containsExactly("[a]", "[b]", "retry", "[a]", "[b]");
        assertThat(result.applied()).hasSize(2);
        assertThat(bench.database().query("SELECT n FROM kept")).containsExactly("1");
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b");
    }

    @ParameterizedTest
    @CsvSource({"40001, SERIALIZATION", "40P01, DEADLOCK"})
    void upgradeWhenOthersAreInTheWaySetsTheLimitsAnewOnEachTry(String sqlState, Cause cause) {
        bench.script("a", "", """
                DO $$ BEGIN
                  RAISE NOTICE '%%', current_setting('lock_timeout');
                  SET lock_timeout = 0;
                  INSERT INTO kept VALUES (1);
                  IF nextval('tries') < 4 THEN RAISE EXCEPTION 'busy' USING ERRCODE = '%s'; END IF;
                END $$""".formatted(sqlState)).upgrade();

        assertThat(told)
                .containsExactly(
                        "[a]", "NOTICE 500ms", "retry", "NOTICE 1s", "retry", "NOTICE 2s", "retry", "NOTICE 4s");
        assertThat(retries).extracting(Retry::cause).containsOnly(cause);
        assertThat(bench.database().query("SELECT n FROM kept")).containsExactly("1");
    }

    @Test
    void upgradeWhenAConflictLastsSaysWhatToDo() {
        bench.script("a", "", "DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40001'; END $$");

        assertThatThrownBy(() -> bench.with(bench.config().withRetries(1)).upgrade())
                .extracting(RetriesIT::withoutTime, InstanceOfAssertFactories.STRING)
                .endsWith("This run applied nothing. It was tried 2 times in 1 s."
                        + " Run the same command again when less is going on in the database.");
    }

    @Test
    void upgradeWhenAScriptDoesNotWantToWaitDoesNotTryAgain() throws SQLException {
        lock("LOCK TABLE users");
        bench.script("a", "", "LOCK TABLE users NOWAIT");

        assertThatThrownBy(() -> bench.upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("could not obtain lock on relation \"users\" (SQLSTATE 55P03)")
                .hasMessageEndingWith("Correct the script and run the same command again.");
        assertThat(retries).isEmpty();
    }

    @Test
    void upgradeWhenAScriptSetsItsOwnTimeoutLeavesIt() {
        bench.script("a", "", """
                        SET lock_timeout = '7s';
                        DO $$ BEGIN RAISE NOTICE '%', current_setting('lock_timeout'); END $$""")
                .script("b", "a", "DO $$ BEGIN RAISE NOTICE '%', current_setting('lock_timeout'); END $$")
                .upgrade();

        assertThat(told).containsExactly("[a]", "NOTICE 7s", "[b]", "NOTICE 500ms");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void upgradeWhenNoLimitIsWantedSetsNone(boolean all) {
        bench.script("a", "", "")
                .script("b", "a", "DO $$ BEGIN RAISE NOTICE '%', current_setting('lock_timeout'); END $$");
        Workbench patient = bench.with(
                        TestDatabase.connections(bench.database().jdbcUrl() + "&options=-c%20lock_timeout=77"))
                .with(bench.config().withLockTimeout("0"));

        (all ? patient.inOneTransaction() : patient).upgrade();

        assertThat(told).contains("NOTICE 0");
    }

    @Test
    void upgradeOutsideOfATransactionHasNoLockTimeout() {
        bench.scripts().text("a", """
                -- step a
                -- revision: a

                -- migration:upgrade transaction=none
                DO $$ BEGIN RAISE NOTICE '%', current_setting('lock_timeout'); END $$;
                CREATE INDEX CONCURRENTLY users_name ON users (name);
                """);

        bench.with(TestDatabase.connections(bench.database().jdbcUrl() + "&options=-c%20lock_timeout=77"))
                .upgrade();

        assertThat(told).containsExactly("[a]", "NOTICE 0");
    }

    @Test
    void upgradeWhenAStatementTakesLongerThanItMayFails() {
        bench.script("a", "", "SELECT pg_sleep(3600)");

        assertThatThrownBy(() ->
                        bench.with(bench.config().withStatementTimeout("20ms")).upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("canceling statement due to statement timeout (SQLSTATE 57014)");
        assertThat(retries).isEmpty();
    }

    @Test
    void runWhenItFailsOnAndOnPausesUpToTenSeconds() {
        List<Duration> pauses = new ArrayList<>();
        Pauses own = new Pauses() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void pause(Duration duration) {
                pauses.add(duration);
            }
        };
        try (Session session = Session.open(bench.connections(), MigrationListener.SILENT)) {
            Retries tried = new Retries(session, bench.config().limits(), MigrationListener.SILENT, own);

            assertThatThrownBy(() -> tried.run(limits -> session.execute(
                            "try", "DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '40001'; END $$")))
                    .isInstanceOf(DatabaseException.class);
        }
        assertThat(pauses).hasSize(40);
        for (int i = 0; i < pauses.size(); i++) {
            assertThat(pauses.get(i))
                    .isPositive()
                    .isLessThanOrEqualTo(Duration.ofMillis(Math.min(100L << Math.min(i, 20), 10_000)));
        }
        assertThat(pauses.stream().distinct().count()).isGreaterThan(5);
    }

    private static String withoutTime(Throwable failure) {
        return failure.getMessage().replaceFirst("in [0-9.]+ m?s", "in 1 s");
    }

    private void lock(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes notes, and ends the other's transaction at a retry. */
    private MigrationListener listener(int lastRetry) {
        return new MigrationListener() {
            @Override
            public void stepStarted(Step step) {
                told.add(step.to().toString());
            }

            @Override
            public void serverNotice(String severity, String message) {
                told.add(severity + " " + message);
            }

            @Override
            public void retrying(Retry retry) {
                retries.add(retry);
                told.add("retry");
                if (retry.number() == lastRetry) {
                    try {
                        other.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }
}
