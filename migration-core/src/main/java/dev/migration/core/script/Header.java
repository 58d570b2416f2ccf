package dev.migration.core.script;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The header of a script.
 *
 * @param message the first comment line; with further lines, separated by LF, where the script continues it
 * @param end offset of the line that ends it, in the text of the script
 */
record Header(
        RevisionId id,
        List<RevisionId> downRevisions,
        List<BranchLabel> branchLabels,
        List<String> dependsOn,
        Optional<Instant> createdAt,
        String message,
        int end) {

    Revision revision(Origin origin) {
        return new Revision(id, downRevisions, dependsOn, branchLabels, message, createdAt, origin);
    }
}
