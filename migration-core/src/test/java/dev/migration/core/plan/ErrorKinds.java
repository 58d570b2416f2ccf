package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Maps the errors of the graph to the kinds of {@code graph.jsonl}. Any of them is a clean error, so also {@code other}. */
final class ErrorKinds {

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
            Map.entry(GraphFault.InvalidName.class, "invalid"));

    private ErrorKinds() {}

    static Set<String> of(MigrationException error) {
        Set<String> kinds = new TreeSet<>(Set.of("other"));
        if (error instanceof InvalidGraphException invalid) {
            invalid.faults().forEach(fault -> kinds.add(KINDS.get(fault.getClass())));
        } else {
            kinds.add(KINDS.get(error.getClass()));
        }
        return kinds;
    }
}
