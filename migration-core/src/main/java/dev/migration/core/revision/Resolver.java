package dev.migration.core.revision;

import dev.migration.core.revision.internal.Graph;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the vertices that a target means, given the rows of the version table. Immutable. */
final class Resolver {

    private final RevisionMap map;
    private final Graph graph;
    private final NameIndex names;
    private final Set<RevisionId> rows;

    Resolver(RevisionMap map, Set<RevisionId> rows) {
        this.map = map;
        this.graph = map.graph();
        this.names = map.names();
        this.rows = rows;
    }

    /** Returns the vertices; empty = before all revisions. */
    BitSet resolve(Target target) {
        Target settled = map.settle(target);
        if (settled instanceof Target.OnBranch onBranch) {
            return onBranch(onBranch);
        }
        if (settled instanceof Target.Relative relative) {
            return walk(relative, relative.text(), Optional.empty());
        }
        return absolute(settled);
    }

    /** Returns the vertices for steps down without a start, counted from the heads; empty = the target is none such. */
    Optional<BitSet> stepsFromHeads(Target settled) {
        if (settled instanceof Target.OnBranch onBranch && isDownFromHere(onBranch.inner())) {
            BitSet lineage = graph.lineage(branch(onBranch.branch()));
            BitSet heads = versionedHeads();
            heads.and(lineage);
            Target.Relative steps = (Target.Relative) onBranch.inner();
            return Optional.of(downFromEach(heads, steps.steps(), settled.text(), Optional.of(lineage)));
        }
        if (isDownFromHere(settled)) {
            int steps = ((Target.Relative) settled).steps();
            return Optional.of(downFromEach(realHeads(), steps, settled.text(), Optional.empty()));
        }
        return Optional.empty();
    }

    /** Returns where {@code -steps} steps down from each of {@code starts} lead; those that lead before a base are left out. */
    BitSet downFromEach(BitSet starts, int steps, String argument, Optional<BitSet> lineage) {
        Walk walk = new Walk(map, argument, lineage);
        BitSet result = new BitSet(graph.size());
        starts.stream().forEach(start -> walk.from(start, steps).ifPresent(result::set));
        return result;
    }

    private static boolean isDownFromHere(Target target) {
        return target instanceof Target.Relative relative && relative.start().isEmpty() && relative.steps() < 0;
    }

    /** Returns the vertex that a dependency means; the map was built, so there is one. */
    int dependency(String name) {
        OptionalInt exact = names.exact(name);
        return exact.isPresent() ? exact.getAsInt() : onlyOne(name, names.startingWith(name, graph.all()));
    }

    /** Returns the vertex that a name before {@code @} means. */
    int branch(String branch) {
        OptionalInt exact = names.exact(branch);
        if (exact.isPresent()) {
            return exact.getAsInt();
        }
        List<String> candidates = names.startingWith(branch, graph.all());
        if (candidates.isEmpty()) {
            throw new UnknownBranchException(branch);
        }
        return onlyOne(branch, candidates);
    }

    private BitSet absolute(Target target) {
        if (target instanceof Target.Base) {
            return new BitSet();
        }
        if (target instanceof Target.Head) {
            return oneHead(realHeads(), "head");
        }
        if (target instanceof Target.Heads) {
            return realHeads();
        }
        if (target instanceof Target.Current) {
            return map.vertices(rows);
        }
        return only(named(target.text()));
    }

    private BitSet onBranch(Target.OnBranch target) {
        BitSet lineage = graph.lineage(branch(target.branch()));
        if (target.inner() instanceof Target.Relative relative) {
            return walk(relative, target.text(), Optional.of(target));
        }
        return inLineage(target, target.inner(), lineage);
    }

    private BitSet inLineage(Target.OnBranch target, Target inner, BitSet lineage) {
        if (inner instanceof Target.Head) {
            BitSet heads = versionedHeads();
            heads.and(lineage);
            return oneHead(graph.maximal(heads), target.branch() + "@head");
        }
        if (inner instanceof Target.Heads) {
            BitSet heads = versionedHeads();
            heads.and(lineage);
            return heads;
        }
        if (inner instanceof Target.Current) {
            return current(lineage);
        }
        return inner instanceof Target.AtRevision ? only(named(target.branch(), inner.text(), lineage)) : new BitSet();
    }

    /** Returns the rows in the lineage or, none being there, what is applied of it and has nothing applied of it above. */
    private BitSet current(BitSet lineage) {
        BitSet known = map.vertices(rows);
        BitSet result = (BitSet) known.clone();
        result.and(lineage);
        if (result.isEmpty()) {
            result = graph.edges().reach(known);
            result.and(lineage);
        }
        return graph.maximal(result);
    }

    private BitSet walk(Target.Relative relative, String argument, Optional<Target.OnBranch> branch) {
        Optional<BitSet> lineage = branch.map(onBranch -> graph.lineage(branch(onBranch.branch())));
        BitSet starts;
        if (relative.start().isPresent()) {
            Target start = relative.start().get();
            starts = branch.isPresent() ? inLineage(branch.get(), start, lineage.get()) : absolute(start);
        } else {
            starts = lineage.isPresent() ? current(lineage.get()) : graph.maximal(map.vertices(rows));
        }
        if (starts.cardinality() > 1) {
            throw AmbiguousWalkException.starts(argument, byId(starts));
        }
        OptionalInt end = new Walk(map, argument, lineage).from(starts.nextSetBit(0), relative.steps());
        return end.isPresent() ? only(end.getAsInt()) : new BitSet();
    }

    private int named(String name) {
        OptionalInt exact = names.exact(name);
        return exact.isPresent() ? exact.getAsInt() : onlyOne(name, names.startingWith(name, graph.all()));
    }

    private int named(String branch, String name, BitSet lineage) {
        OptionalInt exact = names.exact(name);
        if (exact.isPresent() && lineage.get(exact.getAsInt())) {
            return exact.getAsInt();
        }
        List<String> candidates = exact.isPresent() ? List.of() : names.startingWith(name, lineage);
        if (candidates.isEmpty()
                && (exact.isPresent() || !names.startingWith(name, graph.all()).isEmpty())) {
            throw new NotInBranchException(branch, name);
        }
        return onlyOne(name, candidates);
    }

    private int onlyOne(String name, List<String> candidates) {
        if (candidates.isEmpty()) {
            throw UnknownRevisionException.named(name, map.modules());
        }
        if (candidates.size() > 1) {
            throw new AmbiguousRevisionException(
                    name,
                    candidates.stream()
                            .map(candidate -> new Candidate(
                                    candidate,
                                    map.revision(names.exact(candidate).orElseThrow())))
                            .toList());
        }
        return names.exact(candidates.get(0)).orElseThrow();
    }

    private BitSet oneHead(BitSet heads, String argument) {
        if (heads.cardinality() > 1) {
            throw new MultipleHeadsException(argument, byId(heads));
        }
        return heads;
    }

    private BitSet realHeads() {
        return graph.without(graph.allNext());
    }

    private BitSet versionedHeads() {
        return graph.without(graph.next());
    }

    private List<Revision> byId(BitSet vertices) {
        return map.revisions(vertices).stream()
                .sorted(Comparator.comparing(Revision::id))
                .toList();
    }

    private static BitSet only(int vertex) {
        BitSet result = new BitSet();
        result.set(vertex);
        return result;
    }
}
