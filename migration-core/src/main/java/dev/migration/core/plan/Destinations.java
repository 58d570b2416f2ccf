package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The revisions that the targets of one command mean; refuses one that is an ancestor of another. */
final class Destinations {

    private final RevisionMap map;
    private final Graph graph;
    private final List<Target> targets = new ArrayList<>();
    private final List<BitSet> found = new ArrayList<>();

    Destinations(RevisionMap map) {
        this.map = map;
        this.graph = map.graph();
    }

    void add(Target target, List<Revision> revisions) {
        BitSet vertices = new BitSet(graph.size());
        revisions.forEach(revision -> map.vertex(revision.id()).ifPresent(vertices::set));
        targets.add(target);
        found.add(vertices);
    }

    /**
     * Returns what all targets mean.
     *
     * @throws OverlapException if one is an ancestor of another, over down revisions
     */
    BitSet vertices() {
        BitSet result = new BitSet(graph.size());
        found.forEach(result::or);
        for (int upper = 0; upper < found.size() && found.size() > 1; upper++) {
            refuseOverlap(upper);
        }
        return result;
    }

    private void refuseOverlap(int upper) {
        BitSet ancestors = graph.down().reachStrictly(found.get(upper));
        for (int lower = 0; lower < found.size(); lower++) {
            if (lower != upper && found.get(lower).intersects(ancestors)) {
                throw new OverlapException(
                        targets.get(lower).text(), targets.get(upper).text());
            }
        }
    }
}
