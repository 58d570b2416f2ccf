package dev.migration.core.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the URL of a database in any of the forms that are common: {@code jdbc:postgresql:}, {@code postgresql://} and
 * {@code postgres://} (with a driver such as {@code +asyncpg} too), {@code r2dbc:postgresql://} and {@code embedded:}.
 */
public final class DatabaseUrl {

    private static final String EMBEDDED = "embedded:";
    private static final Pattern MAJOR = Pattern.compile("[1-9][0-9]");
    private static final Pattern SHOWN_MAJOR = Pattern.compile("[A-Za-z0-9.]{1,8}");

    private static final Pattern LIBPQ = Pattern.compile("(?i)postgres(?:ql)?(?:\\+[a-z0-9_]+)?://");
    private static final Pattern R2DBC = Pattern.compile("(?i)r2dbc(s?):(?:pool:)?postgres(?:ql)?://");
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("((?:jdbc|r2dbc):[A-Za-z0-9+-]{1,20}:|[A-Za-z][A-Za-z0-9+.-]{0,30}:(?=//))");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z0-9_.-]{1,60}}");

    private static final String FORMS = "Write postgresql://user:password@host:5432/database,"
            + " jdbc:postgresql://host:5432/database, r2dbc:postgresql://host:5432/database or embedded:17";

    private DatabaseUrl() {}

    /**
     * Reads a URL.
     *
     * @param source where it stands, for texts: {@code migration.url}
     * @param environment the process environment, which says where the file of services is ({@code ?service=…})
     * @throws InvalidDatabaseUrlException if the form is not known or a part is not valid
     */
    public static Database parse(String text, String source, Map<String, String> environment) {
        SettingNames.OfUrl names = new SettingNames.OfUrl(source);
        String url = text.strip();
        Matcher libpq = LIBPQ.matcher(url);
        Matcher r2dbc = R2DBC.matcher(url);
        if (startsWith(url, EMBEDDED)) {
            return embedded(url.substring(EMBEDDED.length()), names);
        } else if (startsWith(url, JdbcUrl.PREFIX)) {
            return JdbcUrl.parse(url.substring(JdbcUrl.PREFIX.length()), names);
        } else if (libpq.lookingAt()) {
            return libpq(url.substring(libpq.end()), names, environment);
        } else if (r2dbc.lookingAt()) {
            return r2dbc(url.substring(r2dbc.end()), !r2dbc.group(1).isEmpty(), names);
        }
        throw unknownForm(url, names);
    }

    private static boolean startsWith(String url, String prefix) {
        return url.regionMatches(/* ignoreCase= */ true, 0, prefix, 0, prefix.length());
    }

    private static Database embedded(String major, SettingNames.OfUrl names) {
        if (major.isEmpty()) {
            return new Database.Embedded(OptionalInt.empty(), names.source());
        }
        int number = MAJOR.matcher(major).matches() ? Integer.parseInt(major) : 0;
        if (number < Database.Embedded.OLDEST_MAJOR || number > Database.Embedded.NEWEST_MAJOR) {
            String shown =
                    SHOWN_MAJOR.matcher(major).matches() ? "names the version '" + major + "'" : "names no version";
            throw names.invalidUrl(
                    shown,
                    "Write embedded: alone or with a major version of PostgreSQL from "
                            + Database.Embedded.OLDEST_MAJOR + " to " + Database.Embedded.NEWEST_MAJOR
                            + ", such as embedded:17");
        }
        return new Database.Embedded(OptionalInt.of(number), names.source());
    }

    private static Database libpq(String rest, SettingNames.OfUrl names, Map<String, String> environment) {
        Map<String, String> settings = settings(UrlParts.parse(rest, /* plusIsSpace= */ false, names));
        String service = Optional.ofNullable(settings.remove("service")).orElse("");
        if (!service.isEmpty()) {
            ServiceFile.load(service, names, environment).forEach(settings::putIfAbsent);
        }
        return LibpqSettings.toServer(settings, names);
    }

    private static Database r2dbc(String rest, boolean secure, SettingNames.OfUrl names) {
        UrlParts parts = UrlParts.parse(rest, /* plusIsSpace= */ false, names);
        Map<String, String> parameters = new LinkedHashMap<>(parts.parameters());
        if (secure) {
            parameters.putIfAbsent("ssl", "true");
        }
        Map<String, String> settings = settings(parts);
        settings.keySet().removeAll(parts.parameters().keySet());
        settings.putAll(R2dbcParameters.toLibpq(parameters, names));
        return LibpqSettings.toServer(settings, names);
    }

    /** As in libpq, a parameter of the query wins over the part of the URL that says the same. */
    private static Map<String, String> settings(UrlParts parts) {
        Map<String, String> settings = new LinkedHashMap<>();
        parts.username().ifPresent(user -> settings.put("user", user));
        parts.password().ifPresent(password -> settings.put("password", password));
        putNonEmpty("host", parts.hosts(), settings);
        putNonEmpty("dbname", parts.database(), settings);
        parts.parameters()
                .forEach((keyword, value) -> settings.merge(keyword, value, (part, own) -> own.isEmpty() ? part : own));
        return settings;
    }

    private static void putNonEmpty(String keyword, String value, Map<String, String> settings) {
        if (!value.isEmpty()) {
            settings.put(keyword, value);
        }
    }

    private static InvalidDatabaseUrlException unknownForm(String url, SettingNames.OfUrl names) {
        Matcher placeholder = PLACEHOLDER.matcher(url);
        if (placeholder.matches()) {
            return names.invalidUrl(
                    "is '" + url + "', which nothing replaced",
                    "Set that property or environment variable, or remove the URL");
        }
        Matcher scheme = OTHER_SCHEME.matcher(url);
        return scheme.lookingAt()
                ? names.invalidUrl(
                        "starts with '" + scheme.group(1).toLowerCase(Locale.ROOT)
                                + "', which is none of the known forms",
                        FORMS)
                : names.invalidUrl("has none of the known forms", FORMS);
    }
}
