package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.util.List;

/**
 * Applies a revision.
 *
 * @param headsChange an insert, a move or a merge
 * @param rows the version table before and after
 */
public record UpgradeStep(Revision revision, HeadsChange headsChange, StepRows rows) implements RevisionStep {

    @Override
    public List<RevisionId> from() {
        return revision.downRevisions();
    }

    @Override
    public List<RevisionId> to() {
        return List.of(revision.id());
    }
}
