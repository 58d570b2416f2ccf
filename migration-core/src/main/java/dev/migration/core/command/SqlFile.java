package dev.migration.core.command;

import dev.migration.core.run.SqlScript;

/**
 * SQL that is to be a file: that of a range, or of one migration among those of a range.
 *
 * @param name without folders; of one migration {@code 0001_<revision>_<slug>.sql}: sorted by name, files are in the order to run
 */
public record SqlFile(String name, SqlScript sql) {}
