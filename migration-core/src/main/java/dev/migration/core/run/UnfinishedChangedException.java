package dev.migration.core.run;

import dev.migration.core.config.TableName;
import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.revision.Revision;

/** A script that is done in part was changed where it is done. */
public final class UnfinishedChangedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient RevisionStep step;
    private final int statements;

    UnfinishedChangedException(RevisionStep step, Unfinished unfinished, TableName history) {
        super(text(step.revision(), unfinished, history));
        this.step = step;
        this.statements = unfinished.statements();
    }

    /** Returns the step that is unfinished. */
    public RevisionStep step() {
        return step;
    }

    /** Returns how many of its statements are done. */
    public int statements() {
        return statements;
    }

    private static String text(Revision revision, Unfinished unfinished, TableName history) {
        int done = unfinished.statements();
        return "The " + unfinished.direction() + " of '" + revision.id() + "' ("
                + revision.origin().file()
                + ") is unfinished: its first " + (done == 1 ? "statement is" : done + " statements are")
                + " done, but the script no longer begins with " + (done == 1 ? "it" : "them")
                + " in a section with 'transaction=none'; nothing was run. Put " + (done == 1 ? "it" : "them")
                + " back, or undo " + (done == 1 ? "it" : "them") + " in the database and delete row "
                + unfinished.id() + " of " + history + ".";
    }
}
