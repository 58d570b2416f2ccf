package dev.migration.core.run;

import dev.migration.core.config.TableName;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.RevisionId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The version table's rows are no longer those that the plan was made for: somebody else migrates as well. */
public final class ConcurrentRunException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<RevisionId> expected;
    private final List<RevisionId> found;

    ConcurrentRunException(TableName table, Set<RevisionId> expected, Set<RevisionId> found, String appliedNow) {
        super("Another run changed " + table + " at the same time: it should hold " + rows(expected) + " and holds "
                + rows(found) + ". " + appliedNow + " Run the same command again when the other run is through.");
        this.expected = List.copyOf(new TreeSet<>(expected));
        this.found = List.copyOf(new TreeSet<>(found));
    }

    /** Returns the rows that the plan was made for, in order. */
    public List<RevisionId> expected() {
        return expected;
    }

    /** Returns the rows that are there, in order. */
    public List<RevisionId> found() {
        return found;
    }

    private static String rows(Collection<RevisionId> rows) {
        return rows.isEmpty()
                ? "no row"
                : new TreeSet<>(rows).stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }
}
