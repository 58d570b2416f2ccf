package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.util.List;
import java.util.Set;

/** A step that runs the script of a revision. Immutable. */
public sealed interface RevisionStep extends Step permits UpgradeStep, DowngradeStep {

    /** Returns the revision whose script runs. */
    Revision revision();

    /** Returns what the step does to the version table. */
    HeadsChange headsChange();

    /** Returns the version table before and after. */
    StepRows rows();

    @Override
    default Set<RevisionId> rowsBefore() {
        return rows().before();
    }

    @Override
    default Set<RevisionId> rowsAfter() {
        return rows().after();
    }

    @Override
    default List<HeadsChange> headsChanges() {
        return List.of(headsChange());
    }
}
