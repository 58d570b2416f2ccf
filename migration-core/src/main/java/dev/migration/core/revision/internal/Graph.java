package dev.migration.core.revision.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * The revision graph over the vertices {@code 0 … size - 1}: a vertex is the rank of its revision by module order, then
 * id. It has two kinds of edge, to down revisions and to dependencies. All but {@link #isAcyclic} takes it to be free of
 * cycles over both.
 *
 * <p>A dependency that an ancestor has as well is not taken out of {@link #edges}: what can be reached, and which elements
 * of a set that holds all its own ancestors are maximal, is the same with and without it.
 *
 * <p>Immutable. No walk recurses, and each visits a vertex and an edge once.
 */
public final class Graph {

    private final Adjacency down;
    private final Adjacency edges;
    private final Adjacency next;
    private final Adjacency allNext;

    /**
     * Creates the graph.
     *
     * @param down the down revisions of each vertex, in the order declared, each once
     * @param dependencies the dependencies of each vertex, each once
     */
    public Graph(int[][] down, int[][] dependencies) {
        this.down = new Adjacency(down);
        this.edges = new Adjacency(union(down, dependencies));
        this.next = this.down.inverse();
        this.allNext = this.edges.inverse();
    }

    /** Returns the number of vertices. */
    public int size() {
        return down.size();
    }

    /** Returns the edges to down revisions. */
    public Adjacency down() {
        return down;
    }

    /** Returns the edges to down revisions and dependencies. */
    public Adjacency edges() {
        return edges;
    }

    /** Returns {@link #down}, turned round. */
    public Adjacency next() {
        return next;
    }

    /** Returns {@link #edges}, turned round. */
    public Adjacency allNext() {
        return allNext;
    }

    /** Returns all vertices, as a new set. */
    public BitSet all() {
        BitSet result = new BitSet(size());
        result.set(0, size());
        return result;
    }

    /** Returns the vertices without an edge of the given kind: heads for {@link #next}, bases for {@link #down}. */
    public BitSet without(Adjacency kind) {
        BitSet result = new BitSet(size());
        for (int vertex = 0; vertex < size(); vertex++) {
            result.set(vertex, kind.degree(vertex) == 0);
        }
        return result;
    }

    /** Returns {@code vertex}, its ancestors and its descendants, over down revisions only. */
    public BitSet lineage(int vertex) {
        BitSet self = new BitSet(size());
        self.set(vertex);
        BitSet result = down.reach(self);
        result.or(next.reach(self));
        return result;
    }

    /** Returns those of {@code vertices} that none of the others has as an ancestor, over all edges. */
    public BitSet maximal(BitSet vertices) {
        BitSet result = (BitSet) vertices.clone();
        if (result.cardinality() > 1) {
            result.andNot(edges.reachStrictly(vertices));
        }
        return result;
    }

    /** Returns whether no vertex is its own ancestor. */
    public boolean isAcyclic() {
        int[] waitingFor = new int[size()];
        IntStack ready = new IntStack();
        for (int vertex = 0; vertex < size(); vertex++) {
            waitingFor[vertex] = edges.degree(vertex);
            if (waitingFor[vertex] == 0) {
                ready.push(vertex);
            }
        }
        int taken = 0;
        while (!ready.isEmpty()) {
            taken++;
            for (int descendant : allNext.of(ready.pop())) {
                if (--waitingFor[descendant] == 0) {
                    ready.push(descendant);
                }
            }
        }
        return taken == size();
    }

    /**
     * Returns {@code vertices} in the order in which they are applied: ancestors first; of those that are ready, first one
     * that revises the vertex just taken, then the lowest.
     */
    public int[] order(BitSet vertices) {
        return new Ordering(vertices).run();
    }

    private static int[][] union(int[][] down, int[][] dependencies) {
        int[][] result = new int[down.length][];
        for (int vertex = 0; vertex < down.length; vertex++) {
            int[] own = down[vertex];
            result[vertex] = dependencies[vertex].length == 0 ? own : concat(own, others(dependencies[vertex], own));
        }
        return result;
    }

    private static int[] others(int[] dependencies, int[] down) {
        int[] known = down.clone();
        Arrays.sort(known);
        return Arrays.stream(dependencies)
                .filter(dependency -> Arrays.binarySearch(known, dependency) < 0)
                .toArray();
    }

    private static int[] concat(int[] first, int[] second) {
        int[] result = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, result, first.length, second.length);
        return result;
    }

    private final class Ordering {

        private final BitSet vertices;
        private final int[] waitingFor = new int[size()];
        private final PriorityQueue<Integer> ready = new PriorityQueue<>();
        private final int[] order;
        private int taken;

        Ordering(BitSet vertices) {
            this.vertices = vertices;
            this.order = new int[vertices.cardinality()];
        }

        int[] run() {
            for (int vertex = vertices.nextSetBit(0); vertex >= 0; vertex = vertices.nextSetBit(vertex + 1)) {
                count(vertex);
            }
            while (!ready.isEmpty()) {
                int vertex = ready.remove();
                while (vertex >= 0) {
                    order[taken++] = vertex;
                    vertex = release(vertex);
                }
            }
            return order;
        }

        private void count(int vertex) {
            for (int ancestor : edges.of(vertex)) {
                waitingFor[vertex] += vertices.get(ancestor) ? 1 : 0;
            }
            if (waitingFor[vertex] == 0) {
                ready.add(vertex);
            }
        }

        /** Makes ready what waited for {@code vertex} only; returns the one that goes on with its line, or -1. */
        private int release(int vertex) {
            int successor = -1;
            for (int descendant : allNext.of(vertex)) {
                if (!vertices.get(descendant) || --waitingFor[descendant] > 0) {
                    continue;
                }
                if (successor < 0 && revises(descendant, vertex)) {
                    successor = descendant;
                } else {
                    ready.add(descendant);
                }
            }
            return successor;
        }

        private boolean revises(int vertex, int parent) {
            for (int candidate : down.of(vertex)) {
                if (candidate == parent) {
                    return true;
                }
            }
            return false;
        }
    }
}
