package dev.migration.core.revision;

import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the commands that only read show of the graph, as data; {@link RevisionText} makes lines of it. Immutable.
 *
 * <p>Rows are those of the version table; rows that no script has are passed over, except by {@link #current}.
 */
public final class RevisionListing {

    private final RevisionMap map;
    private final Graph graph;
    private final LineageLabels labels;
    private final Set<RevisionId> rows;

    /** Creates the listing for a database that is at {@code rows}; empty = none is at hand, or nothing is applied. */
    public RevisionListing(RevisionMap map, Set<RevisionId> rows) {
        this.map = map;
        this.graph = map.graph();
        this.labels = new LineageLabels(map);
        this.rows = Set.copyOf(rows);
    }

    /**
     * Checks what can be said of a range without a database, before one is asked for its rows.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #history}
     */
    public void check(RevisionRange range) {
        new HistoryRange(map, Set.of()).check(range);
    }

    /**
     * Checks what can be said of a target without a database, before one is asked for its rows.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #show}
     */
    public void check(Target target) {
        new HistoryRange(map, Set.of()).check(target);
    }

    /** Returns the versioned heads, by module order, then id. */
    public List<ListedRevision> heads() {
        return map.heads().stream().map(this::listed).toList();
    }

    /** Returns the branch points, newest first. */
    public List<ListedBranchPoint> branches() {
        return newestFirst(graph.all())
                .filter(ListedRevision::branchPoint)
                .map(point -> new ListedBranchPoint(
                        point, point.children().stream().map(this::listed).toList()))
                .toList();
    }

    /**
     * Returns the revisions from the lower end of a range to its upper end, both included, in the order of their execution or
     * its reverse. An end left out is the base or the heads; a start {@code -N} counts back from the end.
     *
     * @throws InvalidRangeException if there are several lower ends
     * @throws NotAncestorException if the lower end is no ancestor of the upper end
     */
    public List<ListedRevision> history(RevisionRange range, HistoryOrder order) {
        List<ListedRevision> newestFirst =
                newestFirst(new HistoryRange(map, knownRows()).vertices(range)).toList();
        if (order == HistoryOrder.NEWEST_FIRST) {
            return newestFirst;
        }
        List<ListedRevision> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }

    /** Returns the revisions that a target means, by module order, then id; steps down are counted from the heads. */
    public List<ListedRevision> show(Target target) {
        return map.resolveFromHeads(target, knownRows()).stream()
                .map(this::listed)
                .toList();
    }

    /**
     * Returns where the database is: the rows by id, those that no script has included, then the ends of lines that they imply
     * through dependencies.
     */
    public List<CurrentRevision> current() {
        Stream<CurrentRevision> shown = new TreeSet<>(rows)
                .stream().map(row -> new CurrentRevision(row, map.find(row).map(this::listed), false));
        return Stream.concat(shown, implied()).toList();
    }

    private Stream<CurrentRevision> implied() {
        BitSet known = map.vertices(knownRows());
        BitSet applied = graph.edges().reach(known);
        BitSet tips = (BitSet) applied.clone();
        tips.andNot(graph.down().step(applied));
        tips.andNot(known);
        return map.revisions(tips).stream()
                .sorted(Comparator.comparing(Revision::id))
                .map(tip -> new CurrentRevision(tip.id(), Optional.of(listed(tip)), true));
    }

    private Set<RevisionId> knownRows() {
        Set<RevisionId> known = new TreeSet<>(rows);
        known.removeIf(row -> map.find(row).isEmpty());
        return known;
    }

    private Stream<ListedRevision> newestFirst(BitSet vertices) {
        int[] order = graph.order(vertices);
        return IntStream.range(0, order.length)
                .mapToObj(place -> listed(map.revision(order[order.length - 1 - place])));
    }

    private ListedRevision listed(Revision revision) {
        int vertex = map.vertex(revision.id()).orElseThrow();
        boolean head = graph.next().degree(vertex) == 0;
        return new ListedRevision(
                revision,
                head,
                head && graph.allNext().degree(vertex) > 0,
                graph.next().degree(vertex) > 1,
                graph.down().degree(vertex) > 1,
                labels.of(vertex),
                Arrays.stream(graph.next().of(vertex))
                        .mapToObj(map::revision)
                        .sorted(Comparator.comparing(Revision::id))
                        .toList(),
                rows.contains(revision.id()));
    }
}
