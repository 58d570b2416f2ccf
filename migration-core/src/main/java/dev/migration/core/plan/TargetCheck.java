package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tells what of a target depends on the rows of a database, and finds the faults of what does not. */
final class TargetCheck {

    private final RevisionMap map;

    TargetCheck(RevisionMap map) {
        this.map = map;
    }

    /**
     * Checks the targets of one command as far as that goes without rows.
     *
     * @param refuse throws where a target makes no sense for the command
     * @throws dev.migration.core.error.MigrationException what {@code refuse} throws, or one of the errors of
     *     {@link RevisionMap#resolve}
     * @throws OverlapException if one is an ancestor of another, over down revisions
     */
    void checkAll(List<Target> targets, Consumer<Target> refuse) {
        Destinations known = new Destinations(map);
        for (Target target : targets) {
            refuse.accept(target);
            check(target).ifPresent(found -> known.add(target, found));
        }
        known.vertices();
    }

    /**
     * Checks a target as far as that goes without rows.
     *
     * @return what it means; empty when only rows can tell
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link RevisionMap#resolve}
     */
    Optional<List<Revision>> check(Target target) {
        if (!needsRows(target)) {
            return Optional.of(map.resolve(target, Set.of()));
        }
        if (map.settle(target) instanceof Target.OnBranch onBranch) {
            map.branch(onBranch.branch());
        }
        return Optional.empty();
    }

    /** Returns whether only the rows of a database can tell what the target means. */
    boolean needsRows(Target target) {
        Target inner = inner(map.settle(target));
        if (inner instanceof Target.Relative relative) {
            return relative.start().isEmpty() || relative.start().get() instanceof Target.Current;
        }
        return inner instanceof Target.Current;
    }

    /** Returns how many steps from where the database is a settled target is; 0 = it is no such target. */
    static int stepsFromRows(Target settled) {
        return inner(settled) instanceof Target.Relative relative
                        && relative.start().isEmpty()
                ? relative.steps()
                : 0;
    }

    private static Target inner(Target settled) {
        return settled instanceof Target.OnBranch onBranch ? onBranch.inner() : settled;
    }
}
