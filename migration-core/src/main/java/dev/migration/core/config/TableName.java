package dev.migration.core.config;

/**
 * A table's name with its schema, as they are in the catalog, unquoted.
 *
 * @param schema the schema, never empty
 * @param name the table, never empty
 */
public record TableName(String schema, String name) {

    /** Returns {@code schema.name}, for messages. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
