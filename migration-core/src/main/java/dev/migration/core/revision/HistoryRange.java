package dev.migration.core.revision;

import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Finds the revisions that a range of the history spans. */
final class HistoryRange {

    private final RevisionMap map;
    private final Graph graph;
    private final Set<RevisionId> rows;

    HistoryRange(RevisionMap map, Set<RevisionId> rows) {
        this.map = map;
        this.graph = map.graph();
        this.rows = rows;
    }

    /** Checks what can be said of the range without rows. */
    void check(RevisionRange range) {
        if (!range.asksForTheDatabase()) {
            vertices(range);
            return;
        }
        refuseSeveralStarts(range);
        range.to().ifPresent(this::check);
        // Steps down to a start are counted from the end, which may be where the database is.
        range.from().stream()
                .filter(start -> !isStepsDown(start instanceof Target.OnBranch branch ? branch.inner() : start))
                .forEach(this::check);
    }

    /** Checks what can be said, without rows, of a target of a command that shows the graph. */
    void check(Target target) {
        if (!target.asksForTheDatabase()) {
            map.resolveFromHeads(target, Set.of());
            return;
        }
        map.refuseSteps(target);
        if (target instanceof Target.OnBranch onBranch) {
            map.branch(onBranch.branch());
        }
    }

    BitSet vertices(RevisionRange range) {
        refuseSeveralStarts(range);
        Optional<Target> from = range.from().stream().findFirst();
        BitSet upper = range.to().map(this::end).orElseGet(() -> graph.without(graph.allNext()));
        BitSet lower = from.map(start -> start(map.settle(start), upper)).orElseGet(BitSet::new);
        BitSet result = graph.edges().reach(upper);
        if (!lower.isEmpty()) {
            result.and(graph.allNext().reach(lower));
        }
        if (result.isEmpty() && !upper.isEmpty()) {
            throw graph.allNext().reachStrictly(upper).intersects(lower)
                    ? NotAncestorException.backwards(range.text())
                    : NotAncestorException.unrelated(range.text());
        }
        return result;
    }

    private static void refuseSeveralStarts(RevisionRange range) {
        if (range.from().size() > 1) {
            throw new InvalidRangeException(range.text(), "A history has one start; write it as from:to.");
        }
    }

    private BitSet end(Target target) {
        return vertices(map.resolveFromHeads(target, rows));
    }

    private BitSet start(Target target, BitSet upper) {
        if (isStepsDown(target)) {
            return stepsBelow((Target.Relative) target, target.text(), upper, Optional.empty());
        }
        if (target instanceof Target.OnBranch onBranch && isStepsDown(onBranch.inner())) {
            BitSet lineage = graph.lineage(map.branch(onBranch.branch()));
            BitSet ends = graph.edges().reach(upper);
            ends.and(lineage);
            ends.andNot(graph.down().step(ends));
            if (ends.isEmpty()) {
                throw new NotInBranchException(onBranch.branch(), "the end of the range");
            }
            return stepsBelow((Target.Relative) onBranch.inner(), target.text(), ends, Optional.of(lineage));
        }
        return vertices(map.resolveWithoutSteps(target, rows));
    }

    /** Returns where the steps lead from each of the ends; from one that they lead before a base, that base. */
    private BitSet stepsBelow(Target.Relative steps, String argument, BitSet ends, Optional<BitSet> lineage) {
        Walk walk = new Walk(map, argument, lineage);
        BitSet result = new BitSet(graph.size());
        ends.stream().forEach(end -> {
            int almost = steps.steps() + 1;
            result.set(walk.from(end, steps.steps())
                    .orElseGet(() -> walk.from(end, almost).orElseThrow()));
        });
        return result;
    }

    private static boolean isStepsDown(Target target) {
        return target instanceof Target.Relative relative && relative.start().isEmpty() && relative.steps() < 0;
    }

    private BitSet vertices(Iterable<Revision> revisions) {
        BitSet result = new BitSet(graph.size());
        revisions.forEach(revision -> map.vertex(revision.id()).ifPresent(result::set));
        return result;
    }
}
