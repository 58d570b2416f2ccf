package dev.migration.core.script;

import dev.migration.core.error.MigrationException;

/** A new script would overwrite a file. */
public final class ScriptExistsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String file;

    ScriptExistsException(String file) {
        super("'" + file + "' exists already. Choose another revision id or another message.");
        this.file = file;
    }

    /** Returns the file as a user would name it. */
    public String file() {
        return file;
    }
}
