package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.fault.MessageProxy.Fate;
import dev.migration.core.testing.Relay.Side;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that upgrade or downgrade, at some message that they exchange with the server or at some time. */
@Tag("faults")
class KilledProcessIT {

    private static final int SIGKILL = 128 + 9;

    private final TestDatabase database = TestServer.createDatabase();

    @TempDir
    Path folder;

    /** A run without a fault: how many messages each side sends, and how long it takes. */
    private record CleanRun(int client, int server, Duration time) {}

    /** What a run is like. */
    private record Kind(TransactionMode mode, Direction direction) {

        ScriptSet scripts() {
            return ScriptSet.of(mode).towards(direction);
        }
    }

    private final Map<Kind, CleanRun> cleanRuns = new HashMap<>();
    private int killed;
    private int midway;

    @Test
    void runWhenTheProcessIsKilledLeavesWholeMigrationsAndTheNextRunFinishes() throws Exception {
        for (TransactionMode mode : TransactionMode.values()) {
            ScriptSet.of(mode).writeTo(folder(mode));
            for (Direction direction : Direction.values()) {
                Kind kind = new Kind(mode, direction);
                cleanRuns.put(kind, runClean(kind));
            }
        }
        for (int round = 0; round < Rounds.KILLS; round++) {
            run(Rounds.seed(round), "round " + round + ", -Dmigration.faults.seed=" + Rounds.seed(round));
        }
        System.out.printf(
                "Kills: %d rounds from seed %d, %d processes killed, %d of them with some migrations done%n",
                Rounds.KILLS, Rounds.seed(0), killed, midway);
    }

    private void run(long seed, String name) throws Exception {
        Random random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        Kind kind = new Kind(
                random.nextInt(4) == 0 ? TransactionMode.ALL : TransactionMode.EACH,
                random.nextBoolean() ? Direction.UPGRADE : Direction.DOWNGRADE);
        ScriptSet set = kind.scripts();
        prepare(kind);
        int kills = 1 + random.nextInt(2);
        for (int kill = 1; kill <= kills; kill++) {
            if (random.nextInt(4) == 0) {
                killByTime(kind, random, name);
            } else {
                killAtMessage(kind, random, name);
            }
            DatabaseState state = DatabaseState.assertWhole(database, set, name + ", kill " + kill);
            midway += state.isMidway(set) ? 1 : 0;
        }
        run(kind, kind.direction());
        DatabaseState.assertFinished(database, set, name);
    }

    private void killAtMessage(Kind kind, Random random, String name) throws Exception {
        CleanRun clean = cleanRuns.get(kind);
        Side side = random.nextBoolean() ? Side.CLIENT : Side.SERVER;
        int at = 1 + random.nextInt(side == Side.CLIENT ? clean.client : clean.server);
        // A killed client's last words may still be on their way to the server, or not.
        Fate fate = random.nextBoolean() ? Fate.PASS : Fate.CUT_BEFORE;
        AtomicReference<Process> child = new AtomicReference<>();
        MessageProxy.Plan plan = (sender, number) -> {
            if (sender != side || number != at) {
                return Fate.PASS;
            }
            MigratingChild.kill(child.get());
            return fate;
        };
        try (MessageProxy proxy = MessageProxy.before(database, plan, /* passesLater= */ true)) {
            child.set(start(proxy.jdbcUrl(), kind));
            MigratingChild.go(child.get());
            end(child.get(), name);
        }
    }

    private void killByTime(Kind kind, Random random, String name) throws Exception {
        Process child = start(database.jdbcUrl(), kind);
        MigratingChild.go(child);
        long nanos =
                (long) (random.nextDouble() * 1.2 * cleanRuns.get(kind).time().toNanos());
        if (!child.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            MigratingChild.kill(child);
        }
        end(child, name);
    }

    private void end(Process child, String name) throws InterruptedException {
        int code = child.waitFor();
        killed += code == SIGKILL ? 1 : 0;
        assertThat(code)
                .as("%s: %s", name, child.inputReader().lines().toList())
                .isIn(0, SIGKILL);
    }

    private CleanRun runClean(Kind kind) throws IOException, InterruptedException {
        prepare(kind);
        try (MessageProxy proxy = MessageProxy.before(database, (side, number) -> Fate.PASS, true)) {
            Process child = start(proxy.jdbcUrl(), kind);
            MigratingChild.go(child);
            long start = System.nanoTime();
            List<String> said = child.inputReader().lines().toList();
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            assertThat(child.waitFor()).as(said.toString()).isZero();
            DatabaseState.assertFinished(database, kind.scripts(), "clean run");
            return new CleanRun(proxy.count(Side.CLIENT), proxy.count(Side.SERVER), time);
        }
    }

    private void prepare(Kind kind) {
        ScriptSet.prepare(database);
        if (kind.direction() == Direction.DOWNGRADE) {
            run(kind, Direction.UPGRADE);
        }
    }

    private void run(Kind kind, Direction direction) {
        Migrations migrations = Migrations.load(
                List.of(new ScriptFolder(folder(kind.mode())).location()),
                MigrationConfig.defaults().withTransaction(kind.mode()).withLockWait(Duration.ofSeconds(60)));
        direction.run(migrations, database.connections(), direction.end());
    }

    private Process start(String url, Kind kind) {
        return MigratingChild.start(
                url,
                folder(kind.mode()),
                kind.mode(),
                kind.direction(),
                kind.direction().end());
    }

    private Path folder(TransactionMode mode) {
        return folder.resolve(mode.name());
    }
}
