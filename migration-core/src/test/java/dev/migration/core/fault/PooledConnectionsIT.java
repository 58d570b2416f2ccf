package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConcurrentRunException;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose transactions come to any session of a pool, where no session's lock keeps them apart. */
@Tag("faults")
class PooledConnectionsIT {

    private static final int RUNS = 6;
    private static final int SCRIPTS = 40;

    private final TestDatabase database = TestServer.createDatabase();
    private final ScriptSet set = new ScriptSet(ScriptSet.line("p", SCRIPTS, ""));

    @TempDir
    Path folder;

    private Migrations migrations;

    @BeforeEach
    void prepare() {
        ScriptSet.prepare(database);
        migrations = Migrations.load(
                List.of(set.writeTo(folder.resolve("scripts")).location()),
                MigrationConfig.defaults().withLockWait(Duration.ofMillis(500)));
    }

    @Test
    void upgradeThroughAPoolWorks() {
        try (PgBouncer bouncer = PgBouncer.before(database, folder, 2)) {
            assertThat(upgrade(bouncer)).isEqualTo(SCRIPTS);
        }
        DatabaseState.assertFinished(database, set, "pool");
    }

    @Test
    void upgradeWhenRunsShareAPoolAppliesEachMigrationOnce() throws Exception {
        List<MigrationException> failures = new ArrayList<>();
        int applied = 0;
        try (PgBouncer bouncer = PgBouncer.before(database, folder, RUNS)) {
            CyclicBarrier barrier = new CyclicBarrier(RUNS);
            Callable<Integer> run = () -> {
                barrier.await();
                return upgrade(bouncer);
            };
            ExecutorService threads = Executors.newFixedThreadPool(RUNS);
            for (Future<Integer> outcome : threads.invokeAll(Collections.nCopies(RUNS, run))) {
                try {
                    applied += outcome.get();
                } catch (ExecutionException e) {
                    failures.add((MigrationException) e.getCause());
                }
            }
            threads.shutdown();
            // Nothing that those runs have left in the pool's sessions is in its way.
            applied += upgrade(bouncer);
        }

        assertThat(failures).allMatch(ConcurrentRunException.class::isInstance);
        assertThat(applied).isLessThanOrEqualTo(SCRIPTS);
        DatabaseState.assertFinished(database, set, "runs in a pool");
    }

    private int upgrade(PgBouncer bouncer) {
        return migrations
                .upgrade(TestDatabase.connections(bouncer.jdbcUrl()), List.of(Target.parse("heads")))
                .applied()
                .size();
    }
}
