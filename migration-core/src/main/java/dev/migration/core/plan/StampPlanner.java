package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Plans stamps from one state of the database. */
final class StampPlanner {

    private final RevisionMap map;
    private final Graph graph;
    private final Set<RevisionId> rows;
    private final AppliedState start;

    StampPlanner(RevisionMap map, Set<RevisionId> rows, boolean purge) {
        this.map = map;
        this.graph = map.graph();
        this.rows = rows;
        this.start = new AppliedState(map, purge ? Set.of() : rows);
    }

    /** Checks what can be said of the targets without rows. */
    static void check(RevisionMap map, List<Target> targets) {
        new TargetCheck(map).checkAll(targets, map::refuseSteps);
    }

    MigrationPlan plan(List<Target> targets) {
        Destinations destinations = new Destinations(map);
        BitSet applied = (BitSet) start.applied().clone();
        for (Target target : targets) {
            destinations.add(target, map.resolveWithoutSteps(target, start.given()));
            clear(target, applied);
        }
        BitSet stamped = destinations.vertices();
        applied.andNot(graph.allNext().reachStrictly(stamped));
        applied.or(graph.edges().reach(stamped));
        return plan(Set.copyOf(AppliedState.ids(map, graph.maximal(applied))));
    }

    /** Takes out what a target before all revisions, or before those of a branch, says is not there. */
    private void clear(Target target, BitSet applied) {
        if (target instanceof Target.Base) {
            applied.clear();
        }
        if (target instanceof Target.OnBranch onBranch && onBranch.inner() instanceof Target.Base) {
            applied.andNot(new BranchBase(map, start.applied()).above(map.branch(onBranch.branch())));
        }
    }

    private MigrationPlan plan(Set<RevisionId> after) {
        List<HeadsChange> changes = Rows.changes(rows, after);
        List<Step> steps = changes.isEmpty() ? List.of() : List.of(new StampStep(rows, after, changes));
        return new MigrationPlan(steps, rows, after, List.of());
    }
}
