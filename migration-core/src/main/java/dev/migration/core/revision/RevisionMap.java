package dev.migration.core.revision;

import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole graph of revisions: built once, checked at build, read-only and safe to share after.
 *
 * <p>Building and every walk take time and memory linear in the number of revisions and references, and no walk recurses.
 * Lists of revisions are immutable and ordered by module order, then id, where nothing else is said.
 */
public final class RevisionMap {

    private final List<Revision> revisions;
    private final NameIndex names;
    private final Graph graph;

    private RevisionMap(List<Revision> revisions, NameIndex names, Graph graph) {
        this.revisions = revisions;
        this.names = names;
        this.graph = graph;
    }

    /**
     * Builds the map; the order of the revisions does not matter.
     *
     * @throws InvalidGraphException if the revisions make no graph, with everything that is wrong
     */
    public static RevisionMap of(Collection<Revision> revisions) {
        GraphBuilder builder = new GraphBuilder(revisions);
        return new RevisionMap(builder.revisions(), builder.names(), builder.build());
    }

    /**
     * Returns the map with one more revision, which is how a new script is checked before it is written.
     *
     * @throws InvalidGraphException if the revision does not fit
     */
    public RevisionMap with(Revision revision) {
        List<Revision> all = new ArrayList<>(revisions);
        all.add(revision);
        return of(all);
    }

    /** Returns all revisions. */
    public List<Revision> revisions() {
        return revisions;
    }

    /** Returns the names of the modules that the revisions come from, in their order; unnamed ones are left out. */
    public Set<String> modules() {
        Set<String> modules = new LinkedHashSet<>();
        for (Revision revision : revisions) {
            if (!revision.origin().module().isEmpty()) {
                modules.add(revision.origin().module());
            }
        }
        return modules;
    }

    /** Returns the revision of that id, if there is one. */
    public Optional<Revision> find(RevisionId id) {
        OptionalInt vertex = vertex(id);
        return vertex.isPresent() ? Optional.of(revisions.get(vertex.getAsInt())) : Optional.empty();
    }

    /**
     * Returns the revision of that id.
     *
     * @throws UnknownRevisionException if there is none
     */
    public Revision revision(RevisionId id) {
        return find(id).orElseThrow(() -> UnknownRevisionException.named(id.value(), modules()));
    }

    /** Returns the versioned heads: what nothing revises. */
    public List<Revision> heads() {
        return revisions(graph.without(graph.next()));
    }

    /** Returns the real heads: what nothing revises or depends on. */
    public List<Revision> realHeads() {
        return revisions(graph.without(graph.allNext()));
    }

    /** Returns what revises nothing. */
    public List<Revision> bases() {
        return revisions(graph.without(graph.down()));
    }

    /**
     * Returns what the revision depends on, resolved, as written in its script.
     *
     * @throws UnknownRevisionException if there is no such revision
     */
    public List<Revision> dependencies(RevisionId id) {
        return revision(id).dependsOn().stream()
                .map(name -> revisions.get(new Resolver(this, Set.of()).dependency(name)))
                .toList();
    }

    /**
     * Returns the revisions and all their ancestors over down revisions and dependencies: what is applied where the
     * database is at {@code rows}. Rows that no script has are left out.
     */
    public List<Revision> applied(Collection<RevisionId> rows) {
        BitSet known = new BitSet(graph.size());
        rows.forEach(row -> vertex(row).ifPresent(known::set));
        return revisions(graph.edges().reach(known));
    }

    /**
     * Finds what a target means for a command that moves the database: steps without a start are counted from the rows.
     * Empty = before all revisions.
     *
     * @param rows the rows of the version table
     * @throws UnknownRevisionException if a name or a row is not in the map
     * @throws AmbiguousRevisionException if a beginning fits several names
     * @throws UnknownBranchException if the branch is none
     * @throws NotInBranchException if what is named is not in the branch
     * @throws MultipleHeadsException if {@code head} is one of several
     * @throws AmbiguousWalkException if a step can go several ways, or start at several revisions
     * @throws BeyondTheEndException if there are fewer steps
     */
    public List<Revision> resolve(Target target, Set<RevisionId> rows) {
        return revisions(new Resolver(this, rows).resolve(target));
    }

    /**
     * Finds what a target means where steps make no sense: as {@link #resolve}, but any step is an unknown revision.
     */
    public List<Revision> resolveWithoutSteps(Target target, Set<RevisionId> rows) {
        refuseSteps(target);
        return resolve(target, rows);
    }

    /**
     * Checks that a target is no steps, for a command where they make no sense.
     *
     * @throws UnknownRevisionException if it is
     */
    public void refuseSteps(Target target) {
        if (isRelative(settle(target))) {
            throw UnknownRevisionException.relative(target.text());
        }
    }

    /**
     * Finds what a target means for a command that shows the graph: as {@link #resolveWithoutSteps}, but steps down without a
     * start are counted from each head, or each head of the branch.
     */
    public List<Revision> resolveFromHeads(Target target, Set<RevisionId> rows) {
        Optional<BitSet> found = new Resolver(this, rows).stepsFromHeads(settle(target));
        return found.isPresent() ? revisions(found.get()) : resolveWithoutSteps(target, rows);
    }

    /** Returns the target with a part like {@code billing-2} read as a name where that is a whole id or label. */
    public Target settle(Target target) {
        if (target instanceof Target.OnBranch onBranch) {
            return new Target.OnBranch(onBranch.branch(), settle(onBranch.inner()));
        }
        return target instanceof Target.Relative relative
                        && names.exact(relative.text()).isPresent()
                ? new Target.AtRevision(relative.text())
                : target;
    }

    private static boolean isRelative(Target target) {
        return target instanceof Target.OnBranch onBranch
                ? onBranch.inner() instanceof Target.Relative
                : target instanceof Target.Relative;
    }

    /** Returns the revisions of the graph's vertices. */
    public List<Revision> revisions(BitSet vertices) {
        return vertices.stream().mapToObj(revisions::get).toList();
    }

    /** Returns the revision of a vertex of the graph. */
    public Revision revision(int vertex) {
        return revisions.get(vertex);
    }

    /**
     * Returns the vertices of rows of the version table.
     *
     * @throws UnknownRevisionException if no script has a row
     */
    public BitSet vertices(Collection<RevisionId> rows) {
        BitSet result = new BitSet(graph.size());
        for (RevisionId row : new TreeSet<>(rows)) {
            result.set(vertex(row).orElseThrow(() -> UnknownRevisionException.row(row, modules())));
        }
        return result;
    }

    /** Returns the vertex of a revision, if there is one of that id. */
    public OptionalInt vertex(RevisionId id) {
        OptionalInt found = names.exact(id.value());
        return found.isPresent() && revisions.get(found.getAsInt()).id().equals(id) ? found : OptionalInt.empty();
    }

    /** Returns the vertex of the revision that {@code branch@…} is about. */
    public int branch(String branch) {
        return new Resolver(this, Set.of()).branch(branch);
    }

    /** Returns the graph, its vertices being places in {@link #revisions()}. */
    public Graph graph() {
        return graph;
    }

    NameIndex names() {
        return names;
    }
}
