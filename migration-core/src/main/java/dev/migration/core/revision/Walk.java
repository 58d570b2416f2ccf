package dev.migration.core.revision;

import dev.migration.core.revision.internal.Graph;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Goes up and down the lines of the graph, a down revision at a time. A vertex of -1 is the place before all bases.
 * Dependencies are never walked.
 */
final class Walk {

    private final RevisionMap map;
    private final Graph graph;
    private final String argument;
    private final Optional<BitSet> lineage;

    /**
     * Creates the walk.
     *
     * @param argument the target as written, for errors
     * @param lineage what not to leave; empty = the whole graph
     */
    Walk(RevisionMap map, String argument, Optional<BitSet> lineage) {
        this.map = map;
        this.graph = map.graph();
        this.argument = argument;
        this.lineage = lineage;
    }

    /** Returns where the steps lead, down when negative; empty = before a base. */
    OptionalInt from(int start, int steps) {
        int position = start;
        for (int taken = 0; taken < Math.abs(steps); taken++) {
            position = steps > 0 ? up(position, taken) : down(position, taken);
        }
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }

    private int up(int position, int taken) {
        int[] ways = narrowed(position < 0 ? bases() : graph.next().of(position));
        if (ways.length == 0) {
            throw new BeyondTheEndException(argument, taken);
        }
        return theOne(ways);
    }

    private int down(int position, int taken) {
        if (position < 0) {
            throw new BeyondTheEndException(argument, taken);
        }
        int[] ways = narrowed(graph.down().of(position));
        return ways.length == 0 ? -1 : theOne(ways);
    }

    private int[] bases() {
        return graph.without(graph.down()).stream().toArray();
    }

    private int[] narrowed(int[] ways) {
        return lineage.isEmpty() || ways.length == 0
                ? ways
                : Arrays.stream(ways).filter(lineage.get()::get).toArray();
    }

    private int theOne(int[] ways) {
        if (ways.length > 1) {
            throw AmbiguousWalkException.ways(
                    argument,
                    Arrays.stream(ways)
                            .mapToObj(map::revision)
                            .sorted(Comparator.comparing(Revision::id))
                            .toList());
        }
        return ways[0];
    }
}
