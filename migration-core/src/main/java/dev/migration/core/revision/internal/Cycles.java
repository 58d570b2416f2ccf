package dev.migration.core.revision.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what makes a graph cyclic. */
public final class Cycles {

    private final Adjacency edges;
    private final Adjacency inverse;
    private final int[] component;

    private Cycles(Adjacency edges) {
        this.edges = edges;
        this.inverse = edges.inverse();
        this.component = new int[edges.size()];
    }

    /**
     * Returns one cycle, a shortest one through its lowest vertex, for each set of vertices that can all be reached from one
     * another; each cycle starts at its lowest vertex and follows the edges. Edges from a vertex to itself do not count.
     *
     * @param edges the vertices that the edges of each vertex lead to
     */
    public static List<int[]> find(int[][] edges) {
        return new Cycles(new Adjacency(edges)).find();
    }

    private List<int[]> find() {
        List<int[]> result = new ArrayList<>();
        int[] finished = finishingOrder();
        for (int i = finished.length - 1; i >= 0; i--) {
            int vertex = finished[i];
            if (component[vertex] == 0) {
                int lowest = assign(vertex, i + 1);
                if (lowest >= 0) {
                    result.add(shortest(lowest));
                }
            }
        }
        result.sort((left, right) -> Integer.compare(left[0], right[0]));
        return result;
    }

    /** Returns the vertices in the order in which a depth-first walk leaves them for good. */
    private int[] finishingOrder() {
        int[] result = new int[edges.size()];
        int[] nextEdge = new int[edges.size()];
        BitSet seen = new BitSet(edges.size());
        int done = 0;
        for (int root = 0; root < edges.size(); root++) {
            if (seen.get(root)) {
                continue;
            }
            IntStack path = new IntStack();
            path.push(root);
            seen.set(root);
            while (!path.isEmpty()) {
                int vertex = path.peek();
                if (nextEdge[vertex] == edges.degree(vertex)) {
                    result[done++] = path.pop();
                    continue;
                }
                int neighbour = edges.of(vertex)[nextEdge[vertex]++];
                if (!seen.get(neighbour)) {
                    seen.set(neighbour);
                    path.push(neighbour);
                }
            }
        }
        return result;
    }

    /** Gives all that can be reached from {@code root} and back the same number; returns the lowest, or -1 if it is alone. */
    private int assign(int root, int number) {
        IntStack open = new IntStack();
        open.push(root);
        component[root] = number;
        int lowest = root;
        int size = 0;
        while (!open.isEmpty()) {
            int vertex = open.pop();
            size++;
            lowest = Math.min(lowest, vertex);
            for (int source : inverse.of(vertex)) {
                if (component[source] == 0) {
                    component[source] = number;
                    open.push(source);
                }
            }
        }
        return size > 1 ? lowest : -1;
    }

    private int[] shortest(int start) {
        Map<Integer, Integer> cameFrom = new HashMap<>();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(start);
        while (true) {
            int vertex = open.remove();
            for (int neighbour : edges.of(vertex)) {
                if (neighbour == start && vertex != start) {
                    return path(start, vertex, cameFrom);
                }
                if (neighbour != start
                        && component[neighbour] == component[start]
                        && cameFrom.putIfAbsent(neighbour, vertex) == null) {
                    open.add(neighbour);
                }
            }
        }
    }

    private static int[] path(int start, int end, Map<Integer, Integer> cameFrom) {
        List<Integer> reversed = new ArrayList<>();
        for (int vertex = end; vertex != start; vertex = requireNonNull(cameFrom.get(vertex))) {
            reversed.add(vertex);
        }
        int[] result = new int[reversed.size() + 1];
        result[0] = start;
        for (int i = 0; i < reversed.size(); i++) {
            result[result.length - 1 - i] = reversed.get(i);
        }
        return result;
    }
}
