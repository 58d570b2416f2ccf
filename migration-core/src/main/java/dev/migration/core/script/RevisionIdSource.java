package dev.migration.core.script;

import dev.migration.core.revision.RevisionId;
import java.util.Set;

/** Makes the ids of new revisions. */
@FunctionalInterface
public interface RevisionIdSource {

    /** Returns an id that is not taken. */
    RevisionId next(Set<RevisionId> taken);
}
