package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LostConnectionIT {

    private static final String LONG_STATEMENT = "DO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(36000); END $$";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void upgradeWhenTheSessionIsKilledBetweenStepsKeepsThoseBefore() {
        bench.script("a", "", "").script("b", "a", "CREATE TABLE t ()");

        assertThatThrownBy(() ->
                        bench.with(Listeners.beforeStep("b", this::terminate)).upgrade())
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Could not begin a transaction: terminating connection due to administrator command"
                        + " (SQLSTATE 57P01). Nothing of this migration stays. The database is at 'a'."
                        + " This run applied 1 of 2.");
        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenTheSessionIsKilledWithinAStatementLeavesNothingOfTheMigration() {
        bench.script("a", "", "CREATE TABLE t ();\nDO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(600); END $$");

        assertThatThrownBy(() ->
                        bench.with(Listeners.ofNotices(notice -> terminate())).upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("""
                        Migration a (step a) of module 'app' failed at a.sql:8:1:
                            DO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(600); END $$
                        terminating connection due to administrator command (SQLSTATE 57P01)
                        Where:""")
                .hasMessageEndingWith(
                        "The connection is lost. Nothing of this migration stays. The database is at base."
                                + " This run applied nothing. Run the same command again.");
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void upgradeWhenTheSessionIsKilledInOneTransactionKeepsNothing() {
        bench.script("a", "", "CREATE TABLE t ()").script("b", "a", "");

        assertThatThrownBy(() -> bench.inOneTransaction()
                        .with(Listeners.beforeStep("b", this::terminate))
                        .upgrade())
                .isInstanceOf(DatabaseException.class)
                .hasMessageEndingWith("Nothing of this run stays. The database is at base. This run applied nothing.");
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenTheAnswerToTheCommitIsLostSeesThatItCameThrough() {
        bench.script("a", "", "").upgrade();
        bench.script("b", "a", "CREATE TABLE t ()");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt("COMMIT");

            assertThatThrownBy(() -> through(proxy).upgrade())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage("""
                            Migration b (step b) of module 'app' failed at b.sql:6:1:
                                COMMIT
                            An I/O error occurred while sending to the backend. (SQLSTATE 08006)
                            The connection was lost before the server confirmed the commit, and a new one shows that it \
                            came through: this migration was applied. The database is at 'b'. This run applied 1 of 1. \
                            Nothing is left to do.""");
        }
        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.upgrade().applied()).isEmpty();
    }

    @Test
    void upgradeWhenTheAnswerToACommitIsLostDoesNotGoOn() {
        bench.script("a", "", "").script("b", "a", "");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt("COMMIT");

            assertThatThrownBy(() -> through(proxy).upgrade())
                    .hasMessageEndingWith("this migration was applied. The database is at 'a'. This run applied 1 of 2."
                            + " Run the same command again.");
        }
        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    void upgradeInOneTransactionWhenTheAnswerToTheCommitIsLostSeesThatAllCameThrough() {
        bench.script("a", "", "").script("b", "a", "");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt("COMMIT");

            assertThatThrownBy(() -> through(proxy).inOneTransaction().upgrade())
                    .hasMessageEndingWith(
                            "this run was applied. The database is at 'b'. This run applied 2 of 2. Nothing is left to do.");
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void upgradeWhenTheConnectionIsCutWithinTheMessageOfTheCommitEndsItsProcess() {
        bench.script("a", "", "").upgrade();
        bench.script("b", "a", "CREATE TABLE t ();\n" + LONG_STATEMENT);
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            assertThatThrownBy(() -> through(proxy)
                            .with(Listeners.ofNotices(notice -> proxy.cutAll()))
                            .upgrade())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageEndingWith(
                            "The connection is lost. Nothing of this migration stays. The database is at 'a'."
                                    + " This run applied nothing. Run the same command again.");
        }
        assertThat(bench.database()
                        .query("SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(36000)%'"
                                + " AND datname = current_database() AND pid <> pg_backend_pid()"))
                .isEmpty();
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenNoOtherConnectionIsToBeHadSaysThatItDoesNotKnow() {
        bench.script("a", "", LONG_STATEMENT);
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            assertThatThrownBy(() -> through(proxy)
                            .with(Listeners.ofNotices(notice -> cut(proxy)))
                            .upgrade())
                    .isInstanceOfSatisfying(
                            MigrationFailedException.class,
                            failure -> assertThat(failure.progress().isKnown()).isFalse())
                    .hasMessageEndingWith(
                            "The connection was lost before the server confirmed the commit, and no new one"
                                    + " shows whether it came through: this migration is there either wholly or not at all, as the"
                                    + " version table's rows tell. Before it the database was at base, and this run had applied"
                                    + " nothing. Run the same command again.");
        }
        bench.database().terminateOthers();
    }

    @Test
    void upgradeWhenTheServerGoesAwayAfterACommitSaysWhatMayBeLost() {
        bench.script("a", "", "").script("b", "a", "");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            assertThatThrownBy(() -> through(proxy)
                            .with(Listeners.beforeStep("b", () -> {
                                terminate();
                                proxy.refuse();
                            }))
                            .upgrade())
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            failure -> assertThat(failure.isSure()).isFalse())
                    .hasMessageEndingWith("Nothing of this migration stays. A server that has crashed may have lost the"
                            + " latest migrations before it, too, as the version table's rows tell. Before it the database"
                            + " was at 'a', and this run had applied 1 of 2.");
        }
    }

    @Test
    void upgradeWhenMigrationsAreLostWithTheServerSaysWhereItIs() {
        bench.script("a", "", "").script("b", "a", "").script("c", "b", "");

        assertThatThrownBy(() -> bench.with(Listeners.beforeStep("c", () -> {
                            // As if the server had crashed before it had b on its disk.
                            bench.database().execute("UPDATE migration_version SET version_num = 'a'");
                            terminate();
                        }))
                        .upgrade())
                .hasMessageEndingWith(
                        "Nothing of this migration stays. The database is at 'a'. This run applied 1 of 3.");
    }

    @Test
    void upgradeWhenTheConnectionIsLostAfterTheCommitCountsTheStep() {
        bench.script("a", "", "CREATE TABLE t ()");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt("DISCARD SEQUENCES");

            assertThat(bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                            .upgrade()
                            .applied())
                    .hasSize(1);
        }
        assertThat(bench.rows()).containsExactly("a");
    }

    private Workbench through(ServerProxy proxy) {
        return bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                .with(bench.config().withLockWait(Duration.ofSeconds(1)));
    }

    private static void cut(ServerProxy proxy) {
        proxy.refuse();
        proxy.cutAll();
    }

    private void terminate() {
        bench.database().terminateOthers();
    }
}
