package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes upgrade at once; every one of them ends well. */
@Tag("faults")
class ManyProcessesIT {

    private final TestDatabase database = TestServer.createDatabase();

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() {
        ScriptSet.prepare(database);
    }

    @Test
    void upgradeWhenManyProcessesRunAtOnceAppliesEachMigrationOnce() throws Exception {
        ScriptSet set = ScriptSet.mixed();
        set.writeTo(folder);

        List<Integer> applied = runAtOnce(process -> "heads");

        assertThat(applied)
                .hasSize(Rounds.PROCESSES)
                .containsOnlyOnce(set.scripts().size());
        assertThat(applied.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(set.scripts().size());
        DatabaseState.assertFinished(database, set, "many processes");
    }

    @Test
    void upgradeWhenProcessesUpgradeTwoBranchesAtOnceAppliesBoth() throws Exception {
        List<Specimen> scripts = new ArrayList<>(ScriptSet.line("a", 10, ""));
        scripts.addAll(ScriptSet.line("b", 10, ""));
        scripts.add(Specimen.stepwise("b011", "b010", Deed.row("b011.1"), Deed.index("b011", "b001")));
        ScriptSet set = new ScriptSet(scripts);
        set.writeTo(folder);

        List<Integer> applied = runAtOnce(process -> process % 2 == 0 ? "a010" : "b011");

        assertThat(applied).containsOnlyOnce(10).containsOnlyOnce(11);
        assertThat(applied.stream().mapToInt(Integer::intValue).sum()).isEqualTo(scripts.size());
        DatabaseState.assertFinished(database, set, "two branches");
    }

    /** Returns how many migrations each process has applied; each has ended with 0. */
    private List<Integer> runAtOnce(IntFunction<String> target) throws IOException, InterruptedException {
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < Rounds.PROCESSES; i++) {
            children.add(MigratingChild.start(
                    database.jdbcUrl(), folder, TransactionMode.EACH, Direction.UPGRADE, target.apply(i)));
        }
        for (Process child : children) {
            MigratingChild.awaitReady(child);
        }
        for (Process child : children) {
            MigratingChild.begin(child);
        }
        List<Integer> applied = new ArrayList<>();
        for (Process child : children) {
            String said = child.inputReader().readLine();
            assertThat(child.waitFor()).as(said).isZero();
            applied.add(Integer.parseInt(said.substring("APPLIED ".length())));
        }
        return applied;
    }
}
