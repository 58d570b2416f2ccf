package dev.migration.core.command;

/**
 * The SQL of one migration, to be a file among those of a range.
 *
 * @param name {@code 0001_<revision>_<slug>.sql}: sorted by name, files are in the order to run
 * @param sql the text, each line ended by LF
 */
public record SqlFile(String name, String sql) {}
