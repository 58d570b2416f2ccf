package dev.migration.core.plan;

import dev.migration.core.revision.InvalidRangeException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns targets into plans. Stages: the rows become the set of applied revisions; the target becomes a set of revisions; what
 * is to be applied or reverted is the difference, with all that it needs or that needs it; that is put into order; each step
 * gets its writes to the version table.
 *
 * <p>Immutable and safe to share. Rows are those of the version table; all methods throw
 * {@link dev.migration.core.revision.UnknownRevisionException} for a row that no script has, and the errors of
 * {@link RevisionMap#resolve} for a target.
 */
public final class Planner {

    private final RevisionMap map;

    /** Creates a planner for the graph. */
    public Planner(RevisionMap map) {
        this.map = map;
    }

    /**
     * Checks what can be said of an upgrade's targets without the rows, before a database is asked for them.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #planUpgrade}
     */
    public void checkUpgrade(List<Target> targets) {
        UpgradePlanner.check(map, targets);
    }

    /**
     * Checks, before a database is asked, that each of the modules has somewhere to go.
     *
     * @throws UnmergedHeadsException as {@link #planUpgradeOfModules}
     */
    public void checkUpgradeOfModules(Set<String> modules) {
        new ModuleHeads(map, modules).merged();
    }

    /**
     * Checks what can be said of a downgrade's target without the rows, before a database is asked for them.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #planDowngrade}
     */
    public void checkDowngrade(Target target) {
        DowngradePlanner.check(map, target);
    }

    /**
     * Checks what can be said of a stamp's targets without the rows, before a database is asked for them.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #planStamp}
     */
    public void checkStamp(List<Target> targets) {
        StampPlanner.check(map, targets);
    }

    /**
     * Checks what can be said of the ends of a range without the rows, before a database is asked for them.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link RevisionMap#resolve}
     */
    public void check(RevisionRange range) {
        TargetCheck check = new TargetCheck(map);
        range.from().forEach(check::check);
        range.to().ifPresent(check::check);
    }

    /**
     * Checks what can be said of a downgrade's range without the rows, before a database is asked for them.
     *
     * @throws dev.migration.core.error.MigrationException one of the errors of {@link #planDowngradeRange(RevisionRange)}
     */
    public void checkDowngradeRange(RevisionRange range) {
        lowerEnd(range);
        check(range);
    }

    /**
     * Checks that no module's line has split.
     *
     * @throws UnmergedHeadsException if a module has several heads that no revision of the given modules merges
     */
    public void checkHeads(Set<String> modules) {
        List<UnmergedHeads> unmerged = new ModuleHeads(map, modules).unmerged();
        if (!unmerged.isEmpty()) {
            throw UnmergedHeadsException.found(unmerged);
        }
    }

    /**
     * Plans to apply the targets and all they need.
     *
     * @throws NotReachableException if a target is steps down
     * @throws OverlapException if a target is an ancestor of another
     */
    public MigrationPlan planUpgrade(Set<RevisionId> rows, List<Target> targets) {
        return new UpgradePlanner(map, rows).plan(targets);
    }

    /**
     * Plans to apply the heads of each of the modules and all they need: the revisions of the module that no other of its own
     * descends from or, where several are left, implies. A module without revisions adds nothing.
     *
     * @throws UnmergedHeadsException if a module has several that no revision of the given modules merges
     */
    public MigrationPlan planUpgradeOfModules(Set<RevisionId> rows, Set<String> modules) {
        return new UpgradePlanner(map, rows).planModules(modules);
    }

    /**
     * Plans to revert all that is above the target.
     *
     * @param appliedInOrder the applied revisions by the history, oldest first; empty = there is no history
     * @throws NotReachableException if the target is not applied, or is steps up
     * @throws NotAppliedException if nothing of the branch to step down is applied
     * @throws BranchPointException if a step down a branch would revert what another applied branch stands on
     */
    public MigrationPlan planDowngrade(Set<RevisionId> rows, Target target, List<RevisionId> appliedInOrder) {
        return new DowngradePlanner(map, rows, appliedInOrder).plan(target);
    }

    /**
     * Plans to set the rows so that the targets and all they need count as applied, and nothing above them.
     *
     * @param purge whether to forget the rows first, those that no script has included
     * @throws OverlapException if a target is an ancestor of another
     */
    public MigrationPlan planStamp(Set<RevisionId> rows, List<Target> targets, boolean purge) {
        return new StampPlanner(map, rows, purge).plan(targets);
    }

    /**
     * Plans an upgrade without a database: the lower end is taken for its state; left out, it is empty.
     *
     * @throws InvalidRangeException if the lower end needs a database
     */
    public MigrationPlan planUpgradeRange(RevisionRange range) {
        return planUpgrade(assumed(range), List.of(end(range)));
    }

    /** Plans as {@link #planUpgradeRange(RevisionRange)}, but {@code current} and steps in the lower end mean these rows. */
    public MigrationPlan planUpgradeRange(RevisionRange range, Set<RevisionId> rows) {
        return planUpgrade(start(range, rows), List.of(end(range)));
    }

    /**
     * Plans a stamp without a database: the lower end is taken for its state; left out, it is empty.
     *
     * @throws InvalidRangeException if the lower end needs a database
     */
    public MigrationPlan planStampRange(RevisionRange range) {
        return planStamp(assumed(range), List.of(end(range)), /* purge= */ false);
    }

    /** Plans as {@link #planStampRange(RevisionRange)}, but {@code current} and steps in the lower end mean these rows. */
    public MigrationPlan planStampRange(RevisionRange range, Set<RevisionId> rows) {
        return planStamp(start(range, rows), List.of(end(range)), /* purge= */ false);
    }

    /**
     * Plans a downgrade without a database: the lower end, written first, is taken for its state.
     *
     * @throws InvalidRangeException if an end is left out, or the first needs a database
     */
    public MigrationPlan planDowngradeRange(RevisionRange range) {
        Target end = lowerEnd(range);
        return planDowngrade(assumed(range), end, List.of());
    }

    /**
     * Plans as {@link #planDowngradeRange(RevisionRange)}, but {@code current} and steps in the first end mean these rows.
     *
     * @param appliedInOrder the applied revisions by the history, oldest first; empty = there is no history
     */
    public MigrationPlan planDowngradeRange(
            RevisionRange range, Set<RevisionId> rows, List<RevisionId> appliedInOrder) {
        Target end = lowerEnd(range);
        Set<RevisionId> start = start(range, rows);
        return planDowngrade(start, end, start.equals(rows) ? appliedInOrder : List.of());
    }

    private static Target lowerEnd(RevisionRange range) {
        if (range.from().isEmpty() || range.to().isEmpty()) {
            throw new InvalidRangeException(range.text(), "A downgrade needs both ends, as from:to.");
        }
        return range.to().get();
    }

    private static Target end(RevisionRange range) {
        return range.to().orElseGet(Target.Heads::new);
    }

    /** Returns the rows of a database that is at the lower end of the range. */
    private Set<RevisionId> assumed(RevisionRange range) {
        for (Target target : range.from()) {
            if (new TargetCheck(map).needsRows(target)) {
                throw new InvalidRangeException(
                        range.text(), "No database is asked here; name the revision that '" + target.text() + "' is.");
            }
        }
        return start(range, Set.of());
    }

    private Set<RevisionId> start(RevisionRange range, Set<RevisionId> rows) {
        if (range.from().equals(List.of(new Target.Current()))) {
            return rows;
        }
        Set<RevisionId> named = new HashSet<>();
        for (Target target : range.from()) {
            map.resolve(target, rows).stream().map(Revision::id).forEach(named::add);
        }
        return Set.copyOf(AppliedState.ids(map, new AppliedState(map, named).rows()));
    }
}
