package dev.migration.maven;

import dev.migration.core.revision.ListedRevision;
import java.util.List;

/** Revisions as a JSON answer. */
record RevisionsDocument(List<RevisionDocument> revisions) {

    static RevisionsDocument of(List<ListedRevision> listed) {
        return new RevisionsDocument(listed.stream().map(RevisionDocument::of).toList());
    }
}
