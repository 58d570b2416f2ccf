package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.util.List;

/**
 * Reverts a revision.
 *
 * @param headsChange a delete, a move or an unmerge
 * @param rows the version table before and after
 */
public record DowngradeStep(Revision revision, HeadsChange headsChange, StepRows rows) implements RevisionStep {

    @Override
    public List<RevisionId> from() {
        return List.of(revision.id());
    }

    @Override
    public List<RevisionId> to() {
        return revision.downRevisions();
    }
}
