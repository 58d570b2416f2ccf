package dev.migration.core.config;

import dev.migration.core.error.MigrationException;

/** Two settings give the same part of the credentials. */
public final class ConflictingCredentialsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String serverId;

    ConflictingCredentialsException(String what, String parameter, String serverId) {
        super("The " + what + " is given twice: by '" + parameter + "' and by the server '" + serverId
                + "' of settings.xml (migration.serverId). Remove one of them.");
        this.parameter = parameter;
        this.serverId = serverId;
    }

    /** Returns {@code migration.username} or {@code migration.password}. */
    public String parameter() {
        return parameter;
    }

    /** Returns the id of the server whose credentials say the same. */
    public String serverId() {
        return serverId;
    }
}
