package dev.migration.core.plan;

import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import java.util.List;
import java.util.Set;

/** Tells what of a target depends on the rows of a database, and finds the faults of what does not. */
final class TargetCheck {

    private final RevisionMap map;

    TargetCheck(RevisionMap map) {
        this.map = map;
    }

    /**
     * Checks targets as far as that goes without rows.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link RevisionMap#resolve}
     */
    void check(List<Target> targets) {
        for (Target target : targets) {
            if (!needsRows(target)) {
                map.resolve(target, Set.of());
            } else if (map.settle(target) instanceof Target.OnBranch onBranch) {
                map.branch(onBranch.branch());
            }
        }
    }

    /** Returns whether only the rows of a database can tell what the target means. */
    boolean needsRows(Target target) {
        Target settled = map.settle(target);
        Target inner = settled instanceof Target.OnBranch onBranch ? onBranch.inner() : settled;
        if (inner instanceof Target.Relative relative) {
            return relative.start().isEmpty() || relative.start().get() instanceof Target.Current;
        }
        return inner instanceof Target.Current;
    }
}
