package dev.migration.core.plan;

import dev.migration.core.revision.AmbiguousWalkException;
import dev.migration.core.revision.BeyondTheEndException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.internal.Graph;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** What {@code branch@-N} takes away: steps down the branch from its applied tip, and what stands on them. */
final class BranchSteps {

    private final RevisionMap map;
    private final Graph graph;
    private final BitSet applied;

    BranchSteps(RevisionMap map, BitSet applied) {
        this.map = map;
        this.graph = map.graph();
        this.applied = applied;
    }

    /** Returns the applied revisions that {@code count} steps down the lineage of {@code branch} revert. */
    BitSet above(Target.OnBranch target, int branch, int count) {
        if (!applied.get(branch)) {
            throw new NotAppliedException(target.branch());
        }
        BitSet lineage = graph.lineage(branch);
        BitSet tips = (BitSet) lineage.clone();
        tips.and(applied);
        tips = graph.maximal(tips);
        int[] ways = tips.stream().toArray();
        BitSet reverted = new BitSet(graph.size());
        for (int taken = 0; taken < count; taken++) {
            if (ways.length == 0) {
                throw new BeyondTheEndException(target.text(), taken);
            }
            if (ways.length > 1) {
                throw AmbiguousWalkException.ways(target.text(), byId(ways));
            }
            refusePassing(target, ways[0], reverted);
            graph.allNext().extend(reverted, ways[0]);
            ways = Arrays.stream(graph.down().of(ways[0])).filter(lineage::get).toArray();
        }
        reverted.and(applied);
        return reverted;
    }

    private void refusePassing(Target.OnBranch target, int vertex, BitSet reverted) {
        int[] standing = Arrays.stream(graph.next().of(vertex))
                .filter(child -> applied.get(child) && !reverted.get(child))
                .toArray();
        if (standing.length > 0) {
            throw new BranchPointException(target.text(), map.revision(vertex), byId(standing));
        }
    }

    private List<Revision> byId(int[] vertices) {
        return Arrays.stream(vertices)
                .mapToObj(map::revision)
                .sorted(Comparator.comparing(Revision::id))
                .toList();
    }
}
