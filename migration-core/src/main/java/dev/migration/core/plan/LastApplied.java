package dev.migration.core.plan;

import dev.migration.core.revision.AmbiguousWalkException;
import dev.migration.core.revision.BeyondTheEndException;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.internal.Graph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans {@code -N}: to revert the revisions applied last. The history tells which, when it agrees with the rows; without it,
 * the one row does, a step at a time.
 */
final class LastApplied {

    private final RevisionMap map;
    private final AppliedState start;
    private final List<RevisionId> newestFirst;

    LastApplied(RevisionMap map, AppliedState start, List<RevisionId> appliedInOrder) {
        this.map = map;
        this.start = start;
        List<RevisionId> reversed = new ArrayList<>(appliedInOrder);
        Collections.reverse(reversed);
        this.newestFirst = List.copyOf(new LinkedHashSet<>(reversed));
    }

    MigrationPlan plan(Target.Relative target) {
        int count = -target.steps();
        int applied = start.applied().cardinality();
        if (agrees(applied)) {
            if (count > applied) {
                throw new BeyondTheEndException(target.text(), applied);
            }
            Optional<MigrationPlan> plan = byHistory(count);
            if (plan.isPresent()) {
                return plan.get();
            }
        }
        return byRow(target, count);
    }

    private boolean agrees(int applied) {
        return newestFirst.size() == applied
                && newestFirst.stream().allMatch(id -> map.vertex(id).stream().anyMatch(start.applied()::get));
    }

    /** Returns the plan, unless the history has a revision after another that stands on it. */
    private Optional<MigrationPlan> byHistory(int count) {
        PlanBuilder plan = new PlanBuilder(map, start);
        for (RevisionId id : newestFirst.subList(0, count)) {
            int vertex = map.vertex(id).orElseThrow();
            if (plan.isStoodOn(vertex)) {
                return Optional.empty();
            }
            plan.downgrade(vertex);
        }
        return Optional.of(plan.build());
    }

    private MigrationPlan byRow(Target.Relative target, int count) {
        PlanBuilder plan = new PlanBuilder(map, start);
        for (int taken = 0; taken < count; taken++) {
            Set<RevisionId> rows = plan.rows();
            if (rows.isEmpty()) {
                throw new BeyondTheEndException(target.text(), taken);
            }
            if (rows.size() > 1) {
                List<Revision> revisions = rows.stream().map(map::revision).toList();
                throw AmbiguousWalkException.rows(target.text(), revisions, forms(target, revisions));
            }
            plan.downgrade(map.vertex(rows.iterator().next()).orElseThrow());
        }
        return plan.build();
    }

    /** Returns {@code name@-N} for the first rows, the name being a label where one leads to that row only. */
    private List<String> forms(Target.Relative target, List<Revision> rows) {
        BitSet vertices = map.vertices(rows.stream().map(Revision::id).toList());
        return rows.stream()
                .limit(3)
                .map(row -> name(row, vertices) + "@" + target.text())
                .toList();
    }

    /** Returns the nearest label below the row; if another row stands on it as well, so it does on those further down. */
    private String name(Revision row, BitSet rows) {
        Graph graph = map.graph();
        int vertex = map.vertex(row.id()).orElseThrow();
        Deque<Integer> open = new ArrayDeque<>(List.of(vertex));
        BitSet seen = new BitSet(graph.size());
        while (!open.isEmpty()) {
            int ancestor = open.remove();
            List<BranchLabel> labels = map.revision(ancestor).branchLabels();
            if (!labels.isEmpty()) {
                boolean fits = leadsOnlyTo(vertex, graph.lineage(ancestor), rows);
                return fits ? labels.get(0).value() : row.id().value();
            }
            for (int down : graph.down().of(ancestor)) {
                if (!seen.get(down)) {
                    seen.set(down);
                    open.add(down);
                }
            }
        }
        return row.id().value();
    }

    private static boolean leadsOnlyTo(int row, BitSet lineage, BitSet rows) {
        BitSet others = (BitSet) rows.clone();
        others.clear(row);
        return !others.intersects(lineage);
    }
}
