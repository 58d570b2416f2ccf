package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.fault.MessageProxy.Fate;
import dev.migration.core.fault.MessageProxy.Side;
import dev.migration.core.revision.Target;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that upgrade, at some message that they exchange with the server or at some time. */
@Tag("faults")
class KilledProcessIT {

    private static final int SIGKILL = 128 + 9;

    private final TestDatabase database = TestServer.createDatabase();

    @TempDir
    Path folder;

    /** A run without a fault: how many messages each side sends, and how long it takes. */
    private record CleanRun(int client, int server, Duration time) {}

    private final Map<TransactionMode, CleanRun> cleanRuns = new EnumMap<>(TransactionMode.class);
    private int killed;
    private int midway;

    @Test
    void upgradeWhenTheProcessIsKilledLeavesWholeMigrationsAndTheNextRunFinishes() throws Exception {
        for (TransactionMode mode : TransactionMode.values()) {
            ScriptSet.of(mode).writeTo(folder(mode));
            cleanRuns.put(mode, runClean(mode));
        }
        for (int round = 0; round < Rounds.KILLS; round++) {
            run(Rounds.seed(round), "round " + round + ", -Dmigration.faults.seed=" + Rounds.seed(round));
        }
        System.out.printf(
                "Kills: %d rounds from seed %d, %d processes killed, %d of them with some migrations applied%n",
                Rounds.KILLS, Rounds.seed(0), killed, midway);
    }

    private void run(long seed, String name) throws Exception {
        Random random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        TransactionMode mode = random.nextInt(4) == 0 ? TransactionMode.ALL : TransactionMode.EACH;
        ScriptSet set = ScriptSet.of(mode);
        ScriptSet.prepare(database);
        int kills = 1 + random.nextInt(2);
        for (int kill = 1; kill <= kills; kill++) {
            if (random.nextInt(4) == 0) {
                killByTime(mode, random, name);
            } else {
                killAtMessage(mode, random, name);
            }
            DatabaseState state = DatabaseState.assertWhole(database, set, name + ", kill " + kill);
            midway += state.history().isEmpty() || state.heads().equals(set.heads()) ? 0 : 1;
        }
        rerun(mode);
        DatabaseState.assertFinished(database, set, name);
    }

    private void killAtMessage(TransactionMode mode, Random random, String name) throws Exception {
        CleanRun clean = cleanRuns.get(mode);
        Side side = random.nextBoolean() ? Side.CLIENT : Side.SERVER;
        int at = 1 + random.nextInt(side == Side.CLIENT ? clean.client : clean.server);
        // A killed client's last words may still be on their way to the server, or not.
        Fate fate = random.nextBoolean() ? Fate.PASS : Fate.CUT_BEFORE;
        AtomicReference<Process> child = new AtomicReference<>();
        MessageProxy.Plan plan = (sender, number) -> {
            if (sender != side || number != at) {
                return Fate.PASS;
            }
            UpgradeChild.kill(child.get());
            return fate;
        };
        try (MessageProxy proxy = MessageProxy.before(database, plan, /* passesLater= */ true)) {
            child.set(start(proxy.jdbcUrl(), mode));
            UpgradeChild.go(child.get());
            end(child.get(), name);
        }
    }

    private void killByTime(TransactionMode mode, Random random, String name) throws Exception {
        Process child = start(database.jdbcUrl(), mode);
        UpgradeChild.go(child);
        long nanos =
                (long) (random.nextDouble() * 1.2 * cleanRuns.get(mode).time().toNanos());
        if (!child.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            UpgradeChild.kill(child);
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

    private CleanRun runClean(TransactionMode mode) throws IOException, InterruptedException {
        ScriptSet.prepare(database);
        try (MessageProxy proxy = MessageProxy.before(database, (side, number) -> Fate.PASS, true)) {
            Process child = start(proxy.jdbcUrl(), mode);
            UpgradeChild.go(child);
            long start = System.nanoTime();
            List<String> said = child.inputReader().lines().toList();
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            assertThat(child.waitFor()).as(said.toString()).isZero();
            DatabaseState.assertFinished(database, ScriptSet.of(mode), "clean run");
            return new CleanRun(proxy.count(Side.CLIENT), proxy.count(Side.SERVER), time);
        }
    }

    private void rerun(TransactionMode mode) {
        Migrations.load(
                        List.of(new ScriptFolder(folder(mode)).location()),
                        MigrationConfig.defaults().withTransaction(mode).withLockWait(Duration.ofSeconds(60)))
                .upgrade(database.connections(), List.of(Target.parse("heads")));
    }

    private Process start(String url, TransactionMode mode) {
        return UpgradeChild.start(url, folder(mode), mode, "heads");
    }

    private Path folder(TransactionMode mode) {
        return folder.resolve(mode.name());
    }
}
