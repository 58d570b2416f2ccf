package dev.migration.core.script;

import dev.migration.core.error.MigrationException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** A script, a folder or a jar cannot be read or written. */
public final class ScriptAccessException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String source;

    private ScriptAccessException(String source, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.source = source;
    }

    static ScriptAccessException unreadable(String source, Exception cause) {
        return new ScriptAccessException(
                source,
                "'" + source + "' cannot be read: " + reason(cause)
                        + ". Check that it exists, is whole and may be read.",
                cause);
    }

    static ScriptAccessException tooLarge(String source, int limit) {
        return new ScriptAccessException(
                source,
                "'" + source
                        + "' is too large: a script is read as a whole, and with the memory that Java has here it may have "
                        + (limit >> 20) + " MB. Give Java more memory by -Xmx, or make several scripts of it.",
                null);
    }

    static ScriptAccessException unwritable(String source, Exception cause) {
        return new ScriptAccessException(
                source,
                "'" + source + "' cannot be written: " + reason(cause) + ". Check the folder and its permissions.",
                cause);
    }

    /** Returns the file, folder or jar as a user would name it. */
    public String source() {
        return source;
    }

    private static String reason(Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file where its folder would be";
        }
        if (cause instanceof FileSystemException refusal && refusal.getReason() != null) {
            return refusal.getReason();
        }
        String message = cause.getMessage();
        return message == null ? "an error of the file system" : message;
    }
}
