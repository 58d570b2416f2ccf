package dev.migration.core.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Finds vertices by their whole id or label, or by its beginning. Immutable; the names are put into order when a beginning is
 * first asked for, which in most runs none is.
 */
final class NameIndex {

    private final Map<String, Integer> vertices;
    private volatile String @Nullable [] sorted;

    private NameIndex(Map<String, Integer> vertices) {
        this.vertices = vertices;
    }

    /** Creates the index; of two revisions that claim a name the first has it. */
    static NameIndex of(List<Revision> revisions) {
        Map<String, Integer> vertices = new HashMap<>(revisions.size() * 2);
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            vertices.putIfAbsent(revisions.get(vertex).id().value(), vertex);
        }
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            List<BranchLabel> labels = revisions.get(vertex).branchLabels();
            for (int i = 0; i < labels.size(); i++) {
                vertices.putIfAbsent(labels.get(i).value(), vertex);
            }
        }
        return new NameIndex(vertices);
    }

    OptionalInt exact(String name) {
        Integer vertex = vertices.get(name);
        return vertex == null ? OptionalInt.empty() : OptionalInt.of(vertex);
    }

    /** Returns the names that start so and belong to one of {@code within}, in their order. */
    List<String> startingWith(String prefix, BitSet within) {
        String[] inOrder = inOrder();
        int position = Arrays.binarySearch(inOrder, prefix);
        int from = position >= 0 ? position : -position - 1;
        return Arrays.stream(inOrder, from, inOrder.length)
                .takeWhile(name -> name.startsWith(prefix))
                .filter(name -> within.get(exact(name).orElseThrow()))
                .toList();
    }

    private String[] inOrder() {
        String[] known = sorted;
        if (known == null) {
            known = vertices.keySet().toArray(String[]::new);
            Arrays.sort(known);
            sorted = known;
        }
        return known;
    }
}
