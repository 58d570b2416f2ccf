package dev.migration.core.run;

import static java.util.stream.Collectors.joining;

import dev.migration.core.config.TableName;
import dev.migration.core.postgres.Literals;
import java.util.List;
import java.util.stream.Stream;

/** Finds out, after the server has refused something of ours, which privileges on our tables the role lacks. */
final class Privileges {

    private final TableName versionTable;
    private final TableName historyTable;

    Privileges(TableName versionTable, TableName historyTable) {
        this.versionTable = versionTable;
        this.historyTable = historyTable;
    }

    /** Returns the statements that give the session's role what it lacks to read where the database is; may be empty. */
    List<String> lackingToRead(Session session) {
        return grants(session, Stream.of(ofSchema("USAGE"), ofTable(versionTable, "SELECT")));
    }

    /** Returns the statements that give the session's role what it lacks to migrate; may be empty. */
    List<String> lackingToMigrate(Session session) {
        return grants(
                session,
                Stream.of(
                        ofDatabase(),
                        ofSchema(missingTable() + " THEN 'USAGE,CREATE' ELSE 'USAGE' END", "CASE WHEN "),
                        // LOCK TABLE needs one of the privileges to write.
                        ofTable(versionTable, "SELECT,INSERT,UPDATE,DELETE"),
                        ofTable(historyTable, "SELECT,INSERT,UPDATE")));
    }

    private static List<String> grants(Session session, Stream<String> questions) {
        if (session.isLost()) {
            return List.of();
        }
        try {
            return session.query("see what the role may do", questions.collect(joining(" UNION ALL "))).stream()
                    .flatMap(List::stream)
                    .map(row -> row.get(0))
                    .toList();
        } catch (DatabaseException e) {
            // The refusal that this is about is told in any case.
            return List.of();
        }
    }

    private String ofDatabase() {
        return "SELECT format('GRANT CREATE ON DATABASE %I TO %I;', current_database(), current_user)"
                + " WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = " + schema() + ")"
                + " AND NOT has_database_privilege(current_database(), 'CREATE')";
    }

    private String ofSchema(String privileges) {
        return ofSchema(Literals.quote(privileges), "");
    }

    private String ofSchema(String privileges, String before) {
        return "SELECT format('GRANT %s ON SCHEMA %I TO %I;', string_agg(name, ', ' ORDER BY place), nspname,"
                + " current_user) FROM pg_catalog.pg_namespace AS n, unnest(string_to_array(" + before + privileges
                + ", ',')) WITH ORDINALITY AS needed (name, place) WHERE nspname = " + schema()
                + " AND NOT has_schema_privilege(n.oid, name) GROUP BY nspname";
    }

    private String ofTable(TableName table, String privileges) {
        return "SELECT format('GRANT %s ON TABLE %I.%I TO %I;', string_agg(name, ', ' ORDER BY place), nspname, relname,"
                + " current_user) FROM pg_catalog.pg_namespace AS n JOIN pg_catalog.pg_class AS c"
                + " ON c.relnamespace = n.oid, unnest(string_to_array(" + Literals.quote(privileges)
                + ", ',')) WITH ORDINALITY AS needed (name, place) WHERE nspname = " + schema() + " AND relname = "
                + Literals.quote(table.name())
                + " AND NOT has_table_privilege(c.oid, name) GROUP BY nspname, relname";
    }

    private String missingTable() {
        return "(SELECT count(*) FROM pg_catalog.pg_class AS c WHERE c.relnamespace = n.oid AND c.relname IN ("
                + Literals.quote(versionTable.name()) + ", " + Literals.quote(historyTable.name()) + ")) < 2";
    }

    private String schema() {
        return Literals.quote(versionTable.schema());
    }
}
