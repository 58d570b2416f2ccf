package dev.migration.core.fault;

/**
 * A statement of a test's script, and how to see in the database whether it has run.
 *
 * @param sql without its semicolon, but for what {@code COPY} needs
 * @param count an SQL expression: how often it has run; empty when it leaves no trace
 * @param noted whether it is one transaction with the note that it is done, wherever it runs
 */
record Deed(String sql, String count, boolean noted) {

    /** Makes a table of one column, {@code n}. */
    static Deed table(String name) {
        return new Deed("CREATE TABLE " + name + " (n integer)", relations(name), true);
    }

    /** Makes an index in a transaction. */
    static Deed plainIndex(String name, String table) {
        return new Deed("CREATE INDEX " + name + " ON " + table + " (n)", "", true);
    }

    /** Makes an index outside of a transaction; one that is not valid does not count. */
    static Deed index(String name, String table) {
        return new Deed(
                "CREATE INDEX CONCURRENTLY " + name + " ON " + table + " (n)",
                "(SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid = to_regclass('" + name + "'))",
                false);
    }

    /** Drops an index, which came with its table, outside of a transaction. */
    static Deed dropIndex(String name, String table) {
        return new Deed("DROP INDEX CONCURRENTLY " + name, relations(table) + " - " + relations(name), false);
    }

    /** Adds a column. */
    static Deed column(String table, String name) {
        return new Deed(
                "ALTER TABLE " + table + " ADD COLUMN " + name + " integer",
                "(SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('" + table + "') AND attname = '"
                        + name + "')",
                true);
    }

    /** Writes a row that nothing keeps from being there twice. */
    static Deed row(String text) {
        return new Deed("INSERT INTO ledger VALUES ('" + text + "')", rows(text), true);
    }

    /** Copies many rows, which are there all or not at all. */
    static Deed copy(String text, int rows) {
        return new Deed("COPY ledger FROM stdin;\n" + (text + "\n").repeat(rows) + "\\.", allOf(text, rows), true);
    }

    /** Writes many rows at once, some 40 bytes each. */
    static Deed rows(String text, int rows) {
        return new Deed(
                "INSERT INTO ledger SELECT '" + text + "' FROM generate_series(1, " + rows + ")",
                allOf(text, rows),
                true);
    }

    /** Does what leaves no trace and may be done twice. */
    static Deed untraced(String sql) {
        return new Deed(sql, "", false);
    }

    private static String allOf(String text, int rows) {
        return "(SELECT CASE WHEN n % " + rows + " = 0 THEN n / " + rows + " ELSE -n END FROM (SELECT " + rows(text)
                + " AS n) AS written)";
    }

    private static String rows(String text) {
        return "(SELECT count(*) FROM ledger WHERE deed = '" + text + "')";
    }

    private static String relations(String name) {
        return "(to_regclass('" + name + "') IS NOT NULL)::int";
    }
}
