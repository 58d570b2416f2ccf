package dev.migration.core.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Finds vertices by their whole id or label, or by its beginning. Immutable after {@link #of}. */
final class NameIndex {

    private final Map<String, Integer> vertices;
    private final String[] sorted;

    private NameIndex(Map<String, Integer> vertices, String[] sorted) {
        this.vertices = vertices;
        this.sorted = sorted;
    }

    /** Creates the index; of two revisions that claim a name the first has it. */
    static NameIndex of(List<Revision> revisions) {
        Map<String, Integer> vertices = new HashMap<>(revisions.size() * 2);
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            vertices.putIfAbsent(revisions.get(vertex).id().value(), vertex);
        }
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            for (BranchLabel label : revisions.get(vertex).branchLabels()) {
                vertices.putIfAbsent(label.value(), vertex);
            }
        }
        String[] sorted = vertices.keySet().toArray(String[]::new);
        Arrays.sort(sorted);
        return new NameIndex(vertices, sorted);
    }

    OptionalInt exact(String name) {
        Integer vertex = vertices.get(name);
        return vertex == null ? OptionalInt.empty() : OptionalInt.of(vertex);
    }

    /** Returns the names that start so and belong to one of {@code within}, in their order. */
    List<String> startingWith(String prefix, BitSet within) {
        int position = Arrays.binarySearch(sorted, prefix);
        int from = position >= 0 ? position : -position - 1;
        return Arrays.stream(sorted, from, sorted.length)
                .takeWhile(name -> name.startsWith(prefix))
                .filter(name -> within.get(exact(name).orElseThrow()))
                .toList();
    }
}
