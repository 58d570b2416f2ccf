package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.DowngradeStep;
import dev.migration.core.plan.RevisionStep;
import dev.migration.core.plan.UpgradeStep;
import dev.migration.core.revision.Revision;
import dev.migration.core.run.Progress.Fate;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a script failed. Nothing of that migration is in the database, unless it ran outside of a transaction; what
 * the run committed before it stays.
 */
public final class MigrationFailedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_LINES = 5;
    private static final int SHOWN_COLUMNS = 160;
    private static final Set<String> EXISTS_ALREADY = Set.of("42P07", "42701", "42710", "42723", "42P06");

    private final transient RevisionStep step;
    private final Failure failure;
    private final Progress progress;

    /**
     * The failure of a step.
     *
     * @param lost whether the connection is gone, so that the script need not be at fault
     */
    MigrationFailedException(RevisionStep step, Failure failure, Progress progress, boolean lost, SQLException cause) {
        this(step, failure, progress, text(step, failure, progress, lost, advice(progress, lost)), cause);
    }

    private MigrationFailedException(
            RevisionStep step, Failure failure, Progress progress, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.step = step;
        this.failure = failure;
        this.progress = progress;
    }

    /** Returns this failure, which ended the last of several tries. */
    MigrationFailedException after(Tries tries) {
        String text = text(step, failure, progress, /* lost= */ false, " " + tries.text());
        return new MigrationFailedException(step, failure, progress, text, getCause());
    }

    /** Returns this failure with what to do that is not about the script. */
    MigrationFailedException withAdvice(String advice) {
        String text = text(step, failure, progress, /* lost= */ false, " " + advice + " Then run" + again(progress));
        return new MigrationFailedException(step, failure, progress, text, getCause());
    }

    /** Returns the step that failed. */
    public RevisionStep step() {
        return step;
    }

    /** Returns the statement that failed, where it stands and what the server says. */
    public Failure failure() {
        return failure;
    }

    /** Returns how far the run came. */
    public Progress progress() {
        return progress;
    }

    /** Returns whether an upgrade failed because something that it creates is there already. */
    public boolean foundWhatItCreates() {
        return foundWhatItCreates(step, failure);
    }

    private static boolean foundWhatItCreates(RevisionStep step, Failure failure) {
        return step instanceof UpgradeStep
                && EXISTS_ALREADY.contains(failure.error().sqlState());
    }

    private static String text(RevisionStep step, Failure failure, Progress progress, boolean lost, String advice) {
        Revision revision = step.revision();
        boolean down = step instanceof DowngradeStep;
        ServerError error = failure.error();
        StringBuilder text = new StringBuilder()
                .append(down ? "Downgrade of " : "Migration ")
                .append(revision.id())
                .append(" (")
                .append(revision.title())
                .append(") of module '")
                .append(revision.origin().module())
                .append("' failed at ")
                .append(failure.place())
                .append(":\n");
        statement(failure.statement())
                .lines()
                .forEach(line -> text.append("    ").append(line).append('\n'));
        text.append(error.summary()).append('\n');
        field(text, "Detail", error.detail());
        field(text, "Hint", error.hint());
        field(text, "Where", error.context());
        text.append(
                        lost && progress.fate() != Fate.THERE && progress.fate() != Fate.IN_DOUBT
                                ? "The connection is lost. "
                                : "")
                .append(progress.text())
                .append(advice);
        if (foundWhatItCreates(step, failure)) {
            text.append(" If the database has all of this migration already, stamp it.");
        }
        return text.toString();
    }

    private static String advice(Progress progress, boolean lost) {
        if (progress.fate() == Fate.THERE && progress.applied() == progress.planned()) {
            return " Nothing is left to do.";
        }
        if (lost) {
            return " Run" + again(progress);
        }
        return (progress.isStepwise() ? " Correct the script after these and run" : " Correct the script and run")
                + again(progress);
    }

    private static String again(Progress progress) {
        return " the same command again"
                + (progress.isStepwise() ? "; it goes on at statement " + (progress.statementsDone() + 1) : "") + ".";
    }

    private static void field(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(name).append(": ").append(value.replace("\n", "\n    ")).append('\n');
        }
    }

    private static String statement(String sql) {
        StringBuilder shown = new StringBuilder();
        sql.lines()
                .limit(SHOWN_LINES)
                .forEach(line -> shown.append(
                                line.length() > SHOWN_COLUMNS ? line.substring(0, SHOWN_COLUMNS) + " …" : line)
                        .append('\n'));
        return sql.lines().count() > SHOWN_LINES ? shown + "…\n" : shown.toString();
    }
}
