package dev.migration.maven;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.config.Password;
import dev.migration.core.config.ServerCredentials;
import java.util.Optional;
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
        if (result.getProblems().stream().anyMatch(SettingsServers::isError)) {
            // What Maven says of it names classes of its cipher, and no way out.
            throw new InvalidConfigException(
                    "migration.serverId",
                    serverId,
                    "Maven cannot decrypt its password. Check the master password in settings-security.xml,"
                            + " or encrypt it anew with mvn --encrypt-password (Maven 4: mvnenc)");
        }
        return new ServerCredentials(
                serverId,
                Optional.ofNullable(result.getServer().getUsername()),
                Optional.ofNullable(result.getServer().getPassword()).map(Password::of));
    }

    private static boolean isError(SettingsProblem problem) {
        return problem.getSeverity() != SettingsProblem.Severity.WARNING;
    }
}
