package dev.migration.core.run;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.RevisionId;
import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a run came before it failed.
 *
 * @param mode how much of the run is one transaction
 * @param applied how many steps of it are committed, as far as known
 * @param planned how many it was to do
 * @param rows the version table's rows after those steps, in order
 * @param certain false when the connection was lost at a commit: what that would have committed is wholly there or not at
 *     all
 */
public record Progress(TransactionMode mode, int applied, int planned, List<RevisionId> rows, boolean certain)
        implements Serializable {

    /** Puts the rows in order. */
    public Progress {
        rows = List.copyOf(new TreeSet<>(rows));
    }

    Progress uncertain() {
        return new Progress(mode, applied, planned, rows, false);
    }

    /** Says what is in the database now, in a few sentences. */
    public String text() {
        String unit = mode == TransactionMode.ALL ? "this run" : "this migration";
        String fate = certain
                ? "Nothing of " + unit + " stays. The database is at " + where() + "."
                : "The connection was lost before the server confirmed the commit: " + unit
                        + " is there either wholly or not at all. Before it the database was at " + where() + ".";
        return fate + " " + appliedText();
    }

    String appliedText() {
        return applied == 0 ? "This run applied nothing." : "This run applied " + applied + " of " + planned + ".";
    }

    private String where() {
        return rows.isEmpty() ? "base" : rows.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }
}
