package dev.migration.core.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How a database is migrated, whatever the database. Immutable; start from {@link #defaults()}.
 *
 * @param versionTable holds the current heads, one row each
 * @param historyTable holds who applied what and when; lies in the version table's schema
 * @param transaction how much of a run is one transaction
 * @param lockWait how long a run waits for others to end; zero or longer
 * @param limits how long statements may take, and how often a transaction is tried again
 * @param validation what an upgrade does when the script of an applied revision has changed
 */
public record MigrationConfig(
        TableName versionTable,
        TableName historyTable,
        TransactionMode transaction,
        Duration lockWait,
        TimeLimits limits,
        ValidationMode validation) {

    private static final String HISTORY_TABLE = "migration_history";

    // PostgreSQL manual, "Identifiers and Key Words": NAMEDATALEN - 1 bytes.
    private static final int LONGEST_NAME = 63;

    private static final String PRIMARY_KEY_SUFFIX = "_pkc";

    /**
     * Returns the defaults: {@code public.migration_version}, a transaction for each migration, ten minutes' wait, five seconds
     * for a lock and forty retries, no upgrade when applied scripts have changed.
     */
    public static MigrationConfig defaults() {
        return new MigrationConfig(
                new TableName("public", "migration_version"),
                new TableName("public", HISTORY_TABLE),
                TransactionMode.EACH,
                Duration.ofMinutes(10),
                TimeLimits.defaults(),
                ValidationMode.FAIL);
    }

    /**
     * Returns these settings with another name for the version table.
     *
     * @throws InvalidConfigException when the name is blank, that of the history table, or has more than 59 bytes:
     *     PostgreSQL's limit less the end of the primary key's name
     */
    public MigrationConfig withVersionTable(String name) {
        String setting = "migration.versionTable";
        String table = identifier(setting, name, LONGEST_NAME - PRIMARY_KEY_SUFFIX.length());
        if (table.equals(historyTable.name())) {
            throw new InvalidConfigException(
                    setting, name, "the history table has this name. Choose another, such as 'migration_version'");
        }
        return new MigrationConfig(
                new TableName(versionTable.schema(), table), historyTable, transaction, lockWait, limits, validation);
    }

    /**
     * Returns these settings with another schema for the version and history tables.
     *
     * @throws InvalidConfigException when the name is blank or has more than 63 bytes, PostgreSQL's limit
     */
    public MigrationConfig withVersionTableSchema(String schema) {
        String name = identifier("migration.versionTableSchema", schema, LONGEST_NAME);
        return new MigrationConfig(
                new TableName(name, versionTable.name()),
                new TableName(name, historyTable.name()),
                transaction,
                lockWait,
                limits,
                validation);
    }

    /** Returns these settings with another transaction mode. */
    public MigrationConfig withTransaction(TransactionMode mode) {
        return new MigrationConfig(versionTable, historyTable, mode, lockWait, limits, validation);
    }

    /** Returns these settings with another answer to changed scripts. */
    public MigrationConfig withValidation(ValidationMode mode) {
        return new MigrationConfig(versionTable, historyTable, transaction, lockWait, limits, mode);
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
        return new MigrationConfig(versionTable, historyTable, transaction, wait, limits, validation);
    }

    /**
     * Returns these settings with another time to wait, as a number with its unit: {@code 500ms}, {@code 30s},
     * {@code 10min}, {@code 1h}; a bare number means seconds.
     *
     * @throws InvalidConfigException when the text is none of these
     */
    public MigrationConfig withLockWait(String wait) {
        return withLockWait(TimeText.parse("migration.lockWait", wait));
    }

    /**
     * Returns these settings with another time to wait for a lock, written as for {@link #withLockWait(String)}; zero for as long
     * as it takes.
     *
     * @throws InvalidConfigException when the text is no such time, or PostgreSQL has no such timeout
     */
    public MigrationConfig withLockTimeout(String timeout) {
        return withLimits(limits.withLockTimeout(TimeText.parse("migration.lockTimeout", timeout)));
    }

    /**
     * Returns these settings with another number of times that a transaction is tried again.
     *
     * @throws InvalidConfigException when it is negative
     */
    public MigrationConfig withRetries(int retries) {
        return withLimits(limits.withRetries(retries));
    }

    /**
     * Returns these settings with a time that a script's statement may take, written as for {@link #withLockWait(String)}; zero
     * for as long as it takes.
     *
     * @throws InvalidConfigException when the text is no such time, or PostgreSQL has no such timeout
     */
    public MigrationConfig withStatementTimeout(String timeout) {
        return withLimits(limits.withStatementTimeout(TimeText.parse("migration.statementTimeout", timeout)));
    }

    private MigrationConfig withLimits(TimeLimits others) {
        return new MigrationConfig(versionTable, historyTable, transaction, lockWait, others, validation);
    }

    private static String identifier(String setting, String value, int longest) {
        if (value.isBlank()) {
            throw new InvalidConfigException(setting, value, "a name is needed");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw new InvalidConfigException(
                    setting,
                    value,
                    longest == LONGEST_NAME
                            ? "PostgreSQL's names have at most " + LONGEST_NAME + " bytes"
                            : "its primary key is called the same with '" + PRIMARY_KEY_SUFFIX
                                    + "' at the end, and PostgreSQL's names have at most " + LONGEST_NAME
                                    + " bytes. Choose a name of at most " + longest + " bytes");
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidConfigException(setting, value.replace("\0", "\\0"), "PostgreSQL's names have no NUL");
        }
        return value;
    }
}
