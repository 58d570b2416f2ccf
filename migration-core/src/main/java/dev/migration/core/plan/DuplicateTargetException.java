package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;

/** A revision that was named twice where each counts once. */
public final class DuplicateTargetException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient Revision revision;

    DuplicateTargetException(Revision revision) {
        super(revision.located() + " is named twice. Name each revision once.");
        this.revision = revision;
    }

    /** Returns the revision. */
    public Revision revision() {
        return revision;
    }
}
