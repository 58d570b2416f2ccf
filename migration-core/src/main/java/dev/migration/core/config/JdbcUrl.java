package dev.migration.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** URLs as the PostgreSQL JDBC driver has them. */
final class JdbcUrl {

    static final String PREFIX = "jdbc:postgresql:";

    private static final Set<String> PLACE = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    private static final Set<String> SECRETS = Set.of("password", "sslpassword");

    private static final Pattern SERVICE = Pattern.compile("[?&]service=([^&]*)");

    private JdbcUrl() {}

    /** Writes a URL: every host with its port, values encoded, no credentials. */
    static String of(List<HostAndPort> hosts, String database, Map<String, String> properties) {
        String query = properties.entrySet().stream()
                .map(each -> UrlEncoding.encode(each.getKey()) + "=" + UrlEncoding.encode(each.getValue()))
                .collect(Collectors.joining("&"));
        String path = hosts.isEmpty() && database.isEmpty() ? "" : "/" + UrlEncoding.encode(database);
        return PREFIX + "//" + HostAndPort.join(hosts) + path + (query.isEmpty() ? "" : "?" + query);
    }

    /** Returns hosts and database of a URL, readable. */
    static String display(String jdbcUrl) {
        String url = jdbcUrl.startsWith(PREFIX) ? jdbcUrl.substring(PREFIX.length()) : jdbcUrl;
        int query = url.indexOf('?');
        String place = (query < 0 ? url : url.substring(0, query))
                .replaceFirst("^//", "")
                .replaceFirst("/$", "");
        Matcher service = SERVICE.matcher(url);
        String shown = place.isEmpty() && service.find() ? "service " + service.group(1) : place;
        return UrlEncoding.decode(shown, /* plusIsSpace= */ true).orElse(shown).replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * Takes a URL that a user wrote for the driver apart and writes it again without the credentials. The driver's own
     * parameters stay as they are.
     *
     * @param rest what follows {@link #PREFIX}
     */
    static Database.Server parse(String rest, SettingNames.OfUrl names) {
        UrlParts parts =
                UrlParts.parse(rest.startsWith("//") ? rest.substring(2) : "/" + rest, /* plusIsSpace= */ true, names);
        checkDatabase(parts.rawPath(), names);
        checkParameters(parts.parameters().keySet(), names);
        Map<String, String> properties = new LinkedHashMap<>(parts.parameters());
        Optional<String> username = taken(properties, "user").or(parts::username);
        Optional<Password> password =
                taken(properties, "password").or(parts::password).map(Password::of);
        Optional<Password> keyPassword = taken(properties, "sslpassword").map(Password::of);
        String url = of(hosts(parts, properties, names), parts.database(), properties);
        return new Database.Server(url, username, password, keyPassword, names.source());
    }

    private static void checkDatabase(String path, SettingNames.OfUrl names) {
        if (path.contains("/")) {
            throw names.invalidUrl(
                    "has more than one '/' after the host",
                    "Write jdbc:postgresql://host:5432/database, and %2F for a '/' in the name");
        }
        if (path.contains(";")) {
            throw names.invalidUrl(
                    "has a ';' in the name of the database",
                    "Write parameters as ?name=value&name=value, and %3B for a ';' in the name");
        }
    }

    /** The driver would pass over a password whose key it does not know, and the URL would keep it. */
    private static void checkParameters(Set<String> keys, SettingNames names) {
        for (String key : keys) {
            if (PLACE.contains(key)) {
                throw names.invalid(
                        key,
                        "",
                        "is no place for host, port or database",
                        "Write jdbc:postgresql://host:5432/database");
            }
            if (SECRETS.contains(key.toLowerCase(Locale.ROOT)) && !SECRETS.contains(key)) {
                throw names.invalid(key, "", "is unknown", "Write it in lower case");
            }
        }
    }

    /** With a service the driver takes the host from the service file; else its default is this machine. */
    private static List<HostAndPort> hosts(UrlParts parts, Map<String, String> properties, SettingNames names) {
        if (parts.hosts().isEmpty() && properties.containsKey("service")) {
            return List.of();
        }
        return HostAndPort.parseList(parts.hosts().isEmpty() ? "localhost" : parts.hosts(), "", names);
    }

    private static Optional<String> taken(Map<String, String> properties, String key) {
        return Optional.ofNullable(properties.remove(key)).filter(value -> !value.isEmpty());
    }
}
