package dev.migration.core.plan;

import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;

/** What {@code branch@base} takes away: the branch, but not what another applied branch shares with it. */
final class BranchBase {

    private final Graph graph;
    private final BitSet applied;

    BranchBase(RevisionMap map, BitSet applied) {
        this.graph = map.graph();
        this.applied = applied;
    }

    /**
     * Returns the applied revisions of the lineage of {@code branch} and all applied ones above them over all edges, less the
     * ancestors of {@code branch} that an applied revision outside of the lineage descends from.
     */
    BitSet above(int branch) {
        BitSet lineage = graph.lineage(branch);
        BitSet outside = (BitSet) applied.clone();
        outside.andNot(lineage);
        BitSet shared = graph.down().reach(outside);
        BitSet self = new BitSet();
        self.set(branch);
        shared.and(graph.down().reachStrictly(self));

        BitSet own = (BitSet) lineage.clone();
        own.and(applied);
        own.andNot(shared);
        BitSet result = graph.allNext().reach(own);
        result.and(applied);
        return result;
    }
}
