package dev.migration.core.revision;

import dev.migration.core.revision.GraphFault.Reference;
import dev.migration.core.revision.internal.Cycles;
import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Turns revisions into a {@link Graph}, collecting all that is wrong with them. For one use. */
final class GraphBuilder {

    private final List<GraphFault> faults = new ArrayList<>();
    private final List<Revision> revisions;
    private final NameIndex names;
    private final BitSet all;
    private final int[][] down;
    private final int[][] dependencies;

    /** Takes the revisions; of several with one id, the first counts. */
    GraphBuilder(Collection<Revision> given) {
        Revision[] sorted = given.toArray(Revision[]::new);
        Arrays.sort(sorted, GraphBuilder::compare);
        this.names = NameIndex.of(Arrays.asList(sorted));
        this.revisions = List.copyOf(Arrays.asList(sorted));
        this.all = new BitSet(revisions.size());
        this.all.set(0, revisions.size());
        this.down = new int[revisions.size()][];
        this.dependencies = new int[revisions.size()][];
        checkIds();
        checkLabels();
    }

    private static int compare(Revision left, Revision right) {
        int byModule =
                Integer.compare(left.origin().moduleOrder(), right.origin().moduleOrder());
        if (byModule != 0) {
            return byModule;
        }
        int byId = left.id().compareTo(right.id());
        return byId != 0 ? byId : left.origin().file().compareTo(right.origin().file());
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
        if (!graph.isAcyclic()) {
            findCycles(graph);
        }
        if (!faults.isEmpty()) {
            throw new InvalidGraphException(faults);
        }
        return graph;
    }

    private void checkIds() {
        Map<RevisionId, List<Revision>> same = new TreeMap<>();
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            Revision revision = revisions.get(vertex);
            Optional<String> fault = Names.fault(revision.id().value());
            if (fault.isPresent()) {
                faults.add(new GraphFault.InvalidName(revision, revision.id().value(), fault.get()));
            }
            int holder = holder(revision);
            if (holder != vertex) {
                same.computeIfAbsent(revision.id(), id -> new ArrayList<>(List.of(revisions.get(holder))))
                        .add(revision);
            }
        }
        same.forEach((id, duplicates) -> faults.add(new GraphFault.DuplicateRevision(id, List.copyOf(duplicates))));
    }

    /** Returns the vertex of the first revision with the same id. */
    private int holder(Revision revision) {
        return names.exact(revision.id().value()).orElseThrow();
    }

    private void checkLabels() {
        Map<BranchLabel, List<Revision>> byLabel = new TreeMap<>();
        for (int vertex = 0; vertex < revisions.size(); vertex++) {
            Revision revision = revisions.get(vertex);
            if (!revision.branchLabels().isEmpty() && holder(revision) == vertex) {
                revision.branchLabels()
                        .forEach(label -> byLabel.computeIfAbsent(label, key -> new ArrayList<>(1))
                                .add(revision));
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
        List<RevisionId> ids = revision.downRevisions();
        int[] found = new int[ids.size()];
        int size = 0;
        for (int i = 0; i < ids.size(); i++) {
            OptionalInt down = downRevision(revision, ids.get(i));
            if (down.isPresent() && isOther(revision, down.getAsInt(), Reference.REVISES)) {
                found[size++] = down.getAsInt();
            }
        }
        return distinct(found, size);
    }

    private static int[] distinct(int[] values, int size) {
        return size == values.length && size < 2
                ? values
                : Arrays.stream(values, 0, size).distinct().toArray();
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
        List<String> written = revision.dependsOn();
        int[] found = new int[written.size()];
        int size = 0;
        for (int i = 0; i < written.size(); i++) {
            OptionalInt dependency = dependency(revision, written.get(i));
            if (dependency.isPresent() && isOther(revision, dependency.getAsInt(), Reference.DEPENDS_ON)) {
                found[size++] = dependency.getAsInt();
            }
        }
        return distinct(found, size);
    }

    private OptionalInt dependency(Revision revision, String name) {
        OptionalInt exact = names.exact(name);
        if (exact.isPresent()) {
            return exact;
        }
        List<String> candidates = name.isEmpty() ? List.of() : names.startingWith(name, all);
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

    private boolean isOther(Revision revision, int found, Reference reference) {
        if (revisions.get(found).id().equals(revision.id())) {
            faults.add(new GraphFault.SelfReference(revision, reference));
            return false;
        }
        return true;
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
