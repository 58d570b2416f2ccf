package dev.migration.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of the errors that the engine reports: something is wrong with the scripts, the settings or the database.
 *
 * <p>Every message is meant for the person who runs the command: it says what is wrong and where, then what to do.
 * What a text holds that a terminal would act on is escaped. Subclasses carry what they are about as typed data. An error that is none of these is a defect of the engine.
 */
public abstract class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an error with the text for the user. */
    protected MigrationException(String message) {
        super(Printable.text(message));
    }

    /** Creates an error with the text for the user and what brought it about. */
    protected MigrationException(String message, @Nullable Throwable cause) {
        super(Printable.text(message), cause);
    }
}
