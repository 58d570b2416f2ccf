package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.plan.Step;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.testing.ServerProxy;
import dev.migration.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in one transaction, several steps of which share a message. */
class PackedRunIT {

    private static final int STEPS = 20;

    @TempDir
    Path folder;

    private Workbench bench;
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void start() {
        bench = Workbench.in(folder).inOneTransaction().with(new Recorder(""));
    }

    @Test
    void runTellsEachStepInItsOrderAndItsNoticesWithinIt() {
        scripts(n -> n == 9 ? "DROP TABLE IF EXISTS nothing" : "CREATE TABLE t" + n + " ()");

        bench.upgrade();

        List<String> expected = new ArrayList<>();
        for (int n = 0; n < STEPS; n++) {
            expected.add("started " + id(n));
            if (n == 9) {
                expected.add("NOTICE table \"nothing\" does not exist, skipping");
            }
            expected.add("finished " + id(n));
        }
        assertThat(events).isEqualTo(expected);
        assertThat(bench.rows()).containsExactly(id(STEPS - 1));
        assertThat(bench.exists("t18")).isTrue();
    }

    @Test
    void runWhenDowngradingTakesBackAllSteps() {
        for (int n = 0; n < STEPS; n++) {
            bench.scripts().write(id(n), n == 0 ? "" : id(n - 1), "CREATE TABLE t" + n + " ()", "DROP TABLE t" + n);
        }
        bench.upgrade();
        events.clear();

        bench.downgrade("base");

        assertThat(events)
                .hasSize(2 * STEPS)
                .startsWith("started " + id(19), "finished " + id(19), "started " + id(18));
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.exists("t7")).isFalse();
    }

    @Test
    void runNeedsFewRoundTripsForQuickSteps() throws IOException {
        scripts(n -> "CREATE TABLE t" + n + " ()");

        assertThat(roundTrips()).isLessThan(STEPS);
    }

    @Test
    void runSendsAloneWhatMayAnswerWithRows() throws IOException {
        scripts(n -> n % 2 == 0
                ? "SELECT " + n
                : "CREATE TABLE t" + n + " (n integer);\nDELETE FROM t" + n + " RETURNING n");

        assertThat(roundTrips()).isEqualTo(STEPS);
    }

    @Test
    void runSendsAloneWhatBringsData() {
        scripts(n -> n == 0 ? "CREATE TABLE t (n integer)" : "COPY t FROM stdin;\n" + n + "\n\\.");

        bench.upgrade();

        assertThat(bench.database().query("SELECT count(*) FROM t")).containsExactly("19");
        assertThat(events).hasSize(2 * STEPS);
    }

    @Test
    void runGivesTheDurationsThatTheServerMeasured() {
        scripts(n -> n == 9 ? "CREATE TABLE slow AS SELECT 1 AS n FROM pg_sleep(0.02)" : "CREATE TABLE t" + n + " ()");

        RunResult result = bench.upgrade();

        // Its answer comes together with those of the steps around it.
        assertThat(result.applied().get(9).duration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void runWhenAStatementFailsNamesItsStepAndKeepsNothing() {
        scripts(n -> n == 11 ? "CREATE TABLE u ();\nINSERT INTO nowhere VALUES (1)" : "CREATE TABLE t" + n + " ()");

        assertThatThrownBy(() -> bench.upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                Migration r11 (step r11) of module 'app' failed at r11.sql:8:13:
                    INSERT INTO nowhere VALUES (1)
                relation "nowhere" does not exist (SQLSTATE 42P01)
                Nothing of this run stays. The database is at base. This run applied nothing. \
                Correct the script and run the same command again.""");
        assertThat(events).hasSize(23).endsWith("finished r10", "started r11");
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.exists("t0")).isFalse();
        assertThat(bench.database().query("SELECT revision || ' ' || state FROM migration_history"))
                .containsExactly("r11 failed");
    }

    @Test
    void runWhenAStatementHasASyntaxErrorNamesItsStep() {
        scripts(n -> n == 11 ? "CREATE TABEL u ()" : "CREATE TABLE t" + n + " ()");

        MigrationFailedException failure = catchThrowableOfType(MigrationFailedException.class, () -> bench.upgrade());

        assertThat(failure.step().revision().id()).hasToString("r11");
        assertThat(failure.failure().place()).hasToString("r11.sql:7:8");
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void runWhenTheListenerThrowsWithinAMessageKeepsNothing() {
        scripts(n -> "CREATE TABLE t" + n + " ()");

        assertThatThrownBy(() -> bench.with(new Recorder("started r12")).upgrade())
                .hasMessage("stop");

        assertThat(events).endsWith("finished r11", "started r12");
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.exists("t0")).isFalse();
    }

    private void scripts(IntFunction<String> upgrade) {
        IntStream.range(0, STEPS).forEach(n -> bench.script(id(n), n == 0 ? "" : id(n - 1), upgrade.apply(n)));
    }

    private static String id(int n) {
        return "r" + (n < 10 ? "0" : "") + n;
    }

    /** Returns how many messages the run sends from its first step to its last. */
    private int roundTrips() throws IOException {
        List<Integer> trips = new ArrayList<>();
        try (ServerProxy proxy = ServerProxy.before(bench.database())) {
            bench.with(TestDatabase.connections(proxy.jdbcUrl()))
                    .with(new MigrationListener() {
                        @Override
                        public void stepStarted(Step step) {
                            trips.add(proxy.roundTrips());
                        }

                        @Override
                        public void stepFinished(Step step, Duration duration) {
                            trips.add(proxy.roundTrips());
                        }
                    })
                    .upgrade();
        }
        return trips.get(trips.size() - 1) - trips.get(0);
    }

    /** Records what happens in a run's steps, and ends the run at one of these events. */
    private final class Recorder implements MigrationListener {

        private final String end;

        Recorder(String end) {
            this.end = end;
        }

        @Override
        public void stepStarted(Step step) {
            record("started " + name(step));
        }

        @Override
        public void serverNotice(String severity, String message) {
            record(severity + " " + message);
        }

        @Override
        public void stepFinished(Step step, Duration duration) {
            record("finished " + name(step));
        }

        private static RevisionId name(Step step) {
            return ((RevisionStep) step).revision().id();
        }

        private void record(String event) {
            events.add(event);
            if (event.equals(end)) {
                throw new IllegalStateException("stop");
            }
        }
    }
}
