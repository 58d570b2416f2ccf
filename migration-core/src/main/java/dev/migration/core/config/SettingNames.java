package dev.migration.core.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How error texts call the settings of a connection, whose keywords are libpq's ({@code host}, {@code sslmode}, …). */
interface SettingNames {

    /** Says where the settings stand, as {@link Database#source()}. */
    String source();

    /** Names one setting with its value, where there is one that can be shown, to begin a sentence. */
    String setting(String keyword, String value);

    /** Says what to do about a host or a port: for a URL that its form may be wrong as a whole, else to write that value. */
    String advice(String value);

    /** Creates the error for one setting. */
    default InvalidDatabaseUrlException invalid(String keyword, String value, String fault, String advice) {
        return new InvalidDatabaseUrlException(source(), setting(keyword, value) + " " + fault + ". " + advice + ".");
    }

    /**
     * The settings are the parts of a URL. Where a special character of a password was not encoded, pieces of the
     * password turn up as port, database or parameter: none of those is ever shown unless it cannot be such a piece.
     */
    record OfUrl(String source) implements SettingNames {

        private static final Map<String, String> PARTS = Map.of(
                "host", "host", "port", "port", "dbname", "database name", "user", "user name", "password", "password");

        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
        private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

        @Override
        public String setting(String keyword, String value) {
            String part = PARTS.get(keyword);
            if (part != null) {
                return "The " + part + " of the " + url();
            }
            if (!NAME.matcher(keyword).matches()) {
                return "A parameter of the " + url();
            }
            String parameter = "parameter '" + keyword + "' of the " + url();
            return VALUE.matcher(value).matches() ? "'" + value + "' in the " + parameter : "The " + parameter;
        }

        @Override
        public String advice(String value) {
            return "Write postgresql://user:password@host:5432/database, and in user name and password every special"
                    + " character percent-encoded, such as %40 for @";
        }

        /** Creates the error for the URL as a whole. */
        InvalidDatabaseUrlException invalidUrl(String fault, String advice) {
            return new InvalidDatabaseUrlException(source, "The " + url() + " " + fault + ". " + advice + ".");
        }

        private String url() {
            return "database URL in " + source;
        }
    }

    /**
     * The settings are variables, each with a name of its own.
     *
     * @param names a phrase for each keyword, such as {@code the environment variable PGPORT}
     */
    record OfVariables(String source, Map<String, String> names) implements SettingNames {

        public OfVariables {
            names = Map.copyOf(names);
        }

        @Override
        public String setting(String keyword, String value) {
            String name = names.getOrDefault(keyword, "'" + keyword + "'");
            boolean secret = keyword.endsWith("password");
            return secret || value.isEmpty()
                    ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                    : "'" + Credentials.mask(value) + "' in " + name;
        }

        @Override
        public String advice(String value) {
            return "Give a " + value;
        }
    }
}
