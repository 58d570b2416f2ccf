package dev.migration.core.fault;

import java.util.Optional;

/**
 * A statement of a test's script, and how to see in the database whether it has run.
 *
 * @param sql without its semicolon, but for what {@code COPY} needs
 * @param count an SQL expression: how often it has run; empty when it leaves no trace
 * @param noted whether it is one transaction with the note that it is done, wherever it runs
 * @param undo what a downgrade does in its place, counted likewise: nothing that was there before is needed to see it
 */
record Deed(String sql, String count, boolean noted, Optional<Deed> undo) {

    private Deed(String sql, String count, boolean noted) {
        this(sql, count, noted, Optional.empty());
    }

    private Deed undoneBy(Deed undo) {
        return new Deed(sql, count, noted, Optional.of(undo));
    }

    /** Makes a table of one column, {@code n}. */
    static Deed table(String name) {
        return new Deed("CREATE TABLE " + name + " (n integer)", relations(name), true)
                .undoneBy(new Deed("DROP TABLE " + name, "1 - " + relations(name), true));
    }

    /** Makes an index in a transaction. */
    static Deed plainIndex(String name, String table) {
        return new Deed("CREATE INDEX " + name + " ON " + table + " (n)", "", true)
                .undoneBy(new Deed("DROP INDEX " + name, "", true));
    }

    /** Makes an index outside of a transaction; one that is not valid does not count. */
    static Deed index(String name, String table) {
        return createIndex(name, table, valid(name))
                .undoneBy(new Deed("DROP INDEX CONCURRENTLY " + name, "1 - " + relations(name), false));
    }

    /** Drops an index, which came with its table, outside of a transaction. */
    static Deed dropIndex(String name, String table) {
        return new Deed("DROP INDEX CONCURRENTLY " + name, relations(table) + " - " + relations(name), false)
                // Later on it goes together with its table.
                .undoneBy(createIndex(name, table, valid(name) + " + 1 - " + relations(table)));
    }

    private static Deed createIndex(String name, String table, String count) {
        return new Deed("CREATE INDEX CONCURRENTLY " + name + " ON " + table + " (n)", count, false);
    }

    /** Adds a column. */
    static Deed column(String table, String name) {
        String there = "(SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('" + table
                + "') AND attname = '" + name + "')";
        return new Deed("ALTER TABLE " + table + " ADD COLUMN " + name + " integer", there, true)
                .undoneBy(new Deed("ALTER TABLE " + table + " DROP COLUMN " + name, "1 - " + there, true));
    }

    /** Writes a row that nothing keeps from being there twice. */
    static Deed row(String text) {
        return onlyRow(text).undoneBy(onlyRow("un" + text));
    }

    private static Deed onlyRow(String text) {
        return new Deed("INSERT INTO ledger VALUES ('" + text + "')", rows(text), true);
    }

    /** Copies many rows, which are there all or not at all. */
    static Deed copy(String text, int rows) {
        return onlyCopy(text, rows).undoneBy(onlyCopy("un" + text, rows));
    }

    private static Deed onlyCopy(String text, int rows) {
        return new Deed("COPY ledger FROM stdin;\n" + (text + "\n").repeat(rows) + "\\.", allOf(text, rows), true);
    }

    /** Writes many rows at once, some 40 bytes each. */
    static Deed rows(String text, int rows) {
        return new Deed(
                "INSERT INTO ledger SELECT '" + text + "' FROM generate_series(1, " + rows + ")",
                allOf(text, rows),
                true);
    }

    /** Does what leaves no trace and may be done twice, there and back. */
    static Deed untraced(String sql) {
        return untraced(sql, sql);
    }

    /** Does what leaves no trace and may be done twice. */
    static Deed untraced(String sql, String undo) {
        return new Deed(sql, "", false).undoneBy(new Deed(undo, "", false));
    }

    private static String allOf(String text, int rows) {
        return "(SELECT CASE WHEN n % " + rows + " = 0 THEN n / " + rows + " ELSE -n END FROM (SELECT " + rows(text)
                + " AS n) AS written)";
    }

    private static String rows(String text) {
        return "(SELECT count(*) FROM ledger WHERE deed = '" + text + "')";
    }

    private static String valid(String index) {
        return "(SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid = to_regclass('" + index + "'))";
    }

    private static String relations(String name) {
        return "(to_regclass('" + name + "') IS NOT NULL)::int";
    }
}
