package dev.migration.maven;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.config.Password;
import dev.migration.core.config.ServerCredentials;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The servers of settings.xml, with their passwords decrypted. */
final class SettingsServers {

    private final Settings settings;
    private final SettingsDecrypter decrypter;

    SettingsServers(Settings settings, SettingsDecrypter decrypter) {
        this.settings = settings;
        this.decrypter = decrypter;
    }

    /**
     * Returns the credentials of one server.
     *
     * @throws InvalidConfigException when there is no such server, or its password cannot be decrypted
     */
    ServerCredentials credentials(String serverId) {
        Server server = settings.getServer(serverId);
        if (server == null) {
            throw new InvalidConfigException("migration.serverId", serverId, "settings.xml has no server of that id");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        String problems = result.getProblems().stream()
                .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .map(SettingsProblem::getMessage)
                .collect(Collectors.joining("; "));
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(
                    "migration.serverId", serverId, "its password cannot be decrypted: " + problems);
        }
        return new ServerCredentials(
                serverId,
                Optional.ofNullable(result.getServer().getUsername()),
                Optional.ofNullable(result.getServer().getPassword()).map(Password::of));
    }
}
