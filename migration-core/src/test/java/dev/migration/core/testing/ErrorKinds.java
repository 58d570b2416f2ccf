package dev.migration.core.testing;

import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.BranchPointException;
import dev.migration.core.plan.DuplicateTargetException;
import dev.migration.core.plan.NotAHeadException;
import dev.migration.core.plan.NotAppliedException;
import dev.migration.core.plan.NotReachableException;
import dev.migration.core.plan.OverlapException;
import dev.migration.core.revision.AmbiguousRevisionException;
import dev.migration.core.revision.AmbiguousWalkException;
import dev.migration.core.revision.BeyondTheEndException;
import dev.migration.core.revision.GraphFault;
import dev.migration.core.revision.InvalidGraphException;
import dev.migration.core.revision.InvalidRangeException;
import dev.migration.core.revision.InvalidTargetException;
import dev.migration.core.revision.MultipleHeadsException;
import dev.migration.core.revision.NotAncestorException;
import dev.migration.core.revision.NotInBranchException;
import dev.migration.core.revision.UnknownBranchException;
import dev.migration.core.revision.UnknownRevisionException;
import dev.migration.core.script.InvalidScriptsException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Maps the errors of the graph to the kinds of {@code graph.jsonl}. Any of them is a clean error, so also {@code other}. */
public final class ErrorKinds {

    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(MultipleHeadsException.class, "multiple-heads"),
            Map.entry(UnknownRevisionException.class, "cannot-locate"),
            Map.entry(UnknownBranchException.class, "cannot-locate"),
            Map.entry(NotInBranchException.class, "cannot-locate"),
            Map.entry(GraphFault.UnknownReference.class, "cannot-locate"),
            Map.entry(AmbiguousRevisionException.class, "ambiguous"),
            Map.entry(AmbiguousWalkException.class, "ambiguous"),
            Map.entry(GraphFault.AmbiguousDependency.class, "ambiguous"),
            Map.entry(NotReachableException.class, "not-reachable"),
            Map.entry(NotAppliedException.class, "not-reachable"),
            Map.entry(BranchPointException.class, "not-reachable"),
            Map.entry(NotAncestorException.class, "not-reachable"),
            Map.entry(BeyondTheEndException.class, "not-reachable"),
            Map.entry(GraphFault.DuplicateRevision.class, "duplicate"),
            Map.entry(GraphFault.DuplicateLabel.class, "duplicate"),
            Map.entry(GraphFault.LabelIsRevision.class, "duplicate"),
            Map.entry(DuplicateTargetException.class, "duplicate"),
            Map.entry(GraphFault.Cycle.class, "cycle"),
            Map.entry(GraphFault.SelfReference.class, "cycle"),
            Map.entry(OverlapException.class, "overlap"),
            Map.entry(InvalidRangeException.class, "invalid"),
            Map.entry(InvalidTargetException.class, "invalid"),
            Map.entry(NotAHeadException.class, "invalid"),
            Map.entry(GraphFault.InvalidName.class, "invalid"),
            Map.entry(InvalidScriptsException.class, "invalid"));

    private ErrorKinds() {}

    /** Returns the kinds of an error and of what it holds. */
    public static Set<String> of(MigrationException error) {
        return error instanceof InvalidGraphException invalid
                ? of(invalid.faults().stream()
                        .map(fault -> fault.getClass().getName())
                        .toList())
                : of(Set.of(error.getClass().getName()));
    }

    /** Returns the kinds of errors and of faults of the graph, by the names of their classes; others have none. */
    public static Set<String> of(Collection<String> classes) {
        Set<String> kinds = new TreeSet<>(Set.of("other"));
        KINDS.forEach((kind, name) -> {
            if (classes.contains(kind.getName())) {
                kinds.add(name);
            }
        });
        return kinds;
    }
}
