package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.event.LockHolder;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationLockIT {

    private final TestDatabase database = TestServer.createDatabase();
    private final MigrationConfig config = MigrationConfig.defaults();
    private final List<LockHolder> waitedFor = new ArrayList<>();
    private final MigrationListener listener = new MigrationListener() {
        @Override
        public void waitingForLock(LockHolder holder) {
            waitedFor.add(holder);
        }
    };

    private Session holder;
    private Session waiter;

    @BeforeEach
    void open() {
        holder = Session.open(database.connections(), MigrationListener.SILENT);
        waiter = Session.open(database.connections(), MigrationListener.SILENT);
    }

    @AfterEach
    void close() {
        holder.close();
        waiter.close();
    }

    @Test
    void acquireWhenItIsFreeDoesNotWait() {
        lock(config, new NoPause()).acquire(waiter);

        assertThat(waitedFor).isEmpty();
    }

    @Test
    void acquireWhenAnotherHoldsItWaitsForItsEnd() {
        lock(config, new NoPause()).acquire(holder);
        int pid = Integer.parseInt(pidOf(holder));
        TestPauses pauses = new TestPauses(3, holder::close);

        lock(config, pauses).acquire(waiter);

        assertThat(waitedFor).extracting(LockHolder::pid).containsExactly(pid);
        assertThat(waitedFor.get(0).applicationName()).isEqualTo("PostgreSQL JDBC Driver");
        assertThat(waitedFor.get(0).since()).isPresent();
        assertThat(pauses.pauses).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(80));
    }

    @Test
    void acquireWhenTheHolderIsKilledGetsIt() {
        lock(config, new NoPause()).acquire(holder);
        String pid = pidOf(holder);

        lock(config, new TestPauses(1, () -> database.terminate(Integer.parseInt(pid))))
                .acquire(waiter);

        assertThat(waitedFor).hasSize(1);
    }

    @Test
    void acquireWhenItTakesTooLongNamesTheHolder() {
        lock(config, new NoPause()).acquire(holder);
        String pid = pidOf(holder);
        TestPauses pauses = new TestPauses(Integer.MAX_VALUE, () -> {});

        assertThatThrownBy(() -> lock(config, pauses).acquire(waiter))
                .isInstanceOfSatisfying(
                        LockTimeoutException.class,
                        timeout -> assertThat(timeout.holder()).hasValue(waitedFor.get(0)))
                .hasMessage("Another run holds the lock of public.migration_version: process " + pid
                        + " ('PostgreSQL JDBC Driver', connected since "
                        + waitedFor.get(0).since().orElseThrow() + "). This run waited for 10 min and did nothing."
                        + " Run the same command again when the other run is through,"
                        + " or end its session: SELECT pg_terminate_backend(" + pid + ");");
        assertThat(waitedFor).hasSize(1);
        assertThat(pauses.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(10));
        assertThat(pauses.pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0);
    }

    @Test
    void acquireWhenThereIsNoTimeToWaitAsksOnce() {
        lock(config, new NoPause()).acquire(holder);

        assertThatThrownBy(() ->
                        lock(config.withLockWait(Duration.ZERO), new NoPause()).acquire(waiter))
                .isInstanceOf(LockTimeoutException.class)
                .hasMessageContaining("This run waited for 0 s and did nothing.");
    }

    @Test
    void acquireWhenTheThreadIsInterruptedGivesUp() {
        lock(config, new NoPause()).acquire(holder);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new MigrationLock(config, listener).acquire(waiter))
                .isInstanceOf(LockTimeoutException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void acquireWhenItWaitsKeepsNoTransactionAndNoSnapshotOpen() {
        lock(config, new NoPause()).acquire(holder);
        List<String> seen = new ArrayList<>();

        lock(config, new TestPauses(1, () -> {
                    seen.addAll(database.query("SELECT state, backend_xid IS NULL, backend_xmin IS NULL FROM"
                            + " pg_stat_activity WHERE pid = " + pidOf(waiter)));
                    holder.close();
                }))
                .acquire(waiter);

        assertThat(seen).containsExactly("idle|t|t");
    }

    @Test
    void acquireWhenTheVersionTableIsAnotherDoesNotWait() {
        lock(config, new NoPause()).acquire(holder);

        lock(config.withVersionTable("other"), new NoPause()).acquire(waiter);
        lock(config.withVersionTableSchema("other"), new NoPause()).acquire(waiter);

        assertThat(waitedFor).isEmpty();
    }

    @Test
    void acquireWhenTheDatabaseIsAnotherDoesNotWait() {
        lock(config, new NoPause()).acquire(holder);

        try (Session elsewhere = Session.open(TestServer.createDatabase().connections(), MigrationListener.SILENT)) {
            lock(config, new NoPause()).acquire(elsewhere);
        }

        assertThat(waitedFor).isEmpty();
    }

    @Test
    void upgradeWhenNothingIsToDoDoesNotWait(@TempDir Path folder) {
        lock(config, new NoPause()).acquire(holder);

        assertThat(Workbench.in(folder, database)
                        .with(config.withLockWait(Duration.ZERO))
                        .upgrade()
                        .applied())
                .isEmpty();
    }

    @Test
    void upgradeWhenAnotherRunIsAtWorkCreatesNothing(@TempDir Path folder) {
        lock(config, new NoPause()).acquire(holder);
        Workbench bench = Workbench.in(folder, database).script("a", "", "");

        assertThatThrownBy(() -> bench.with(config.withLockWait(Duration.ZERO)).upgrade())
                .isInstanceOf(LockTimeoutException.class);
        assertThat(bench.exists("migration_version")).isFalse();
    }

    @Test
    void upgradeWhenItEndsGivesThePooledConnectionBackWithoutTheLock(@TempDir Path folder) throws Exception {
        Workbench bench = Workbench.in(folder, database).script("a", "", "");
        try (PoolOfOne pool = new PoolOfOne(database)) {
            bench.with(pool.connections()).upgrade();

            assertThat(pool.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                    .isEqualTo("0");
        }
    }

    private MigrationLock lock(MigrationConfig settings, Pauses pauses) {
        return new MigrationLock(settings, listener, pauses);
    }

    private static String pidOf(Session session) {
        return session.query("ask", "SELECT pg_backend_pid()")
                .orElseThrow()
                .get(0)
                .get(0);
    }

    /** Fails when it is to wait. */
    private static final class NoPause implements Pauses {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void pause(Duration duration) {
            throw new AssertionError("There is nothing to wait for");
        }
    }

    /** Its time goes by in its pauses only; acts at the end of one of them, counted from 1. */
    private static final class TestPauses implements Pauses {
        private final List<Duration> pauses = new ArrayList<>();
        private final int at;
        private final Runnable action;
        private long now;

        TestPauses(int at, Runnable action) {
            this.at = at;
            this.action = action;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
            now += duration.toNanos();
            if (pauses.size() == at) {
                action.run();
            }
        }
    }
}
