package dev.migration.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server as libpq's settings describe it ({@code host}, {@code dbname}, {@code sslmode}, …). */
final class LibpqSettings {

    private final Map<String, String> settings;
    private final SettingNames names;

    private LibpqSettings(Map<String, String> settings, SettingNames names) {
        this.settings = new LinkedHashMap<>(settings);
        this.names = names;
    }

    /**
     * Translates libpq's settings into the driver's.
     *
     * @param settings by libpq's keyword; an empty value is as good as none
     * @throws InvalidDatabaseUrlException if a value is not valid, or the driver has no counterpart of a setting
     */
    static Database.Server toServer(Map<String, String> settings, SettingNames names) {
        return new LibpqSettings(settings, names).toServer();
    }

    private Database.Server toServer() {
        String host = host();
        String port = taken("port").orElse("");
        String database = taken("dbname").orElse("");
        Optional<String> username = taken("user");
        Optional<Password> password = taken("password").map(Password::of);
        Optional<Password> keyPassword = taken("sslpassword").map(Password::of);
        List<HostAndPort> hosts = HostAndPort.parseList(host, port, names);
        Map<String, String> properties = LibpqParameters.toJdbc(settings, names);
        return new Database.Server(
                JdbcUrl.of(hosts, database, properties), username, password, keyPassword, names.source());
    }

    private String host() {
        Optional<String> host = taken("host");
        Optional<String> address = taken("hostaddr");
        if (host.isPresent() && address.isPresent()) {
            throw names.invalid("hostaddr", address.get(), "cannot be used beside a host", "Remove one of them");
        }
        return host.or(() -> address).orElse("");
    }

    private Optional<String> taken(String keyword) {
        return Optional.ofNullable(settings.remove(keyword)).filter(value -> !value.isEmpty());
    }
}
