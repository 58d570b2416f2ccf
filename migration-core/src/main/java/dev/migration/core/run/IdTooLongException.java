package dev.migration.core.run;

import dev.migration.core.config.TableName;
import dev.migration.core.error.MigrationException;
import dev.migration.core.postgres.Identifiers;
import dev.migration.core.revision.RevisionId;
import java.util.List;
import java.util.stream.Collectors;

/** The version table, made by another tool, has a column too short for ids that a plan would write. */
public final class IdTooLongException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final int limit;
    private final List<RevisionId> ids;

    IdTooLongException(TableName table, int limit, List<RevisionId> ids) {
        super(table + " holds ids of at most " + limit + " characters, too few for "
                + ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "))
                + "; nothing was run. Widen its column: ALTER TABLE "
                + Identifiers.quote(table.schema(), table.name()) + " ALTER COLUMN version_num TYPE varchar(128);");
        this.limit = limit;
        this.ids = List.copyOf(ids);
    }

    /** Returns how many characters an id has at most. */
    public int limit() {
        return limit;
    }

    /** Returns the ids that are too long, in order, at least one. */
    public List<RevisionId> ids() {
        return ids;
    }
}
