package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Plans upgrades from one state of the database. */
final class UpgradePlanner {

    private final RevisionMap map;
    private final Graph graph;
    private final Set<RevisionId> rows;
    private final AppliedState start;

    UpgradePlanner(RevisionMap map, Set<RevisionId> rows) {
        this.map = map;
        this.graph = map.graph();
        this.rows = rows;
        this.start = new AppliedState(map, rows);
    }

    /** Checks what can be said of the targets without rows. */
    static void check(RevisionMap map, List<Target> targets) {
        new TargetCheck(map).checkAll(targets, target -> refuseStepsDown(map.settle(target), target));
    }

    MigrationPlan plan(List<Target> targets) {
        Destinations destinations = new Destinations(map);
        for (Target target : targets) {
            refuseStepsDown(map.settle(target), target);
            destinations.add(target, map.resolve(target, rows));
        }
        return planVertices(destinations.vertices());
    }

    MigrationPlan planModules(Set<String> modules) {
        return planVertices(new ModuleHeads(map, modules).merged());
    }

    private MigrationPlan planVertices(BitSet targets) {
        BitSet missing = graph.edges().reach(targets);
        missing.andNot(start.applied());
        PlanBuilder plan = new PlanBuilder(map, start);
        for (int vertex : graph.order(missing)) {
            plan.upgrade(vertex);
        }
        return plan.build();
    }

    private static void refuseStepsDown(Target settled, Target target) {
        if (TargetCheck.stepsFromRows(settled) < 0) {
            throw NotReachableException.direction(
                    target.text(), "goes down, and an upgrade goes up. Write +N, or use downgrade.");
        }
    }
}
