package dev.migration.core.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a database is migrated, whatever the database. Immutable; start from {@link #defaults()}.
 *
 * @param versionTable holds the current heads, one row each
 * @param historyTable holds who applied what and when; lies in the version table's schema
 * @param transaction how much of a run is one transaction
 * @param lockWait how long a run waits for others to end; zero or longer
 * @param validation what an upgrade does when the script of an applied revision has changed
 */
public record MigrationConfig(
        TableName versionTable,
        TableName historyTable,
        TransactionMode transaction,
        Duration lockWait,
        ValidationMode validation) {

    private static final Pattern TIME = Pattern.compile("(?<number>[0-9]{1,9})\\s*(?<unit>ms|s|min|h|)");

    private static final String HISTORY_TABLE = "migration_history";

    /**
     * Returns the defaults: {@code public.migration_version}, a transaction for each migration, ten minutes' wait, no upgrade
     * when applied scripts have changed.
     */
    public static MigrationConfig defaults() {
        return new MigrationConfig(
                new TableName("public", "migration_version"),
                new TableName("public", HISTORY_TABLE),
                TransactionMode.EACH,
                Duration.ofMinutes(10),
                ValidationMode.FAIL);
    }

    /**
     * Returns these settings with another name for the version table.
     *
     * @throws InvalidConfigException when the name is blank or has more than 63 bytes, PostgreSQL's limit
     */
    public MigrationConfig withVersionTable(String name) {
        return new MigrationConfig(
                new TableName(versionTable.schema(), identifier("migration.versionTable", name)),
                historyTable,
                transaction,
                lockWait,
                validation);
    }

    /**
     * Returns these settings with another schema for the version and history tables.
     *
     * @throws InvalidConfigException when the name is blank or has more than 63 bytes, PostgreSQL's limit
     */
    public MigrationConfig withVersionTableSchema(String schema) {
        String name = identifier("migration.versionTableSchema", schema);
        return new MigrationConfig(
                new TableName(name, versionTable.name()),
                new TableName(name, historyTable.name()),
                transaction,
                lockWait,
                validation);
    }

    /** Returns these settings with another transaction mode. */
    public MigrationConfig withTransaction(TransactionMode mode) {
        return new MigrationConfig(versionTable, historyTable, mode, lockWait, validation);
    }

    /** Returns these settings with another answer to changed scripts. */
    public MigrationConfig withValidation(ValidationMode mode) {
        return new MigrationConfig(versionTable, historyTable, transaction, lockWait, mode);
    }

    /**
     * Returns these settings with another time to wait for other runs.
     *
     * @throws InvalidConfigException when it is negative
     */
    public MigrationConfig withLockWait(Duration wait) {
        if (wait.isNegative()) {
            throw new InvalidConfigException("migration.lockWait", wait.toString(), "no time is less than none");
        }
        return new MigrationConfig(versionTable, historyTable, transaction, wait, validation);
    }

    /**
     * Returns these settings with another time to wait, as a number with its unit: {@code 500ms}, {@code 30s},
     * {@code 10min}, {@code 1h}; a bare number means seconds.
     *
     * @throws InvalidConfigException when the text is none of these
     */
    public MigrationConfig withLockWait(String wait) {
        Matcher matcher = TIME.matcher(wait.strip());
        if (!matcher.matches()) {
            throw new InvalidConfigException(
                    "migration.lockWait", wait, "a time is written as 500ms, 30s, 10min or 1h");
        }
        long number = Long.parseLong(matcher.group("number"));
        return withLockWait(
                switch (matcher.group("unit")) {
                    case "ms" -> Duration.ofMillis(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofSeconds(number);
                });
    }

    private static String identifier(String setting, String value) {
        if (value.isBlank()) {
            throw new InvalidConfigException(setting, value, "a name is needed");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > 63) {
            throw new InvalidConfigException(setting, value, "PostgreSQL's names have at most 63 bytes");
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidConfigException(setting, value.replace("\0", "\\0"), "PostgreSQL's names have no NUL");
        }
        return value;
    }
}
