package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.List;
import java.util.Set;

/** One step of a plan. Immutable. */
public sealed interface Step permits RevisionStep, StampStep {

    /** Returns what the step comes from, as progress shows it: declared down revisions, never dependencies; may be empty. */
    List<RevisionId> from();

    /** Returns what the step leads to, as progress shows it; may be empty. */
    List<RevisionId> to();

    /** Returns the writes to the version table, in order; not empty. */
    List<HeadsChange> headsChanges();

    /** Returns the rows of the version table that the step finds, by id. */
    Set<RevisionId> rowsBefore();

    /** Returns the rows of the version table that the step leaves, by id. */
    Set<RevisionId> rowsAfter();
}
