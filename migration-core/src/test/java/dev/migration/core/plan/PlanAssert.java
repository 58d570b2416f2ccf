package dev.migration.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.TestGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the steps of a plan together with the rows: those that it says it leaves, and those that its writes lead to. */
public final class PlanAssert {

    private final RevisionMap map;
    private final MigrationPlan plan;

    private PlanAssert(RevisionMap map, MigrationPlan plan) {
        this.map = map;
        this.plan = plan;
    }

    public static PlanAssert assertThatPlan(RevisionMap map, MigrationPlan plan) {
        return new PlanAssert(map, plan).isSound();
    }

    /** Checks the steps, as {@code a b c}, and the rows after, as {@code c, d}. */
    public PlanAssert runs(String steps, String rowsAfter) {
        assertThat(ids())
                .isEqualTo(
                        steps.isBlank()
                                ? List.of()
                                : Arrays.asList(steps.strip().split(" +")));
        return leaves(rowsAfter);
    }

    /** Checks the steps in whatever order they are; that it is a valid one is checked for every plan. */
    public PlanAssert runsInAnyOrder(String steps, String rowsAfter) {
        assertThat(ids()).containsExactlyInAnyOrder(steps.strip().split(" +"));
        return leaves(rowsAfter);
    }

    public PlanAssert leaves(String rowsAfter) {
        assertThat(plan.rowsAfter()).containsExactlyElementsOf(TestGraph.ids(rowsAfter));
        return this;
    }

    public PlanAssert warnsOf(String redundant) {
        assertThat(plan.redundantRows()).containsExactlyElementsOf(TestGraph.ids(redundant));
        return this;
    }

    private List<String> ids() {
        return plan.steps().stream()
                .filter(step -> !(step instanceof StampStep))
                .map(step -> revision(step).id().value())
                .toList();
    }

    private static Revision revision(Step step) {
        return step instanceof UpgradeStep upgrade ? upgrade.revision() : ((DowngradeStep) step).revision();
    }

    /** Replays the writes; the rows must be the maximal applied revisions after each step, and steps must respect needs. */
    private PlanAssert isSound() {
        Set<RevisionId> rows = new TreeSet<>(plan.rowsBefore());
        plan.redundantRows().forEach(rows::remove);
        Set<RevisionId> applied = new TreeSet<>(ids(map.applied(rows)));
        for (Step step : plan.steps()) {
            assertThat(step.rowsBefore()).isEqualTo(rows);
            for (HeadsChange change : step.headsChanges()) {
                rows = change.applyTo(rows);
            }
            assertThat(step.rowsAfter()).isEqualTo(rows);
            if (!(step instanceof StampStep)) {
                follow(step, applied);
                assertThat(rows).isEqualTo(maximal(applied));
            }
        }
        assertThat(plan.rowsAfter()).isEqualTo(rows);
        return this;
    }

    private void follow(Step step, Set<RevisionId> applied) {
        RevisionId id = revision(step).id();
        if (step instanceof UpgradeStep) {
            assertThat(applied).containsAll(needs(id)).doesNotContain(id);
            applied.add(id);
        } else {
            assertThat(applied).contains(id);
            applied.remove(id);
            applied.forEach(other -> assertThat(needs(other)).doesNotContain(id));
        }
    }

    private Set<RevisionId> maximal(Set<RevisionId> applied) {
        Set<RevisionId> result = new TreeSet<>(applied);
        applied.forEach(id -> result.removeAll(needs(id)));
        return result;
    }

    private Set<RevisionId> needs(RevisionId id) {
        Set<RevisionId> result = new TreeSet<>(map.revision(id).downRevisions());
        result.addAll(ids(map.dependencies(id)));
        return result;
    }

    private static List<RevisionId> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }
}
