package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import java.util.List;

/** A step that runs the script of a revision. Immutable. */
public sealed interface RevisionStep extends Step permits UpgradeStep, DowngradeStep {

    /** Returns the revision whose script runs. */
    Revision revision();

    /** Returns what the step does to the version table. */
    HeadsChange headsChange();

    @Override
    default List<HeadsChange> headsChanges() {
        return List.of(headsChange());
    }
}
