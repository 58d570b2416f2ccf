package dev.migration.core.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the options of an R2DBC URL are called by libpq. */
final class R2dbcParameters {

    private static final Map<String, String> RENAMED = Map.of(
            "applicationName", "application_name",
            "sslRootCert", "sslrootcert",
            "sslCert", "sslcert",
            "sslKey", "sslkey",
            "sslPassword", "sslpassword",
            "username", "user",
            "database", "dbname");

    /** What concerns the reactive driver or its pool alone. */
    private static final Set<String> IGNORED = Set.of(
            "acquireRetry",
            "autodetectExtensions",
            "backgroundEvictionInterval",
            "compatibilityMode",
            "errorResponseLogLevel",
            "fetchSize",
            "forceBinary",
            "initialSize",
            "maxAcquireTime",
            "maxCreateConnectionTime",
            "maxIdleTime",
            "maxLifeTime",
            "maxSize",
            "maxValidationTime",
            "minIdle",
            "noticeLogLevel",
            "poolName",
            "preferAttachedBuffers",
            "preparedStatementCacheQueries",
            "registerJmx",
            "statementTimeout",
            "tcpNoDelay",
            "validationDepth",
            "validationQuery");

    private R2dbcParameters() {}

    /** Translates the names and values that differ; what is left over is for {@link LibpqParameters} to judge. */
    static Map<String, String> toLibpq(Map<String, String> parameters, SettingNames names) {
        Map<String, String> result = new LinkedHashMap<>();
        parameters.forEach((key, value) -> {
            if (IGNORED.contains(key)) {
                return;
            }
            switch (key) {
                case "sslMode" ->
                    result.put("sslmode", value.toLowerCase(Locale.ROOT).replace('_', '-'));
                case "ssl" -> putSsl(value, result, names);
                case "connectTimeout" -> result.put("connect_timeout", seconds(key, value, names));
                case "options" ->
                    throw names.invalid(
                            key,
                            "",
                            "has no counterpart in the JDBC driver in this form",
                            "Write options=-c%20name%3Dvalue in a postgresql:// URL");
                default -> result.put(RENAMED.getOrDefault(key, key), value);
            }
        });
        return result;
    }

    /** In R2DBC, {@code ssl=true} alone verifies the server. */
    private static void putSsl(String value, Map<String, String> result, SettingNames names) {
        switch (value) {
            case "true" -> result.putIfAbsent("sslmode", "verify-full");
            case "false" -> result.putIfAbsent("sslmode", "disable");
            default -> throw names.invalid("ssl", value, "is not a known value", "Use one of false, true");
        }
    }

    private static String seconds(String key, String value, SettingNames names) {
        try {
            Duration roundedUp = Duration.parse(value).plusNanos(999_999_999);
            return Long.toString(roundedUp.toSeconds());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw names.invalid(key, value, "is not a duration", "Write it as PT10S");
        }
    }
}
