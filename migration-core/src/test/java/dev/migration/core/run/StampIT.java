package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.event.MigrationListener;
import dev.migration.core.event.Retry;
import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stamps that others, or a lost connection, get in the way of. */
class StampIT {

    private static final String HOLDER = "process \\d+ \\('PostgreSQL JDBC Driver', connected since [0-9T:.Z-]+\\)";

    @TempDir
    Path folder;

    private final List<Retry> retries = new ArrayList<>();

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder).script("a", "", "");
        bench.upgrade();
        bench.script("b", "a", "CREATE TABLE t ()");
    }

    @Test
    void stampWhenTheVersionTableIsLockedTriesAgain() throws SQLException {
        try (Connection other = lockVersionTable()) {
            bench.with(bench.config().withLockTimeout("10ms"))
                    .with(untilRetry(2, other))
                    .stamp("b");
        }

        assertThat(retries)
                .extracting(Retry::cause)
                .containsExactly(Retry.Cause.LOCK_TIMEOUT, Retry.Cause.LOCK_TIMEOUT);
        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.history()).containsExactly("upgrade a", "stamp b");
    }

    @Test
    void stampWhenTheLockIsNotToBeHadSaysWhoHoldsIt() throws SQLException {
        try (Connection other = lockVersionTable()) {
            assertThatThrownBy(() -> bench.with(
                                    bench.config().withLockTimeout("10ms").withRetries(1))
                            .with(untilRetry(Integer.MAX_VALUE, other))
                            .stamp("b"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching(
                            "Could not lock public\\.migration_version: canceling statement due to lock timeout"
                                    + " \\(SQLSTATE 55P03\\)\\. Nothing was stamped\\. The database is at 'a'\\."
                                    + " It was tried 2 times in [0-9.]+ m?s\\. public\\.migration_version is locked by "
                                    + HOLDER
                                    + "\\. Run the same command again when that session is through, or end it:"
                                    + " SELECT pg_terminate_backend\\(\\d+\\);");
        }
        assertThat(retries).hasSize(1);
        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.history()).containsExactly("upgrade a");
    }

    @Test
    void stampWhenAnotherRunWasFasterSaysSo() {
        assertThatThrownBy(() -> bench.with(Listeners.beforeStep(
                                "b", () -> bench.database().execute("UPDATE migration_version SET version_num = 'x'")))
                        .stamp("b"))
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessage(
                        "Another run changed public.migration_version at the same time: it should hold 'a' and holds"
                                + " 'x'. Nothing was stamped. Run the same command again when the other run is through.");
        assertThat(bench.history()).containsExactly("upgrade a");
    }

    @Test
    void stampWhenTheSessionIsKilledBeforeTheCommitStampsNothing() {
        assertThatThrownBy(() ->
                        bench.with(Listeners.beforeStep("b", this::terminate)).stamp("b"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not begin a transaction: terminating connection due to administrator command"
                        + " (SQLSTATE 57P01). Nothing was stamped. The database is at 'a'.");
        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void stampWhenTheConnectionIsCutBeforeTheCommitEndsItsProcess() {
        waitInWrites();
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            assertThatThrownBy(() -> through(proxy)
                            .with(Listeners.ofNotices(notice -> proxy.cutAll()))
                            .stamp("b"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageEndingWith("(SQLSTATE 08006). Nothing was stamped. The database is at 'a'.");
        }
        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    void stampWhenTheAnswerToTheCommitIsLostSeesThatItCameThrough() {
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt("COMMIT");

            assertThatThrownBy(() -> through(proxy).stamp("b"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            failure -> assertThat(failure.isSure()).isTrue())
                    .hasMessage(
                            "Could not commit: An I/O error occurred while sending to the backend. (SQLSTATE 08006)."
                                    + " The connection was lost before the server confirmed the commit, and a new one shows that"
                                    + " it came through: the rows are stamped. The database is at 'b'. Nothing is left to do.");
        }
        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.stamp("b").isEmpty()).isTrue();
    }

    @Test
    void stampWhenNoOtherConnectionIsToBeHadSaysThatItDoesNotKnow() {
        waitInWrites();
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            assertThatThrownBy(() -> through(proxy)
                            .with(Listeners.ofNotices(notice -> {
                                proxy.refuse();
                                proxy.cutAll();
                            }))
                            .stamp("b"))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            failure -> assertThat(failure.isSure()).isFalse())
                    .hasMessageEndingWith("(SQLSTATE 08006). The connection was lost before the server confirmed the"
                            + " commit, and no new one shows whether it came through: the rows are stamped either wholly or"
                            + " not at all. Before it the database was at 'a'. Run the same command again.");
        }
        terminate();
    }

    /** Makes each change of the version table say so and not come to its end. */
    private void waitInWrites() {
        bench.database().execute("""
                CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  RAISE NOTICE 'now';
                  PERFORM pg_sleep(36000);
                  RETURN NULL;
                END $$;
                CREATE TRIGGER wait AFTER UPDATE ON migration_version EXECUTE FUNCTION wait()""");
    }

    private Connection lockVersionTable() throws SQLException {
        Connection other = bench.database().connect();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("LOCK TABLE migration_version IN SHARE MODE");
        }
        return other;
    }

    /** Takes notes, and ends the other's transaction at a retry. */
    private MigrationListener untilRetry(int last, Connection other) {
        return new MigrationListener() {
            @Override
            public void retrying(Retry retry) {
                retries.add(retry);
                if (retry.number() == last) {
                    try {
                        other.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }

    private Workbench through(ServerProxy proxy) {
        return bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                .with(bench.config().withLockWait(Duration.ofSeconds(1)));
    }

    private void terminate() {
        bench.database().terminateOthers();
    }
}
