package dev.migration.core.revision;

import java.util.Optional;

/**
 * A place where the database is.
 *
 * @param id the row, or the revision implied
 * @param listed empty when no script has the row
 * @param implied whether this is no row, but the end of a line that a row implies through a dependency
 */
public record CurrentRevision(RevisionId id, Optional<ListedRevision> listed, boolean implied) {}
