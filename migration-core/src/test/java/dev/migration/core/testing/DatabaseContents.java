package dev.migration.core.testing;

import java.util.ArrayList;
import java.util.List;

/** What a database holds, but for times: to compare what two ways have led to. */
public final class DatabaseContents {

    private static final String SCHEMAS = "('pg_catalog', 'information_schema', 'pg_toast')";

    private static final List<String> QUERIES = List.of(
            "SELECT version_num FROM migration_version ORDER BY 1",
            "SELECT revision, direction, module, message, checksum, state, statements_done, applied_by,"
                    + " duration_ms IS NULL, tool_version FROM migration_history ORDER BY id",
            "SELECT table_schema, table_name, column_name, data_type, character_maximum_length, column_default,"
                    + " is_nullable, is_identity FROM information_schema.columns WHERE table_schema NOT IN " + SCHEMAS
                    + " ORDER BY 1, 2, ordinal_position",
            "SELECT indexdef FROM pg_indexes WHERE schemaname NOT IN " + SCHEMAS + " ORDER BY 1",
            "SELECT conrelid::regclass, conname, pg_get_constraintdef(c.oid) FROM pg_constraint c"
                    + " JOIN pg_namespace n ON n.oid = connamespace WHERE nspname NOT IN " + SCHEMAS + " ORDER BY 1, 2",
            "SELECT nspname, proname, prosrc FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname NOT IN "
                    + SCHEMAS + " ORDER BY 1, 2, 3",
            "SELECT schemaname, viewname, definition FROM pg_views WHERE schemaname NOT IN " + SCHEMAS
                    + " ORDER BY 1, 2",
            "SELECT tgrelid::regclass, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
            "SELECT typname, enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid ORDER BY 1, enumsortorder",
            "SELECT sequence_schema, sequence_name, data_type FROM information_schema.sequences ORDER BY 1, 2",
            "SELECT relname, objsubid, description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid"
                    + " JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname NOT IN " + SCHEMAS + " ORDER BY 1, 2",
            "SELECT table_schema, table_name, grantee, privilege_type FROM information_schema.role_table_grants"
                    + " WHERE table_schema NOT IN " + SCHEMAS + " ORDER BY 1, 2, 3, 4",
            "SELECT table_name, query_to_xml(format('SELECT count(*) FROM %I.%I', table_schema, table_name), true, false, '')"
                    + " FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN "
                    + SCHEMAS
                    + " ORDER BY 1");

    private DatabaseContents() {}

    /** Returns the version and history rows, and what the catalog says of everything that is not PostgreSQL's own. */
    public static List<String> of(TestDatabase database) {
        List<String> all = new ArrayList<>();
        QUERIES.forEach(query -> all.addAll(database.query(query)));
        return all;
    }
}
