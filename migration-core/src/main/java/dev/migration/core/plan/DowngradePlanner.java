package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Plans downgrades from one state of the database. */
final class DowngradePlanner {

    private final RevisionMap map;
    private final Graph graph;
    private final Set<RevisionId> rows;
    private final AppliedState start;
    private final List<RevisionId> appliedInOrder;

    DowngradePlanner(RevisionMap map, Set<RevisionId> rows, List<RevisionId> appliedInOrder) {
        this.map = map;
        this.graph = map.graph();
        this.rows = rows;
        this.start = new AppliedState(map, rows);
        this.appliedInOrder = appliedInOrder;
    }

    /** Checks what can be said of the target without rows. */
    static void check(RevisionMap map, Target target) {
        refuseStepsUp(map.settle(target), target);
        new TargetCheck(map).check(target);
    }

    MigrationPlan plan(Target target) {
        Target settled = map.settle(target);
        refuseStepsUp(settled, target);
        if (settled instanceof Target.OnBranch onBranch) {
            return revert(inBranch(onBranch, map.branch(onBranch.branch())));
        }
        if (settled instanceof Target.Relative relative && relative.start().isEmpty()) {
            return new LastApplied(map, start, appliedInOrder).plan(relative);
        }
        if (settled instanceof Target.Base) {
            return revert(start.applied());
        }
        List<Revision> found = map.resolve(settled, rows);
        return revert(found.isEmpty() ? beforeBases(settled) : above(settled, found, graph.all()));
    }

    private BitSet inBranch(Target.OnBranch target, int branch) {
        if (target.inner() instanceof Target.Relative relative
                && relative.start().isEmpty()) {
            return new BranchSteps(map, start.applied()).above(target, branch, -relative.steps());
        }
        List<Revision> found = map.resolve(target, rows);
        return found.isEmpty()
                ? new BranchBase(map, start.applied()).above(branch)
                : above(target, found, graph.lineage(branch));
    }

    /** Returns what stands on the revisions that revise one of {@code found} and are in the lineage, those included. */
    private BitSet above(Target target, List<Revision> found, BitSet lineage) {
        BitSet reached = new BitSet(graph.size());
        found.forEach(revision -> map.vertex(revision.id()).ifPresent(reached::set));
        BitSet roots = graph.next().step(reached);
        roots.and(lineage);
        BitSet result = appliedFrom(roots);
        reached.andNot(start.applied());
        if (result.isEmpty() && !reached.isEmpty()) {
            throw NotReachableException.notApplied(target.text(), map.revisions(reached));
        }
        return result;
    }

    /** Returns what stands on the bases of the line down which steps led before a base. */
    private BitSet beforeBases(Target target) {
        BitSet roots = graph.without(graph.down());
        if (target instanceof Target.Relative relative) {
            relative.start()
                    .flatMap(from -> map.resolve(from, rows).stream().findFirst())
                    .ifPresent(from ->
                            roots.and(graph.lineage(map.vertex(from.id()).orElseThrow())));
        }
        return appliedFrom(roots);
    }

    private BitSet appliedFrom(BitSet roots) {
        BitSet result = graph.allNext().reach(roots);
        result.and(start.applied());
        return result;
    }

    private MigrationPlan revert(BitSet vertices) {
        PlanBuilder plan = new PlanBuilder(map, start);
        int[] order = graph.order(vertices);
        for (int i = order.length - 1; i >= 0; i--) {
            plan.downgrade(order[i]);
        }
        return plan.build();
    }

    private static void refuseStepsUp(Target settled, Target target) {
        if (TargetCheck.stepsFromRows(settled) > 0) {
            throw NotReachableException.direction(
                    target.text(), "goes up, and a downgrade goes down. Write -N, or use upgrade.");
        }
    }
}
