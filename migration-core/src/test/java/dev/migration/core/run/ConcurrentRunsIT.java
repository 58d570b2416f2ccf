package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import dev.migration.core.script.ScriptDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentRunsIT {

    private static final int RUNS = 8;
    private static final int SCRIPTS = 20;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void upgradeWhenTheRowsChangedSinceThePlanAppliesNothing() {
        bench.script("a", "", "").upgrade();
        bench.script("b", "a", "CREATE TABLE t ()");

        assertThatThrownBy(() ->
                        bench.with(Listeners.whenPlanned(() -> setRow("x"))).upgrade())
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessage("Another run changed public.migration_version at the same time: it should hold 'a'"
                        + " and holds 'x'. This run applied nothing."
                        + " Run the same command again when the other run is through.");
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.rows()).containsExactly("x");
        assertThat(bench.history()).containsExactly("upgrade a");
    }

    @Test
    void upgradeWhenTheRowsChangeBetweenStepsKeepsThoseBefore() {
        bench.script("a", "", "").script("b", "a", "CREATE TABLE t ()");

        assertThatThrownBy(() -> bench.with(Listeners.beforeStep(
                                "b", () -> bench.database().execute("DELETE FROM migration_version")))
                        .upgrade())
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessage("Another run changed public.migration_version at the same time: it should hold 'a'"
                        + " and holds no row. This run applied 1 of 2."
                        + " Run the same command again when the other run is through.");
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenARowCameSinceThePlanAppliesNothing() {
        bench.script("a", "", "CREATE TABLE t ()");

        assertThatThrownBy(() -> bench.with(Listeners.beforeStep(
                                "a", () -> bench.database().execute("INSERT INTO migration_version VALUES ('x')")))
                        .upgrade())
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessageContaining("it should hold no row and holds 'x'.");
    }

    @Test
    void upgradeWhenARedundantRowWentSinceThePlanNamesTheRowsOfThePlan() {
        bench.script("a", "", "").script("b", "a", "").upgrade();
        bench.database().execute("INSERT INTO migration_version VALUES ('a')");

        assertThatThrownBy(() -> bench.with(Listeners.whenPlanned(() ->
                                bench.database().execute("DELETE FROM migration_version WHERE version_num = 'a'")))
                        .upgrade())
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessageContaining("it should hold 'a', 'b' and holds 'b'. This run applied nothing.");
    }

    @Test
    void upgradeWhenTheRunIsOneTransactionAndARowChangedAppliesNothing() {
        bench.script("a", "", "").upgrade();
        bench.script("b", "a", "CREATE TABLE t ()").script("c", "b", "");

        assertThatThrownBy(() -> bench.inOneTransaction()
                        .with(Listeners.whenPlanned(() -> setRow("x")))
                        .upgrade())
                .isInstanceOf(ConcurrentRunException.class)
                .hasMessageContaining("This run applied nothing.");
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenThreadsRunAtOnceAppliesEachMigrationOnce() throws Exception {
        writeScripts();

        assertThat(atOnce(bench::upgrade)).satisfies(ConcurrentRunsIT::areOneRunAndIdlers);
        assertAppliedOnce();
    }

    @Test
    void upgradeWhenAnIndexIsBuiltConcurrentlyIsNotStoppedByThoseThatWait() throws Exception {
        writeScripts();
        bench.scripts()
                .text(
                        "z",
                        "-- step z\n-- revision: z\n-- revises: r" + SCRIPTS
                                + "\n\n-- migration:upgrade transaction=none\nCREATE TABLE u (n integer);\n"
                                + "CREATE INDEX CONCURRENTLY u_n ON u (n);\nDROP INDEX CONCURRENTLY u_n");

        assertThat(atOnce(bench::upgrade))
                .containsOnlyOnce("APPLIED " + (SCRIPTS + 1))
                .contains("APPLIED 0");
        assertThat(bench.rows()).containsExactly("z");
    }

    /** As behind a pooler that gives each transaction another session. */
    @Test
    void runWhenNoLockKeepsRunsApartAppliesEachMigrationOnce() throws Exception {
        writeScripts();

        assertThat(atOnce(this::upgradeWithoutLock))
                .allMatch(ConcurrentRunsIT::isClean)
                .anyMatch(outcome -> outcome.startsWith("APPLIED"));
        assertAppliedOnce();
    }

    private static List<String> atOnce(Callable<RunResult> run) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(RUNS);
        ExecutorService threads = Executors.newFixedThreadPool(RUNS);
        Callable<String> outcome = () -> {
            barrier.await();
            try {
                return "APPLIED " + run.call().applied().size();
            } catch (MigrationException e) {
                return e.getClass().getSimpleName() + " " + e.getMessage();
            }
        };
        List<String> outcomes = new ArrayList<>();
        for (Future<String> future : threads.invokeAll(Collections.nCopies(RUNS, outcome))) {
            outcomes.add(future.get());
        }
        threads.shutdown();
        return outcomes;
    }

    private RunResult upgradeWithoutLock() {
        ScriptDirectory scripts = ScriptDirectory.load(List.of(bench.scripts().location()));
        try (Session session = Session.open(bench.connections(), bench.listener())) {
            Set<RevisionId> rows = new Bookkeeping(bench.config()).readHeads(session);
            MigrationPlan plan = new Planner(scripts.revisionMap()).planUpgrade(rows, List.of(Target.parse("heads")));
            return new OnlineRunner(session, bench.config(), bench.listener())
                    .run(new Preparation(scripts, bench.config().transaction()).prepare(plan));
        }
    }

    private void writeScripts() {
        for (int i = 1; i <= SCRIPTS; i++) {
            bench.script(
                    "r%02d".formatted(i),
                    i == 1 ? "" : "r%02d".formatted(i - 1),
                    "CREATE TABLE t" + i + " ();\nSELECT 1");
        }
    }

    private static void areOneRunAndIdlers(List<? extends String> outcomes) {
        List<String> expected = new ArrayList<>(Collections.nCopies(RUNS - 1, "APPLIED 0"));
        expected.add("APPLIED " + SCRIPTS);
        assertThat(List.<String>copyOf(outcomes)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Whether a run either came through or says that another one was quicker. */
    private static boolean isClean(String outcome) {
        return outcome.matches(
                "APPLIED \\d+|ConcurrentRunException Another run changed public\\.migration_version at the"
                        + " same time: it should hold (no row|'r\\d\\d') and holds 'r\\d\\d'\\. This run applied [^.]+\\. Run the"
                        + " same command again when the other run is through\\.");
    }

    private void assertAppliedOnce() {
        assertThat(bench.rows()).containsExactly("r" + SCRIPTS);
        assertThat(bench.history())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, SCRIPTS)
                        .mapToObj("upgrade r%02d"::formatted)
                        .toList());
        assertThat(bench.database().query("SELECT count(*) FROM pg_tables WHERE tablename ~ '^t[0-9]+$'"))
                .containsExactly("" + SCRIPTS);
    }

    private void setRow(String revision) {
        bench.database().execute("UPDATE migration_version SET version_num = '" + revision + "'");
    }
}
