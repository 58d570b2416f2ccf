package dev.migration.core.run;

import dev.migration.core.postgres.ConcurrentIndex;
import dev.migration.core.postgres.ConcurrentReindex;
import dev.migration.core.postgres.Literals;
import dev.migration.core.postgres.SqlStatement;
import java.util.List;

/** Indexes that are not valid, which a statement outside of a transaction leaves behind when it fails. */
final class Leftovers {

    private static final String LOOK = "look for an index that is not valid";
    private static final String SELECT = "SELECT format('%I.%I', nspname, class.relname) FROM pg_catalog.pg_index"
            + " JOIN pg_catalog.pg_class AS class ON class.oid = indexrelid"
            + " JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = relnamespace"
            + " WHERE NOT indisvalid AND ";

    // PostgreSQL cuts a long name before it adds the ending, at a character's beginning.
    private static final String OF_INDEX = "class.relname ~ '_cc(new|old)[0-9]*$' AND EXISTS (SELECT"
            + " FROM pg_catalog.pg_index AS rebuilt JOIN pg_catalog.pg_class AS original ON original.oid = rebuilt.indexrelid,"
            + " regexp_replace(class.relname, '_cc(new|old)[0-9]*$', '') AS stem"
            + " WHERE rebuilt.indrelid = pg_index.indrelid AND (original.relname = stem"
            + " OR octet_length(class.relname) >= 60 AND starts_with(original.relname, stem)) AND ";

    private final Session session;

    Leftovers(Session session) {
        this.session = session;
    }

    /**
     * Drops what an earlier try of the statement has left.
     *
     * @throws DatabaseException when the server refuses
     */
    void dropOf(SqlStatement statement) {
        ConcurrentIndex.of(statement).ifPresent(index -> drop(invalid(index)));
        ConcurrentReindex.of(statement).ifPresent(reindex -> drop(SELECT + OF_INDEX + inScope(reindex) + ")"));
    }

    /**
     * Drops what the statement would take for the index that it is to create, whoever has left it.
     *
     * @throws DatabaseException when the server refuses
     */
    void dropHiddenBy(SqlStatement statement) {
        ConcurrentIndex.of(statement).filter(ConcurrentIndex::ifNotExists).ifPresent(index -> drop(invalid(index)));
    }

    private void drop(String query) {
        for (List<String> row : session.query(LOOK, query).orElse(List.of())) {
            String index = row.get(0);
            session.execute(
                    "drop the index " + index + ", which is not valid", "DROP INDEX CONCURRENTLY IF EXISTS " + index);
        }
    }

    private static String invalid(ConcurrentIndex index) {
        return SELECT + "indrelid = to_regclass(" + Literals.quote(index.table())
                + ") AND class.relname = (parse_ident("
                + Literals.quote(index.name().orElse("")) + "))[1]::name";
    }

    /** A condition on the index that was to be rebuilt. */
    private static String inScope(ConcurrentReindex reindex) {
        String name = Literals.quote(reindex.name());
        return switch (reindex.scope()) {
            case INDEX -> "rebuilt.indexrelid IN (" + withPartitions(name) + ")";
            case TABLE -> ofTables("oid IN (" + withPartitions(name) + ")");
            case SCHEMA -> ofTables("relnamespace = to_regnamespace(" + name + ")");
            case DATABASE -> "true";
        };
    }

    private static String withPartitions(String name) {
        return "SELECT to_regclass(" + name + ")::oid UNION SELECT relid FROM pg_partition_tree(to_regclass(" + name
                + "))";
    }

    /** Their own indexes, and those of what they keep out of line. */
    private static String ofTables(String condition) {
        String oids = "(SELECT unnest(ARRAY[oid, reltoastrelid]) FROM pg_catalog.pg_class WHERE " + condition + ")";
        return "rebuilt.indrelid IN " + oids;
    }
}
