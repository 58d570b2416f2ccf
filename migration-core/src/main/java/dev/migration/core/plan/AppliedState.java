package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Where the database is, in vertices of the graph. Not to be written to. */
final class AppliedState {

    private final Set<RevisionId> given;
    private final BitSet rows;
    private final BitSet redundant;
    private final BitSet applied;

    /**
     * Takes the rows of the version table.
     *
     * @throws dev.migration.core.revision.UnknownRevisionException if no script has one of them
     */
    AppliedState(RevisionMap map, Set<RevisionId> given) {
        Graph graph = map.graph();
        this.given = given;
        BitSet all = map.vertices(given);
        this.rows = graph.maximal(all);
        this.redundant = (BitSet) all.clone();
        redundant.andNot(rows);
        this.applied = graph.edges().reach(rows);
    }

    Set<RevisionId> given() {
        return given;
    }

    /** Returns the rows that no other row implies. */
    BitSet rows() {
        return rows;
    }

    /** Returns the rows that another row implies. */
    BitSet redundant() {
        return redundant;
    }

    /** Returns the rows and all their ancestors over all edges. */
    BitSet applied() {
        return applied;
    }

    /** Returns the ids of vertices, by id. */
    static List<RevisionId> ids(RevisionMap map, BitSet vertices) {
        return vertices.stream()
                .mapToObj(vertex -> map.revision(vertex).id())
                .sorted()
                .toList();
    }
}
