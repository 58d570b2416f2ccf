package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.error.MigrationException;
import dev.migration.core.fault.MessageProxy.Fate;
import dev.migration.core.testing.Relay.Side;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cuts the connection after, within and before each message of a run, one run a cut. */
@Tag("faults")
class CutConnectionIT {

    /** More than the driver sends at once, so that a cut can fall between two pieces. */
    private static final int MUCH_DATA = 20_000;

    private final TestDatabase database = TestServer.createDatabase();

    @TempDir
    Path folder;

    private ScriptSet set;
    private Migrations migrations;

    private void write(TransactionMode mode, Direction direction) {
        set = (mode == TransactionMode.EACH ? mixed() : transactions()).towards(direction);
        migrations = Migrations.load(
                List.of(set.writeTo(folder).location()),
                MigrationConfig.defaults().withTransaction(mode).withLockWait(Duration.ofMillis(100)));
    }

    @ParameterizedTest
    @CsvSource({"EACH, UPGRADE", "EACH, DOWNGRADE", "ALL, UPGRADE", "ALL, DOWNGRADE"})
    void runWhenTheConnectionIsCutAtAMessageOfTheClientLeavesWholeMigrations(
            TransactionMode mode, Direction direction) {
        write(mode, direction);
        int messages = countMessages(Side.CLIENT);
        int every = direction == Direction.UPGRADE ? 1 : Rounds.CUT_DOWNGRADE_EVERY;

        for (int at = 1; at <= messages; at += every) {
            cut(Side.CLIENT, at, Fate.CUT_WITHIN, at % 2 == 0);
            cut(Side.CLIENT, at, Fate.CUT_AFTER, at % 2 == 1);
        }
        System.out.printf(
                "Cuts: within and after one in %d of %d messages of the client, %s, %s%n",
                every, messages, mode, direction);
    }

    @ParameterizedTest
    @CsvSource({"EACH, UPGRADE", "EACH, DOWNGRADE", "ALL, UPGRADE", "ALL, DOWNGRADE"})
    void runWhenTheConnectionIsCutAtAMessageOfTheServerLeavesWholeMigrations(
            TransactionMode mode, Direction direction) {
        write(mode, direction);
        int messages = countMessages(Side.SERVER);
        int every = direction == Direction.UPGRADE ? Rounds.CUT_EVERY : Rounds.CUT_DOWNGRADE_EVERY;

        for (int at = 1; at <= messages; at += every) {
            cut(Side.SERVER, at, Fate.CUT_BEFORE, at % 2 == 0);
        }
        System.out.printf(
                "Cuts: before one in %d of %d messages of the server, %s, %s%n", every, messages, mode, direction);
    }

    private int countMessages(Side side) {
        prepare();
        try (MessageProxy proxy = MessageProxy.before(database, (sender, number) -> Fate.PASS, true)) {
            run(proxy.jdbcUrl());
            DatabaseState.assertFinished(database, set, "clean run");
            return proxy.count(side);
        }
    }

    private void cut(Side side, int at, Fate fate, boolean serverStaysThere) {
        String name = "%s %s of %s, %s".formatted(fate, at, side, set.direction());
        prepare();
        MessageProxy.Plan plan = (sender, number) -> sender == side && number == at ? fate : Fate.PASS;
        try (MessageProxy proxy = MessageProxy.before(database, plan, serverStaysThere)) {
            Optional<MigrationException> failure = fail(proxy.jdbcUrl());
            DatabaseState state = DatabaseState.assertWhole(database, set, name);
            if (failure.isEmpty()) {
                assertThat(state.heads()).as(name).isEqualTo(set.end());
            }
        }
        run(database.jdbcUrl());
        DatabaseState.assertFinished(database, set, name);
    }

    private void prepare() {
        ScriptSet.prepare(database);
        if (set.direction() == Direction.DOWNGRADE) {
            Direction.UPGRADE.run(migrations, database.connections(), Direction.UPGRADE.end());
        }
    }

    private Optional<MigrationException> fail(String url) {
        try {
            run(url);
            return Optional.empty();
        } catch (MigrationException e) {
            return Optional.of(e);
        }
    }

    private void run(String url) {
        set.direction()
                .run(migrations, TestDatabase.connections(url), set.direction().end());
    }

    private static ScriptSet mixed() {
        return new ScriptSet(List.of(
                Specimen.transactional("a", "", Deed.table("a"), Deed.row("a")),
                Specimen.stepwise(
                        "b",
                        "a",
                        Deed.row("b.1"),
                        Deed.index("b", "a"),
                        Deed.copy("b.3", 2),
                        Deed.untraced("VACUUM a")),
                Specimen.transactional("c", "b", Deed.table("c"), Deed.copy("c", MUCH_DATA), Deed.row("c.3")),
                Specimen.transactional("d", "c", Deed.table("d"))));
    }

    private static ScriptSet transactions() {
        return new ScriptSet(List.of(
                Specimen.transactional("a", "", Deed.table("a"), Deed.copy("a", 2)),
                Specimen.transactional("b", "a", Deed.table("b"), Deed.row("b"))));
    }
}
