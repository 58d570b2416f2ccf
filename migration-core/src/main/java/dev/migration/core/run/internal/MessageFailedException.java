package dev.migration.core.run.internal;

import java.sql.SQLException;
import java.util.OptionalInt;

/** The server refused a statement of a {@link Message}. */
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

    /** Returns the failing statement's index in the message, from 0. */
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
}
