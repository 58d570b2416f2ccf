package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;

/** A revision to go on from, or to merge, that another revises. */
public final class NotAHeadException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient Revision revision;

    private NotAHeadException(Revision revision, String advice) {
        super(revision.located() + " is no head: another revision revises it. " + advice);
        this.revision = revision;
    }

    /** Returns the error for a down revision of a new script. */
    static NotAHeadException downRevision(Revision revision) {
        return new NotAHeadException(revision, "Name a head, or use splice to branch from it.");
    }

    /** Returns the error for a revision to merge. */
    static NotAHeadException merged(Revision revision) {
        return new NotAHeadException(revision, "Only heads can be merged; heads lists them.");
    }

    /** Returns the revision. */
    public Revision revision() {
        return revision;
    }
}
