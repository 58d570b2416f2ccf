package dev.migration.core.revision;

import dev.migration.core.revision.GraphFault.Reference;
import dev.migration.core.revision.internal.Cycles;
import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Turns revisions into a {@link Graph}, collecting all that is wrong with them. For one use. */
final class GraphBuilder {

    private static final Comparator<Revision> ORDER = Comparator.comparingInt(
                    (Revision revision) -> revision.origin().moduleOrder())
            .thenComparing(Revision::id)
            .thenComparing(revision -> revision.origin().file());

    private final List<GraphFault> faults = new ArrayList<>();
    private final List<Revision> revisions;
    private final NameIndex names;
    private final BitSet all;
    private final int[][] down;
    private final int[][] dependencies;

    /** Takes the revisions; of several with one id, the first counts. */
    GraphBuilder(Collection<Revision> given) {
        Map<RevisionId, List<Revision>> byId = new LinkedHashMap<>(given.size() * 2);
        given.stream()
                .sorted(ORDER)
                .forEach(revision -> byId.computeIfAbsent(revision.id(), id -> new ArrayList<>(1))
                        .add(revision));
        this.revisions = byId.values().stream().map(same -> same.get(0)).toList();
        this.names = NameIndex.of(revisions);
        this.all = new BitSet(revisions.size());
        this.all.set(0, revisions.size());
        this.down = new int[revisions.size()][];
        this.dependencies = new int[revisions.size()][];
        byId.forEach(this::checkId);
        checkLabels();
    }

    /** Returns the revisions by module order, then id; their places are the vertices. */
    List<Revision> revisions() {
        return revisions;
    }

    NameIndex names() {
        return names;
    }

    /**
     * Returns the graph.
     *
     * @throws InvalidGraphException if anything is wrong with the revisions
     */
    Graph build() {
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            down[vertex] = downRevisions(vertex);
            dependencies[vertex] = dependencies(vertex);
        }
        Graph graph = new Graph(down, dependencies);
        if (graph.order(all).length < graph.size()) {
            findCycles(graph);
        }
        if (!faults.isEmpty()) {
            throw new InvalidGraphException(faults);
        }
        return graph;
    }

    private void checkId(RevisionId id, List<Revision> same) {
        Names.faultOfId(id.value())
                .ifPresent(fault -> faults.add(new GraphFault.InvalidName(same.get(0), id.value(), fault)));
        if (same.size() > 1) {
            faults.add(new GraphFault.DuplicateRevision(id, List.copyOf(same)));
        }
    }

    private void checkLabels() {
        Map<BranchLabel, List<Revision>> byLabel = new TreeMap<>();
        for (Revision revision : revisions) {
            for (BranchLabel label : revision.branchLabels()) {
                byLabel.computeIfAbsent(label, key -> new ArrayList<>(1)).add(revision);
            }
        }
        byLabel.forEach(this::checkLabel);
    }

    private void checkLabel(BranchLabel label, List<Revision> declaredBy) {
        Names.fault(label.value())
                .ifPresent(fault -> faults.add(new GraphFault.InvalidName(declaredBy.get(0), label.value(), fault)));
        if (declaredBy.size() > 1) {
            faults.add(new GraphFault.DuplicateLabel(label, List.copyOf(declaredBy)));
        }
        Revision holder = revisions.get(names.exact(label.value()).orElseThrow());
        if (holder.id().value().equals(label.value())) {
            faults.add(new GraphFault.LabelIsRevision(label, declaredBy.get(0), holder));
        }
    }

    private int[] downRevisions(int vertex) {
        Revision revision = revisions.get(vertex);
        return revision.downRevisions().stream()
                .flatMapToInt(id -> downRevision(revision, id).stream())
                .filter(found -> isOther(vertex, found, Reference.REVISES))
                .distinct()
                .toArray();
    }

    private OptionalInt downRevision(Revision revision, RevisionId id) {
        OptionalInt found = names.exact(id.value());
        if (found.isPresent() && revisions.get(found.getAsInt()).id().equals(id)) {
            return found;
        }
        faults.add(new GraphFault.UnknownReference(revision, Reference.REVISES, id.value()));
        return OptionalInt.empty();
    }

    private int[] dependencies(int vertex) {
        Revision revision = revisions.get(vertex);
        if (revision.dependsOn().isEmpty()) {
            return new int[0];
        }
        return revision.dependsOn().stream()
                .flatMapToInt(name -> dependency(revision, name).stream())
                .filter(found -> isOther(vertex, found, Reference.DEPENDS_ON))
                .distinct()
                .toArray();
    }

    private OptionalInt dependency(Revision revision, String name) {
        OptionalInt exact = names.exact(name);
        if (exact.isPresent() || name.isEmpty()) {
            return exact;
        }
        List<String> candidates = names.startingWith(name, all);
        if (candidates.size() == 1) {
            return names.exact(candidates.get(0));
        }
        faults.add(
                candidates.isEmpty()
                        ? new GraphFault.UnknownReference(revision, Reference.DEPENDS_ON, name)
                        : new GraphFault.AmbiguousDependency(revision, name, named(candidates)));
        return OptionalInt.empty();
    }

    private List<Candidate> named(List<String> candidates) {
        return candidates.stream()
                .map(name -> new Candidate(name, revisions.get(names.exact(name).orElseThrow())))
                .toList();
    }

    private boolean isOther(int vertex, int found, Reference reference) {
        if (vertex == found) {
            faults.add(new GraphFault.SelfReference(revisions.get(vertex), reference));
        }
        return vertex != found;
    }

    /** Adds the cycles over down revisions, and those over all edges that none of the former is in. */
    private void findCycles(Graph graph) {
        BitSet reported = new BitSet(graph.size());
        for (int[] cycle : Cycles.find(down)) {
            addCycle(cycle, Reference.REVISES);
            Arrays.stream(cycle).forEach(reported::set);
        }
        int[][] edges = IntStream.range(0, graph.size())
                .mapToObj(vertex ->
                        reported.get(vertex) ? new int[0] : graph.edges().of(vertex))
                .toArray(int[][]::new);
        Cycles.find(edges).forEach(cycle -> addCycle(cycle, Reference.DEPENDS_ON));
    }

    private void addCycle(int[] cycle, Reference reference) {
        faults.add(new GraphFault.Cycle(
                Arrays.stream(cycle).mapToObj(revisions::get).toList(), reference));
    }
}
