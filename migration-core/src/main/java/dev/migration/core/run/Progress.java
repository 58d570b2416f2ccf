package dev.migration.core.run;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.RevisionId;
import java.io.Serializable;
import java.util.Collection;
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
 * @param statementsDone how many statements of the step that failed stay done, which ran outside of a transaction
 * @param statements how many that step has; 0 when it ran in a transaction, of which nothing stays
 * @param certain false when the connection was lost at a commit: what that would have committed is wholly there or not at
 *     all
 */
public record Progress(
        TransactionMode mode,
        int applied,
        int planned,
        List<RevisionId> rows,
        int statementsDone,
        int statements,
        boolean certain)
        implements Serializable {

    /** Puts the rows in order. */
    public Progress {
        rows = List.copyOf(new TreeSet<>(rows));
    }

    static Progress of(TransactionMode mode, int applied, int planned, Collection<RevisionId> rows) {
        return new Progress(mode, applied, planned, List.copyOf(rows), 0, 0, /* certain= */ true);
    }

    Progress uncertain() {
        return new Progress(mode, applied, planned, rows, statementsDone, statements, /* certain= */ false);
    }

    /** This progress, of which also the first statements of a step are done. */
    Progress within(int done, int all) {
        return new Progress(mode, applied, planned, rows, done, all, certain);
    }

    /** Returns whether the step that failed ran outside of a transaction. */
    boolean isStepwise() {
        return statements > 0;
    }

    /** Says what is in the database now, in a few sentences. */
    public String text() {
        if (isStepwise()) {
            return statementsDone + " of its " + statements + " statements " + (statementsDone == 1 ? "is" : "are")
                    + " done and stay" + (statementsDone == 1 ? "s" : "") + ". The database is at " + where() + ". "
                    + appliedText();
        }
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
