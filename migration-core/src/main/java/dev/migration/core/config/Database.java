package dev.migration.core.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/** The database that a command works on, and where the user named it. */
public sealed interface Database {

    /** Says where the user named it, such as {@code migration.url} or {@code environment variable DATABASE_URL}. */
    String source();

    /** Describes it on one line for people, without the password. */
    String display();

    /**
     * A server that runs already.
     *
     * @param jdbcUrl a URL for the PostgreSQL JDBC driver, with every host's port, without credentials
     * @param username the role to log in as; empty = the driver takes the operating system's user
     * @param password empty = the driver looks into the password file
     * @param keyPassword of the client's private key
     */
    record Server(
            String jdbcUrl,
            Optional<String> username,
            Optional<Password> password,
            Optional<Password> keyPassword,
            String source)
            implements Database {

        /** Creates a server that needs no password for a private key. */
        public Server(String jdbcUrl, Optional<String> username, Optional<Password> password, String source) {
            this(jdbcUrl, username, password, Optional.empty(), source);
        }

        /**
         * Returns what the driver needs beside the URL: {@code user}, {@code password} and {@code sslpassword}, as far
         * as they are known. A new object each time; never to be printed.
         */
        public Properties connectionProperties() {
            Properties properties = new Properties();
            username.ifPresent(name -> properties.setProperty("user", name));
            password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
            keyPassword.ifPresent(secret -> properties.setProperty("sslpassword", secret.reveal()));
            return properties;
        }

        /** Returns hosts, database and role, such as {@code localhost:5432/app as alice}. */
        @Override
        public String display() {
            return Credentials.mask(
                    JdbcUrl.display(jdbcUrl) + username.map(" as "::concat).orElse(""));
        }

        /** Returns a text that others wrote with three asterisks for this server's passwords, and for all that looks like one. */
        public String masked(String text) {
            String masked = text;
            for (Optional<Password> secret : List.of(password, keyPassword)) {
                String value = secret.map(Password::reveal).orElse("");
                masked = value.isEmpty() ? masked : masked.replace(value, Credentials.MASK);
            }
            return Credentials.mask(masked);
        }

        @Override
        public String toString() {
            return display() + " (" + source + ")";
        }
    }

    /**
     * A PostgreSQL server that is started for this build.
     *
     * @param major its major version; empty = the newest one that is supported
     */
    record Embedded(OptionalInt major, String source) implements Database {

        /** The oldest major version of PostgreSQL that is supported. */
        public static final int OLDEST_MAJOR = 13;

        /** The newest major version of PostgreSQL that is supported. */
        public static final int NEWEST_MAJOR = 18;

        /** Returns the major version to start. */
        public int majorOrNewest() {
            return major.orElse(NEWEST_MAJOR);
        }

        /** Returns {@code embedded PostgreSQL 17}, or without the number when none was given. */
        @Override
        public String display() {
            return "embedded PostgreSQL" + (major.isPresent() ? " " + major.getAsInt() : "");
        }
    }
}
