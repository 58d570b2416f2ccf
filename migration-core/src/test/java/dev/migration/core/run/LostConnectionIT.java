package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostConnectionIT {

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
    void upgradeWhenTheAnswerToTheCommitIsLostSaysThatItDoesNotKnow() throws IOException {
        bench.script("a", "", "").upgrade();
        bench.script("b", "a", "CREATE TABLE t ()");
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            proxy.cutAt("COMMIT");

            assertThatThrownBy(() -> bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                            .upgrade())
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage("""
                            Migration b (step b) of module 'app' failed at b.sql:6:1:
                                COMMIT
                            An I/O error occurred while sending to the backend. (SQLSTATE 08006)
                            The connection was lost before the server confirmed the commit: this migration is there \
                            either wholly or not at all. Before it the database was at 'a'. This run applied nothing. \
                            Run the same command again.""");
        }
        assertThat(bench.rows()).containsExactly("b");
        assertThat(bench.upgrade().applied()).isEmpty();
    }

    @Test
    void upgradeWhenTheConnectionIsLostAfterTheCommitCountsTheStep() throws IOException {
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

    private void terminate() {
        bench.database().terminateOthers();
    }
}
