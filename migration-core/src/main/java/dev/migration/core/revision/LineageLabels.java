package dev.migration.core.revision;

import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that each revision goes by. A label is handed on to all descendants, and backwards as far as the line is
 * straight: up to, but not including, a branch point or merge point. Lines without labels of their own share one set.
 */
final class LineageLabels {

    private final RevisionMap map;
    private final Graph graph;
    private final List<Set<BranchLabel>> labels;

    LineageLabels(RevisionMap map) {
        this.map = map;
        this.graph = map.graph();
        this.labels = new ArrayList<>(Collections.nCopies(graph.size(), Set.of()));
        for (int vertex = 0; vertex < graph.size(); vertex++) {
            handBack(vertex);
        }
        for (int vertex : graph.order(graph.all())) {
            labels.set(vertex, inherited(vertex));
        }
    }

    /** Returns the labels in their order. */
    List<BranchLabel> of(int vertex) {
        return List.copyOf(labels.get(vertex));
    }

    private void handBack(int declaring) {
        List<BranchLabel> declared = map.revision(declaring).branchLabels();
        if (declared.isEmpty()) {
            return;
        }
        add(declaring, declared);
        int vertex = declaring;
        while (isStraight(vertex) && graph.down().degree(vertex) == 1) {
            vertex = graph.down().of(vertex)[0];
            if (isStraight(vertex)) {
                add(vertex, declared);
            }
        }
    }

    private boolean isStraight(int vertex) {
        return graph.next().degree(vertex) <= 1 && graph.down().degree(vertex) <= 1;
    }

    private void add(int vertex, List<BranchLabel> declared) {
        Set<BranchLabel> all = new TreeSet<>(labels.get(vertex));
        all.addAll(declared);
        labels.set(vertex, all);
    }

    private Set<BranchLabel> inherited(int vertex) {
        Set<BranchLabel> own = labels.get(vertex);
        int[] parents = graph.down().of(vertex);
        if (parents.length == 0) {
            return own;
        }
        Set<BranchLabel> first = labels.get(parents[0]);
        if (first.containsAll(own)
                && Arrays.stream(parents).allMatch(parent -> first.containsAll(labels.get(parent)))) {
            return first;
        }
        Set<BranchLabel> all = new TreeSet<>(own);
        Arrays.stream(parents).forEach(parent -> all.addAll(labels.get(parent)));
        return all;
    }
}
