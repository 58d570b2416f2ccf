package dev.migration.core.run;

import dev.migration.core.error.MigrationException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server refuses a statement of the engine's own, such as reading the version table. */
public final class DatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String ANY_GRANT =
            " Grant the privilege to the role that migrates, or migrate as a role that has it.";

    private final ServerError error;
    private final String fact;
    private final boolean sure;

    /**
     * An error outside of any migration.
     *
     * @param action what the statement is for, as in {@code Could not <action>}
     */
    DatabaseException(String action, SQLException cause) {
        this(fact(action, "", cause), ServerError.of(cause), ANY_GRANT, /* sure= */ true, cause);
    }

    /** An error that ended a run. */
    DatabaseException(String action, Progress progress, SQLException cause) {
        this(fact(action, " " + progress.text(), cause), ServerError.of(cause), ANY_GRANT, progress.isKnown(), cause);
    }

    private DatabaseException(String fact, ServerError error, String grant, boolean sure, @Nullable Throwable cause) {
        super(error.isLackOfPrivilege() ? fact + grant : fact, cause);
        this.error = error;
        this.fact = fact;
        this.sure = sure;
    }

    private static String fact(String action, String progress, SQLException cause) {
        return "Could not " + action + ": " + ServerError.of(cause).summary() + "." + progress;
    }

    /** Returns whether the role lacks a privilege. */
    boolean isLackOfPrivilege() {
        return error.isLackOfPrivilege();
    }

    /** Returns the same error with the statements that give the privileges it lacks; none of them leaves it as it is. */
    DatabaseException withGrants(List<String> grants) {
        if (grants.isEmpty()) {
            return this;
        }
        String advice = " As the owner or a superuser, run: " + String.join(" ", grants);
        return new DatabaseException(fact, error, advice, sure, getCause());
    }

    private DatabaseException(DatabaseException failure, Tries tries) {
        super(failure.getMessage() + " " + tries.text(), failure.getCause());
        this.error = failure.error;
        this.fact = failure.fact;
        this.sure = failure.sure;
    }

    /** Returns this error, which ended the last of several tries. */
    DatabaseException after(Tries tries) {
        return new DatabaseException(this, tries);
    }

    /** Returns whether the error says what is in the database now; false when the connection is lost and none is to be had. */
    public boolean isSure() {
        return sure;
    }

    /** Returns what the server says. */
    public ServerError error() {
        return error;
    }
}
