package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.event.MigrationListener;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerIT {

    private static final String STOP = "stop";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void upgradeTellsWhatHappensInOrder() {
        List<String> events = new ArrayList<>();
        bench.script("a", "", "DO $$ BEGIN RAISE NOTICE 'hello'; RAISE WARNING 'beware'; END $$")
                .script("b", "a", "")
                .with(new Recorder(events))
                .upgrade();

        assertThat(events)
                .containsExactly(
                        "connected the database",
                        "planned 2",
                        "started a",
                        "NOTICE hello",
                        "WARNING beware",
                        "finished a",
                        "started b",
                        "finished b");
    }

    @Test
    void upgradeWhenAStepFailsTellsNothingMore() {
        List<String> events = new ArrayList<>();
        bench.script("a", "", "SELECT 1 / 0").script("b", "a", "");

        assertThatThrownBy(() -> bench.with(new Recorder(events)).upgrade())
                .isInstanceOf(MigrationFailedException.class);

        assertThat(events).containsExactly("connected the database", "planned 2", "started a");
    }

    @Test
    void upgradeWhenNothingIsToDoTellsOfTheEmptyPlan() {
        List<String> events = new ArrayList<>();

        bench.with(new Recorder(events)).upgrade();

        assertThat(events).containsExactly("connected the database", "planned 0");
    }

    @Test
    void upgradeWhenTheListenerThrowsAtThePlanRunsNothing() {
        bench.script("a", "", "CREATE TABLE t ()");

        assertThatThrownBy(() ->
                        bench.with(Listeners.whenPlanned(ListenerIT::stop)).upgrade())
                .hasMessage(STOP);
        assertThat(bench.exists("migration_version")).isFalse();
    }

    @Test
    void upgradeWhenTheListenerThrowsBeforeAStepKeepsThoseBefore() {
        bench.script("a", "", "").script("b", "a", "");

        assertThatThrownBy(() ->
                        bench.with(Listeners.beforeStep("b", ListenerIT::stop)).upgrade())
                .hasMessage(STOP);
        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    void upgradeWhenTheListenerThrowsInOneTransactionKeepsNothing() {
        bench.script("a", "", "").script("b", "a", "");

        assertThatThrownBy(() -> bench.inOneTransaction()
                        .with(Listeners.beforeStep("b", ListenerIT::stop))
                        .upgrade())
                .hasMessage(STOP);
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void upgradeWhenTheListenerThrowsAtANoticeFinishesTheStepAndStops() {
        List<String> notices = new ArrayList<>();
        bench.script("a", "", "DO $$ BEGIN RAISE NOTICE 'one'; RAISE NOTICE 'two'; END $$")
                .script("b", "a", "");

        assertThatThrownBy(() -> bench.with(Listeners.ofNotices(notice -> {
                            notices.add(notice);
                            throw new AssertionError(STOP);
                        }))
                        .upgrade())
                .hasMessage(STOP);
        assertThat(notices).containsExactly("NOTICE one");
        assertThat(bench.rows()).containsExactly("a");
    }

    private static void stop() {
        throw new IllegalStateException(STOP);
    }

    private record Recorder(List<String> events) implements MigrationListener {

        @Override
        public void connected(String display, String origin) {
            events.add("connected " + display);
        }

        @Override
        public void planned(MigrationPlan plan) {
            events.add("planned " + plan.steps().size());
        }

        @Override
        public void stepStarted(Step step) {
            events.add("started " + step.to().get(0));
        }

        @Override
        public void serverNotice(String severity, String message) {
            events.add(severity + " " + message);
        }

        @Override
        public void stepFinished(Step step, Duration duration) {
            events.add("finished " + step.to().get(0));
        }
    }
}
