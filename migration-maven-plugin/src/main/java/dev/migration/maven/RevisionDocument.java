package dev.migration.maven;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision in a JSON answer.
 *
 * @param labels all labels of its lineage
 * @param created in ISO 8601; absent where the script does not tell
 * @param known absent fields are not known
 */
record RevisionDocument(
        String revision,
        List<String> revises,
        List<String> dependsOn,
        List<String> labels,
        String message,
        @Nullable String created,
        String module,
        String file,
        boolean head,
        boolean effectiveHead,
        boolean branchPoint,
        boolean mergePoint,
        List<String> children,
        @JsonUnwrapped Known known) {

    /**
     * What only a look at the database or the script tells.
     *
     * @param current whether it is a row of the version table; absent where no database was asked
     * @param reversible whether it has a downgrade section; absent where the script was not read
     * @param applied whether the database has it; absent where no database was asked
     */
    record Known(
            @Nullable Boolean current,
            @Nullable Boolean reversible,
            @Nullable Boolean applied) {

        static final Known NOTHING = new Known(null, null, null);
    }

    /** Describes a revision without asking a database or reading its script. */
    static RevisionDocument of(ListedRevision listed) {
        return of(listed, Known.NOTHING);
    }

    static RevisionDocument of(ListedRevision listed, Known known) {
        Revision revision = listed.revision();
        return new RevisionDocument(
                revision.id().value(),
                ids(revision.downRevisions()),
                revision.dependsOn(),
                listed.lineageLabels().stream().map(BranchLabel::value).toList(),
                revision.message(),
                revision.createdAt().map(Instant::toString).orElse(null),
                revision.origin().module(),
                revision.origin().file(),
                listed.head(),
                listed.effectiveHead(),
                listed.branchPoint(),
                listed.mergePoint(),
                ids(listed.children().stream().map(Revision::id).toList()),
                known);
    }

    static List<String> ids(List<RevisionId> ids) {
        return ids.stream().map(RevisionId::value).toList();
    }
}
