package dev.migration.core.run.internal;

import java.sql.SQLException;
import java.util.OptionalInt;
import org.postgresql.util.PSQLException;

/** A statement of a {@link Message} failed, or the connection was lost before the server's whole answer was there. */
public final class MessageFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final int position;
    private final SQLException refusal;

    MessageFailedException(int index, OptionalInt position, SQLException refusal) {
        super(refusal);
        this.refusal = refusal;
        this.index = index;
        this.position = position.orElse(0);
    }

    /**
     * Returns the index, from 0, of the first statement that the server did not complete; of the last statement when it
     * completed all.
     */
    public int index() {
        return index;
    }

    /** Returns the failing character in that statement, from 1, where the server names one. */
    public OptionalInt position() {
        return position == 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** Returns the driver's exception. */
    public SQLException refusal() {
        return refusal;
    }

    /**
     * Returns whether the server itself says that it failed; then it surely did not get beyond the statement. Otherwise
     * the driver says so, and the server may have run more than it could tell.
     */
    public boolean isServersWord() {
        return refusal instanceof PSQLException server && server.getServerErrorMessage() != null;
    }
}
