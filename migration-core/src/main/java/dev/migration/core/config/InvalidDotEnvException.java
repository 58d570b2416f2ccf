package dev.migration.core.config;

import dev.migration.core.error.MigrationException;
import java.util.OptionalInt;

/** A {@code .env} file cannot be read, or one of the variables that matter cannot be understood. */
public final class InvalidDotEnvException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    private InvalidDotEnvException(String file, int line, String message) {
        super(message);
        this.file = file;
        this.line = line;
    }

    static InvalidDotEnvException unreadable(String file) {
        return new InvalidDotEnvException(
                file,
                0,
                "The file '" + file + "' cannot be read. Allow reading it, or name the database with migration.url.");
    }

    static InvalidDotEnvException malformed(String file, int line, String key, String fault, String advice) {
        return new InvalidDotEnvException(
                file, line, "'" + key + "' in '" + file + ":" + line + "' " + fault + ". " + advice + ".");
    }

    /** Returns the path of the file. */
    public String file() {
        return file;
    }

    /** Returns the line that is at fault, from 1; empty when the whole file is. */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
