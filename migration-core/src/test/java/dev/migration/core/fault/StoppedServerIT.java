package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.error.MigrationException;
import dev.migration.core.event.MigrationListener;
import dev.migration.core.fault.OwnServer.Stop;
import dev.migration.core.plan.Step;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops the server in the middle of a run, in order and by a crash, and starts it again. */
@Tag("faults")
class StoppedServerIT {

    /** Waits for its end in a session that is told so. */
    private static final String STANDS_STILL =
            "DO $$ BEGIN RAISE NOTICE 'now'; IF current_setting('fault.waits', true) = 'on' THEN"
                    + " PERFORM pg_sleep(600); END IF; END $$";

    private static final String AND_WAITS = "&options=-c%20fault.waits=on";

    @TempDir
    static Path serverFolder;

    private static OwnServer server;
    private static TestDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void startServer() {
        // So that a crash takes what nobody has waited for.
        server = OwnServer.in(serverFolder, List.of(), List.of("synchronous_commit=off", "wal_writer_delay=10s"))
                .start();
        database = server.database("postgres");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void prepare() {
        ScriptSet.prepare(database);
        // What is prepared stays; the crash is to take no more than migrations.
        database.execute("CHECKPOINT");
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void upgradeWhenTheServerStopsBetweenMigrationsLeavesWholeOnes(Stop stop) {
        ScriptSet set = ScriptSet.mixed();
        Migrations migrations = load(set, TransactionMode.EACH);

        assertThatThrownBy(() -> upgrade(migrations.withListener(beforeStep("m01", stop))))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("this run had applied 6 of 9.");

        finish(set, migrations, stop + " between migrations");
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void upgradeWhenTheServerStopsWithinAMigrationLeavesNothingOfIt(Stop stop) {
        List<Specimen> scripts = new ArrayList<>(ScriptSet.line("a", 3, ""));
        scripts.add(Specimen.transactional("b", "a003", Deed.row("b"), Deed.untraced(STANDS_STILL), Deed.row("b.3")));
        ScriptSet set = new ScriptSet(scripts);
        Migrations migrations = load(set, TransactionMode.EACH);

        assertThatThrownBy(() -> upgrade(migrations.withListener(atNotice(stop)), database.jdbcUrl() + AND_WAITS))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("this run had applied 3 of 4.");

        finish(set, migrations, stop + " within a migration");
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void upgradeWhenTheServerStopsWithinAMigrationWithoutTransactionGoesOnThere(Stop stop) {
        ScriptSet set = new ScriptSet(List.of(
                Specimen.transactional("a", "", Deed.table("a")),
                Specimen.stepwise(
                        "b",
                        "a",
                        Deed.row("b.1"),
                        Deed.index("b", "a"),
                        Deed.untraced(STANDS_STILL),
                        Deed.row("b.4"))));
        Migrations migrations = load(set, TransactionMode.EACH);

        assertThatThrownBy(() -> upgrade(migrations.withListener(atNotice(stop)), database.jdbcUrl() + AND_WAITS))
                .isInstanceOf(MigrationException.class);

        finish(set, migrations, stop + " without transaction");
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void upgradeWhenTheRunIsOneTransactionAndTheServerStopsLeavesNothing(Stop stop) {
        ScriptSet set = ScriptSet.transactions();
        Migrations migrations = load(set, TransactionMode.ALL);

        assertThatThrownBy(() -> upgrade(migrations.withListener(beforeStep("r05", stop))))
                .isInstanceOf(MigrationException.class);

        server.start();
        assertThat(DatabaseState.assertWhole(database, set, stop + " in one transaction")
                        .heads())
                .isEmpty();
        upgrade(migrations);
        DatabaseState.assertFinished(database, set, stop + " in one transaction");
    }

    @Test
    void upgradeWhenTheServerStopsAtSomeMomentLeavesWholeMigrations() throws InterruptedException {
        List<Specimen> scripts = new ArrayList<>(ScriptSet.mixed().scripts());
        scripts.addAll(ScriptSet.line("x", 40, "m03"));
        ScriptSet set = new ScriptSet(scripts);
        Migrations migrations = load(set, TransactionMode.EACH);
        int lost = 0;
        for (int round = 0; round < Rounds.STOPS; round++) {
            Random random = new Random(Rounds.seed(round));
            random.nextLong();
            Stop stop = random.nextInt(4) == 0 ? Stop.FAST : Stop.IMMEDIATE;
            String name = stop + " in round " + round + ", -Dmigration.faults.seed=" + Rounds.seed(round);
            prepare();

            int applied = stopAfter(random.nextInt(scripts.size() + 1), stop, migrations);

            server.start();
            DatabaseState state = DatabaseState.assertWhole(database, set, name);
            lost += Math.max(0, applied - set.closure(state.heads()).size());
            upgrade(migrations);
            DatabaseState.assertFinished(database, set, name);
        }
        System.out.printf(
                "Stops: %d rounds from seed %d, %d migrations lost with crashes and applied again%n",
                Rounds.STOPS, Rounds.seed(0), lost);
    }

    /** Returns how many migrations were through when the run ended. */
    private static int stopAfter(int steps, Stop stop, Migrations migrations) throws InterruptedException {
        AtomicInteger applied = new AtomicInteger();
        CountDownLatch reached = new CountDownLatch(steps);
        MigrationListener counting = new MigrationListener() {
            @Override
            public void stepFinished(Step step, Duration duration) {
                applied.incrementAndGet();
                reached.countDown();
            }
        };
        Thread run = new Thread(() -> {
            try {
                upgrade(migrations.withListener(counting));
            } catch (MigrationException e) {
                // As it must be, unless the run was quicker.
            }
        });
        run.start();
        reached.await();
        server.stop(stop);
        run.join();
        return applied.get();
    }

    private static void finish(ScriptSet set, Migrations migrations, String name) {
        server.start();
        DatabaseState.assertWhole(database, set, name);
        upgrade(migrations);
        DatabaseState.assertFinished(database, set, name);
    }

    private static MigrationListener beforeStep(String revision, Stop stop) {
        return new MigrationListener() {
            @Override
            public void stepStarted(Step step) {
                if (step.to().toString().equals("[" + revision + "]")) {
                    server.stop(stop);
                }
            }
        };
    }

    private static MigrationListener atNotice(Stop stop) {
        return new MigrationListener() {
            private boolean stopped;

            @Override
            public void serverNotice(String severity, String message) {
                if (message.equals("now") && !stopped) {
                    stopped = true;
                    server.stop(stop);
                }
            }
        };
    }

    private Migrations load(ScriptSet set, TransactionMode mode) {
        return Migrations.load(
                List.of(set.writeTo(folder).location()),
                MigrationConfig.defaults().withTransaction(mode).withLockWait(Duration.ofSeconds(1)));
    }

    private static void upgrade(Migrations migrations) {
        upgrade(migrations, database.jdbcUrl());
    }

    private static void upgrade(Migrations migrations, String url) {
        migrations.upgrade(TestDatabase.connections(url), List.of(Target.parse("heads")));
    }
}
