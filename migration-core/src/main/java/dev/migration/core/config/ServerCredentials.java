package dev.migration.core.config;

import java.util.Optional;

/**
 * Credentials that come from a server of Maven's {@code settings.xml}, decrypted.
 *
 * @param serverId the server's id, for texts
 * @param username empty when the server has none
 * @param password empty when the server has none
 */
public record ServerCredentials(String serverId, Optional<String> username, Optional<Password> password) {

    /** Makes blank texts empty. */
    public ServerCredentials {
        username = username.filter(text -> !text.isBlank());
        password = password.filter(secret -> !secret.reveal().isEmpty());
    }
}
