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
 * @param unit what is one transaction
 * @param applied how many steps of it are committed, as far as known
 * @param planned how many it was to do
 * @param rows the version table's rows after those steps, in order
 * @param statementsDone how many statements of the step that failed stay done, which ran outside of a transaction
 * @param statements how many that step has; 0 when it ran in a transaction, of which nothing stays
 * @param fate what became of the transaction that failed
 */
public record Progress(
        Unit unit, int applied, int planned, List<RevisionId> rows, int statementsDone, int statements, Fate fate)
        implements Serializable {

    private static final String LOST_AT_COMMIT = "The connection was lost before the server confirmed the commit, and ";
    private static final String SHOWN = "a new one shows that it came through: ";
    private static final String NOT_SHOWN = "no new one shows whether it came through: ";

    /** What is one transaction. */
    public enum Unit {
        /** A migration of the run. */
        MIGRATION,
        /** All of the run. */
        RUN,
        /** The writing of the version table's rows without a script. */
        STAMP
    }

    /** What became of a transaction that did not come through as it should. */
    public enum Fate {
        /** Nothing of it stays. */
        GONE,
        /** It is committed, though the connection was lost before the server said so. */
        THERE,
        /** It is there either wholly or not at all; the connection was lost at its commit, and no new one tells. */
        IN_DOUBT,
        /** Nothing of it stays, and a server that has crashed may have lost some of those before it; no new connection tells. */
        UNSEEN
    }

    /** Puts the rows in order. */
    public Progress {
        rows = List.copyOf(new TreeSet<>(rows));
    }

    static Progress of(TransactionMode mode, int applied, int planned, Collection<RevisionId> rows) {
        Unit unit = mode == TransactionMode.EACH ? Unit.MIGRATION : Unit.RUN;
        return new Progress(unit, applied, planned, List.copyOf(rows), 0, 0, Fate.GONE);
    }

    static Progress ofStamp(Collection<RevisionId> rows) {
        return new Progress(Unit.STAMP, 0, 1, List.copyOf(rows), 0, 0, Fate.GONE);
    }

    Progress inDoubt() {
        return with(Fate.IN_DOUBT);
    }

    Progress unseen() {
        return applied == 0 ? this : with(Fate.UNSEEN);
    }

    private Progress with(Fate other) {
        return new Progress(unit, applied, planned, rows, statementsDone, statements, other);
    }

    /** The progress when the transaction that failed turns out to be committed. */
    Progress committed(Collection<RevisionId> rowsAfter) {
        int all = unit == Unit.RUN ? planned : applied + 1;
        return new Progress(unit, Math.min(all, planned), planned, List.copyOf(rowsAfter), 0, 0, Fate.THERE);
    }

    /** The progress when that many steps turn out to be committed. */
    Progress at(int steps, Collection<RevisionId> rowsNow) {
        return new Progress(unit, steps, planned, List.copyOf(rowsNow), statementsDone, statements, fate);
    }

    /** This progress, of which also the first statements of a step are done. */
    Progress within(int done, int all) {
        return new Progress(unit, applied, planned, rows, done, all, fate);
    }

    /** Returns whether the step that failed ran outside of a transaction. */
    boolean isStepwise() {
        return statements > 0;
    }

    /** Returns whether this is what is in the database; false when no connection is to be had that tells. */
    public boolean isKnown() {
        return fate == Fate.GONE || fate == Fate.THERE;
    }

    /** Says what is in the database now, in a few sentences. */
    public String text() {
        if (isStepwise()) {
            return statementsDone + " of its " + statements + " statements " + (statementsDone == 1 ? "is" : "are")
                    + " done and stay" + (statementsDone == 1 ? "s" : "") + ". The database is at " + where() + ". "
                    + appliedText();
        }
        return unit == Unit.STAMP ? textOfStamp() : textOf(unit == Unit.RUN ? "this run" : "this migration");
    }

    private String textOf(String what) {
        return switch (fate) {
            case GONE -> "Nothing of " + what + " stays. The database is at " + where() + ". " + appliedText();
            case THERE ->
                LOST_AT_COMMIT + SHOWN + what + " was applied. The database is at " + where() + ". " + appliedText();
            case IN_DOUBT ->
                LOST_AT_COMMIT + NOT_SHOWN + what
                        + " is there either wholly or not at all, as the version table's rows tell. " + beforeIt();
            case UNSEEN ->
                "Nothing of " + what
                        + " stays. A server that has crashed may have lost the latest migrations before it,"
                        + " too, as the version table's rows tell. " + beforeIt();
        };
    }

    private String textOfStamp() {
        return switch (fate) {
            case GONE, UNSEEN -> appliedText() + " The database is at " + where() + ".";
            case THERE ->
                LOST_AT_COMMIT + SHOWN + "the rows are stamped. The database is at " + where()
                        + ". Nothing is left to do.";
            case IN_DOUBT ->
                LOST_AT_COMMIT + NOT_SHOWN + "the rows are stamped either wholly or not at all. Before it the database"
                        + " was at " + where() + ". Run the same command again.";
        };
    }

    private String beforeIt() {
        return "Before it the database was at " + where() + ", and this run had applied "
                + (applied == 0 ? "nothing." : applied + " of " + planned + ".");
    }

    String appliedText() {
        if (unit == Unit.STAMP) {
            return applied == 0 ? "Nothing was stamped." : "The rows are stamped.";
        }
        return applied == 0 ? "This run applied nothing." : "This run applied " + applied + " of " + planned + ".";
    }

    private String where() {
        return rows.isEmpty() ? "base" : rows.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }
}
