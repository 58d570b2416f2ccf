package dev.migration.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the parameters of libpq, and of clients that extend its URLs, are called by the JDBC driver.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS">libpq's parameters</a>
 */
final class LibpqParameters {

    /** Same value, other name. The last ones are Prisma's. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("options", "options"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("schema", "currentSchema"),
            Map.entry("socket_timeout", "socketTimeout"));

    /** The driver's own names, as far as they make sense in a URL for other clients too. */
    private static final Set<String> JDBC = Set.of(
            "ApplicationName",
            "channelBinding",
            "connectTimeout",
            "currentSchema",
            "gssEncMode",
            "loadBalanceHosts",
            "loginTimeout",
            "prepareThreshold",
            "socketTimeout",
            "sslfactory",
            "sslNegotiation",
            "stringtype",
            "targetServerType",
            "tcpKeepAlive");

    /** No counterpart, and leaving it out changes neither the server that is reached nor how well it is verified. */
    private static final Set<String> IGNORED = Set.of(
            // libpq: tuning, or for Unix sockets only
            "client_encoding",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslcompression",
            "sslsni",
            "requirepeer",
            // pools and caches of other clients
            "async_fallback",
            "connection_limit",
            "max_overflow",
            "pool",
            "pool_size",
            "pool_timeout",
            "prepared_statement_cache_size",
            "prepared_statements",
            "statement_cache_size");

    private static final Map<String, Choice> CHOICES = Map.of(
            "sslmode",
            Choice.same("sslmode", "disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
            "ssl",
            new Choice("sslmode", Map.of("true", "require", "require", "require", "verify-full", "verify-full")),
            "requiressl",
            new Choice("sslmode", Map.of("0", "prefer", "1", "require")),
            "sslnegotiation",
            Choice.same("sslNegotiation", "postgres", "direct"),
            "gssencmode",
            Choice.same("gssEncMode", "disable", "prefer", "require"),
            "gsslib",
            Choice.same("gsslib", "gssapi", "sspi"),
            "channel_binding",
            Choice.same("channelBinding", "disable", "prefer", "require"),
            "keepalives",
            new Choice("tcpKeepAlive", Map.of("0", "false", "1", "true")),
            "load_balance_hosts",
            new Choice("loadBalanceHosts", Map.of("disable", "false", "random", "true")),
            "target_session_attrs",
            new Choice(
                    "targetServerType",
                    Map.of(
                            "any", "any",
                            "read-write", "primary",
                            "read-only", "secondary",
                            "primary", "primary",
                            "standby", "secondary",
                            "prefer-standby", "preferSecondary")));

    private static final Set<String> WITHOUT_COUNTERPART = Set.of(
            "gssdelegation",
            "max_protocol_version",
            "min_protocol_version",
            "passfile",
            "replication",
            "service",
            "ssl_max_protocol_version",
            "ssl_min_protocol_version",
            "sslcertmode",
            "sslcrl",
            "sslcrldir",
            "sslkeylogfile");

    private static final Set<String> SPECIAL =
            Set.of("connect_timeout", "fallback_application_name", "sslrootcert", "pgbouncer");

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,9}");

    private LibpqParameters() {}

    /**
     * Translates parameters, in order; empty values are left out.
     *
     * @throws InvalidDatabaseUrlException if a parameter is unknown (it may be a misspelt {@code sslmode}), has a value
     *     that libpq does not know, or matters and cannot be said to the driver
     */
    static Map<String, String> toJdbc(Map<String, String> parameters, SettingNames names) {
        Map<String, String> properties = new LinkedHashMap<>();
        parameters.forEach((keyword, value) -> {
            if (!value.isEmpty()) {
                translate(keyword, value, properties, names);
            } else if (!isKnown(keyword)) {
                throw unusable(keyword, names);
            }
        });
        return properties;
    }

    private static boolean isKnown(String keyword) {
        return Stream.of(CHOICES.keySet(), RENAMED.keySet(), JDBC, IGNORED, SPECIAL, WITHOUT_COUNTERPART)
                .anyMatch(keywords -> keywords.contains(keyword));
    }

    private static void translate(String keyword, String value, Map<String, String> properties, SettingNames names) {
        Choice choice = CHOICES.get(keyword);
        String renamed = RENAMED.get(keyword);
        if (choice != null) {
            properties.put(choice.property(), choice.translate(keyword, value, names));
        } else if (renamed != null) {
            properties.put(renamed, value);
        } else if (JDBC.contains(keyword)) {
            properties.put(keyword, value);
        } else if (!IGNORED.contains(keyword)) {
            translateSpecial(keyword, value, properties, names);
        }
    }

    private static void translateSpecial(
            String keyword, String value, Map<String, String> properties, SettingNames names) {
        switch (keyword) {
            case "connect_timeout" -> properties.put("connectTimeout", seconds(keyword, value, names));
            case "fallback_application_name" -> properties.putIfAbsent("ApplicationName", value);
            case "sslrootcert" -> putRootCertificate(value, properties);
            case "pgbouncer" -> {
                if (value.equals("true")) {
                    properties.put("prepareThreshold", "0");
                }
            }
            default -> throw unusable(keyword, names);
        }
    }

    /** libpq's word {@code system} means the certificate authorities that are trusted anyway, and checks the host name. */
    private static void putRootCertificate(String value, Map<String, String> properties) {
        if (value.equals("system")) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            properties.putIfAbsent("sslmode", "verify-full");
        } else {
            properties.put("sslrootcert", value);
        }
    }

    private static String seconds(String keyword, String value, SettingNames names) {
        if (!SECONDS.matcher(value).matches()) {
            throw names.invalid(keyword, value, "is not a number of seconds", "Write an integer, 0 for no limit");
        }
        return Integer.toString(Math.max(0, Integer.parseInt(value)));
    }

    private static InvalidDatabaseUrlException unusable(String keyword, SettingNames names) {
        return WITHOUT_COUNTERPART.contains(keyword)
                ? names.invalid(
                        keyword,
                        "",
                        "has no counterpart in the JDBC driver",
                        "Remove it, or write a jdbc:postgresql: URL with the driver's own parameters")
                : names.invalid(keyword, "", "is unknown", "Correct its name or remove it");
    }

    /** A parameter with a fixed set of values: the driver's property, and its value for each of libpq's. */
    private record Choice(String property, Map<String, String> values) {

        static Choice same(String property, String... values) {
            return new Choice(
                    property, Stream.of(values).collect(Collectors.toMap(Function.identity(), Function.identity())));
        }

        String translate(String keyword, String value, SettingNames names) {
            String translated = values.get(value);
            if (translated == null) {
                List<String> known = values.keySet().stream().sorted().toList();
                throw names.invalid(keyword, value, "is not a known value", "Use one of " + String.join(", ", known));
            }
            return translated;
        }
    }
}
