package dev.migration.core.config;

import java.nio.charset.StandardCharsets;

/**
 * How a database is migrated, whatever the database. Immutable; start from {@link #defaults()}.
 *
 * @param versionTable holds the current heads, one row each
 * @param historyTable holds who applied what and when; lies in the version table's schema
 * @param transaction how much of a run is one transaction
 */
public record MigrationConfig(TableName versionTable, TableName historyTable, TransactionMode transaction) {

    private static final String HISTORY_TABLE = "migration_history";

    /** Returns the defaults: {@code public.migration_version} and a transaction for each migration. */
    public static MigrationConfig defaults() {
        return new MigrationConfig(
                new TableName("public", "migration_version"),
                new TableName("public", HISTORY_TABLE),
                TransactionMode.EACH);
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
                transaction);
    }

    /**
     * Returns these settings with another schema for the version and history tables.
     *
     * @throws InvalidConfigException when the name is blank or has more than 63 bytes, PostgreSQL's limit
     */
    public MigrationConfig withVersionTableSchema(String schema) {
        String name = identifier("migration.versionTableSchema", schema);
        return new MigrationConfig(
                new TableName(name, versionTable.name()), new TableName(name, historyTable.name()), transaction);
    }

    /** Returns these settings with another transaction mode. */
    public MigrationConfig withTransaction(TransactionMode mode) {
        return new MigrationConfig(versionTable, historyTable, mode);
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
