package dev.migration.core.revision.internal;

import java.util.BitSet;

/** The edges of one kind between the vertices {@code 0 … size - 1}. Immutable. */
public final class Adjacency {

    private final int[][] neighbours;

    Adjacency(int[][] neighbours) {
        this.neighbours = neighbours;
    }

    /** Returns the number of vertices. */
    public int size() {
        return neighbours.length;
    }

    /** Returns the vertices that the edges of {@code vertex} lead to, in the order given. Not to be written to. */
    public int[] of(int vertex) {
        return neighbours[vertex];
    }

    /** Returns the number of edges that leave {@code vertex}. */
    public int degree(int vertex) {
        return neighbours[vertex].length;
    }

    /** Returns all vertices one edge away from any of {@code vertices}, as a new set. */
    public BitSet step(BitSet vertices) {
        BitSet result = new BitSet(neighbours.length);
        for (int vertex = vertices.nextSetBit(0); vertex >= 0; vertex = vertices.nextSetBit(vertex + 1)) {
            for (int neighbour : neighbours[vertex]) {
                result.set(neighbour);
            }
        }
        return result;
    }

    /** Returns {@code start} and all that can be reached from it, as a new set. */
    public BitSet reach(BitSet start) {
        BitSet result = new BitSet(neighbours.length);
        start.stream().forEach(vertex -> extend(result, vertex));
        return result;
    }

    /** Adds {@code vertex} and all that can be reached from it to a set that holds all that its own vertices reach. */
    public void extend(BitSet reached, int vertex) {
        if (reached.get(vertex)) {
            return;
        }
        IntStack open = new IntStack();
        open.push(vertex);
        reached.set(vertex);
        while (!open.isEmpty()) {
            for (int neighbour : neighbours[open.pop()]) {
                if (!reached.get(neighbour)) {
                    reached.set(neighbour);
                    open.push(neighbour);
                }
            }
        }
    }

    /** Returns what can be reached from {@code start} by one edge or more, as a new set. */
    public BitSet reachStrictly(BitSet start) {
        return reach(step(start));
    }

    /** Returns the same edges, turned round; the sources of a vertex are in ascending order. */
    Adjacency inverse() {
        int[] counts = new int[neighbours.length];
        for (int[] targets : neighbours) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] sources = new int[neighbours.length][];
        for (int vertex = 0; vertex < sources.length; vertex++) {
            sources[vertex] = counts[vertex] == 0 ? NONE : new int[counts[vertex]];
        }
        for (int vertex = neighbours.length - 1; vertex >= 0; vertex--) {
            for (int target : neighbours[vertex]) {
                sources[target][--counts[target]] = vertex;
            }
        }
        return new Adjacency(sources);
    }

    static final int[] NONE = {};
}
